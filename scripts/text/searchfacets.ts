/** What answers are counted and narrowed by. */
export type Facet = "topic" | "year" | "shelf";
export const facets = ["topic", "year", "shelf"] as const;

/**
 * The values that papers have, as an index stores them: of each value how far it is from the place of one paper that has it to that
 * of the next, the first from the beginning. Places are those in the index. Most steps are small, and compressed well.
 */
export type StoredFacets = Readonly<Record<Facet, Readonly<Record<string, readonly number[]>>>>;

/** @param papers What each paper has, by its place. */
export function storedFacets(papers: readonly Readonly<Record<string, readonly string[]>>[]): StoredFacets {
  const stored = facets.map((facet) => {
    const last = new Map<string, number>();
    const steps = new Map<string, number[]>();
    for (const [place, paper] of papers.entries())
      for (const value of paper[facet] ?? []) {
        const known = steps.get(value) ?? [];
        known.push(place - (last.get(value) ?? 0));
        steps.set(value, known);
        last.set(value, place);
      }
    return [facet, Object.fromEntries([...steps].sort(([a], [b]) => (a < b ? -1 : 1)))];
  });
  return Object.fromEntries(stored) as StoredFacets;
}

/** The values of each of so many papers, by its place. */
export function facetsOf(stored: StoredFacets, papers: number): Readonly<Record<Facet, readonly string[]>>[] {
  const all = Array.from({ length: papers }, (): Record<Facet, string[]> => ({ topic: [], year: [], shelf: [] }));
  for (const facet of facets)
    for (const [value, steps] of Object.entries(stored[facet])) {
      let place = 0;
      for (const step of steps) {
        place += step;
        all[place]?.[facet].push(value);
      }
    }
  return all;
}
