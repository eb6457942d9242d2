import type { StoredFacets } from "../../text/searchfacets.ts";

/** One index, as the search page asks it. Pagefind has no types for the browser. */
export interface Pagefind {
  search(query: string | null): Promise<{ readonly results: readonly PagefindResult[] }>;
}

/** As much of Pagefind's script as the site keeps, see `site/search.ts`. */
export interface PagefindModule {
  readonly PagefindInstance: new (
    options: object,
  ) => Pagefind & {
    /** @param options Of all indexes the first loads the WebAssembly, which others then have. */
    init(language: string, options: { readonly load_wasm: boolean }): Promise<void>;
    /** What the index's first file says: of the site's language, and no other. */
    readonly languages: Readonly<Record<string, { readonly facets: StoredFacets }>>;
  };
}

export interface PagefindResult {
  readonly id: string;
  readonly score: number;
  /** Places of words in the content, which blanks part. */
  readonly words: readonly number[];
  /** Fields beside the content that have the words. */
  readonly matchedMetaFields?: readonly string[];
  data(): Promise<Fragment>;
}

/** What the index holds of a paper. */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: { readonly title: string; readonly authors?: string; readonly topics?: string };
}

/** What an index that is open says of its papers. @throws {Error} If it says nothing. */
export function facetsIn({ languages }: InstanceType<PagefindModule["PagefindInstance"]>): StoredFacets {
  const [language] = Object.values(languages);
  if (!language) throw new Error("Cannot search: the index has no papers");
  return language.facets;
}

/** How Pagefind weighs: words like the one asked for count less than by its defaults, a title twice its text, a name five times. */
export const pagefindOptions = {
  ranking: { termSimilarity: 3, metaWeights: { title: 2, alias: 5, topics: 1, authors: 0.5 } },
};
