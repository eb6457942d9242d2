/** What the search page uses of Pagefind's JavaScript API, which has no types for the browser. */
export interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;
  search(query: string | null, options?: object): Promise<{ readonly results: readonly PagefindResult[] }>;
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
  readonly meta: { readonly title: string; readonly authors?: string };
  readonly filters: { readonly topic?: readonly string[]; readonly year?: readonly string[] };
}

/** How Pagefind weighs: words like the one asked for count less than by its defaults, a title twice its text, a name five times. */
export const pagefindOptions = {
  noWorker: true,
  ranking: { termSimilarity: 3, metaWeights: { title: 2, alias: 5, topics: 1, authors: 0.5 } },
};
