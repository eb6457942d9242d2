import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync, type Stats } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { writeWhole } from "../config/files.ts";
import { root } from "./engine.ts";
import { foldersOf, type Stamp } from "./page.ts";

/** What the last build wrote. Plain data in `manifest.json` of the cache; may be lost at any time. */
export interface Manifest {
  /** Of all that the build was made from; empty when it was cut off, or wrote papers and so changed its own inputs. */
  readonly inputs: string;
  /** What the build warned of, a line each: a build that has nothing to do warns of the same. */
  readonly warnings: readonly string[];
  /** How many papers it read. */
  readonly papers: number;
  /** Each output's path with its stamp and its size in bytes. */
  readonly files: ReadonlyMap<string, readonly [Stamp, number]>;
}

const fileOf = (cache: string) => join(cache, "manifest.json");

/** The manifest of the last build; an empty one when there is none that can be read, and then everything is written again. */
export function readManifest(cache: string): Manifest {
  try {
    const { v, inputs, warnings, papers, files } = JSON.parse(readFileSync(fileOf(cache), "utf8"));
    const entries = Object.entries(files as Record<string, unknown>);
    const isOurs = v === 3 && typeof inputs === "string" && Array.isArray(warnings) && typeof papers === "number";
    if (isOurs && entries.every(isEntry))
      return { inputs, warnings: warnings.map(String), papers, files: new Map(entries) };
  } catch {
    // Lost, cut off, or of another version: as good as none.
  }
  return { inputs: "", warnings: [], papers: 0, files: new Map() };
}

function isEntry(entry: [string, unknown]): entry is [string, readonly [Stamp, number]] {
  const [, value] = entry;
  return Array.isArray(value) && value.length === 2 && typeof value[0] === "string" && typeof value[1] === "number";
}

/** Writes the manifest of what stands in the output now. Returns the bytes of all its files. */
export function writeManifest(
  cache: string,
  output: string,
  stamps: ReadonlyMap<string, Stamp>,
  made: Omit<Manifest, "files">,
): number {
  const files = [...stamps].map(([path, stamp]) => [path, [stamp, sizeOf(join(output, path))]] as const);
  const manifest = { ...made, files: new Map(files) };
  write(cache, manifest);
  return bytesIn(manifest);
}

/** The bytes of all files together. */
export function bytesIn({ files }: Pick<Manifest, "files">): number {
  return [...files.values()].reduce((sum, [, size]) => sum + size, 0);
}

/** Takes paths out of the manifest before their files are touched, so that a build that is cut off is made good by the next. */
export function forget(cache: string, manifest: Manifest, paths: readonly string[]): void {
  const gone = new Set(paths);
  write(cache, {
    inputs: "",
    warnings: [],
    papers: 0,
    files: new Map([...manifest.files].filter(([path]) => !gone.has(path))),
  });
}

function write(cache: string, { files, ...made }: Manifest): void {
  const lines = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `\n${JSON.stringify(path)}:${JSON.stringify(entry)}`);
  writeWhole(fileOf(cache), `${JSON.stringify({ v: 3, ...made }).slice(0, -1)},"files":{${lines.join(",")}}}\n`);
}

/**
 * Tells of each path whether the file of a stamp stands in the output with the size it was written with, and not behind a
 * link.
 */
export function freshIn({ files }: Manifest, output: string): (path: string, stamp: Stamp) => boolean {
  const standing = new Set(filesOf(output));
  return (path, stamp) => {
    const [known, size] = files.get(path) ?? [];
    return known === stamp && standing.has(path) && size === sizeOf(join(output, path));
  };
}

/** True when the output holds each file of a build from these inputs in its size, and no other file. */
export function isWhole({ inputs, files }: Manifest, output: string, wanted: string): boolean {
  if (inputs !== wanted || files.size === 0) return false;
  const found = filesOf(output);
  return found.length === files.size && found.every((path) => files.get(path)?.[1] === sizeOf(join(output, path)));
}

/**
 * A build deletes what is not of the site, so it goes only where that can be nothing else: the default folder, a new or
 * empty one, or one that holds a site already. Never around the repository or its content, and never inside the content.
 */
export function mayHoldSite({ output, content }: { readonly output: string; readonly content: string }): boolean {
  if (holds(output, root) || holds(output, content) || holds(content, output)) return false;
  const isEmpty = !existsSync(output) || readdirSync(output).length === 0;
  return isEmpty || output === join(root, "_site") || existsSync(join(output, "api/index.json"));
}

function holds(folder: string, path: string): boolean {
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
export function deleteOrphans(output: string, planned: ReadonlySet<string>): string[] {
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
function filesOf(output: string): string[] {
  if (!existsSync(output)) return [];
  return readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(output, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((path) => path !== ".git" && !path.startsWith(".git/"));
}

/** The bytes of a file; -1 where there is none, or a folder or a link in its place. */
function sizeOf(file: string): number {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : -1;
}
