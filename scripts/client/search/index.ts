import { type Facet, facetsOf, type StoredFacets } from "../../text/searchfacets.ts";
import type { Pagefind, PagefindResult } from "./pagefind.ts";

/** Papers that a search found, by Pagefind's name for them. */
export type Hits = ReadonlyMap<string, PagefindResult>;

/** The values of one paper. */
export type Values = Readonly<Record<Facet, readonly string[]>>;

/** Pagefind, asked as the answers need it. What was asked once is remembered: a question that is typed grows by a word. */
export interface Index {
  /** Papers that have all words of the term, or words that begin with them. A word that none has is passed over, or cut down to one. */
  broad(term: string): Promise<Hits>;
  /** Papers that have the words of the term one after the other, in any of their forms ("optimize", "optimizes"). */
  exact(term: string): Promise<Hits>;
  all(): Promise<Hits>;
  /** Every paper, by the place that it has among them from the newest on; those without a date come last. */
  newest(): Promise<ReadonlyMap<string, number>>;
  /** What each paper is counted under: every paper has a year, or a shelf. */
  values(): Promise<ReadonlyMap<string, Values>>;
  /** The names that topics have. */
  readonly topics: readonly string[];
}

/** Answers kept: about as many as a long question asks for. */
const mostKept = 400;

/** Milliseconds of work after which the page may be drawn, and keys be taken. */
const spell = 20;
let rested = 0;

/** Lets the page be drawn and keys be taken, if something has gone on for long. */
export async function breath(): Promise<void> {
  if (performance.now() - rested < spell) return;
  await new Promise((done) => setTimeout(done));
  rested = performance.now();
}

export function indexOf(pagefind: Pagefind, facets: StoredFacets): Index {
  const kept = new Map<string | null, Promise<Hits>>();
  const hits = async (term: string | null): Promise<Hits> => {
    await breath();
    const { results } = await pagefind.search(term);
    return new Map(results.map((result) => [result.id, result]));
  };
  const ask = (term: string): Promise<Hits> => {
    const known = kept.get(term);
    if (known) return known;
    if (kept.size >= mostKept) kept.clear();
    const asked = hits(term);
    kept.set(term, asked);
    return asked;
  };
  const once = <T>(make: () => Promise<T>) => {
    let made: Promise<T> | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const all = once(() => hits(null));
  return {
    broad: ask,
    all,
    exact: (term) => ask(`"${term.replaceAll('"', " ")}"`),
    // Records are added so, and all of them score the same.
    newest: once(async () => new Map([...(await all()).keys()].map((id, at) => [id, at]))),
    values: once(async () => {
      const ids = [...(await all()).keys()];
      const values = facetsOf(facets, ids.length);
      return new Map(ids.map((id, at) => [id, values[at] ?? { topic: [], year: [], shelf: [] }]));
    }),
    topics: Object.keys(facets.topic),
  };
}
