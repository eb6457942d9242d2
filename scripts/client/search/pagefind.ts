/** One index, as the search page asks it. Pagefind has no types for the browser. */
export interface Pagefind {
  filters(): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>>;
  search(query: string | null, options?: object): Promise<{ readonly results: readonly PagefindResult[] }>;
}

/** Pagefind's script. Its functions ask the index that stands beside it. */
export interface PagefindModule extends Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  /** Another index, which takes the WebAssembly that is there already. */
  readonly PagefindInstance: new (
    options: object,
  ) => Pagefind & { init(language: string, options: { readonly load_wasm: false }): Promise<void> };
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
