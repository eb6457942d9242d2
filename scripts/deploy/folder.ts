import { lstatSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { namesIn, writeWhole } from "../config/files.ts";
import { sha256Of } from "../config/hash.ts";
import { CannotError } from "../config/problem.ts";
import { clearWay, filesOf, holds, sizeOf } from "../site/manifest.ts";
import { type Difference, differenceOf, type Standing, startedSums, written } from "./difference.ts";
import { recordFile } from "./record.ts";
import { bytesOf, indexOf, type Source } from "./source.ts";
import { printSums, readSums, type Sums } from "./sums.ts";

/** What a folder that a site is deployed to holds. */
export interface Target {
  readonly folder: string;
  /** What its record says; empty without one. */
  readonly last: Sums;
  /** Whether it has a record. */
  readonly recorded: boolean;
  /** Size in bytes of every file, by path; -1 of a link. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * Files are deleted where a site is deployed to, so that is a new folder, an empty one, or one that holds a site. What is
 * hidden doesn't count, and is never deleted unless a deployment has brought it: a server may keep files of its own there.
 *
 * @param away Folders that it may neither hold nor stand in.
 * @throws {CannotError} If it is another.
 */
export function refuseOther(folder: string, away: readonly string[]): void {
  for (const other of away)
    if (holds(folder, other) || holds(other, folder))
      throw new CannotError(`Cannot deploy to ${folder}: it holds ${other}, or stands in it. Name another folder.`);
  if (namesIn(folder).length === 0 || recordIn(folder) !== null || indexOf(folder) !== null) return;
  throw new CannotError(
    `Cannot deploy to ${folder}: it holds other files, and no site. Name a new folder, or an empty one.`,
  );
}

export function readTarget(folder: string): Target {
  const record = recordIn(folder);
  const sizes = new Map(filesOf(folder).map((path) => [path, sizeOf(join(folder, path))]));
  return { folder, last: record ?? new Map(), recorded: record !== null, sizes };
}

/** What a folder's record says; null where it has none that can be read. */
function recordIn(folder: string): Sums | null {
  const file = join(folder, recordFile);
  return sizeOf(file) >= 0 ? readSums(readFileSync(file, "utf8")) : null;
}

/**
 * Compares a site with what stands in a folder. Its record is believed of files that have the right size.
 *
 * @param check Whether every file is read, and the record not believed.
 */
export function compareWith({ folder, last, recorded, sizes }: Target, site: Source, check: boolean): Difference {
  const standing = (path: string): Standing => {
    const size = sizes.get(path);
    if (size === undefined) return "nothing";
    if (size !== site.sizes.get(path)) return "other";
    const sum = !check && (last.get(path) ?? "").replace(/^0+$/, "");
    return (sum || sha256Of(readFileSync(join(folder, path)))) === site.sums.get(path) ? "same" : "other";
  };
  // Without a record it is a site all the same: what is not of the new one was of an older one, but for what is hidden.
  const owned = recorded ? last.keys() : [...sizes.keys()].filter((path) => !/(^|\/)\./.test(path));
  return differenceOf(
    site.sums,
    standing,
    [...owned].filter((path) => sizes.has(path)),
  );
}

/** Makes the folder hold the site. Stopped at any moment and done again, it ends with the same bytes. Returns how many were copied. */
export function carryOut(
  { folder, last, sizes }: Target,
  site: Source,
  difference: Difference,
  onFile: (done: number, of: number) => void = () => {},
): number {
  // Halves of files, which a deployment that was stopped has left.
  for (const path of sizes.keys())
    if (/(^|\/)\.[^/]+\.\d+\.part$/.test(path)) rmSync(join(folder, path), { force: true });
  const paths = written.flatMap((name) => difference[name]);
  const steps = paths.length + difference.deleted.length;
  const sums = printSums(site.sums);
  if (steps === 0 && printSums(last) === sums) return 0;
  writeWhole(join(folder, recordFile), printSums(startedSums(site.sums, last, difference)));
  let [done, copied] = [0, 0];
  for (const path of paths) {
    const bytes = bytesOf(site, path);
    // No link of the target leads a file elsewhere.
    clearWay(folder, [path]);
    writeWhole(join(folder, path), bytes);
    copied += bytes.length;
    onFile(++done, steps);
  }
  for (const path of difference.deleted) {
    remove(folder, path);
    onFile(++done, steps);
  }
  writeWhole(join(folder, recordFile), sums);
  return copied;
}

/** Deletes a file, and folders that it leaves empty. */
function remove(folder: string, path: string): void {
  // A link that stood in a folder's way has gone already, and the folder is there.
  if (lstatSync(join(folder, path), { throwIfNoEntry: false })?.isDirectory()) return;
  rmSync(join(folder, path), { force: true });
  for (let parent = dirname(path); parent !== "."; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent));
    } catch {
      return;
    }
  }
}
