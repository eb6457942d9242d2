import { join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { writeWhole } from "./config/files.ts";
import { type Content, readContent } from "./content.ts";
import { rank } from "./ranking/rank.ts";
import { listingLines, listingSummary } from "./reports.ts";
import { carryOut, plan } from "./site/build.ts";
import { root } from "./site/engine.ts";
import { startSteps } from "./steps.ts";

const help = `
npm run build -- [options]

Builds the site: listings become papers, papers are ranked, pages and feeds are printed, the search index is made.
Needs no network. Only what changed since the last build is written.

  --output DIR   where the site is written (_site)
  --content DIR  the content folder (content)
  --cache DIR    where the last build is remembered; may be deleted at any time (.cache)
  --quiet        print nothing but warnings and errors
  --json         print one JSON object at the end

Exit code 0: built. 1: the content can't be used, and nothing was written; or something broke. 2: unusable options.
`;

const options = {
  ...commonOptions,
  output: { type: "string", default: join(root, "_site") },
  cache: { type: "string", default: join(root, ".cache") },
  quiet: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

await command(help, options, async ({ content, output, cache, quiet, json }) => {
  const places = { content: resolve(content), output: resolve(output), cache: resolve(cache) };
  if (`${root}/`.startsWith(`${places.output}/`) || `${places.content}/`.startsWith(`${places.output}/`)) {
    throw new UsageError(`Cannot write the site to ${output}: everything else in that folder would be deleted`);
  }
  const steps = startSteps(json ? "json" : quiet ? "quiet" : "steps");
  const found = await steps.run(
    "read",
    () => readContent(places.content),
    ({ papers, topics, editions }) => `${papers.length} papers, ${topics.length} topics, ${editions.length} editions`,
  );
  const imported = await steps.run(
    "import",
    () => writeListings(places.content, found.listings),
    () => found.listings.map(listingSummary).join("; ") || "no listings",
  );
  for (const line of found.listings.flatMap(listingLines)) steps.warn(line);
  const ranking = await steps.run(
    "rank",
    () => rank(found),
    ({ coverage }) => `${Math.round(coverage * 100)}% of papers have a topic`,
  );
  if (ranking.coverage < 0.6)
    steps.warn(
      "Under 60% of the papers have a topic: the topic files in content/topics don't fit this collection well.",
    );
  const planned = await steps.run(
    "plan",
    () => plan(found, ranking, places),
    ({ pages, stamps }) => `${pages.length} of ${stamps.size} files to print`,
  );
  const { pages } = planned;
  const made = await steps.run(
    "print",
    () => carryOut(planned, places, (printed) => steps.progress(`printing page ${printed} of ${pages.length}`)),
    ({ written, deleted }) => `${written} files written, ${deleted} deleted`,
  );
  const megabytes = (made.bytes / 2 ** 20).toFixed(1);
  steps.close(`${found.papers.length} papers on ${made.files} files, ${megabytes} MB,`, {
    papers: found.papers.length,
    imported,
    ...made,
  });
});

function writeListings(content: string, listings: Content["listings"]): number {
  const writes = listings.flatMap((listing) => listing.writes);
  for (const { file, text } of writes) writeWhole(join(content, file), text);
  return writes.length;
}
