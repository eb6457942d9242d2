import type { PaperId } from "../papers/paper.ts";
import { eachRow } from "./pairs.ts";
import { rounded, tenThousandths } from "./score.ts";
import { rowsOf, transpose } from "./sparse.ts";
import type { TermIndex } from "./terms.ts";

/** How alike two papers are: the cosine of their weights, in `[0, 1]`, to 4 digits. Symmetric. */
export type Similarity = (a: PaperId, b: PaperId) => number;

/** Asks the index about any two of its papers. A paper that isn't in it is like no other: 0. */
export function similarityOf({ rowOf, papers: { offsets, ids, values } }: TermIndex): Similarity {
  return (a, b) => {
    const [rowA, rowB] = [rowOf.get(a), rowOf.get(b)];
    if (rowA === undefined || rowB === undefined) return 0;
    const [endA, endB] = [offsets[rowA + 1] ?? 0, offsets[rowB + 1] ?? 0];
    let [atA, atB] = [offsets[rowA] ?? 0, offsets[rowB] ?? 0];
    let sum = 0;
    while (atA < endA && atB < endB) {
      const step = (ids[atA] ?? 0) - (ids[atB] ?? 0);
      if (step === 0) sum += (values[atA] ?? 0) * (values[atB] ?? 0);
      if (step <= 0) atA++;
      if (step >= 0) atB++;
    }
    return rounded(sum);
  };
}

/**
 * How alike all pairs of some papers are.
 *
 * @param rows Rows of the index, ascending. Memory is `2 rows^2` bytes: 8 MB for 2,000.
 * @returns Row-major, rows x rows, symmetric, in ten-thousandths; the diagonal is 10000, or 0 for a paper without terms.
 */
export function similarityMatrix(index: TermIndex, rows: readonly number[]): Uint16Array {
  const n = rows.length;
  const matrix = new Uint16Array(n * n);
  const papers = n === index.ids.length ? index.papers : rowsOf(index.papers, rows);
  const postings = n === index.ids.length ? index.postings : transpose(papers, index.words.length);
  eachRow(papers, postings, (row, likenesses) => {
    matrix[row * n + row] = papers.offsets[row] === papers.offsets[row + 1] ? 0 : tenThousandths;
    for (let other = 0; other < row; other++) {
      const likeness = likenesses[other] ?? 0;
      matrix[row * n + other] = likeness;
      matrix[other * n + row] = likeness;
    }
  });
  return matrix;
}

/** For a row of the index, how like it is to every row, in ten-thousandths. The next call may use the same array. */
export type LikenessTo = (row: number) => ArrayLike<number>;

/** Exact: every paper that shares a term is looked at. */
export function likenessTo({ ids, papers, postings }: TermIndex): LikenessTo {
  const sums = new Float64Array(ids.length);
  const likeness = new Uint16Array(ids.length);
  return (row) => {
    sums.fill(0);
    for (let k = papers.offsets[row] ?? 0, end = papers.offsets[row + 1] ?? 0; k < end; k++) {
      const term = papers.ids[k] ?? 0;
      const weight = papers.values[k] ?? 0;
      for (let p = postings.offsets[term] ?? 0, to = postings.offsets[term + 1] ?? 0; p < to; p++) {
        const other = postings.ids[p] ?? 0;
        sums[other] = (sums[other] ?? 0) + weight * (postings.values[p] ?? 0);
      }
    }
    for (let other = 0; other < sums.length; other++) likeness[other] = (sums[other] ?? 0) * tenThousandths + 0.5;
    return likeness;
  };
}
