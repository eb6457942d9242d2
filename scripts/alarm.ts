import { spawnSync } from "node:child_process";
import { printable } from "./config/printable.ts";
import { alarmText, failedJobs, type Needs, readNeeds } from "./forge/alarm.ts";

// Node 22.18 or later runs this file as it is, without a package: it has work to do on the day on which the packages can't be
// installed.

const help = `
node scripts/alarm.ts

For the last job of the daily workflow: opens the issue "Daily run" when a scheduled run failed, or brings it up to date, and
closes it when a run is good. Reads NEEDS, the results of the other jobs, and what every workflow is told in GITHUB_...;
calls gh, which reads GH_TOKEN.

Exit code 0: done, whatever the run was. 1: gh can't do it.
`;

const title = "Daily run";
const label = "daily-run";

/** gh can't do what was asked. */
class GhRefusal extends Error {
  override readonly name = "GhRefusal";
}

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly state: string;
}

try {
  const { env } = process;
  const run = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`;
  const said = process.argv.includes("--help")
    ? help.trim()
    : alarm(readNeeds(env.NEEDS ?? ""), run, env.GITHUB_EVENT_NAME === "schedule");
  process.stdout.write(`${said.split("\n").map(printable).join("\n")}\n`);
} catch (error) {
  if (!(error instanceof GhRefusal)) throw error;
  // As they are in a fork, until somebody turns them on.
  if (error.message.includes("has disabled issues"))
    process.stdout.write("Issues are off in this repository, so only the run itself tells how it went.\n");
  else {
    process.stderr.write(`${printable(error.message)}\n`);
    process.exitCode = 1;
  }
}

/** Returns what it did, in a sentence. */
function alarm(needs: Needs, run: string, isScheduled: boolean): string {
  const isGood = failedJobs(needs).length === 0;
  if (!isGood && !isScheduled) return "Somebody started this run, and sees that it failed: no issue.";
  const known = issueIn(gh(["issue", "list", "--label", label, "--state", "all", "--json", "number,title,state"]));
  const number = String(known?.number);
  if (isGood) {
    if (known?.state !== "OPEN") return "All is well, and no issue says otherwise.";
    gh(["issue", "close", number, "--comment", `The daily run is well again: ${run}`]);
    return `Closed issue ${number}.`;
  }
  const text = alarmText(run, needs);
  if (known === undefined) {
    gh(["label", "create", label, "--force", "--color", "B60205", "--description", "What the daily run has to say"]);
    gh(["issue", "create", "--title", title, "--label", label, "--body-file", "-"], text);
    return `Opened the issue "${title}".`;
  }
  if (known.state !== "OPEN") gh(["issue", "reopen", number]);
  gh(["issue", "edit", number, "--body-file", "-"], text);
  return `Brought issue ${number} up to date.`;
}

/** The open one, or the last that was. Others that carry the label are somebody else's. */
function issueIn(json: string): Issue | undefined {
  const listed: readonly Issue[] = JSON.parse(json);
  const issues = listed.filter((issue) => issue.title === title).sort((a, b) => b.number - a.number);
  return issues.find(({ state }) => state === "OPEN") ?? issues[0];
}

/** What gh answers. Texts go in by `input`, so that none is read as an option. */
function gh(args: readonly string[], input = ""): string {
  const repository = ["--repo", process.env.GITHUB_REPOSITORY ?? ""];
  const { error, status, stdout, stderr } = spawnSync("gh", [...args, ...repository], { input, encoding: "utf8" });
  if (status === 0) return stdout;
  const reason = error?.message ?? stderr.trim().split("\n").at(-1);
  throw new GhRefusal(`Cannot run gh ${args.slice(0, 2).join(" ")}: it says "${reason}".`);
}
