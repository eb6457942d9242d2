import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { CannotError } from "../../config/problem.ts";
import type { TierCost } from "../tiers.ts";
import { shortOfBuilds, shortOfGrowth, shortOfOthers, shortOfSearch } from "./bars.ts";
import { type Measured, measureBuilds } from "./builds.ts";
import { makeContent, readPapers } from "./collection.ts";
import { measureOthers, type Other } from "./others.ts";
import * as table from "./table.ts";

/** What is to be measured. */
export interface Wanted {
  /** Gzipped JSON Lines, as `readPapers` takes them. */
  readonly archive: string;
  /** Papers, at most. */
  readonly count: number;
  readonly runs: number;
  /** How many builds of the smaller site are killed. */
  readonly kills: number;
  /** Whether the larger site is searched in a browser. */
  readonly search: boolean;
}

/** What is measured of builds at size. Seconds, megabytes, counts of files. */
export interface ScaleReport {
  readonly node: string;
  readonly cores: number;
  readonly runs: number;
  readonly builds: readonly Measured[];
  readonly others: { readonly papers: number; readonly measured: readonly Other[]; readonly absent: readonly string[] };
  /** How many times as long each step takes with the most papers as with the fewest; empty with one size. */
  readonly growth: ReturnType<typeof table.growthOf>;
  /** What a reader of the largest site waits for; empty where search was not wanted. */
  readonly search: readonly TierCost[];
  /** A sentence for each figure that misses its bar. */
  readonly short: readonly string[];
}

/** Of two words and of three, which papers of any year have. */
const questions = ["neural networks", "learning from data", "wireless sensor networks"];

/** Other programs are measured with so many papers, and growth is counted from there. */
const few = 10_000;

/**
 * Builds sites of the newest papers of a file, `few` and then all that are wanted, in every way that costs something else, and
 * a plain site of `few` with other programs. A row is told as soon as it is measured.
 */
export async function measureScale(
  { archive, count, runs, kills, search: isSearched }: Wanted,
  tell: (line: string) => void,
): Promise<ScaleReport> {
  if (!existsSync(archive))
    throw new CannotError(`Cannot measure builds at size: there is no ${archive}. --data names another.`);
  const all = readPapers(archive, count);
  const node = process.versions.node;
  const cores = availableParallelism();
  tell(`Node ${node}, ${cores} cores, medians of ${runs}`);
  const builds: Measured[] = [];
  let search: TierCost[] = [];
  const sizes = all.length > few ? [all.slice(-few), all] : [all];
  for (const [i, papers] of sizes.entries())
    await inFolder(async (folder) => {
      for (const line of ["", table.rowHeading(papers.length)]) tell(line);
      const means = { runs, kills: i === 0 ? kills : 0 };
      const measured = await measureBuilds(papers, folder, means, (row) => tell(table.rowLine(row)));
      builds.push(measured);
      for (const line of ["", ...table.weightLines(measured.weight), table.sameLine(measured)]) tell(line);
      if (measured.killed.length > 0) tell(table.killedLine(measured.killed));
      if (!isSearched || i < sizes.length - 1) return;
      // Loads a browser's driver.
      const { measureTiers } = await import("../tiers.ts");
      search = await measureTiers(join(folder, "_site"), questions, runs);
      for (const cost of search) tell(table.searchLine(cost));
    });
  const plain = all.slice(-few);
  tell("");
  tell(`The same ${plain.length} papers, a page each and lists of fifty, with nothing ranked and nothing related`);
  const { others, absent } = await inFolder((folder) => {
    const content = join(folder, "content");
    mkdirSync(content);
    makeContent(content, plain);
    return measureOthers(content, folder, runs, (other) => tell(table.otherLine(other)));
  });
  for (const name of absent) tell(`${name} was left out: it is not installed.`);
  const [first, last] = [builds[0], builds.at(-1)];
  const growth = first && last && first !== last ? table.growthOf(first, last) : {};
  if (first && last && first !== last) {
    tell("");
    tell(`With ${(last.papers / first.papers).toFixed(1)} times the papers each step takes so many times as long`);
    for (const [name, times] of Object.entries(growth)) tell(table.growthLine(name, times));
  }
  const short = [
    ...builds.flatMap(shortOfBuilds),
    ...(first ? shortOfOthers(first, others) : []),
    ...shortOfGrowth(growth),
    ...shortOfSearch(search),
  ];
  const lines = short.length === 0 ? ["No figure misses its bar."] : ["Falls short:", ...short];
  for (const line of ["", ...lines]) tell(line);
  const measured = { papers: plain.length, measured: others, absent };
  return { node, cores, runs, builds, others: measured, growth, search, short };
}

/** Gives a folder for some work, and clears it away. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
