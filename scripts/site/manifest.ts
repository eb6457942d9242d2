import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  type Stats,
} from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { writeWhole } from "../config/files.ts";
import { root } from "./engine.ts";
import { foldersOf, type Stamp } from "./page.ts";
import { sliceFileOf } from "./slices.ts";

/** A file of the site: the stamp of what it is made from, its bytes, and their SHA-256 in hexadecimal. */
export type Entry = readonly [stamp: Stamp, size: number, sha256: string];

/** What the last build wrote. Plain data in `manifest.json` of the cache; may be lost at any time. */
export interface Manifest {
  /** Of all that the build was made from; empty when it was cut off, or wrote papers and so changed its own inputs. */
  readonly inputs: string;
  /** What the build warned of, a line each: a build that has nothing to do warns of the same. */
  readonly warnings: readonly string[];
  /** How many papers it read. */
  readonly papers: number;
  /** By output path. */
  readonly files: ReadonlyMap<string, Entry>;
}

const fileOf = (cache: string) => join(cache, "manifest.json");
/** The files that were touched since: paths, a line each. A build that is cut off leaves it. */
const touchedOf = (cache: string) => join(cache, "touched.txt");

const empty: Manifest = { inputs: "", warnings: [], papers: 0, files: new Map() };

/** The manifest of the last build; an empty one when there is none that can be read, and then everything is written again. */
export function readManifest(cache: string): Manifest {
  const manifest = manifestIn(cache);
  if (!existsSync(touchedOf(cache))) return manifest;
  const files = new Map(manifest.files);
  for (const path of readFileSync(touchedOf(cache), "utf8").split("\n")) files.delete(path);
  return { ...manifest, inputs: "", files };
}

function manifestIn(cache: string): Manifest {
  try {
    const { v, inputs, warnings, papers, files } = JSON.parse(readFileSync(fileOf(cache), "utf8"));
    const entries = Object.entries(files as Record<string, unknown>);
    const isOurs = v === 4 && typeof inputs === "string" && Array.isArray(warnings) && typeof papers === "number";
    if (isOurs && entries.every(isEntry))
      return { inputs, warnings: warnings.map(String), papers, files: new Map(entries) };
  } catch {
    // Lost, cut off, or of another version: as good as none.
  }
  return empty;
}

function isEntry(entry: [string, unknown]): entry is [string, Entry] {
  const [, value] = entry;
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [stamp, size, sha256] = value;
  return typeof stamp === "string" && typeof size === "number" && typeof sha256 === "string";
}

/** Notes files before they are touched, so that a build that is cut off at any moment is made good by the next. */
export function touch(cache: string, paths: readonly string[]): void {
  mkdirSync(cache, { recursive: true });
  if (paths.length > 0) appendFileSync(touchedOf(cache), `${paths.join("\n")}\n`);
}

/**
 * Writes the manifest of what stands in the output now; and beside the output, for those who publish it, the same in the form
 * of `sha256sum`, by path.
 */
export function writeManifest(cache: string, output: string, manifest: Manifest): void {
  const files = [...manifest.files].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = files.map(([path, entry]) => `\n${JSON.stringify(path)}:${JSON.stringify(entry)}`);
  const { inputs, warnings, papers } = manifest;
  const head = JSON.stringify({ v: 4, inputs, warnings, papers }).slice(0, -1);
  const sums = files.map(([path, [, , sha256]]) => `${sha256}  ${path}\n`).join("");
  if (!holdsText(sumsOf(output), sums)) writeWhole(sumsOf(output), sums);
  writeWhole(fileOf(cache), `${head},"files":{${lines.join(",")}}}\n`);
  rmSync(touchedOf(cache), { force: true });
}

/** Where the sums of a site's files stand: `_site.sha256` beside `_site`. */
export function sumsOf(output: string): string {
  return `${output}.sha256`;
}

function holdsText(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, "utf8") === text;
}

/** The bytes of all files together. */
export function bytesIn({ files }: Pick<Manifest, "files">): number {
  let sum = 0;
  for (const [, size] of files.values()) sum += size;
  return sum;
}

/**
 * Tells of each path whether the file of a stamp stands in the output with the size it was written with, and not behind a
 * link.
 *
 * @param standing What stands there, see `Survey`.
 */
export function freshIn(
  { files }: Manifest,
  standing: ReadonlyMap<string, number>,
): (path: string, stamp: Stamp) => boolean {
  return (path, stamp) => {
    const [known, size] = files.get(path) ?? [];
    return known === stamp && size === standing.get(path);
  };
}

/** True when the output, which was looked at, holds each file of the last build in its size and no other, and its sums stand beside it. */
export function isWhole({ files }: Manifest, output: string, standing: ReadonlyMap<string, number>): boolean {
  if (files.size === 0 || standing.size !== files.size || !existsSync(sumsOf(output))) return false;
  for (const [path, size] of standing) if (files.get(path)?.[1] !== size) return false;
  return true;
}

/**
 * A build deletes what is not of the site, so it goes only where that can be nothing else: the default folder, a new or
 * empty one, or one that holds a site already, or a part of one. Never around the repository or its content, and never inside the content.
 */
export function mayHoldSite({ output, content }: { readonly output: string; readonly content: string }): boolean {
  if (holds(output, root) || holds(output, content) || holds(content, output)) return false;
  const isEmpty = !existsSync(output) || readdirSync(output).length === 0;
  const isSlice = existsSync(sliceFileOf(output));
  return (
    isEmpty ||
    isSlice ||
    output === join(root, "_site") ||
    existsSync(sumsOf(output)) ||
    existsSync(join(output, "api/index.json"))
  );
}

/** Whether a path is a folder's own, or stands in it. */
export function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way.split(sep)[0] !== ".." && !isAbsolute(way);
}

/**
 * Deletes what stands in the way of files that are to be written: a folder or a link in the place of a file, a file or a link
 * in the place of a folder. Returns the number of files.
 */
export function clearWay(output: string, paths: Iterable<string>): number {
  const wanted = [...paths];
  let deleted = 0;
  const clear = (path: string, isRight: (found: Stats) => boolean) => {
    const found = lstatSync(join(output, path), { throwIfNoEntry: false });
    if (!found || isRight(found)) return;
    deleted += found.isDirectory() ? filesOf(join(output, path)).length : 1;
    rmSync(join(output, path), { recursive: true });
  };
  // Outermost first: nothing stands under a file that has gone.
  for (const path of new Set(wanted.flatMap(foldersOf))) clear(path, (found) => found.isDirectory());
  for (const path of wanted) clear(path, (found) => found.isFile());
  return deleted;
}

/** Deletes every file of the output that is not planned, and folders left empty. Returns their paths. */
export function deleteOrphans(output: string, planned: ReadonlyMap<string, unknown>): string[] {
  const orphans = filesOf(output).filter((path) => !planned.has(path));
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

/**
 * Every file of the output. A link is a file: what it leads to is not the site's, and never deleted. Nor is `.git`, where the
 * output is a checkout that the site is published from.
 */
export function filesOf(output: string): string[] {
  if (!existsSync(output)) return [];
  return readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(output, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((path) => path !== ".git" && !path.startsWith(".git/"));
}

/** The bytes of a file; -1 where there is none, or a folder or a link in its place. */
export function sizeOf(file: string): number {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : -1;
}
