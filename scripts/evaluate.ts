import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { writeWhole } from "./config/files.ts";
import { readContent } from "./content.ts";
import { type Bench, reaches } from "./evaluate/part.ts";
import { type Outcome, outcomeOf, parts } from "./evaluate/parts.ts";
import { keptResults, printResults, type Results, readResults } from "./evaluate/results.ts";
import { DataError } from "./evaluate/rows.ts";
import { tableHead, tableOf } from "./evaluate/table.ts";
import { isShown } from "./papers/paper.ts";
import { root } from "./site/engine.ts";

const help = `
npm run evaluate -- [part ...] [options]

Judges the ranking on data that others judged: related papers, trending, predicted interest, the choice of an edition, topics, search.
With a part's first word ("topics", "search") only such parts are judged; related-at-size only where it is named so, for it
takes minutes: how many of the nearest of 100,000 papers ranking finds.
Each figure stands beside its 95% bootstrap interval, the bar that it should reach, and what it was when last kept. Nothing is
written unless asked for, and a missed bar is no failure. Parts whose data isn't there are skipped.

  --data DIR     the folder of judged data (../shared/data)
  --json         print JSON instead of the table, with the counts for each topic
  --keep         write the figures to scripts/evaluate/results.json, to be committed
  --papers N     of related-at-size, the papers, the newest (all)
  --seed N       and the seed with which those are drawn that are judged (1)
  --final        also score what is to be scored once, when all tuning is done
  --content DIR  the content folder (content)

npm run evaluate -- replay --help tells how the daily run is judged on real days.
`;

const judged = join(root, "scripts/evaluate");
const kept = join(judged, "results.json");
const options = {
  ...commonOptions,
  data: { type: "string", default: join(root, "../shared/data") },
  json: { type: "boolean", default: false },
  keep: { type: "boolean", default: false },
  papers: { type: "string" },
  seed: { type: "string", default: "1" },
  final: { type: "boolean", default: false },
} as const;

interface Options {
  readonly content: string;
  readonly data: string;
  readonly json: boolean;
  readonly keep: boolean;
  readonly papers?: string | undefined;
  readonly seed: string;
  readonly final: boolean;
}

const told = new Set<string>();

/** Judges the ranking; the replay is a command of its own, under this one's name. */
async function judge({ content, data, json, keep, papers: many, seed, final }: Options, words: readonly string[]) {
  const wanted = parts.filter(
    ({ name, alone }) =>
      words.includes(name) || (!alone && (words.length === 0 || words.includes(/^\w+/.exec(name)?.[0] ?? ""))),
  );
  if (wanted.length === 0) throw new UsageError(`Cannot judge "${words.join(" ")}": expected the first word of a part`);
  const { site, topics, papers } = await readContent(resolve(content));
  const ranked = papers.filter((paper) => isShown(paper) && paper.withdrawn === undefined);
  const sample = { seed: wholeNumber("seed", seed), ...(many && { papers: wholeNumber("papers", many) }) };
  const bench: Bench = { data: resolve(data), judged, weights: site.ranking.weights, topics, papers: ranked, sample };
  const before: Results = existsSync(kept) ? readResults(readFileSync(kept, "utf8")) : {};
  const outcomes: (Outcome & { seconds: number })[] = [];
  if (!json) process.stdout.write(`${tableHead()}\n`);
  for (const part of wanted) {
    const start = performance.now();
    const outcome = await tried(() => outcomeOf(part, bench, final), part.name);
    const seconds = (performance.now() - start) / 1000;
    outcomes.push({ ...outcome, seconds });
    if (!json) process.stdout.write(`${tableOf(outcome, seconds, before).join("\n")}\n`);
  }
  if (json)
    process.stdout.write(
      `${JSON.stringify(
        outcomes.map((outcome) => withBefore(outcome, before)),
        null,
        2,
      )}\n`,
    );
  if (keep) writeWhole(kept, printResults(keptResults(before, outcomes)));
}

if (process.argv[2] === "replay") {
  process.argv.splice(2, 1);
  await import("./replay.ts");
} else await command(help, options, judge, true);

function wholeNumber(option: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError(`Cannot use --${option} ${given}: expected a whole number, 1 or more`);
}

/** A part whose data is broken is told, and the others are judged all the same. */
async function tried(judge: () => Promise<Outcome>, part: string): Promise<Outcome> {
  try {
    return await judge();
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    // Two parts may read the same data.
    if (!told.has(error.message)) process.stderr.write(`${error.message}\n`);
    told.add(error.message);
    process.exitCode = 1;
    return { part, skipped: "Its data can't be used" };
  }
}

function withBefore(outcome: Outcome & { seconds: number }, before: Results) {
  if ("skipped" in outcome) return outcome;
  const figures = outcome.figures.map((figure) => ({
    ...figure,
    reached: figure.bar && reaches(figure, figure.bar),
    before: before[outcome.part]?.[figure.name] ?? null,
  }));
  return { ...outcome, figures };
}
