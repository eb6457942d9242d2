import { facets } from "../../text/searchfacets.ts";
import type { Answer, Question, Result } from "./ask.ts";

/**
 * The answers of several tiers, the newest first, as one: papers with all the words before those that lack some, by score or from the
 * newest on, and counts and what was understood taken together. Within a tier they keep their order.
 */
export function joined(answers: readonly Answer[], sort: Question["sort"]): Answer {
  const [first, ...others] = answers;
  if (!first) throw new Error("Cannot join answers: there is none");
  if (others.length === 0) return first;
  const parts = [
    answers.map(({ results }) => results.filter(({ partial }) => !partial)),
    answers.map(({ results }) => results.filter(({ partial }) => partial)),
  ].map((lists) => (sort === "date" ? lists.flat() : merged(lists)));
  const found = answers.find(({ results }) => results.length > 0);
  const understood = new Map(answers.flatMap((one) => one.understood).map((one) => [JSON.stringify(one), one]));
  return {
    results: parts.flat(),
    first: first.first,
    facets: Object.fromEntries(
      facets.map((facet) => [facet, summed(answers.map((one) => one.facets[facet]))]),
    ) as Answer["facets"],
    understood: [...understood.values()],
    partialFrom: parts[0]?.length ?? 0,
    topics: found ? [] : first.topics,
  };
}

/** Always the best of what the lists have first; of equal ones that of the earlier list. */
function merged(lists: readonly (readonly Result[])[]): Result[] {
  const all: Result[] = [];
  const at = lists.map(() => 0);
  const count = lists.reduce((sum, { length }) => sum + length, 0);
  while (all.length < count) {
    let [best, from] = [Number.NEGATIVE_INFINITY, -1];
    for (const [i, list] of lists.entries()) {
      const score = list[at[i] ?? 0]?.score;
      if (score !== undefined && (from < 0 || score > best)) [best, from] = [score, i];
    }
    const next = lists[from]?.[at[from] ?? 0];
    if (!next) break;
    all.push(next);
    at[from] = (at[from] ?? 0) + 1;
  }
  return all;
}

function summed(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of counts) for (const [value, count] of Object.entries(one)) sums[value] = (sums[value] ?? 0) + count;
  return sums;
}
