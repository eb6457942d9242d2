import { type StoredTable, type Table, tableOf } from "../../text/searchtable.ts";
import { siteRoot } from "../root.ts";
import { type Index, indexOf } from "./index.ts";
import { type Pagefind, type PagefindModule, pagefindOptions } from "./pagefind.ts";

/** Papers that stand in one index, and the words to look up in it. */
export interface Tier {
  readonly index: Index;
  /** @param words Of a question. What older papers are written in is fetched when they lack one. */
  table(words: readonly string[]): Promise<Table>;
}

/** Opens the tier of the newest papers: Pagefind, and the table of words at an address. */
export async function openNewest(words: string): Promise<{ pagefind: PagefindModule; tier: Tier; table: Table }> {
  const [pagefind, table] = await Promise.all([openPagefind(), fetchTable(words)]);
  const index = await ready(pagefind);
  return { pagefind, tier: { index, table: async () => table }, table };
}

/**
 * Opens a tier of older papers. Pagefind's own `mergeIndex` makes this instance too, but then asks all that are merged at once,
 * and mixes what they find.
 *
 * @param newest The table of the newest papers, from which acronyms and near terms are taken.
 */
export async function openOlder({ PagefindInstance }: PagefindModule, folder: string, newest: Table): Promise<Tier> {
  const basePath = new URL(folder, siteRoot).pathname;
  // Named by what it holds: what was fetched may be kept.
  const instance = new PagefindInstance({ basePath, baseUrl: siteRoot.pathname, metaCacheTag: "", ...pagefindOptions });
  await instance.init(document.documentElement.lang, { load_wasm: false });
  const index = await ready(instance);
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

async function openPagefind(): Promise<PagefindModule> {
  const pagefind: PagefindModule = await import(new URL("pagefind/pagefind.js", siteRoot).href);
  await pagefind.options({ ...pagefindOptions, baseUrl: siteRoot.pathname });
  await pagefind.init();
  return pagefind;
}

async function ready(pagefind: Pagefind): Promise<Index> {
  const index = indexOf(pagefind);
  await index.values();
  return index;
}

async function fetchTable(address: string): Promise<Table> {
  const answered = await fetch(address);
  if (!answered.ok) throw new Error(`Cannot fetch the table of words: ${answered.status}`);
  const stored: StoredTable = await answered.json();
  return tableOf(stored);
}
