import { compare } from "../config/problem.ts";
import { defaultWeights, type Weights } from "../config/weights.ts";
import type { Observation } from "../papers/observations.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { rounded, tenThousandths } from "./score.ts";
import type { LikenessTo } from "./similarity.ts";
import type { TermIndex } from "./terms.ts";
import { newestReadings } from "./trending.ts";

/** What the votes of similar earlier papers say of a paper that nobody has voted on yet. */
export interface Predicted {
  /** 0 is what a usual paper of its day gets; dimensionless, mostly in `[-1, 1]`, to 4 digits. */
  readonly score: number;
  /** How many similar papers were asked, `>= 1`. */
  readonly from: number;
  /** The most similar of them, three at most, most similar first. */
  readonly like: readonly PaperId[];
}

type Asked = Pick<Weights, "predictFrom" | "predictNeighbours" | "predictDoubt">;
type Dated = Pick<Paper, "id" | "listed">;

/**
 * Predicts interest in each paper that has a day of listing and no reading yet: `sum(cos z) / (sum(cos) + predictDoubt)` over
 * the `predictNeighbours` most similar papers listed before it, `z` being `ln(1 + upvotes)` standardised within its day.
 *
 * Only readings made before the paper's day count, so that a prediction never knows what it predicts. Nothing is asked of
 * authors or organisations. A paper that fewer than `predictFrom` earlier ones can speak for gets none.
 *
 * @see Resnick et al., "GroupLens", CSCW 1994, for the form: deviations from a mean, weighted by similarity. Measured on
 *   votes of Hugging Face's daily papers; `npm run evaluate` repeats it.
 */
export function interestOf(
  index: TermIndex,
  likenessTo: LikenessTo,
  papers: readonly Dated[],
  observations: readonly Observation[],
  weights: Asked = defaultWeights,
): Map<PaperId, Predicted> {
  const read = new Set(observations.map(({ paper }) => paper));
  const predicted = new Map<PaperId, Predicted>();
  for (const [day, ofDay] of byDay(papers.filter(({ id }) => !read.has(id) && index.rowOf.has(id)))) {
    const before = observations.filter(({ at }) => at < `${day}T`);
    const interest = standardised(
      papers.filter(({ listed = "" }) => listed !== "" && listed < day),
      before,
    );
    const rows = [...interest].flatMap(([id, z]) => {
      const row = index.rowOf.get(id);
      return row === undefined ? [] : [{ row, z }];
    });
    if (rows.length < weights.predictFrom) continue;
    for (const id of ofDay) {
      const likeness = likenessTo(index.rowOf.get(id) ?? 0);
      const near = rows
        .map(({ row, z }) => ({ row, z, cos: (likeness[row] ?? 0) / tenThousandths }))
        .filter(({ cos }) => cos > 0)
        .sort((a, b) => b.cos - a.cos || a.row - b.row)
        .slice(0, weights.predictNeighbours);
      if (near.length === 0) continue;
      const [votes, cosines] = near.reduce(([sum, all], { cos, z }) => [sum + cos * z, all + cos], [0, 0]);
      predicted.set(id, {
        score: rounded(votes / (cosines + weights.predictDoubt)),
        from: near.length,
        like: near.slice(0, 3).flatMap(({ row }) => index.ids[row] ?? []),
      });
    }
  }
  return predicted;
}

/** Ids by day of listing; days ascending, ids ascending in each. */
function byDay(papers: readonly Dated[]): [string, PaperId[]][] {
  const days = new Map<string, PaperId[]>();
  for (const { id, listed } of papers) {
    if (listed === undefined) continue;
    const ids = days.get(listed);
    if (ids) ids.push(id);
    else days.set(listed, [id]);
  }
  for (const ids of days.values()) ids.sort(compare);
  return [...days].sort(([a], [b]) => compare(a, b));
}

/** `ln(1 + upvotes)` of each paper's newest reading, less the mean of its day and over its deviation; 0 where all are equal. */
function standardised(papers: readonly Dated[], observations: readonly Observation[]): Map<PaperId, number> {
  const newest = newestReadings(observations);
  const z = new Map<PaperId, number>();
  for (const [, ids] of byDay(papers.filter(({ id }) => newest.has(id)))) {
    const logs = ids.map((id) => Math.log1p(newest.get(id)?.upvotes ?? 0));
    const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
    const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
    ids.forEach((id, i) => {
      z.set(id, deviation > 1e-9 ? ((logs[i] ?? mean) - mean) / deviation : 0);
    });
  }
  return z;
}
