import { join, resolve } from "node:path";
import { type Added, addFromArxiv, addWritten, type Target } from "./adding.ts";
import { command, commonOptions, UsageError } from "./command.ts";
import { CannotError } from "./config/problem.ts";
import { localBase, type Site } from "./config/site.ts";
import { dayIn } from "./config/zone.ts";
import { type Content, readContent } from "./content.ts";
import { locked } from "./lock.ts";
import type { Paper } from "./papers/paper.ts";
import { isDay } from "./papers/schema.ts";
import { compileTopics } from "./ranking/topics.ts";
import { say, warn } from "./say.ts";
import { root } from "./site/engine.ts";
import { paperUrl } from "./site/model.ts";
import { asking, patienceOf } from "./upstream.ts";
import { askFor, wantedIn } from "./wanted.ts";

const help = `
npm run add -- 2506.01234
npm run add -- https://arxiv.org/abs/2506.01234v2
npm run add -- --title "..." --abstract "..." [--authors "A. Ant; B. Bee"] [--url ADDRESS]
npm run add

Adds one paper: writes its file into content/papers. Of a paper on arXiv the id or an address is enough, and arXiv is asked
for the rest. Without either, on a terminal, it asks for the title, the abstract and the authors.

  --title TEXT     of a paper that is not on arXiv
  --abstract TEXT  with an empty line between paragraphs
  --authors NAMES  with semicolons between them
  --url ADDRESS    its page, or the address of its DOI
  --topic ID       a topic of content/topics: says so if the paper's words don't put it there
  --listed DAY     the day on which it is announced, as yyyy-mm-dd: the next edition takes it in (today)
  --patience S     seconds after which arXiv is not asked any more (200)
  --content DIR    the content folder (content)
  --cache DIR      where answers and papers are remembered (.cache)

Exit code 0: added, or here already. 1: it can't be added, and nothing is written. 2: unusable options.
`;

const options = {
  ...commonOptions,
  title: { type: "string" },
  abstract: { type: "string" },
  authors: { type: "string" },
  url: { type: "string" },
  topic: { type: "string" },
  listed: { type: "string" },
  patience: { type: "string", default: "200" },
  cache: { type: "string", default: join(root, ".cache") },
} as const;

await command(
  help,
  options,
  async ({ content, cache, patience, ...told }, words) => {
    const span = patienceOf(patience);
    const named = wantedIn(told, words);
    if (!named && !process.stdin.isTTY)
      throw new UsageError("Cannot tell which paper is meant: expected an arXiv id, or --title and --abstract.");
    const wanted = named ?? (await askFor(process.stdin, process.stdout));
    if (!wanted) throw new CannotError("Cannot add a paper without these answers: nothing is written.");
    const folder = resolve(content);
    await locked(folder, async () => {
      const now = Date.now();
      const found = await readContent(folder, resolve(cache));
      const target = targetOf(folder, found, told, now);
      const get = asking({ site: found.site, patience: span, cache: resolve(cache) });
      const added =
        "id" in wanted
          ? await addFromArxiv(wanted.id, target, { settings: found.site.sources, today: dayIn("UTC", now), get })
          : await addWritten(wanted, target);
      tell(added, found, told.topic);
    });
  },
  true,
);

function targetOf(
  content: string,
  found: Content,
  { listed, topic }: Partial<Record<"listed" | "topic", string>>,
  now: number,
): Target {
  const { zone } = found.site.edition;
  const today = dayIn(zone, now);
  if (listed !== undefined && !isDay(listed))
    throw new UsageError(`Cannot list it on "${listed}": expected a day such as 2026-11-23.`);
  if (listed !== undefined && listed > today)
    throw new UsageError(`Cannot list it on ${listed}: that day is to come, and today is ${today}, in ${zone}.`);
  if (topic !== undefined && !found.topics.some(({ id }) => id === topic))
    throw new UsageError(`Cannot find the topic "${topic}": expected the name of a file in content/topics.`);
  return { content, found, listed: listed ?? today };
}

function tell(added: Added, found: Content, topic: string | undefined): void {
  if (!added.paper) throw new CannotError(`${added.refusal.replace(/\.$/, "")}. Nothing is written.`);
  const { paper, change } = added;
  const file = `content/papers/${paper.id}.md`;
  if (change === "known") say(`Here already: ${file}, "${paper.title}". Nothing is written.`);
  else say(`${change === "new" ? "Written" : "Here already, and brought up to date"}: ${file}, "${paper.title}".`);
  say(`Its page: ${pageOf(found.site, paper)}`);
  const topics = compileTopics(found.topics, found.site.ranking.weights)(paper);
  say(`Its topics: ${topics.map(({ id, phrases }) => `${id} (${phrases.join(", ")})`).join("; ") || "none"}`);
  if (topic !== undefined && !topics.some(({ id }) => id === topic))
    warn(`It is not in "${topic}": npm run topics -- --explain ${paper.id} says why.`);
  if (change === "known") return;
  say(...nextOf(paper, found), `Look at it with npm start; then commit ${file} and push it.`);
}

function pageOf({ url }: Site, { id }: Paper): string {
  return `${url ?? localBase}${paperUrl(id).slice(1)}`;
}

/** When readers will see it in an edition. */
function nextOf({ id, listed, withdrawn }: Paper, { editions }: Content): string[] {
  if (withdrawn !== undefined) return ["It is withdrawn: no edition takes it in."];
  const edition = editions.find(({ papers }) => papers.some((paper) => paper.id === id));
  if (edition) return [`It was in the edition of ${edition.date}.`];
  const first = editions[0]?.date;
  if (listed === undefined || (first !== undefined && listed < first))
    return ["An edition takes it in when too few papers arrive: it is older than the first one."];
  return [`Listed on ${listed}: the next edition takes it in.`];
}
