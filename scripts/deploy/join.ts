import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../config/files.ts";
import { sha256Of } from "../config/hash.ts";
import { CannotError } from "../config/problem.ts";
import { clearWay, deleteOrphans, sizeOf, sumsOf } from "../site/manifest.ts";
import { readSliceNote } from "../site/slices.ts";
import { bytesOf, indexFile, readBuilt, type Source } from "./source.ts";
import { printSums } from "./sums.ts";

/**
 * Reads slices that were built apart.
 *
 * @throws {CannotError} If they are not all slices of one site, each once.
 */
export function readSlices(folders: readonly string[]): Source[] {
  const slices = folders.map((folder) => {
    const note = readSliceNote(folder);
    if (note && note.inputs !== "") return { folder, note };
    throw new CannotError(`Cannot join ${folder}: no slice was built there. npm run build -- --slice builds one.`);
  });
  const [first] = slices;
  for (const { folder, note } of slices)
    if (note.of !== first?.note.of || note.inputs !== first.note.inputs)
      throw new CannotError(
        `Cannot join ${folder} with ${first?.folder}: they are slices of two sites, of other content, by another engine, or by another number of slices.`,
      );
  const numbers = slices.map(({ note }) => note.number);
  const all = Array.from({ length: first?.note.of ?? 0 }, (_, i) => i + 1);
  const wanting = all.filter((number) => !numbers.includes(number));
  if (wanting.length > 0)
    throw new CannotError(`Cannot join the slices: ${wanting.join(", ")} of ${all.length} is not here.`);
  if (numbers.length > all.length) throw new CannotError("Cannot join the slices: one of them is here twice.");
  return folders.map(readBuilt);
}

/** Makes a folder hold what the slices hold together, as a build of the whole would, with its sums beside it. */
export function joinSlices(output: string, slices: readonly Source[]): { files: number; written: number } {
  mkdirSync(output, { recursive: true });
  const all = new Map<string, string>();
  let written = 0;
  // The index first: where it stands a site may be written.
  const hasIndex = (slice: Source) => Number(slice.sums.has(indexFile));
  for (const slice of slices.toSorted((a, b) => hasIndex(b) - hasIndex(a)))
    for (const [path, sum] of [...slice.sums].sort(([a], [b]) => Number(b === indexFile) - Number(a === indexFile))) {
      if (all.has(path)) throw new CannotError(`Cannot join the slices: two of them hold ${path}.`);
      all.set(path, sum);
      const file = join(output, path);
      if (sizeOf(file) === slice.sizes.get(path) && sha256Of(readFileSync(file)) === sum) continue;
      clearWay(output, [path]);
      writeWhole(file, bytesOf(slice, path));
      written++;
    }
  deleteOrphans(output, all);
  writeWhole(sumsOf(output), printSums(all));
  return { files: all.size, written };
}
