import { tenThousandths } from "./score.ts";
import type { Sparse } from "./sparse.ts";

/**
 * Visits each row with its likeness to every row before it: the cosine in ten-thousandths, a whole number in `[0, 10000]`.
 *
 * Exact: each pair is summed once, in the order of its terms. Time grows with the sum of the squares of the postings' lengths.
 *
 * @param papers Rows x terms, each of unit length or empty; `postings` the same by term.
 * @param visit Gets the row, and likenesses of which those before `row` count. They are the visitor's only during the call.
 */
export function eachRow(papers: Sparse, postings: Sparse, visit: (row: number, likeness: Uint16Array) => void): void {
  const rows = papers.offsets.length - 1;
  const sums = new Float64Array(rows);
  const likeness = new Uint16Array(rows);
  /** For each term, where its postings of the rows before this one end. */
  const ends = postings.offsets.slice();
  for (let row = 0; row < rows; row++) {
    for (let k = papers.offsets[row] ?? 0, end = papers.offsets[row + 1] ?? 0; k < end; k++) {
      const term = papers.ids[k] ?? 0;
      const weight = papers.values[k] ?? 0;
      const to = ends[term] ?? 0;
      for (let p = postings.offsets[term] ?? 0; p < to; p++) {
        const other = postings.ids[p] ?? 0;
        sums[other] = (sums[other] ?? 0) + weight * (postings.values[p] ?? 0);
      }
      ends[term] = to + 1;
    }
    for (let other = 0; other < row; other++) {
      likeness[other] = (sums[other] ?? 0) * tenThousandths + 0.5;
      sums[other] = 0;
    }
    visit(row, likeness);
  }
}
