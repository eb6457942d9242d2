import { availableParallelism } from "node:os";
import { extname, join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { blobsIn } from "./config/blobs.ts";
import { counted } from "./config/counted.ts";
import { keptIn } from "./config/kept.ts";
import { drawWith } from "./site/draw.ts";
import { engineVersion, inputsVersion, rankingVersion, root } from "./site/engine.ts";
import { startIndexer } from "./site/indexer.ts";
import { bytesIn, isWhole, mayHoldSite, readManifest } from "./site/manifest.ts";
import { startPrinter } from "./site/render.ts";
import { noteSlice, readSlice, slicedPlan, slicedTiers } from "./site/slices.ts";
import { startSurvey } from "./site/survey.ts";
import { startSteps } from "./steps.ts";

const help = `
npm run build -- [options]

Builds the site: listings become papers, papers are ranked, pages and feeds are printed, the search index is made.
Needs no network. Only what changed since the last build is written.

  --output DIR   where the site is written (_site)
  --content DIR  the content folder (content)
  --cache DIR    where the last build is remembered; may be deleted at any time (.cache)
  --workers N    processes that print pages, at most (as many as the machine has cores); what they print is the same
  --slice K/N    only the K-th of N slices of the site, built apart; npm run join joins them
  --style        with /style/, which shows every component; as npm start does, and no site that is published
  --quiet        print nothing but warnings and errors
  --json         print one JSON object at the end; when it fails, {"problems": [{"file", "line", "message"}]} or {"error"}

Exit code 0: built. 1: the content can't be used, and nothing was written; or something broke. 2: unusable options.
`;

const options = {
  ...commonOptions,
  output: { type: "string", default: join(root, "_site") },
  cache: { type: "string", default: join(root, ".cache") },
  workers: { type: "string", default: String(availableParallelism()) },
  slice: { type: "string" },
  style: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

await command(help, options, async ({ content, output, cache, workers, slice, style, quiet, json }) => {
  const places = { content: resolve(content), output: resolve(output), cache: resolve(cache) };
  if (!mayHoldSite(places)) {
    throw new UsageError(
      `Cannot write the site to ${output}: it holds other files, which would be deleted. Name a new folder, or an empty one.`,
    );
  }
  const most = Number(workers);
  if (!Number.isInteger(most) || most < 1)
    throw new UsageError(`Cannot print with ${workers} processes: expected 1 or more.`);
  const part = slice === undefined ? null : readSlice(slice);
  if (slice !== undefined && part === null)
    throw new UsageError(`Cannot build the slice ${slice}: expected one such as 2/3.`);
  const steps = startSteps(json ? "json" : quiet ? "quiet" : "steps");
  // This file is TypeScript, or bundled.
  const scriptOf = (name: string) => new URL(`./${name}${extname(import.meta.url)}`, import.meta.url);
  const manifest = readManifest(places.cache);
  const surveying = startSurvey(scriptOf("survey"), places.output, manifest.files.size);
  // What is wrong with the content is told first.
  surveying.catch(() => {});
  const blobs = blobsIn(places.content);
  const whole = inputsVersion(places.content, blobs) + (style ? "+style" : "");
  const inputs = whole + (part ? `+${slice}` : "");
  if (manifest.inputs === inputs && isWhole(manifest, places.output, await surveying)) {
    noteSlice(places.output, part, whole);
    for (const warning of manifest.warnings) steps.warn(warning);
    const files = manifest.files.size;
    steps.close(`Nothing has changed since the last build: ${files} files,`, {
      ...{ papers: manifest.papers, imported: 0, written: 0, deleted: 0, files },
      bytes: bytesIn(manifest),
      pictures: { drawn: 0, seconds: 0 },
    });
    return;
  }
  noteSlice(places.output, part, "");
  // Something has changed, so pages will be printed: the printing process loads while this one reads and ranks.
  const printer = startPrinter(scriptOf("print"), places.output);
  const { prepare } = await import("./site/assets.ts");
  const preparing = prepare();
  // Content that can't be used is told first.
  preparing.catch(() => {});
  const { readContent, writeListings } = await import("./content.ts");
  const { listingLines, listingSummary, voteLines } = await import("./reports.ts");
  const { rank } = await import("./ranking/rank.ts");
  const { matchTopics } = await import("./ranking/matched.ts");
  const { carryOut, plan } = await import("./site/build.ts");
  const { weightInWords } = await import("./site/weight.ts");
  const { openOutput } = await import("./site/output.ts");
  const { startSearch } = await import("./site/searchsite.ts");
  const { tiersOf } = await import("./site/searchtiers.ts");
  const found = await steps.run(
    "read",
    () => readContent(places.content, places.cache, blobs),
    ({ papers, topics, editions }) =>
      `${counted(papers.length, "paper")}, ${counted(topics.length, "topic")}, ${counted(editions.length, "edition")}`,
  );
  const imported = await steps.run(
    "import",
    () => writeListings(places.content, found.listings),
    () => found.listings.map(listingSummary).join("; ") || "no listings",
  );
  const kept = keptIn(join(places.cache, "ranking"), rankingVersion());
  // Search is indexed in processes of its own, from papers and their topics: it goes on while these are ranked.
  const { language } = found.site;
  const site = openOutput(places.output, places.cache, manifest, await surveying);
  const { matched, tiers, search } = await steps.run(
    "topics",
    () => {
      const matched = matchTopics(found, kept);
      const tiers = tiersOf(found.papers, matched, found.topics, { language, engine: engineVersion() });
      const start = (folders: readonly string[]) => startIndexer(scriptOf("index"), folders);
      const options = { language, start, staging: join(places.cache, "search") };
      return { matched, tiers, search: startSearch(slicedTiers(tiers, part), site, options) };
    },
    ({ tiers }) => `${counted(tiers.length, "part")} of the search index`,
  );
  const ranking = await steps.run(
    "rank",
    () => rank(found, matched, kept),
    ({ coverage }) => (found.papers.length > 0 ? `${Math.round(coverage * 100)}% of papers have a topic` : "no papers"),
  );
  const warnings = [...found.listings.flatMap(listingLines), ...voteLines(found)];
  if (ranking.coverage < 0.6) {
    warnings.push(
      "Under 60% of the papers have a topic: the topic files in content/topics don't fit this collection well.",
    );
  }
  for (const warning of warnings) steps.warn(warning);
  // Pages are printed from the first on, while the others are planned.
  const begun = await steps.run(
    "plan",
    async () =>
      carryOut(slicedPlan(plan(found, ranking, tiers, places.cache, await preparing, style), part), {
        output: site,
        search,
        printer,
        cache: places.cache,
        another: () => startPrinter(scriptOf("print"), places.output),
        workers: most,
        draw: (pictures) => drawWith(scriptOf("draw"), { output: places.output, pictures }),
        // A build that wrote papers has changed its own inputs.
        remember: { inputs: imported > 0 ? "" : inputs, warnings, papers: found.papers.length },
        onPage: steps.rate("page"),
      }),
    ({ outputs, changed }) => `${changed} of ${counted(outputs, "file")} to make`,
  );
  const made = await steps.run(
    "print",
    () => begun.finish(),
    ({ written, deleted }) => `${counted(written, "file")} written, ${deleted} deleted`,
  );
  noteSlice(places.output, part, whole);
  const { drawn, seconds } = made.pictures;
  if (drawn > 0) steps.beside("pictures", seconds, `${counted(drawn, "picture")} drawn meanwhile`);
  const { heavy, ...facts } = made;
  if (heavy !== null) steps.warn(heavy);
  else if (part === null) steps.tell("weight", weightInWords(made.weight));
  const megabytes = (made.bytes / 2 ** 20).toFixed(1);
  steps.close(`${counted(found.papers.length, "paper")} on ${counted(made.files, "file")}, ${megabytes} MB,`, {
    papers: found.papers.length,
    imported,
    ...facts,
  });
});
