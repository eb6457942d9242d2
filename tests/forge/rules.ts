import type { Job, Workflow } from "./workflow.ts";

interface Rule {
  readonly name: string;
  /** What breaks it, each in a few words. */
  readonly broken: (workflow: Workflow) => readonly string[];
  /** Workflows that break it, made up, so that the rule is known to bite. */
  readonly examples: readonly string[];
}

const jobsOf = ({ jobs }: Workflow) => Object.entries(jobs);
const stepsOf = (workflow: Workflow) => jobsOf(workflow).flatMap(([, { steps }]) => steps);
const runsOf = ({ steps }: Job) => steps.map(({ run }) => run ?? "").join("\n");
const mayWrite = (granted: Job["permissions"]) =>
  typeof granted === "string" ? granted !== "read-all" : Object.values(granted ?? {}).includes("write");
const usesSecret = (value: unknown) => /secrets\.|github\.token/i.test(JSON.stringify(value));

/** An expression, as a forge fills it in. */
const filled = (inner: string) => `\${{ ${inner} }}`;

/** A workflow of one job with these steps, for the examples. */
const steps = (...lines: readonly string[]) =>
  `on: push\njobs:\n  a:\n    steps:\n${lines.map((line) => `      ${line}\n`).join("")}`;
const head = (...lines: readonly string[]) => `${lines.join("\n")}\njobs: {}\n`;

