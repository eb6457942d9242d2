import { join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { isBroken } from "./config/causes.ts";
import { dayIn, inSeconds } from "./config/zone.ts";
import { readContent, writeListings } from "./content.ts";
import { takeIn } from "./daily/intake.ts";
import { outcome } from "./daily/report.ts";
import { locked } from "./lock.ts";
import { isDay } from "./papers/schema.ts";
import { listingLines, listingSummary } from "./reports.ts";
import { say, warn } from "./say.ts";
import { root } from "./site/engine.ts";
import { sources } from "./sources/table.ts";
import { asking, patienceOf } from "./upstream.ts";

const help = `
npm run import -- [options]

Brings papers from the sources into content/papers, and closes no edition. Listings are read from content/listings and need
no network.

  --source NAMES  which sources to ask, comma-separated: listing, ${Object.keys(sources).join(", ")} (listing)
  --date DAY      the day whose lists are asked for, as yyyy-mm-dd (today)
  --patience S    seconds after which no source is asked any more (600)
  --content DIR   the content folder (content)
  --cache DIR     where answers and papers are remembered (.cache)

Exit code 0: done, also where a source has nothing. 1: a source could not be read, or the content can't be used.
2: unusable options.
`;

const options = {
  ...commonOptions,
  source: { type: "string", default: "listing" },
  date: { type: "string" },
  patience: { type: "string", default: "600" },
  cache: { type: "string", default: join(root, ".cache") },
} as const;

await command(help, options, async ({ content, source, date, patience, cache }) => {
  const names = source.split(",");
  const asked = Object.values(sources).filter(({ name }) => names.includes(name));
  const unknown = names.find((name) => name !== "listing" && !asked.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new UsageError(`Cannot ask "${unknown}": the sources are listing, ${Object.keys(sources).join(", ")}.`);
  if (date !== undefined && !isDay(date))
    throw new UsageError(`Cannot ask for "${date}": expected a day such as 2026-11-23.`);
  const span = patienceOf(patience);
  const folder = resolve(content);
  await locked(folder, async () => {
    const found = await readContent(folder, resolve(cache));
    const { listings, site } = found;
    // Whatever is asked for: what another source says of a pasted paper goes into the paper's file.
    writeListings(folder, listings);
    if (names.includes("listing")) {
      for (const listing of listings) {
        warn(...listingLines(listing));
        say(listingSummary(listing));
      }
      if (listings.length === 0) say("No listings in content/listings.");
    }
    if (asked.length === 0) return;
    const off = asked.find(({ name }) => !site.sources[name].on);
    if (off) throw new UsageError(`Cannot ask ${off.title}: it is switched off in content/site.yaml, under sources.`);
    const now = Date.now();
    const today = dayIn(site.edition.zone, now);
    const day = date ?? today;
    if (day > today) throw new UsageError(`Cannot ask for ${day}: today is ${today}, in ${site.edition.zone}.`);
    const get = asking({ site, patience: span, cache: resolve(cache) });
    const { reports } = await takeIn(found.papers, found.observations, {
      ...{
        content: folder,
        day,
        today: dayIn("UTC", now),
        at: inSeconds(now),
        settings: site.sources,
        get,
        states: {},
      },
      only: asked.map(({ name }) => name),
    });
    for (const { title, run, lists } of reports) {
      if (!run) continue;
      say(`${title}: ${outcome(run)}`);
      warn(...run.refused.map(({ row, id, reason }) => `${title}, row ${row}${id ? ` (${id})` : ""}: ${reason}`));
      warn(...lists.flatMap(({ kept }) => kept));
      if (isBroken(run.cause)) process.exitCode = 1;
    }
  });
});
