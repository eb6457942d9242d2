import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { command, UsageError } from "./command.ts";
import { counted } from "./config/counted.ts";
import { daysAfter } from "./config/zone.ts";
import { runDay } from "./daily/run.ts";
import { loadEditions } from "./editions/edition.ts";
import { loadPapers } from "./papers/load.ts";
import { isDay } from "./papers/schema.ts";
import { addsUp, closedAsExpected, mannered, namedRightly } from "./replay/checks.ts";
import { type Fault, faults } from "./replay/faults.ts";
import { startOracle } from "./replay/oracle.ts";
import { readUpstream, within } from "./replay/papers.ts";
import { startUpstream, type Upstream } from "./replay/upstream.ts";
import { changedItems, startWatch } from "./replay/watch.ts";
import { say } from "./say.ts";
import { root } from "./site/engine.ts";

const help = `
npm run evaluate -- replay [options]

Lets the daily run live through real days again: a server on this machine answers as Hugging Face and arXiv did, four times a
day. Checks that each paper that upstream listed is printed exactly once, on the day that the closing rule gives, that nothing
printed is ever changed, that feeds grow by new items alone, and that the run's report adds up to what upstream served.

  --data DIR    the folder of daily_papers.jsonl.gz (../shared/data/hf)
  --from DAY    the first day (2025-09-01)
  --days N      how many (60)
  --faults      with something going wrong at upstream every day, and the run killed at 40 moments
  --keep        leave the folder behind, and say where it is

Exit code 0: all held. 1: something did not, and is named.
`;

