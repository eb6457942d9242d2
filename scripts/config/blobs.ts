import { createHash } from "node:crypto";
import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { plainBytes } from "./files.ts";
import { git, parts } from "./git.ts";
import { compare } from "./problem.ts";

/**
 * What the files of a folder hold: by folder ("" for the folder itself, "papers/2506"), then by name, git's id of the bytes.
 * Folders and names are in one order everywhere. A file that can't be read has an empty id.
 */
export type Blobs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Git's name for these bytes: SHA-1 of "blob <length>", a NUL and the bytes, in hexadecimal. */
export function blobOf(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/**
 * What every file of the content holds, hidden ones at its top aside. Git's index knows it for what is checked out and
 * unchanged; all else is read and hashed. What a link leads to is looked at only inside the content, as by its readers.
 */
export function blobsIn(folder: string): Blobs {
  const found = new Map<string, Map<string, string>>();
  if (!existsSync(folder)) return found;
  const content = realpathSync.native(folder);
  const checkedOut = unchangedIn(content);
  const walk = (folder: string, above: readonly string[]) => {
    const names = new Map<string, string>();
    found.set(folder, names);
    for (const entry of entriesOf(join(content, folder))) {
      if (folder === "" && entry.name.startsWith(".")) continue;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      const target = entry.isSymbolicLink() ? targetOf(content, path) : join(content, path);
      const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && isFolderAt(target));
      if (!isFolder) names.set(entry.name, checkedOut.get(path) ?? idOf(target));
      // A link to a folder that it stands in has no end.
      else if (target !== null && !above.includes(target)) walk(path, [...above, target]);
    }
  };
  walk("", [content]);
  return found;
}

/** In one order everywhere; none where there is no such folder. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compare(a.name, b.name));
  } catch {
    return [];
  }
}

/** Where a link leads; null where that is nowhere, or out of the content. */
function targetOf(content: string, path: string): string | null {
  try {
    const target = realpathSync.native(join(content, path));
    return target === content || target.startsWith(content + sep) ? target : null;
  } catch {
    return null;
  }
}

const isFolderAt = (place: string | null) =>
  place !== null && (statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false);

function idOf(place: string | null): string {
  const bytes = place === null ? null : plainBytes(place);
  return bytes === null ? "" : blobOf(bytes);
}

/**
 * Files that git has checked out and that nobody has touched since, with their ids; none outside a repository.
 *
 * Git looks at a file's size, its inode and both of its times, whatever the settings say. The time of the inode's last change
 * is the kernel's: an edit that keeps the size and puts the file's own time back is seen. What only looks changed is left
 * to be hashed, and so is what somebody told git not to look at.
 */
function unchangedIn(content: string): Map<string, string> {
  const run = (...args: string[]) => git(content, [...careful, ...args]);
  const asked = run("check-attr", "-z", ...converting, "--", "papers/2506/2506.01234.md");
  const listed = asked.ok ? run("ls-files", "-s", "-v", "-z") : asked;
  const differing = listed.ok ? run("diff-files", "--name-only", "--relative", "-z") : listed;
  const isAsStored = parts(asked.out).every((part, i) => i % 3 !== 2 || part === "unspecified" || part === "unset");
  if (!differing.ok || !isAsStored) return new Map();
  const changed = new Set(parts(differing.out));
  const found = new Map<string, string>();
  for (const line of parts(listed.out)) {
    const [, id, path] = ordinary.exec(line) ?? [];
    if (id !== undefined && path !== undefined && !changed.has(path)) found.set(path, id);
  }
  return found;
}

const careful = ["trustctime=true", "checkStat=default", "fsmonitor=false"].flatMap((set) => ["-c", `core.${set}`]);

/** What makes the bytes of a checked-out file others than those of its blob, by settings that are no part of it. */
const converting = ["filter", "ident", "working-tree-encoding"];

/** A file that is no link, in no conflict, and compared as usual: `H 100644 <id> 0<tab><path>`. */
const ordinary = /^H 100(?:644|755) ([0-9a-f]+) 0\t(.+)$/s;
