import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../config/hash.ts";
import { CannotError } from "../config/problem.ts";
import { localBase } from "../config/site.ts";
import { sizeOf, sumsOf } from "../site/manifest.ts";
import { readSliceNote } from "../site/slices.ts";
import { recordFile } from "./record.ts";
import { readSums, type Sums } from "./sums.ts";

/** A built site and what its build says of its files. */
export interface Source {
  readonly folder: string;
  readonly sums: Sums;
  /** Bytes of each file, by path. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * Reads what a build wrote beside a site, or a slice of one, and looks whether all of it is there.
 *
 * @throws {CannotError} If it is not whole.
 */
export function readBuilt(folder: string): Source {
  const file = sumsOf(folder);
  const sums = sizeOf(file) >= 0 ? readSums(readFileSync(file, "utf8")) : undefined;
  if (sums === undefined) throw new CannotError(`Cannot use ${folder}: there is no ${file}. npm run build writes it.`);
  if (sums === null || sums.has(recordFile))
    throw new CannotError(`Cannot use ${folder}: ${file} is not what a build writes. Build again.`);
  const sizes = new Map([...sums.keys()].map((path) => [path, sizeOf(join(folder, path))]));
  for (const [path, size] of sizes)
    if (size < 0) throw new CannotError(`Cannot use ${folder}: ${path} is gone since the last build. Build again.`);
  return { folder, sums, sizes };
}

/** Reads a site that is to be published. @throws {CannotError} If it is not whole, or not for readers. */
export function readSite(folder: string): Source {
  const built = readBuilt(folder);
  const slice = readSliceNote(folder);
  const { url } = indexOf(folder) ?? {};
  if (slice)
    throw new CannotError(`Cannot deploy ${folder}: it is one of ${slice.of} slices. npm run join joins them.`);
  if (built.sums.has("style/index.html"))
    throw new CannotError(`Cannot deploy ${folder}: npm start built it, for you to look at. Run npm run build.`);
  // A build that was cut off may have written both, and says so in neither.
  if (url === undefined || !built.sums.has(indexFile))
    throw new CannotError(`Cannot deploy ${folder}: it holds no whole site. Build again.`);
  if (url === localBase)
    throw new CannotError(
      `Cannot deploy ${folder}: it has no address, and its pages ask not to be found. Name its url in content/site.yaml and build again.`,
    );
  return built;
}

/** A file's bytes. @throws {CannotError} If they are not those of the last build. */
export function bytesOf({ folder, sums }: Source, path: string): Uint8Array {
  const bytes = readFileSync(join(folder, path));
  if (sha256Of(bytes) === sums.get(path)) return bytes;
  throw new CannotError(`Cannot copy ${join(folder, path)}: it has changed since the last build. Build again.`);
}

/** The site's own index for programs. */
export const indexFile = "api/index.json";

/** What it says; null where there is none, and so no site. */
export function indexOf(folder: string): { readonly url: string } | null {
  try {
    const { v, url, papers } = JSON.parse(readFileSync(join(folder, indexFile), "utf8"));
    return v === 1 && typeof url === "string" && Array.isArray(papers) ? { url } : null;
  } catch {
    return null;
  }
}