const options = {
  data: { type: "string", default: "../shared/data/hf" },
  from: { type: "string", default: "2025-09-01" },
  days: { type: "string", default: "60" },
  faults: { type: "boolean", default: false },
  keep: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** When runs are, in UTC: the workflow's hours, late by some minutes. */
const hours = ["05:21", "07:58", "12:19", "18:44", "20:52"];
const categories = ["cs.CL", "cs.CV"];
const kinds = Object.keys(faults) as Fault[];
/** Kills, over all days. */
const kills = 40;
/** Milliseconds for all asking of a run: a twentieth of it is the limit of one request. */
const patience = 40_000;

await command(help, options, async (told) => {
  const count = Number(told.days);
  if (!isDay(told.from) || !(count >= 1 && count <= 366))
    throw new UsageError("Cannot replay: expected --from with a day such as 2025-09-01, and --days from 1 to 366.");
  const until = daysAfter(told.from, count - 1);
  const papers = readUpstream(resolve(root, told.data), told.from, until);
  const upstream = await startUpstream(papers);
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-replay-"));
  try {
    const stage = prepare(folder, upstream);
    const wrong = await live({ ...stage, upstream, from: told.from, count, isFaulty: told.faults }, papers);
    for (const sentence of wrong) say(sentence);
    if (wrong.length > 0) process.exitCode = 1;
    say(wrong.length === 0 ? "All of it held." : `${counted(wrong.length, "thing")} did not hold.`);
    if (told.keep) say(`Left behind: ${folder}`);
  } finally {
    await upstream.stop();
    if (!told.keep) rmSync(folder, { recursive: true, force: true });
  }
});

interface Stage {
  readonly content: string;
  readonly cache: string;
  readonly output: string;
}

/** A newspaper with this repository's topics, no paper, and both sources on this machine. */
function prepare(folder: string, { base }: Upstream): Stage {
  const content = join(folder, "content");
  mkdirSync(content, { recursive: true });
  cpSync(join(root, "content/topics"), join(content, "topics"), { recursive: true });
  writeFileSync(
    join(content, "site.yaml"),
    `format: 1
title: "A replay"
url: "https://example.org/replay/"
feed_id: "urn:uuid:00000000-0000-4000-8000-000000000001"
sources:
  huggingface: { url: "${base}/api/daily_papers" }
  arxiv: { categories: ${JSON.stringify(categories)}, url: "${base}/api/query", rss: "${base}/rss" }
`,
  );
  return { content, cache: join(folder, "cache"), output: join(folder, "_site") };
}

interface Life extends Stage {
  readonly upstream: Upstream;
  readonly from: string;
  readonly count: number;
  readonly isFaulty: boolean;
}

/** All days in turn. Returns one sentence for each thing that did not hold. */
async function live(life: Life, papers: ReturnType<typeof readUpstream>): Promise<string[]> {
  const { content, cache, output, upstream, from, count, isFaulty } = life;
  const wrong: string[] = [];
  const oracle = startOracle(papers, categories, from);
  const watch = startWatch(content);
  const seen = { runs: 0, killed: 0, faults: new Map<string, number>(), quiet: 0 };
  let feed = "";
  for (let n = 0; n < count; n++) {
    const day = daysAfter(from, n);
    for (const [h, time] of hours.entries()) {
      const now = Date.parse(`${day}T${time}:00Z`);
      upstream.now = now;
      upstream.requests.length = 0;
      const fault = isFaulty && h < 2 ? faultOf(day, h) : null;
      // A good answer is cut off while it is written, before the run that is looked at.
      if (isFaulty && h === 0 && seen.killed < kills) {
        upstream.fault = () => null;
        seen.killed += await killed({ content, cache }, now, within(day, 1000));
        wrong.push(...watch.look(day).map((sentence) => `${day} ${time}, killed: ${sentence}`));
      }
      upstream.fault = (path) => (fault && path === "/api/daily_papers" ? fault : null);
      const report = await runDay({ content, cache, patience, now });
      seen.runs++;
      const expected = oracle.run(now);
      wrong.push(
        ...[
          ...watch.look(day),
          ...(isFaulty ? [] : closedAsExpected(report, expected)),
          ...addsUp(report, upstream, fault !== null),
          ...mannered(upstream),
          ...(fault ? namedRightly(report, fault) : []),
        ].map((sentence) => `${day} ${time}: ${sentence}`),
      );
      if (fault) seen.faults.set(fault, (seen.faults.get(fault) ?? 0) + 1);
      seen.quiet += report.closed.filter(({ quiet }) => quiet).length;
    }
    await built({ content, cache, output });
    const next = readFileSync(join(output, "feed.xml"), "utf8");
    wrong.push(...changedItems(feed, next).map((sentence) => `${day}: ${sentence}`));
    feed = next;
  }
  // One more good day, so that what the last days' faults held back is printed.
  wrong.push(...(await complete(life, papers)));
  say(
    `${counted(seen.runs, "run")} over ${counted(count, "day")}, ${counted(papers.length, "paper")} listed, ${seen.quiet} quiet days.`,
    ...(isFaulty
      ? [
          `Faults: ${[...seen.faults].map(([name, times]) => `${name} ${times}`).join(", ")}; killed ${seen.killed} times.`,
        ]
      : []),
  );
  return wrong;
}

/** Each fault in turn on the first run of a day, and another one on the second on every third day. */
function faultOf(day: string, h: number): Fault | null {
  const n = Math.round(Date.parse(day) / 86_400_000);
  if (h === 1 && n % 3 !== 0) return null;
  return kinds[(n * (h + 1) + h) % kinds.length] ?? null;
}

/** Starts the command as a workflow does, and kills it some milliseconds after it has begun. Returns 1 if it was still at work. */
async function killed(
  { content, cache }: Pick<Stage, "content" | "cache">,
  now: number,
  after: number,
): Promise<number> {
  const args = ["scripts/bundled.mjs", "daily", "--until", "content", "--now", new Date(now).toISOString()];
  const run = spawn(process.execPath, [...args, "--content", content, "--cache", cache], {
    cwd: root,
    stdio: "ignore",
  });
  const exited = once(run, "exit");
  // It has begun when it holds the lock.
  while (run.exitCode === null && !existsSync(join(content, ".lock"))) await wait(2);
  const timer = setTimeout(() => run.kill("SIGKILL"), after);
  const [, signal] = await exited;
  clearTimeout(timer);
  return signal === "SIGKILL" ? 1 : 0;
}

async function built({ content, cache, output }: Stage): Promise<void> {
  const args = ["scripts/bundled.mjs", "--quiet", "--content", content, "--cache", cache, "--output", output];
  const [code] = await once(
    spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }),
    "exit",
  );
  if (code !== 0) throw new Error(`The build ended with ${code}`);
}

/** After all days: everything that was listed is printed, once. */
async function complete(
  { content, cache, upstream, from, count }: Life,
  papers: ReturnType<typeof readUpstream>,
): Promise<string[]> {
  upstream.fault = () => null;
  for (let n = count; n < count + 2; n++) {
    upstream.now = Date.parse(`${daysAfter(from, n)}T18:44:00Z`);
    await runDay({ content, cache, patience, now: upstream.now });
  }
  const { editions } = loadEditions(content, loadPapers(content).papers);
  const printed = editions.flatMap((edition) => edition.papers.map(({ id }) => id.split("/")[1]));
  const missing = papers.filter(({ arxiv }) => !printed.includes(arxiv));
  const strangers = printed.length - new Set(printed).size;
  const parts = readdirSync(content, { recursive: true }).filter((name) => String(name).endsWith(".part"));
  return [
    ...missing.map(({ arxiv, day }) => `${arxiv}, listed on ${day}, was never printed`),
    ...(strangers > 0 ? [`${strangers} papers were printed twice`] : []),
    ...(parts.length > kills ? [`${parts.length} half-written files lie about`] : []),
  ];
}
