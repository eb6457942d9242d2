import { spawnSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { reportLines, reportTable } from "./daily/report.ts";
import { rehearse, runDay } from "./daily/run.ts";
import { locked } from "./lock.ts";
import { isDay } from "./papers/schema.ts";
import { say, sayJson, warn } from "./say.ts";
import { root } from "./site/engine.ts";
import { patienceOf } from "./upstream.ts";

const help = `
npm run daily -- [options]

One day's work: asks the sources for what is new, closes the editions that are due, builds the site. Run it as often as you
like: what is done is not done again. What it found stands in content/status.json and on the page /status/.

  --until content  stop before the site is built
  --date DAY       as the run of an earlier day, as yyyy-mm-dd: asks for its lists, closes its edition if no later one is closed
  --dry-run        ask, and say what would be done; write nothing
  --patience S     seconds after which no source is asked any more (600)
  --now TIME       as if it were this moment, such as 2026-11-23T18:23:00Z: for rehearsals with sources of your own
  --json           print one JSON object at the end
  --content DIR    the content folder (content)
  --output DIR     where the site is written (_site)
  --cache DIR      where answers and the last build are remembered; may be deleted at any time (.cache)

Exit code 0: done, also on a quiet day. 1: something is broken, and what is good was done. 2: unusable options.
`;

const options = {
  ...commonOptions,
  until: { type: "string" },
  date: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  patience: { type: "string", default: "600" },
  now: { type: "string" },
  json: { type: "boolean", default: false },
  output: { type: "string", default: join(root, "_site") },
  cache: { type: "string", default: join(root, ".cache") },
} as const;

await command(help, options, async (told) => {
  if (told.until !== undefined && told.until !== "content")
    throw new UsageError(`Cannot stop before "${told.until}": --until knows "content".`);
  const patience = patienceOf(told.patience);
  if (told.date !== undefined && !isDay(told.date))
    throw new UsageError(`Cannot run for "${told.date}": expected a day such as 2026-11-23.`);
  const [content, output, cache] = [resolve(told.content), resolve(told.output), resolve(told.cache)];
  const run = { content, cache, patience, now: momentOf(told.now), date: told.date };
  const report = await (told["dry-run"] ? rehearse(run) : locked(content, () => runDay(run)));
  const isBuilt =
    told.until !== undefined ||
    told["dry-run"] ||
    build(["--content", content, "--output", output, "--cache", cache], told.json);
  // Once: the file remembers what its source said last.
  warn(...report.sources.flatMap(({ lists }) => lists.flatMap(({ kept }) => kept)));
  if (told.json) sayJson(report);
  else {
    if (told["dry-run"]) say("A dry run: nothing is written. This is what would have been done.");
    say(...reportLines(report));
  }
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) appendFileSync(summary, reportTable(report));
  if (report.broken || !isBuilt) process.exitCode = 1;
});

/** Unit: milliseconds since 1970-01-01T00:00:00Z. */
function momentOf(time: string | undefined): number {
  if (time === undefined) return Date.now();
  const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(moment))
    throw new UsageError(`Cannot run at "${time}": expected a time such as 2026-11-23T18:23:00Z.`);
  return moment;
}

/** In a process of its own: the build command, as a reader of the README runs it. */
function build(places: readonly string[], quiet: boolean): boolean {
  const args = [join(root, "scripts/bundled.mjs"), ...places, ...(quiet ? ["--quiet"] : [])];
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status === 0;
}
