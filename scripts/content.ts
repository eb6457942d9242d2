import { existsSync } from "node:fs";
import { join } from "node:path";
import { deviceReason, isDevice } from "./config/addresses.ts";
import type { Blobs } from "./config/blobs.ts";
import { isFolder, namesIn, readText, writeWhole } from "./config/files.ts";
import { loadPages } from "./config/pages.ts";
import { byPlace, ContentError, type Problem, type Read } from "./config/problem.ts";
import { readSite, type Site } from "./config/site.ts";
import { loadTopics } from "./config/topics.ts";
import type { Collection } from "./editions/collection.ts";
import { loadEditions } from "./editions/edition.ts";
import { loadStatus } from "./editions/status.ts";
import { feedIdProblems } from "./forks/identity.ts";
import { readPaper } from "./papers/file.ts";
import type { Keeping } from "./papers/kept.ts";
import { loadPapers } from "./papers/load.ts";
import { loadObservations } from "./papers/observations.ts";
import type { Paper } from "./papers/paper.ts";
import { arxivShelf } from "./papers/shelves.ts";
import { loadOwn, type Own } from "./site/assets.ts";
import { readerVersion } from "./site/engine.ts";
import { type Imported, importListing } from "./sources/import.ts";
import { type ListingReport, readListing } from "./sources/listing.ts";

/** The collection, and what its listings hold and would write. Papers include those that a listing has just brought. */
export interface Content extends Collection {
  readonly own: Own;
  readonly listings: readonly (ListingReport & Imported & { readonly name: string })[];
}

/**
 * Reads and checks the whole of the content folder, and finds what its listings would write. Writes nothing there.
 *
 * @param cache Where papers are kept as they were read, so that only changed files are parsed; all are without it.
 * @param blobs What the files of the content hold, where that has been looked up.
 * @throws {ContentError} With every problem of every file, by place.
 */
export async function readContent(content: string, cache?: string, blobs?: Blobs): Promise<Content> {
  const problems: Problem[] = folders
    .filter((name) => existsSync(join(content, name)) && !isFolder(join(content, name)))
    .map((name) => ({ file: `content/${name}`, line: 1, message: "Cannot read this file: expected a folder" }));
  if (problems.length > 0) throw new ContentError(problems);
  const collect = <T extends { problems: readonly Problem[] }>(loaded: T): T => {
    problems.push(...loaded.problems);
    return loaded;
  };
  const site = readSettings(content);
  if (!site.ok) problems.push(...site.problems);
  const { topics } = collect(loadTopics(content));
  const { pages } = collect(loadPages(content));
  const names = pages.map(({ name }) => name);
  const { own } = collect(loadOwn(content, names));
  const loaded = collect(loadPapers(content, keepingIn(cache), blobs));
  const { listings, papers } = collect(await readListings(content, loaded.papers));
  const { editions } = collect(loadEditions(content, papers));
  const { observations } = collect(loadObservations(content));
  const status = loadStatus(content);
  if (!status.ok) problems.push(...status.problems);
  if (!site.ok || !status.ok || problems.length > 0) throw new ContentError(problems.sort(byPlace));
  return { site: site.value, topics, papers, observations, editions, status: status.value, pages, listings, own };
}

const keepingIn = (cache: string | undefined): Keeping | undefined =>
  cache === undefined ? undefined : { folder: join(cache, "papers"), reader: readerVersion() };

const folders = ["editions", "listings", "observations", "pages", "papers", "public", "topics"];

function readSettings(content: string): Read<Site> {
  if (existsSync(join(content, "site.yaml"))) {
    const text = readText(content, "site.yaml");
    const read = text.ok ? readSite("content/site.yaml", text.value) : text;
    const problems = text.ok && read.ok ? feedIdProblems(text.value, read.value) : [];
    return problems.length > 0 ? { ok: false, problems } : read;
  }
  const message = "Cannot find this file: a site needs at least a format, a title and a feed_id";
  return { ok: false, problems: [{ file: "content/site.yaml", line: 1, message }] };
}

async function readListings(content: string, loaded: readonly Paper[]) {
  const problems: Problem[] = [];
  const listings: Content["listings"][number][] = [];
  const papers = new Map(loaded.map((paper) => [paper.id, paper]));
  for (const file of namesIn(join(content, "listings"))) {
    const name = file.replace(/\.txt$/, "");
    const report = (message: string) => problems.push({ file: `content/listings/${file}`, line: 1, message });
    if (!file.endsWith(".txt") || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
      report(`Cannot use "${file}" as a listing: expected lower-case letters, digits and hyphens, and .txt`);
    } else if (isDevice(name)) {
      report(`Cannot use "${file}" as a listing: ${deviceReason}`);
    } else if (arxivShelf.test(name)) {
      report(`Cannot use "${file}" as a listing: the folder "${name}" is kept for arXiv papers`);
    } else {
      const text = readText(content, `listings/${file}`, Infinity);
      if (!text.ok) {
        problems.push(...text.problems);
        continue;
      }
      const listing = readListing(text.value);
      const imported = await importListing(name, listing.rows, [...papers.values()], content);
      for (const write of imported.writes) {
        const read = readPaper(`content/${write.file}`, write.text);
        if (read.ok) papers.set(read.value.id, read.value);
        else problems.push(...read.problems);
      }
      listings.push({ name, ...listing, ...imported });
    }
  }
  return { listings, papers: [...papers.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), problems };
}

/** Writes what the listings bring. Returns the number of files. */
export function writeListings(content: string, listings: Content["listings"]): number {
  const writes = listings.flatMap((listing) => listing.writes);
  for (const { file, text } of writes) writeWhole(join(content, file), text);
  return writes.length;
}
