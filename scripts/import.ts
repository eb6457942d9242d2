import { resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { readContent, writeListings } from "./content.ts";
import { listingLines, listingSummary } from "./reports.ts";
import { say, warn } from "./say.ts";

const help = `
npm run import -- [options]

Brings papers from the sources into content/papers. Listings are read from content/listings.

  --source NAMES  which sources to ask, comma-separated; this version has: listing
  --content DIR   the content folder (content)
`;

const options = { ...commonOptions, source: { type: "string", default: "listing" } } as const;

await command(help, options, async ({ content, source }) => {
  const unknown = source.split(",").filter((name) => name !== "listing");
  if (unknown.length > 0)
    throw new UsageError(`Cannot ask "${unknown[0]}": the only source of this version is "listing".`);
  const folder = resolve(content);
  const { listings } = await readContent(folder);
  writeListings(folder, listings);
  for (const listing of listings) {
    warn(...listingLines(listing));
    say(listingSummary(listing));
  }
  if (listings.length === 0) say("No listings in content/listings.");
});
