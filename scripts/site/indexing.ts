import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { inAscii } from "../config/ascii.ts";
import { writeWhole } from "../config/files.ts";
import { compare } from "../config/problem.ts";
import type { Indexer } from "./indexer.ts";
import type { Stamp } from "./page.ts";
import type { Written } from "./render.ts";
import type { Searched } from "./search.ts";
import type { Tier } from "./searchtiers.ts";

/** A file of an index that waits to be moved into the site. */
export interface IndexedFile {
  /** From the site's root: "pagefind/index/en_1a2b3c4d.pf_index". */
  readonly path: string;
  /** Where it waits. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Indexing that goes on in a process of its own. */
export interface Indexing {
  /**
   * Waits for the files of each tier by its stamp, sorted by path. Until then the process keeps no command alive; and it ends when
   * the command does, and what is finished by then is used by the next. @throws {Error} If a tier can't be indexed.
   */
  done(): Promise<ReadonlyMap<Stamp, readonly IndexedFile[]>>;
}

/** What the process is told of a tier. What it holds stands beside that in `spooledFile`, a paper a line, in ASCII. */
export interface Job {
  readonly open: boolean;
  readonly language: string;
  /** The path of the table of words in the tier's folder. */
  readonly words: string;
}

/** A paper with the names of its topics. */
export type Spooled = readonly [paper: Searched, topics: readonly string[]];

/** In the tier's folder, which is named by its stamp. The list of files is written last: a tier that has it is finished. */
export const [jobFile, spooledFile, filesFile, madeFolder] = ["job.json", "papers.jsonl", "files.json", "made"];

/**
 * Indexes tiers, one after the other, in a process of its own that needs nothing more: two took longer, on two cores that rank and
 * print as well. Tiers that an earlier run has finished in this folder are not indexed again; what else stands there is deleted.
 *
 * @param start Starts a process that indexes what these folders hold.
 * @param staging The folder where the files wait.
 */
export function startIndexing(
  start: (folders: readonly string[]) => Indexer,
  tiers: readonly Tier[],
  { language, staging }: { readonly language: string; readonly staging: string },
): Indexing {
  const made = () => new Map(tiers.map((tier) => [tier.stamp, filesOf(tier, staging)]));
  const wanted = tiers.filter(({ stamp }) => listOf(staging, stamp) === null);
  mkdirSync(staging, { recursive: true });
  const kept = new Set<string>(tiers.filter((tier) => !wanted.includes(tier)).map(({ stamp }) => stamp));
  for (const name of readdirSync(staging))
    if (!kept.has(name)) rmSync(join(staging, name), { recursive: true, force: true });
  if (wanted.length === 0) return { done: async () => made() };
  for (const tier of wanted) spool(tier, language, join(staging, tier.stamp));
  const indexer = start(wanted.map(({ stamp }) => join(staging, stamp)));
  return {
    async done() {
      await indexer.done();
      return made();
    },
  };
}

/** Writes all that the process needs of a tier: what its papers say in words is found there, since it takes long. */
function spool(tier: Tier, language: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, spooledFile), "w");
  try {
    let lines = "";
    for (const paper of tier.papers) {
      // Of the rest, which may be long, search takes nothing.
      const { markdown, facts, ...searched } = paper;
      lines += `${inAscii(JSON.stringify([searched, tier.topicsOf(paper)] satisfies Spooled))}\n`;
      if (lines.length < 2 ** 20) continue;
      writeSync(file, lines);
      lines = "";
    }
    writeSync(file, lines);
  } finally {
    closeSync(file);
  }
  writeWhole(
    join(folder, jobFile),
    JSON.stringify({ open: tier.open, language, words: tier.words.slice(tier.folder.length + 1) } satisfies Job),
  );
}

/** The files of a finished tier, by their path in its folder; null where it is not finished. */
function listOf(staging: string, stamp: string): readonly Written[] | null {
  try {
    return JSON.parse(readFileSync(join(staging, stamp, filesFile), "utf8"));
  } catch {
    return null;
  }
}

function filesOf({ folder, stamp }: Tier, staging: string): readonly IndexedFile[] {
  const listed = listOf(staging, stamp);
  if (!listed) throw new Error(`Cannot index the papers: the files of ${folder} are not there`);
  return listed
    .map(([path, size, sha256]) => ({
      ...{ path: folder + path, size, sha256 },
      file: join(staging, stamp, madeFolder, path),
    }))
    .sort((a, b) => compare(a.path, b.path));
}

/** Says that a tier's files are no longer all there, as they are about to be moved. */
export function unfinish(staging: string, stamp: Stamp): void {
  rmSync(join(staging, stamp, filesFile), { force: true });
}
