import { readFileSync, rmdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { writeWhole } from "../config/files.ts";
import { filesIn } from "./engine.ts";
import type { Stamp } from "./page.ts";

const manifestSchema = z.strictObject({
  v: z.literal(1),
  files: z.record(z.string(), z.tuple([z.custom<Stamp>((s) => typeof s === "string"), z.number()])),
});

/** What the last build wrote: each output's path with its stamp and its size in bytes. Plain data; may be lost at any time. */
export type Manifest = ReadonlyMap<string, readonly [Stamp, number]>;

/** The manifest of the last build; empty when there is none that can be read, and then everything is written again. */
export function readManifest(file: string): Manifest {
  try {
    return new Map(Object.entries(manifestSchema.parse(JSON.parse(readFileSync(file, "utf8"))).files));
  } catch {
    return new Map();
  }
}

/** Writes the manifest of what stands in the output now. Returns the bytes of all its files. */
export function writeManifest(file: string, output: string, stamps: ReadonlyMap<string, Stamp>): number {
  const entries = [...stamps].map(([path, stamp]) => [path, [stamp, sizeOf(join(output, path))]] as const);
  write(file, entries);
  return entries.reduce((sum, [, [, size]]) => sum + size, 0);
}

/** Takes paths out of the manifest before their files are touched, so that a build that is cut off is made good by the next. */
export function forget(file: string, manifest: Manifest, paths: readonly string[]): void {
  const gone = new Set(paths);
  write(
    file,
    [...manifest].filter(([path]) => !gone.has(path)),
  );
}

function write(file: string, entries: readonly (readonly [string, readonly [Stamp, number]])[]): void {
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `\n${JSON.stringify(path)}:${JSON.stringify(entry)}`);
  writeWhole(file, `{"v":1,"files":{${lines.join(",")}}}\n`);
}

/** True when the file of this stamp stands in the output with the size it was written with. */
export function isFresh(manifest: Manifest, output: string, path: string, stamp: Stamp): boolean {
  const entry = manifest.get(path);
  return entry !== undefined && entry[0] === stamp && entry[1] === sizeOf(join(output, path));
}

/** Deletes every file of the output that is not planned, and folders left empty. Returns their paths. */
export function deleteOrphans(output: string, planned: ReadonlySet<string>): string[] {
  const orphans = filesIn(output, "").filter((path) => !planned.has(path));
  for (const path of orphans) {
    rmSync(join(output, path));
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
      try {
        rmdirSync(join(output, folder));
      } catch {
        break;
      }
    }
  }
  return orphans;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? -1;
}
