import { randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { writeWhole } from "./config/files.ts";
import { CannotError } from "./config/problem.ts";
import { type Answers, answered, defaultsFor, isYes, questions, refusalOf, yesOrNo } from "./forks/answers.ts";
import { type Dialogue, dialogueOver } from "./forks/dialogue.ts";
import { type Fork, needsFeedId, readFork } from "./forks/fork.ts";
import { type GitHub, pageOf } from "./forks/github.ts";
import { isKept, recordIn, removeRecord } from "./forks/starter.ts";
import { say } from "./say.ts";

const help = `
npm run init -- [options]

Makes a fork a paper of its own: writes its title, address, sources, newsletter and a new feed_id to content/site.yaml, whose
comments stay. On a terminal it asks for what no option says; anywhere else it takes what it would have proposed.
A second run keeps what the first one wrote, the feed_id too.

  --title TEXT        the paper's title (the repository's name)
  --url ADDRESS       where it will be published (the host in content/public/CNAME, or GitHub's address for the remote origin)
  --repository URL    where its files are (the remote origin, on GitHub)
  --huggingface, --no-huggingface
                      whether papers come from Hugging Face's daily list
  --arxiv CATEGORIES  which papers come from arXiv: cs.LG,cs.CL
  --newsletter NAME   its newsletter on Buttondown
  --empty             removes the starter's listings, papers, editions and observations too; never topics or pages
  --yes               asks nothing, and agrees to what --empty removes
  --content DIR       the content folder (content)

An address, a repository, categories or a newsletter of "none" takes away what is there.
`;

const options = {
  ...commonOptions,
  title: { type: "string" },
  url: { type: "string" },
  repository: { type: "string" },
  huggingface: { type: "boolean" },
  "no-huggingface": { type: "boolean" },
  arxiv: { type: "string" },
  newsletter: { type: "string" },
  empty: { type: "boolean", default: false },
  yes: { type: "boolean", default: false },
} as const;

await command(help, options, async (values) => {
  const { content, empty, yes, title, url, repository, huggingface, arxiv, newsletter } = values;
  if (huggingface && values["no-huggingface"])
    throw new UsageError("Cannot switch Hugging Face both on and off: expected one of the two options.");
  const folder = resolve(content);
  const fork = readFork(folder);
  const held = empty ? recordIn(folder) : null;
  const kept = held !== null && isKept(folder);
  const preset = defaultsFor(fork);
  const isOn = huggingface ? "yes" : values["no-huggingface"] ? "no" : undefined;
  const told: Told = { title, url, repository, huggingface: isOn, arxiv, newsletter };
  const known: Answers = {
    title: title ?? preset.title,
    url: url ?? preset.url,
    repository: repository ?? preset.repository,
    huggingface: isOn ?? preset.huggingface,
    arxiv: arxiv ?? preset.arxiv,
    newsletter: newsletter ?? preset.newsletter,
  };
  const feedId = `urn:uuid:${randomUUID()}`;
  // Nobody is asked before what is there and what was told can be used.
  answered(fork, known, feedId);

  const onTerminal = process.stdin.isTTY && process.stdout.isTTY && !yes;
  const dialogue = onTerminal ? dialogueOver(process.stdin, process.stdout) : null;
  let answers = known;
  try {
    if (dialogue) answers = await askFor(fork, known, told, dialogue);
    if (held !== null && !yes) await agree(held, kept, dialogue);
  } finally {
    dialogue?.close();
  }
  writeWhole(join(folder, "site.yaml"), answered(fork, answers, feedId));
  if (held !== null) removeRecord(folder);

  const { site, github } = readFork(folder);
  const arxivs = site.sources.arxiv.on ? site.sources.arxiv.categories.join(", ") : "none";
  say(
    `Written to content/site.yaml: "${site.title}", ${site.url ? `at ${site.url}` : "without an address, so that nothing is published"}.`,
    `Papers of Hugging Face: ${site.sources.huggingface.on ? "yes" : "no"}; of arXiv: ${arxivs}; newsletter: ${site.newsletter?.buttondown ?? "none"}.`,
    `Feeds: ${site.feed_id}, ${needsFeedId(fork) ? `new, in place of ${fork.site.feed_id}` : "as before"}.`,
    ...(held === null ? [] : [`Removed from content: ${held}.${kept ? " Git has them still." : ""}`]),
    "",
    ...leftToDo(github, site.newsletter !== undefined),
  );
});

type Told = Readonly<{ [Key in keyof Answers]: string | undefined }>;

/** Asks for what no option says, each until it can be used. */
async function askFor(fork: Fork, known: Answers, told: Told, dialogue: Dialogue): Promise<Answers> {
  let answers = known;
  for (const { key, text } of questions.filter(({ key }) => told[key] === undefined)) {
    const refusal = (answer: string) => refusalOf(fork, { ...answers, [key]: answer }, key);
    answers = { ...answers, [key]: await dialogue.ask(text, answers[key], refusal) };
  }
  return answers;
}

/** Nothing is removed without somebody's yes. */
async function agree(held: string, kept: boolean, dialogue: Dialogue | null): Promise<void> {
  if (!dialogue) throw new UsageError(`Cannot remove ${held} unasked: --yes says that they may go.`);
  const after = kept ? "Git has them still" : "There is no git here to bring them back";
  const answer = await dialogue.ask(`Remove ${held} from content? ${after}. Yes or no`, "no", yesOrNo);
  if (!isYes(answer)) throw new CannotError("Nothing is removed, and nothing is written.");
}

/** What only the forge's own pages can do. */
function leftToDo(github: GitHub | null, hasLetters: boolean): string[] {
  const at = (path: string) => (github ? `: ${pageOf(github)}/${path}` : "");
  const steps = [
    `Enable Actions, which a fork begins without${at("actions")}`,
    `Under Pages, choose "GitHub Actions" as the source${at("settings/pages")}`,
    ...(hasLetters
      ? [
          `Make an environment "newsletter", for main alone, with the secret BUTTONDOWN_API_KEY, as the README says${at("settings/environments")}`,
        ]
      : []),
    `Run the workflow Daily once by hand${at("actions/workflows/daily.yml")}`,
  ];
  return [
    `Commit content and push it. Then ${hasLetters ? "four" : "three"} things are left to do on GitHub:`,
    ...steps.map((step, i) => `${i + 1}. ${step}`),
  ];
}
