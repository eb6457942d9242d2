import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../config/files.ts";
import { CannotError } from "../config/problem.ts";
import { type Difference, differenceOf, startedSums, written } from "./difference.ts";
import { recordFile } from "./record.ts";
import type { Source } from "./source.ts";
import { printSums, readSums } from "./sums.ts";

/** The record of a deployment that has begun, and may be stopped. */
const startedFile = "started.sha256";

/** Compares a site with the record, in this folder, of what an object store holds; without a record it holds nothing. */
export function compareWithRecord(folder: string, { sums }: Source): Difference {
  const last = recordIn(folder);
  return differenceOf(
    sums,
    (path) => (last.has(path) ? (last.get(path) === sums.get(path) ? "same" : "other") : "nothing"),
    last.keys(),
  );
}

/** Writes into the folder which files to copy, list by list, and which to delete, a path a line. */
export function writeLists(folder: string, { sums }: Source, difference: Difference): void {
  mkdirSync(folder, { recursive: true });
  for (const name of [...written, "deleted"] as const)
    writeWhole(join(folder, `${name}.txt`), difference[name].map((path) => `${path}\n`).join(""));
  writeWhole(join(folder, startedFile), printSums(startedSums(sums, recordIn(folder), difference)));
}

function recordIn(folder: string) {
  const file = join(folder, recordFile);
  const sums = existsSync(file) ? readSums(readFileSync(file, "utf8")) : new Map<string, string>();
  if (sums) return sums;
  throw new CannotError(`Cannot compare with ${file}: it is not what a deployment writes. Without it, all is copied.`);
}
