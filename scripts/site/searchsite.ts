import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { systemErrorIn } from "../config/system.ts";
import type { Indexer } from "./indexer.ts";
import { madeFolder, startIndexing, unfinish } from "./indexing.ts";
import type { Output } from "./output.ts";
import type { Stamp } from "./page.ts";
import type { Tier } from "./searchtiers.ts";

/** Indexing that goes on while the rest of the site is made. */
export interface Search {
  /** Brings what was indexed to its place in the site. @throws {Error} If a tier can't be indexed. */
  finish(): Promise<void>;
}

/** Begins to index the tiers whose files are not those of the last build, see `startIndexing`. */
export function startSearch(
  tiers: readonly Tier[],
  output: Output,
  {
    start,
    ...options
  }: { readonly start: (folders: readonly string[]) => Indexer; readonly staging: string; readonly language: string },
): Search {
  const paths = new Map<Stamp, string[]>(tiers.map(({ stamp }) => [stamp, []]));
  for (const [path, [stamp]] of output.manifest.files) paths.get(stamp)?.push(path);
  const isKept = ({ stamp }: Tier) => {
    const known = paths.get(stamp) ?? [];
    return known.length > 0 && known.every((path) => output.keep(path, stamp));
  };
  const folders = new Map(tiers.map(({ stamp, folder }) => [stamp, folder]));
  const changed = tiers.filter((tier) => !isKept(tier));
  const indexing = startIndexing(start, changed, options);
  return {
    async finish() {
      for (const [stamp, files] of await indexing.done()) {
        unfinish(options.staging, stamp);
        // Most are named by what they hold, and stand there already.
        const isNew = files.map(({ path, sha256 }) => !output.holds(path, sha256));
        output.prepare(files.filter((_, i) => isNew[i]).map(({ path }) => path));
        const folder = folders.get(stamp) ?? "";
        // A period has a folder of its own, and thousands of files, which come into an empty place at once.
        const isMoved = isNew.every(Boolean) && movedWhole(join(options.staging, stamp), join(output.folder, folder));
        for (const [i, { path, size, sha256, file }] of files.entries()) {
          if (isNew[i] && !isMoved) move(file, join(output.folder, path));
          output.note([path, size, sha256], stamp, isNew[i]);
        }
      }
      rmSync(options.staging, { recursive: true, force: true });
    },
  };
}

/** Moves a finished tier's folder to a place where nothing stands; false where that can't be done, and nothing is moved. */
function movedWhole(tier: string, to: string): boolean {
  if (existsSync(to)) return false;
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(join(tier, madeFolder), to);
    return true;
  } catch {
    return false;
  }
}

/** The cache may be on another disk than the site. */
function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if (systemErrorIn(error)?.code !== "EXDEV") throw error;
    copyFileSync(from, to);
  }
}
