import { type StoredTable, type Table, tableOf } from "../../text/searchtable.ts";
import { siteRoot } from "../root.ts";
import { type Index, indexOf } from "./index.ts";
import { facetsIn, type PagefindModule, pagefindOptions } from "./pagefind.ts";

/** Papers that stand in one index, and the words to look up in it. */
export interface Tier {
  readonly index: Index;
  /** @param words Of a question. What older papers are written in is fetched when they lack one. */
  table(words: readonly string[]): Promise<Table>;
}

/** Opens the tier of the newest papers: Pagefind, and the table of words at an address. */
export async function openNewest(words: string): Promise<{ pagefind: PagefindModule; tier: Tier; table: Table }> {
  const script: Promise<PagefindModule> = import(new URL("pagefind/pagefind.js", siteRoot).href);
  const opening = script.then((pagefind) => openIndex(pagefind, "pagefind/", { load_wasm: true }));
  const [pagefind, index, table] = await Promise.all([script, opening, fetchTable(words)]);
  return { pagefind, tier: { index, table: async () => table }, table };
}

/**
 * Opens a tier of older papers. Pagefind can merge indexes, but then asks all that are merged at once, and mixes what they find.
 *
 * @param newest The table of the newest papers, from which acronyms and near terms are taken.
 */
export async function openOlder(pagefind: PagefindModule, folder: string, newest: Table): Promise<Tier> {
  // Named by what it holds: what was fetched may be kept.
  const index = await openIndex(pagefind, folder, { load_wasm: false, metaCacheTag: "" });
  let own: Promise<Table> | undefined;
  return {
    index,
    async table(words) {
      const found = await Promise.all(words.map((word) => index.exact(word)));
      if (found.every(({ size }) => size > 0)) return newest;
      own ??= fetchTable(new URL(`${folder}words.json`, siteRoot).href);
      return { ...newest, words: (await own).words };
    },
  };
}

async function openIndex(
  { PagefindInstance }: PagefindModule,
  folder: string,
  { load_wasm, ...options }: { readonly load_wasm: boolean; readonly metaCacheTag?: string },
): Promise<Index> {
  const basePath = new URL(folder, siteRoot).pathname;
  const instance = new PagefindInstance({ basePath, baseUrl: siteRoot.pathname, ...options, ...pagefindOptions });
  await instance.init(document.documentElement.lang.toLowerCase(), { load_wasm });
  const index = indexOf(instance, facetsIn(instance));
  await index.values();
  return index;
}

async function fetchTable(address: string): Promise<Table> {
  const answered = await fetch(address);
  if (!answered.ok) throw new Error(`Cannot fetch the table of words: ${answered.status}`);
  const stored: StoredTable = await answered.json();
  return tableOf(stored);
}
