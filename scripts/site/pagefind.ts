/** What the search page uses of Pagefind's JavaScript API, which has no types for the browser. */
export interface Index {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<object>;
  search(query: string | null, options: object): Promise<Answer>;
}

export interface Answer {
  /** The best first; what one says is fetched when it is asked. */
  readonly results: readonly { data(): Promise<Found> }[];
  /** Papers that a filter would leave, by its value. */
  readonly totalFilters: { readonly topic?: Record<string, number> };
}

export interface Found {
  readonly url: string;
  /** Escaped, with `<mark>`. */
  readonly excerpt: string;
  readonly content: string;
  readonly meta: { readonly title: string };
  readonly filters: { readonly topic?: readonly string[] };
}
