import { defaultWeights, type Weights } from "../config/weights.ts";
import type { PaperId } from "../papers/paper.ts";
import type { Themes } from "./lsa.ts";
import { mostCompared, nearestOf } from "./nearest.ts";
import type { Neighbours } from "./neighbours.ts";
import { rounded } from "./score.ts";
import { type LikenessTo, likenessTo, similarityMatrix } from "./similarity.ts";
import { sparseTour, type Tour } from "./sparsetour.ts";
import type { TermIndex } from "./terms.ts";

/** Neighbours of a paper, where a pick reaches no others. */
export const mostNeighbours = 10;

type Shares = Pick<Weights, "coverageGain" | "coverageDegree">;

/**
 * A tour of papers that nobody has voted on: each pick is the paper that newly covers most of the rest. No claim of merit.
 *
 * `score(p) = coverageGain * gain(p) / max gain + coverageDegree * degree(p) / max degree`, to 4 digits, ties by id, where
 * `gain(p) = sum over i of max(0, sim(i, p) - best(i))`, `best(i)` is the likeness of `i` to its nearest pick so far,
 * `degree(p)` the mean likeness of `p` to the others. Each maximum is over the papers not yet picked, or over all for degree.
 *
 * Up to `mostCompared` papers a pick reaches every paper, in 8 MB. Beyond, likenesses count only between a paper and its
 * neighbours, and those whose neighbour it is.
 *
 * @param neighbours Of all rows of the index, those already known: asked for beyond `mostCompared` papers.
 * @returns Every paper of the index once.
 * @see Nemhauser, Wolsey and Fisher, "An Analysis of Approximations for Maximizing Submodular Set Functions", 1978.
 */
export function coverageOrder(
  index: TermIndex,
  themes: Themes | null,
  shares: Shares = defaultWeights,
  neighbours?: Neighbours,
  likenesses: LikenessTo = likenessTo(index, themes),
): PaperId[] {
  const papers = index.ids.length;
  const tour =
    papers <= mostCompared
      ? greedy(similarityMatrix(index, likenesses), papers, shares)
      : sparseTour(neighbours ?? nearestOf(index, themes, mostNeighbours), shares);
  return tour.flatMap((paper) => index.ids[paper] ?? []);
}

/**
 * Picks all papers in the order of the formula. Likenesses are whole numbers, so gains can be kept up to date by what each
 * pick takes from them, without an error that grows: the same picks as summing every gain anew.
 *
 * @param likeness Row-major, papers x papers, symmetric, in ten-thousandths.
 */
function greedy(likeness: Uint16Array, papers: number, { coverageGain, coverageDegree }: Shares): Tour {
  const rows = Array.from({ length: papers }, (_, paper) => likeness.subarray(paper * papers, (paper + 1) * papers));
  const gains = Float64Array.from(rows, (row) => row.reduce((sum, near) => sum + near, 0));
  const degrees = gains.map((gain, paper) => gain - (rows[paper]?.[paper] ?? 0));
  const mostDegree = largest(degrees);
  const centrality = degrees.map((degree) => (coverageDegree * degree) / mostDegree);
  /** For each paper, its likeness to the nearest pick. */
  const nearest = new Uint16Array(papers);
  const picked = new Uint8Array(papers);
  const tour: Tour = [];
  while (tour.length < papers) {
    const pick = bestOf(gains, coverageGain / largest(gains), centrality, picked);
    picked[pick] = 1;
    rows[pick]?.forEach((now, other) => {
      const before = nearest[other] ?? 0;
      if (now <= before) return;
      nearest[other] = now;
      cover(gains, rows[other], before, now);
    });
    tour.push(pick);
  }
  return tour;
}

/** At least 1, so that nothing is divided by 0. What is picked has nothing to gain: it is its own nearest. */
function largest(numbers: Float64Array): number {
  return numbers.reduce((most, number) => Math.max(most, number), 1);
}

function bestOf(gains: Float64Array, share: number, centrality: Float64Array, picked: Uint8Array): number {
  let best = 0;
  let most = -1;
  for (let paper = 0; paper < gains.length; paper++) {
    if (picked[paper] === 1) continue;
    const score = rounded(share * (gains[paper] ?? 0) + (centrality[paper] ?? 0));
    if (score <= most) continue;
    best = paper;
    most = score;
  }
  return best;
}

/** One paper is now covered up to `now`, no longer up to `before`: takes that from the gain of all that reach beyond `before`. */
function cover(gains: Float64Array, row: Uint16Array | undefined, before: number, now: number): void {
  for (let paper = 0; paper < gains.length; paper++) {
    const reach = Math.min(row?.[paper] ?? 0, now);
    if (reach > before) gains[paper] = (gains[paper] ?? 0) - (reach - before);
  }
}
