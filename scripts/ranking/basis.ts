import type { Day, Paper } from "../papers/paper.ts";

/** The papers that the statistics of a collection are taken from: how many have a word, how long a text is, what words stand together. */
export interface Basis {
  /** Papers listed on this day or later are not in it; null where all papers are. */
  readonly before: Day | null;
  readonly papers: number;
}

/** From so many papers on, statistics can do without the newest. */
const enough = 2000;

/**
 * The papers listed before the current quarter, those without a day of listing among them, where they are `least` or more; else
 * all. So what arrives within a quarter changes no statistics, and the scores of older papers stay as they were published.
 *
 * The current quarter is that of the newest day of listing: a build is given no other day, and the clock would make builds of
 * one content differ. Papers of the quarter are not counted against `least` either, for the basis would change in its midst: a
 * collection of 3,000 with 1,500 from this quarter takes all, and the earlier ones from the next quarter on.
 */
export function basisOf(papers: readonly Pick<Paper, "listed">[], least = enough): Basis {
  const newest = papers.reduce((latest, { listed = "" }) => (listed > latest ? listed : latest), "");
  const before = newest === "" ? null : quarterOf(newest);
  const earlier = papers.filter((paper) => isIn({ before }, paper)).length;
  return before !== null && earlier >= least ? { before, papers: earlier } : { before: null, papers: papers.length };
}

export function isIn({ before }: Pick<Basis, "before">, { listed }: Pick<Paper, "listed">): boolean {
  return before === null || listed === undefined || listed < before;
}

/** The first day of a day's quarter: "2026-10-01" for "2026-11-23". */
function quarterOf(day: Day): Day {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
}
