import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../config/files.ts";
import { sha256Of } from "../config/hash.ts";
import {
  clearWay,
  deleteOrphans,
  type Entry,
  freshIn,
  type Manifest,
  sumsOf,
  touch,
  writeManifest,
} from "./manifest.ts";
import type { Stamp } from "./page.ts";
import type { Written } from "./render.ts";
import type { Survey } from "./survey.ts";

/** The site's folder while a build goes on: what stands there, what it is to hold, and what was done to it. */
export interface Output {
  readonly folder: string;
  /** What the last build left. */
  readonly manifest: Manifest;
  /** What the site holds so far. */
  readonly files: ReadonlyMap<string, Entry>;
  /** Takes an output over from the last build, where it stands there with this stamp; false where it can't be. */
  keep(path: string, stamp: Stamp): boolean;
  /** True where a file of these bytes stands there, whatever it was made from. */
  holds(path: string, sha256: string): boolean;
  /** To be called before files are touched: notes them, and deletes what stands in their way. */
  prepare(paths: readonly string[]): void;
  /** Says what a file holds now, and whether it was written. */
  note(written: Written, stamp: Stamp, isNew?: boolean): void;
  write(path: string, stamp: Stamp, bytes: Uint8Array): void;
  /** Deletes what is not of the site, and remembers the rest. Returns counts of files. */
  close(remember: Omit<Manifest, "files">): { readonly written: number; readonly deleted: number };
}

/** @param standing What stands in the folder. */
export function openOutput(folder: string, cache: string, manifest: Manifest, standing: Survey): Output {
  mkdirSync(folder, { recursive: true });
  // Says from the start that the folder is a site's, so that a build that was killed may go on there.
  if (!existsSync(sumsOf(folder))) writeWhole(sumsOf(folder), "");
  const files = new Map<string, Entry>();
  const isFresh = freshIn(manifest, standing);
  let [written, deleted] = [0, 0];
  const output: Output = {
    ...{ folder, manifest, files },
    keep(path, stamp) {
      const entry = manifest.files.get(path);
      if (!entry || !isFresh(path, stamp)) return false;
      files.set(path, entry);
      return true;
    },
    holds(path, sha256) {
      const [stamp, , known] = manifest.files.get(path) ?? [];
      return stamp !== undefined && known === sha256 && isFresh(path, stamp);
    },
    prepare(paths) {
      touch(cache, paths);
      deleted += clearWay(folder, paths);
    },
    note([path, size, sha256], stamp, isNew = true) {
      files.set(path, [stamp, size, sha256]);
      if (isNew) written++;
    },
    write(path, stamp, bytes) {
      output.prepare([path]);
      writeWhole(join(folder, path), bytes);
      output.note([path, bytes.length, sha256Of(bytes)], stamp);
    },
    close(remember) {
      deleted += deleteOrphans(folder, files).length;
      writeManifest(cache, folder, { ...remember, files });
      return { written, deleted };
    },
  };
  return output;
}
