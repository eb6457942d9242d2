import type { StatedField } from "../papers/facts.ts";
import type { SourceName } from "./source.ts";

const arxivFirst = ["listing", "huggingface", "arxiv"] as const;
const huggingfaceFirst = ["arxiv", "huggingface"] as const;
/** Whoever comes first, for ever. */
const firstSaid = [] as const;

/**
 * Whose word counts for each fact, the best last. What somebody wrote or changed by hand is better than all of them.
 *
 * `listed` is the day under which readers find a paper, and by which editions tell who has arrived: an earlier day, said
 * later, would move it out of the days that are still to be printed.
 */
const order = {
  title: arxivFirst,
  abstract: arxivFirst,
  authors: arxivFirst,
  arxiv: arxivFirst,
  doi: arxivFirst,
  version: arxivFirst,
  published: arxivFirst,
  listed: firstSaid,
  updated: arxivFirst,
  categories: arxivFirst,
  code: huggingfaceFirst,
  project: huggingfaceFirst,
  venue: arxivFirst,
  withdrawn: arxivFirst,
} as const satisfies Record<StatedField, readonly (SourceName | "listing")[]>;

/** The more, the better. Who is not in the table, such as a source of later days, is the last of all. */
export function rank(field: StatedField, source: string | undefined): number {
  const names: readonly (string | undefined)[] = order[field];
  return names.indexOf(source);
}

/** True for a fact that no later word changes. */
export function staysAsFirstSaid(field: StatedField): boolean {
  return order[field] === firstSaid;
}
