import { extname, join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { counted } from "./config/counted.ts";
import { drawWith } from "./site/draw.ts";
import { inputsVersion, root } from "./site/engine.ts";
import { bytesIn, isWhole, mayHoldSite, readManifest } from "./site/manifest.ts";
import { startPrinter } from "./site/render.ts";
import { startSteps } from "./steps.ts";

const help = `
npm run build -- [options]

Builds the site: listings become papers, papers are ranked, pages and feeds are printed, the search index is made.
Needs no network. Only what changed since the last build is written.

  --output DIR   where the site is written (_site)
  --content DIR  the content folder (content)
  --cache DIR    where the last build is remembered; may be deleted at any time (.cache)
  --style        with /style/, which shows every component; as npm start does, and no site that is published
  --quiet        print nothing but warnings and errors
  --json         print one JSON object at the end; when it fails, {"problems": [{"file", "line", "message"}]} or {"error"}

Exit code 0: built. 1: the content can't be used, and nothing was written; or something broke. 2: unusable options.
`;

const options = {
  ...commonOptions,
  output: { type: "string", default: join(root, "_site") },
  cache: { type: "string", default: join(root, ".cache") },
  style: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

await command(help, options, async ({ content, output, cache, style, quiet, json }) => {
  const places = { content: resolve(content), output: resolve(output), cache: resolve(cache) };
  if (!mayHoldSite(places)) {
    throw new UsageError(
      `Cannot write the site to ${output}: it holds other files, which would be deleted. Name a new folder, or an empty one.`,
    );
  }
  const steps = startSteps(json ? "json" : quiet ? "quiet" : "steps");
  const manifest = readManifest(places.cache);
  const inputs = inputsVersion(places.content) + (style ? "+style" : "");
  if (isWhole(manifest, places.output, inputs)) {
    for (const warning of manifest.warnings) steps.warn(warning);
    const files = manifest.files.size;
    steps.close(`Nothing has changed since the last build: ${files} files,`, {
      ...{ papers: manifest.papers, imported: 0, written: 0, deleted: 0, files },
      bytes: bytesIn(manifest),
      pictures: { drawn: 0, seconds: 0 },
    });
    return;
  }
  // Something has changed, so pages will be printed: the printing process loads while this one reads and ranks. This file
  // is TypeScript, or bundled.
  const scriptOf = (name: string) => new URL(`./${name}${extname(import.meta.url)}`, import.meta.url);
  const printer = startPrinter(scriptOf("print"), places.output);
  const { prepare } = await import("./site/assets.ts");
  const preparing = prepare();
  // Content that can't be used is told first.
  preparing.catch(() => {});
  const { readContent, writeListings } = await import("./content.ts");
  const { listingLines, listingSummary, voteLines } = await import("./reports.ts");
  const { rank } = await import("./ranking/rank.ts");
  const { carryOut, plan } = await import("./site/build.ts");
  const found = await steps.run(
    "read",
    () => readContent(places.content),
    ({ papers, topics, editions }) =>
      `${counted(papers.length, "paper")}, ${counted(topics.length, "topic")}, ${counted(editions.length, "edition")}`,
  );
  const imported = await steps.run(
    "import",
    () => writeListings(places.content, found.listings),
    () => found.listings.map(listingSummary).join("; ") || "no listings",
  );
  const ranking = await steps.run(
    "rank",
    () => rank(found),
    ({ coverage }) => (found.papers.length > 0 ? `${Math.round(coverage * 100)}% of papers have a topic` : "no papers"),
  );
  const warnings = [...found.listings.flatMap(listingLines), ...voteLines(found)];
  if (ranking.coverage < 0.6) {
    warnings.push(
      "Under 60% of the papers have a topic: the topic files in content/topics don't fit this collection well.",
    );
  }
  for (const warning of warnings) steps.warn(warning);
  const planned = await steps.run(
    "plan",
    async () => plan(found, ranking, places, await preparing, style),
    ({ pages, stamps }) => `${pages.length} of ${stamps.size} files to print`,
  );
  const { pages } = planned;
  const made = await steps.run(
    "print",
    () =>
      carryOut(planned, places, {
        printer,
        draw: (pictures) => drawWith(scriptOf("draw"), { output: places.output, pictures }),
        // A build that wrote papers has changed its own inputs.
        remember: { inputs: imported > 0 ? "" : inputs, warnings, papers: found.papers.length },
        onPage: (printed) => steps.progress(`printing page ${printed} of ${pages.length}`),
      }),
    ({ written, deleted }) => `${counted(written, "file")} written, ${deleted} deleted`,
  );
  const { drawn, seconds } = made.pictures;
  if (drawn > 0) steps.beside("pictures", seconds, `${counted(drawn, "picture")} drawn meanwhile`);
  const megabytes = (made.bytes / 2 ** 20).toFixed(1);
  steps.close(`${counted(found.papers.length, "paper")} on ${counted(made.files, "file")}, ${megabytes} MB,`, {
    papers: found.papers.length,
    imported,
    ...made,
  });
});
