import type { Paper } from "../papers/paper.ts";
import { storedFacets } from "../text/searchfacets.ts";
import { texToUnicode } from "../text/tex.ts";
import { joined, partsOf } from "../text/wordforms.ts";
import { textOf, unknownForm } from "./cbor.ts";
import { paperUrl } from "./model.ts";
import type { IndexFiles } from "./searchfiles.ts";
import { inSmallPieces } from "./searchpieces.ts";

/** One paper as Pagefind indexes it. */
export interface SearchRecord {
  readonly url: string;
  /** The abstract: plain Unicode. */
  readonly content: string;
  /** Found like the content, each with a weight of its own: `title`, and where there are any `alias`, `topics` and `authors`. */
  readonly meta: Readonly<Record<string, string>>;
  /** What it is counted and narrowed by, see `storedFacets`. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
}

/** What search needs of a paper. */
export type Searched = Pick<Paper, "id" | "title" | "abstract" | "authors" | "shelf" | "published" | "listed">;

/** @param topics Their names, strongest first. */
export function recordOf(paper: Searched, topics: readonly string[]): SearchRecord {
  const title = texToUnicode(paper.title);
  const date = paper.published ?? paper.listed;
  const meta = { title, alias: aliasOf(title), topics: topics.join(", "), authors: paper.authors.join(", ") };
  return {
    url: paperUrl(paper.id),
    content: texToUnicode(paper.abstract),
    meta: Object.fromEntries(Object.entries(meta).filter(([, text]) => text !== "")),
    facets: {
      ...(topics.length > 0 ? { topic: topics } : {}),
      // A shelf of arXiv is a month: the year says as much, and each facet costs every reader some bytes.
      ...(/^\d{4}$/.test(paper.shelf) && date !== undefined ? {} : { shelf: [paper.shelf] }),
      ...(date === undefined ? {} : { year: [date.slice(0, 4)] }),
    },
  };
}

/** The name that a title opens with, in the forms that readers type: "EnvHarness: ..." is also "envharness" and "env harness". */
function aliasOf(title: string): string {
  const name = /^([^:]{2,40}):\s/.exec(title)?.[1];
  if (name === undefined || name.split(/\s+/).length > mostWords) return "";
  return [...new Set([joined(name), name.split(/\s+/).map(joined).join(" "), partsOf(name).join(" ")])].join(" ");
}

/** Words of a name: what is longer is a sentence. */
const mostWords = 4;

/** Pagefind's interfaces and its worker, which the search page does not use. */
const unused = /^(pagefind-(worker|ui|modular-ui|component-ui|highlight)\b|.*-ui\.|playground\/)/;

/**
 * A whole index of the records, as readers load it.
 *
 * @param language The site's: Pagefind stems words by it.
 * @returns The index's files, by path in its folder.
 */
export async function indexFiles(records: readonly SearchRecord[], language: string): Promise<IndexFiles> {
  const built = await startIndex(records, language);
  return partedIndex(await built(), 1);
}

/**
 * Begins to index the records with Pagefind, in a process of its own.
 *
 * @param language The site's: Pagefind stems words by it.
 * @returns When Pagefind has all the records, a function to be called once, which waits for the files that it makes for readers, by
 * path: until then, which is as long again, it needs nothing of this process.
 */
export async function startIndex(
  records: readonly SearchRecord[],
  language: string,
): Promise<() => Promise<IndexFiles>> {
  const { createIndex, close } = await import("pagefind");
  const begun = async () => {
    const { index, errors } = await createIndex({
      forceLanguage: language.split("-")[0] ?? "en",
      // They are parted anew, see `shortNamed`: a file for each would be packed and unpacked once more.
      maxFragments: 1,
    });
    if (!index) throw new Error(`Cannot start the search index: ${errors.join("; ")}`);
    // Sent at once, taken in this order.
    const taken = await Promise.all(
      records.map(({ url, content, meta }) => index.addCustomRecord({ url, content, language, meta: { ...meta } })),
    );
    const refused = taken.flatMap((record) => record.errors);
    if (refused.length > 0) throw new Error(`Cannot index the papers: ${refused.join("; ")}`);
    return { building: index.getFiles() };
  };
  try {
    const { building } = await begun();
    // Whoever asks for the files is told.
    building.catch(() => {});
    return async () => {
      try {
        const { files, errors } = await building;
        if (errors.length > 0) throw new Error(`Cannot build the search index: ${errors.join("; ")}`);
        const read = new Map(
          files.filter(({ path }) => !unused.test(path)).map(({ path, content }) => [path, content]),
        );
        addFacets(read, records);
        return read;
      } finally {
        await close();
      }
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Parts Pagefind's files into those that readers load.
 *
 * @param together How many papers stand in a file, if Pagefind's own files are to be had elsewhere; 1 for a whole index.
 */
export async function partedIndex(files: IndexFiles, together: number): Promise<IndexFiles> {
  if (together === 1) return inSmallPieces(await minified(files));
  for (const path of files.keys()) if (ofPagefind.test(path)) files.delete(path);
  return inSmallPieces(files, together);
}

/** The same for every index. */
const ofPagefind = /^(pagefind\.js|wasm\..*)$/;

/**
 * Writes what papers are counted by into the index's first file. Pagefind's own filters are twice as large, in files that are fetched
 * after all others, and tell which papers have a value only by a search for each.
 */
function addFacets(files: IndexFiles, records: readonly SearchRecord[]): void {
  const entry = JSON.parse(textOf(files.get(entryFile) ?? Buffer.from("{}")));
  const facets = storedFacets(records.map((record) => record.facets));
  for (const language of Object.values<object>(entry.languages ?? {})) Object.assign(language, { facets });
  files.set(entryFile, Buffer.from(JSON.stringify(entry)));
}

/** The same with that part of Pagefind's script which asks an index, without workers and merged indexes: a fifth less. */
async function minified(files: IndexFiles): Promise<IndexFiles> {
  const { build } = await import("esbuild");
  const script = textOf(files.get(scriptFile) ?? Buffer.of());
  const exported = /export\s*\{[^}]*\};?\s*$/;
  if (!exported.test(script)) throw unknownForm();
  const { outputFiles } = await build({
    stdin: { contents: script.replace(exported, "export { PagefindInstance };") },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    legalComments: "inline",
    charset: "utf8",
  });
  return files.set(scriptFile, outputFiles[0]?.contents ?? Buffer.of());
}

const [scriptFile, entryFile] = ["pagefind.js", "pagefind-entry.json"];