export const rules: readonly Rule[] = [
  {
    name: "every action is pinned to a commit, with its version in a comment",
    broken: ({ source }) =>
      [...source.matchAll(/^\s*(?:- )?uses:.*$/gm)]
        .map(([line]) => line.trim())
        .filter((line) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    examples: [
      steps("- uses: actions/checkout@v7"),
      steps(`- uses: actions/checkout@${"a".repeat(40)}`),
      steps(`- uses: actions/checkout@${"a".repeat(39)} # v7.0.1`),
    ],
  },
  {
    name: "a workflow may do nothing but read, and jobs ask for what they need",
    broken: ({ permissions }) =>
      permissions === undefined || mayWrite(permissions) ? [JSON.stringify(permissions) ?? "no permissions"] : [],
    examples: [
      head("on: push"),
      head("on: push", "permissions: write-all"),
      head("on: push", "permissions: {contents: write}"),
    ],
  },
  {
    name: "no strange code runs with the rights of this repository",
    broken: ({ on }) =>
      Object.keys(on).filter((event) => /^(pull_request_target|workflow_run|issue_comment)$/.test(event)),
    examples: [head("on: pull_request_target"), head("on: [push, workflow_run]"), head("on: {issue_comment: }")],
  },
  {
    name: "nothing is expanded inside what a shell or a script reads: values come by the environment",
    broken: (workflow) =>
      stepsOf(workflow)
        .map(({ run, with: given }) => `${run ?? ""}\n${given.script ?? ""}`)
        .filter((text) => text.includes("${{")),
    examples: [
      steps(`- run: echo "${filled("github.event.issue.title")}"`),
      steps(`- run: git switch "${filled("github.head_ref")}"`),
      steps(`- run: npm run daily -- --date ${filled("inputs.date")}`),
      steps("- uses: actions/github-script@v8", `  with: {script: 'print("${filled("github.event.issue.body")}")'}`),
    ],
  },
  {
    name: "every job has a time limit",
    broken: (workflow) =>
      jobsOf(workflow)
        .filter(([, job]) => job["timeout-minutes"] === undefined)
        .map(([name]) => name),
    examples: [steps("- run: sleep 100000")],
  },
  {
    name: "no checkout leaves its token where later steps find it",
    broken: (workflow) =>
      stepsOf(workflow)
        .filter(
          ({ uses, with: given }) => uses?.startsWith("actions/checkout@") && given["persist-credentials"] !== false,
        )
        .map(({ uses }) => uses ?? ""),
    examples: [
      steps("- uses: actions/checkout@v7"),
      steps("- uses: actions/checkout@v7", "  with: {persist-credentials: true}"),
    ],
  },
  {
    name: "tokens and secrets are given to single steps, and to no action or whole job",
    broken: (workflow) => [
      ...(usesSecret(workflow.env) ? ["the whole workflow"] : []),
      ...jobsOf(workflow)
        .filter(([, job]) => usesSecret(job.env))
        .map(([name]) => name),
      ...stepsOf(workflow)
        .filter((step) => usesSecret(step.with))
        .map(({ uses }) => uses ?? ""),
    ],
    examples: [
      `env: {TOKEN: "${filled("secrets.TOKEN")}"}\n${steps("- run: ls")}`,
      `on: push\njobs: {a: {env: {TOKEN: '${filled("github.token")}'}, steps: []}}`,
      steps("- uses: a/b@v1", `  with: {token: '${filled("secrets.TOKEN")}'}`),
    ],
  },
  {
    name: "where a token can write, no package runs a script of its own when it is installed",
    broken: (workflow) =>
      jobsOf(workflow)
        .filter(([, job]) => mayWrite(job.permissions) || usesSecret(job))
        .filter(([, job]) => /npm (install|i|exec)\b|npx|npm ci(?! --ignore-scripts)|\.ci\/run/.test(runsOf(job)))
        .map(([name]) => name),
    examples: [
      "on: push\njobs: {a: {permissions: {contents: write}, steps: [{run: npm ci}]}}",
      "on: push\njobs: {a: {permissions: write-all, steps: [{run: npx something}]}}",
      `on: push\njobs: {a: {steps: [{run: npm ci}, {run: ls, env: {T: '${filled("secrets.T")}'}}]}}`,
    ],
  },
  {
    name: "the job that may publish runs no code of the repository",
    broken: (workflow) =>
      jobsOf(workflow)
        .filter(([, { permissions }]) => JSON.stringify(permissions ?? "").match(/"(pages|id-token)":"write"/))
        .filter(
          ([, job]) =>
            job.steps.some(({ uses }) => uses?.startsWith("actions/checkout@")) || /\b(npm|node)\b/.test(runsOf(job)),
        )
        .map(([name]) => name),
    examples: [
      "on: push\njobs: {a: {permissions: {pages: write}, steps: [{run: npm run build}]}}",
      "on: push\njobs: {a: {permissions: {id-token: write}, steps: [{uses: actions/checkout@v7}]}}",
    ],
  },
  {
    name: "scheduled runs start four times a day or more, on odd minutes, and once after 18:00 UTC, when the day closes",
    broken: ({ on }) => {
      if (on.schedule === undefined) return [];
      const times = (on.schedule as { cron: string }[]).map(
        ({ cron }) => /^(\d+) (\d+) \* \* \*$/.exec(cron) ?? [cron],
      );
      return [
        ...times.filter(([, minute]) => Number(minute) % 2 !== 1).map(([cron]) => String(cron)),
        ...(times.length < 4 ? ["fewer than four"] : []),
        ...(times.some(([, , hour]) => Number(hour) >= 18) ? [] : ["none after 18:00"]),
      ];
    },
    examples: [
      head('on: {schedule: [{cron: "17 5 * * *"}, {cron: "17 7 * * *"}, {cron: "17 19 * * *"}]}'),
      head('on: {schedule: [{cron: "17 5 * * *"}, {cron: "17 7 * * *"}, {cron: "0 12 * * *"}, {cron: "17 19 * * *"}]}'),
      head('on: {schedule: [{cron: "17 5 * * *"}, {cron: "17 7 * * *"}, {cron: "17 9 * * *"}, {cron: "17 17 * * *"}]}'),
    ],
  },
  {
    name: "runs of one kind don't run beside each other",
    broken: (workflow) =>
      workflow.concurrency === undefined && jobsOf(workflow).some(([, { concurrency }]) => concurrency === undefined)
        ? ["no concurrency group"]
        : [],
    examples: [steps("- run: ls")],
  },
];
