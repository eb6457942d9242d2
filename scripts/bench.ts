import { statSync } from "node:fs";
import { join } from "node:path";
import { kindNames } from "./bench/pagekinds.ts";
import { measureScale } from "./bench/scale/scale.ts";
import { measureStarter } from "./bench/starter.ts";
import { command, commonOptions, UsageError } from "./command.ts";
import { say, sayJson } from "./say.ts";

const help = `
npm run bench -- [options]

Builds the content several times and prints medians: seconds of the wall clock of the whole command, with Node's start;
megabytes of all its processes together at their peak (Linux only); files written; and the sizes of what was built.
The first row loads Eleventy and indexes as many records with Pagefind, and nothing else: it tells machines apart.

With --reader it measures what readers get instead. It serves the built site as GitHub Pages does, and of each kind of page
prints what a first visit costs over the wire, what Lighthouse gives it on a simulated phone, and which figures miss their bar.

With --papers it builds sites of that many papers of an archive instead: from nothing, with nothing changed, with 50 papers
more, in a new quarter, with a template changed, and with the cache lost; and beside them a plain site of 10,000 of these
papers with Eleventy, and with Hugo where it is installed, each followed by Pagefind.

  --runs N       how often each is run (5; with --reader 3, and 0 asks Lighthouse and search nothing; with --papers 3)
  --content DIR  the content folder (content)
  --reader       measure the readers' side
  --pages KINDS  with --reader, the kinds of pages, comma-separated (all): ${kindNames.join(", ")}
  --papers N     measure builds of N papers, the newest of the archive, or all that it has
  --killed N     with --papers, kill N builds at random moments too, and compare what the next one makes with a clean one (0)
  --search       with --papers, search the site in a browser too
  --json         with --reader or --papers, print one JSON object
  --data PATH    a folder with hf/daily_papers.jsonl.gz, 11,273 papers to rank and to import, and hf/raw, a day of them
                 (../shared/data); absent: those rows are skipped. With --papers the archive itself, or a folder that holds
                 it as scale/arxiv_cs_2016.jsonl.gz: a line a paper, with id, title, abstract, authors, categories and date
`;

const options = {
  ...commonOptions,
  runs: { type: "string" },
  reader: { type: "boolean", default: false },
  pages: { type: "string" },
  papers: { type: "string" },
  killed: { type: "string", default: "0" },
  search: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  data: { type: "string", default: "../shared/data" },
} as const;

await command(help, options, async ({ content, runs: count, data, reader: isReaders, pages, papers, ...more }) => {
  const { killed, search, json } = more;
  const least = isReaders ? 0 : 1;
  const runs = Number(count ?? (isReaders || papers ? 3 : 5));
  if (!Number.isInteger(runs) || runs < least)
    throw new UsageError(`Cannot run each ${count} times: expected ${least} or more.`);
  if (isReaders) return reader(content, runs, pages?.split(",") ?? null, json);
  if (papers === undefined) return measureStarter(content, runs, data);
  const [most, kills] = [Number(papers), Number(killed)];
  if (!Number.isInteger(most) || most < 1) throw new UsageError(`Cannot build ${papers} papers: expected a number.`);
  if (!Number.isInteger(kills) || kills < 0) throw new UsageError(`Cannot kill ${killed} builds: expected a number.`);
  const isFolder = statSync(data, { throwIfNoEntry: false })?.isDirectory();
  const archive = isFolder ? join(data, "scale/arxiv_cs_2016.jsonl.gz") : data;
  const report = await measureScale({ archive, count: most, runs, kills, search }, json ? () => {} : say);
  if (json) sayJson(report);
});

/** What readers get: a table as it is measured, or one JSON object. */
async function reader(content: string, runs: number, kinds: readonly string[] | null, json: boolean): Promise<void> {
  const unknown = kinds?.find((kind) => !kindNames.includes(kind));
  if (unknown !== undefined)
    throw new UsageError(`Cannot measure "${unknown}": the kinds of pages are ${kindNames.join(", ")}.`);
  // Loads Lighthouse, which takes seconds.
  const { measureReader } = await import("./bench/reader.ts");
  const report = await measureReader({ content, kinds, runs }, json ? () => {} : say);
  if (json) sayJson(report);
  else if (report.short.length === 0) say("No figure misses its bar.");
  else say("", "Falls short:", ...report.short);
}
