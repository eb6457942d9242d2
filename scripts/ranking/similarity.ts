import type { PaperId } from "../papers/paper.ts";
import type { Themes } from "./lsa.ts";
import { tenThousandths } from "./score.ts";
import type { TermIndex } from "./terms.ts";

/** How alike two papers are, in `[0, 1]`, to 4 digits. Symmetric. */
export type Similarity = (a: PaperId, b: PaperId) => number;

/**
 * Asks about any two papers of the index: `(1 - share) * cosine of their words + share * max(0, cosine of their themes)`, and
 * without themes the cosine of their words. A paper that isn't in the index is like no other: 0.
 */
export function similarityOf(
  { rowOf, papers: { offsets, ids, values } }: TermIndex,
  themes: Themes | null,
): Similarity {
  const fused = fuse(themes);
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
    return fused(rowA, rowB, sum) / tenThousandths;
  };
}

/**
 * For a row of the index its likeness to every row, itself included, in ten-thousandths: whole numbers in `[0, 10000]`.
 * What it gives is the asker's only until the next question.
 */
export type LikenessTo = (row: number) => Uint16Array;

/** Exact: every paper that shares a term or a theme is looked at. */
export function likenessTo({ ids, papers, postings }: TermIndex, themes: Themes | null): LikenessTo {
  const fused = fuse(themes);
  const sums = new Float64Array(ids.length);
  const likenesses = new Uint16Array(ids.length);
  return (row) => {
    sums.fill(0);
    for (let k = papers.offsets[row] ?? 0, end = papers.offsets[row + 1] ?? 0; k < end; k++) {
      const term = papers.ids[k] ?? 0;
      const weight = papers.values[k] ?? 0;
      for (let p = postings.offsets[term] ?? 0, last = postings.offsets[term + 1] ?? 0; p < last; p++) {
        const other = postings.ids[p] ?? 0;
        sums[other] = (sums[other] ?? 0) + weight * (postings.values[p] ?? 0);
      }
    }
    for (let other = 0; other < sums.length; other++) likenesses[other] = fused(row, other, sums[other] ?? 0);
    return likenesses;
  };
}

/** The same, each row computed once and kept: `2 rows^2` bytes, 8 MB for 2,000. */
export function keptLikeness(index: TermIndex, themes: Themes | null): LikenessTo {
  const n = index.ids.length;
  const ask = likenessTo(index, themes);
  const kept: (Uint16Array | undefined)[] = new Array(n);
  return (row) => {
    const known = kept[row] ?? ask(row).slice();
    kept[row] = known;
    return known;
  };
}

/**
 * Asks for one row's likeness to other rows one by one, in ten-thousandths: the same numbers, cheaper where few are asked. A row's
 * function is the asker's only until the next row is asked.
 */
export function likenessFrom(
  { papers: { offsets, ids, values }, words }: TermIndex,
  themes: Themes | null,
): (row: number) => (other: number) => number {
  const fused = fuse(themes);
  /** Of the one row; all zeros but for its terms. */
  const weights = new Float64Array(words.length);
  let asked = 0;
  const likeness = (other: number) => {
    let sum = 0;
    for (let k = offsets[other] ?? 0, last = offsets[other + 1] ?? 0; k < last; k++)
      sum += (weights[ids[k] ?? 0] ?? 0) * (values[k] ?? 0);
    return fused(asked, other, sum);
  };
  return (row) => {
    for (let k = offsets[asked] ?? 0, end = offsets[asked + 1] ?? 0; k < end; k++) weights[ids[k] ?? 0] = 0;
    for (let k = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; k < end; k++) weights[ids[k] ?? 0] = values[k] ?? 0;
    asked = row;
    return likeness;
  };
}

/** Makes two rows' cosine of words into their likeness, in ten-thousandths. Every sum has one order: four at a time, then the four sums. */
function fuse(themes: Themes | null): (a: number, b: number, words: number) => number {
  if (themes === null) return (_a, _b, words) => Math.round(words * tenThousandths);
  const { dims, vectors, share } = themes;
  return (a, b, words) => {
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let p = a * dims, q = b * dims, end = p + dims; p < end; p += 4, q += 4) {
      first += (vectors[p] ?? 0) * (vectors[q] ?? 0);
      second += (vectors[p + 1] ?? 0) * (vectors[q + 1] ?? 0);
      third += (vectors[p + 2] ?? 0) * (vectors[q + 2] ?? 0);
      fourth += (vectors[p + 3] ?? 0) * (vectors[q + 3] ?? 0);
    }
    const sum = first + second + (third + fourth);
    return Math.round(((1 - share) * words + share * Math.max(0, sum)) * tenThousandths);
  };
}

/**
 * How alike all pairs of papers are. Memory is `2 rows^2` bytes: 8 MB for 2,000.
 *
 * @returns Row-major, rows x rows, symmetric, in ten-thousandths; the diagonal is 10000, or 0 for a paper without terms.
 */
export function similarityMatrix({ ids }: TermIndex, likenesses: LikenessTo): Uint16Array {
  const matrix = new Uint16Array(ids.length * ids.length);
  for (let row = 0; row < ids.length; row++) {
    const likeness = likenesses(row);
    matrix.set(likeness, row * ids.length);
    if ((likeness[row] ?? 0) > 0) matrix[row * ids.length + row] = tenThousandths;
  }
  return matrix;
}
