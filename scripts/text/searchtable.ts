import { fromFrontCoded } from "./frontcoding.ts";

/** What the search page knows of the collection's words beside the index: the file that is fetched, as JSON. */
export interface StoredTable {
  readonly v: 1;
  /** Front-coded: words that papers are written in, in lower case, without accents and marks. */
  readonly words: string;
  /** "LoRA" and "low-rank adaptation": an acronym may stand for two. */
  readonly acronyms: readonly (readonly [acronym: string, long: string])[];
  /** By word, terms that stand in the same papers, the nearest first, between spaces. */
  readonly near: Readonly<Record<string, string>>;
}

/** The same, to be looked up. */
export interface Table {
  readonly words: ReadonlySet<string>;
  readonly acronyms: StoredTable["acronyms"];
  readonly near: ReadonlyMap<string, readonly string[]>;
}

export function tableOf({ words, acronyms, near }: StoredTable): Table {
  return {
    words: new Set(fromFrontCoded(words)),
    acronyms,
    near: new Map(Object.entries(near).map(([word, terms]) => [word, terms.split(" ")])),
  };
}
