import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { answer } from "../client/search/answer.ts";
import type { Answer, Question } from "../client/search/ask.ts";
import { indexOf } from "../client/search/index.ts";
import { facetsIn, type PagefindModule, pagefindOptions } from "../client/search/pagefind.ts";
import { termsOf } from "../ranking/terms.ts";
import { indexFiles, type SearchRecord } from "../site/search.ts";
import { type Learnt, storedTable } from "../site/searchwords.ts";
import { tableOf } from "../text/searchtable.ts";

/** Answers a question with the addresses of papers, as the search page would: the best first, at most `most`. */
export type Search = (question: string, most?: number) => Promise<string[]>;

/** Searches some papers; the files of the index are gone in the end. */
export function withSearch<T>(
  records: readonly SearchRecord[],
  learnt: readonly Learnt[],
  use: (search: Search) => Promise<T>,
): Promise<T> {
  return withAnswers(records, learnt, (ask) =>
    use(async (text, most = 10) => {
      const { results } = await ask({ text, filters: {}, sort: "relevance", refused: [] });
      const found = await Promise.all(results.slice(0, most).map((result) => result.data()));
      return found.map(({ url }) => url);
    }),
  );
}

/** Makes the index and the table of some papers, and asks them as a reader's browser does. */
export async function withAnswers<T>(
  records: readonly SearchRecord[],
  learnt: readonly Learnt[],
  use: (ask: (question: Question) => Promise<Answer>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "search-"));
  try {
    const files = await indexFiles(records, "en");
    const script = join(folder, "pagefind.mjs");
    writeFileSync(script, files.get("pagefind.js") ?? "");
    return await fetchingFrom(files, async () => {
      const { PagefindInstance }: PagefindModule = await import(pathToFileURL(script).href);
      const pagefind = new PagefindInstance({ ...pagefindOptions, basePath: served });
      await pagefind.init("en", { load_wasm: true });
      const index = indexOf(pagefind, facetsIn(pagefind));
      const table = tableOf(storedTable(learnt, termsOf(learnt)));
      return use((question) => answer(index, table, question));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const served = "/pagefind/";

/** Pagefind fetches its files; here they are in memory. */
async function fetchingFrom<T>(files: ReadonlyMap<string, Uint8Array>, use: () => Promise<T>): Promise<T> {
  const { fetch } = globalThis;
  globalThis.fetch = async (address) => {
    const bytes = files.get(String(address).slice(served.length).replace(/\?.*/, ""));
    return bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 });
  };
  try {
    return await use();
  } finally {
    globalThis.fetch = fetch;
  }
}
