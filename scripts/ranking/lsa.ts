import type { Weights } from "../config/weights.ts";
import { eigenvectorsOf } from "./eigen.ts";
import { orthonormalise, productsOf } from "./orthonormal.ts";
import type { Sparse } from "./sparse.ts";
import type { TermIndex } from "./terms.ts";

/** What papers are about beyond their words: coordinates in which papers of other words and one subject come close. */
export interface Themes {
  /** Coordinates of a paper. */
  readonly dims: number;
  /** Row-major, papers x dims, each row of unit length, or zero for a paper of rare and common words only. */
  readonly vectors: Float32Array;
  /** The share of themes in a likeness, in `[0, 1]`; the rest is words. */
  readonly share: number;
}

/** The most papers that are decomposed: as good as all of 68,594, and 1 to 3 seconds. The others are folded in. */
const mostSampled = 4000;
/** Themes of a collection, and from how many papers of its basis on it has twice as many. */
const fewThemes = 64;
const largeCollection = 20_000;
const powerIterations = 3;
/** So many times the directions wanted are followed, and the strongest of them kept: the last of them come out exact too. */
const widening = 1.5;
/** A word of more papers than this share tells no theme. */
const commonShare = 0.3;

/** Where the papers of the basis lie, and how others are placed among them. */
export interface ThemeSpace {
  /** For each term of the basis the column of its direction, or -1. */
  readonly columns: Int32Array;
  /** Row-major, columns x dims. */
  readonly directions: Float64Array;
  /** Row-major, papers of the basis x dims: as `Themes` has them. */
  readonly vectors: Float32Array;
}

type Shares = Pick<Weights, "lsaFrom" | "lsaShare">;

/**
 * Latent semantic analysis: the `dims` strongest directions in which the papers' weights vary, found by a randomized singular
 * value decomposition.
 *
 * Terms are those that two papers of an evenly spaced sample of the basis have, and at most 0.3 of it. The start is drawn with a fixed seed
 * and each sum has one order, by row and then by column, so that the same papers give the same numbers.
 *
 * @param inBasis The space of the basis, where it is known; asked for where it is needed.
 * @returns Null below `lsaFrom` papers of the basis, where themes made related papers worse, and where nothing tells of any.
 * @see Deerwester et al., "Indexing by Latent Semantic Analysis", JASIS 1990.
 * @see Halko, Martinsson and Tropp, "Finding Structure with Randomness", SIAM Review 2011, algorithm 4.4.
 */
export function themesOf(
  index: TermIndex,
  { lsaFrom, lsaShare }: Shares,
  inBasis = (): ThemeSpace => spaceOfBasis(index),
): Themes | null {
  if (index.basis.length < lsaFrom || lsaShare === 0) return null;
  const space = inBasis();
  if (space.directions.length === 0) return null;
  const dims = dimsOf(index);
  const vectors = new Float32Array(index.ids.length * dims);
  const fold = foldIn(index.papers, space, dims);
  for (let row = 0, place = 0; row < index.ids.length; row++) {
    const isInBasis = index.basis[place] === row;
    vectors.set(isInBasis ? space.vectors.subarray(place * dims, (place + 1) * dims) : fold(row), row * dims);
    if (isInBasis) place++;
  }
  return { dims, vectors, share: lsaShare };
}

/** The space of the basis alone, whatever else the index has; empty where no term tells of a theme. */
export function spaceOfBasis(index: TermIndex): ThemeSpace {
  const dims = dimsOf(index);
  const sample = sampleOf(index.basis);
  const columns = columnsOf(index, sample);
  const directions = columns.count === 0 ? new Float64Array() : directionsOf(index.papers, sample, columns, dims);
  const vectors = new Float32Array(columns.count === 0 ? 0 : index.basis.length * dims);
  const fold = foldIn(index.papers, { columns: columns.of, directions }, dims);
  if (columns.count > 0) for (const [place, row] of index.basis.entries()) vectors.set(fold(row), place * dims);
  return { columns: columns.of, directions, vectors };
}

function dimsOf({ basis }: TermIndex): number {
  return basis.length < largeCollection ? fewThemes : 2 * fewThemes;
}

/** Gives a row's coordinates, of unit length; the asker's only until the next question. */
function foldIn(
  papers: Sparse,
  { columns, directions }: Pick<ThemeSpace, "columns" | "directions">,
  dims: number,
): (row: number) => Float64Array {
  const vector = new Float64Array(dims);
  return (row) => {
    vector.fill(0);
    project(papers, row, columns, directions, vector, 0, dims);
    let squares = 0;
    for (let d = 0; d < dims; d++) squares += (vector[d] ?? 0) * (vector[d] ?? 0);
    const length = Math.sqrt(squares);
    if (length > 0) for (let d = 0; d < dims; d++) vector[d] = (vector[d] ?? 0) / length;
    return vector;
  };
}

/** Rows at equal distances, ascending; all of a small basis. */
function sampleOf(basis: Uint32Array): Uint32Array {
  const size = Math.min(basis.length, mostSampled);
  return Uint32Array.from({ length: size }, (_, i) => basis[Math.floor((i * basis.length) / size)] ?? 0);
}

/** The terms that tell themes. */
interface Columns {
  readonly count: number;
  /** For each term of the index its column, or -1. */
  readonly of: Int32Array;
}

function columnsOf({ papers, frequency: papersOf }: TermIndex, sample: Uint32Array): Columns {
  // Those of the basis come first.
  const terms = papersOf.findLastIndex((df) => df >= 2) + 1;
  const frequency = new Uint32Array(terms);
  for (const row of sample) {
    for (let k = papers.offsets[row] ?? 0, end = papers.offsets[row + 1] ?? 0; k < end; k++) {
      const term = papers.ids[k] ?? 0;
      frequency[term] = (frequency[term] ?? 0) + 1;
    }
  }
  let count = 0;
  const of = new Int32Array(terms).fill(-1);
  frequency.forEach((df, term) => {
    if (df >= 2 && df <= commonShare * sample.length) of[term] = count++;
  });
  return { count, of };
}

/** The directions, strongest first. Row-major, columns x dims. */
function directionsOf(papers: Sparse, sample: Uint32Array, columns: Columns, dims: number): Float64Array {
  const wide = Math.ceil(dims * widening);
  const ofPapers = startOf(sample.length * wide);
  const ofTerms = new Float64Array(columns.count * wide);
  const toTerms = () => {
    ofTerms.fill(0);
    for (const [i, row] of sample.entries()) collect(papers, row, columns.of, ofPapers, i * wide, ofTerms, wide);
  };
  const toPapers = () => {
    ofPapers.fill(0);
    for (const [i, row] of sample.entries()) project(papers, row, columns.of, ofTerms, ofPapers, i * wide, wide);
  };
  toTerms();
  for (let iteration = 0; iteration < powerIterations; iteration++) {
    toPapers();
    orthonormalise(ofPapers, wide);
    toTerms();
  }
  orthonormalise(ofTerms, wide);
  toPapers();
  return turned(ofTerms, eigenvectorsOf(productsOf(ofPapers, wide), wide), wide, dims);
}

/** Each row in the coordinates of the first eigenvectors. Row-major, rows x dims. */
function turned(matrix: Float64Array, eigenvectors: Float64Array, wide: number, dims: number): Float64Array {
  const rows = matrix.length / wide;
  const result = new Float64Array(rows * dims);
  for (let row = 0; row < rows; row++) {
    for (let d = 0; d < dims; d++) {
      let sum = 0;
      for (let i = 0; i < wide; i++) sum += (matrix[row * wide + i] ?? 0) * (eigenvectors[d * wide + i] ?? 0);
      result[row * dims + d] = sum;
    }
  }
  return result;
}

/** Numbers in `[-0.5, 0.5)`, always the same. @see Knuth, "The Art of Computer Programming", volume 2, 3.3.4: the multiplier of its table 1. */
export function startOf(size: number): Float64Array {
  const numbers = new Float64Array(size);
  let state = 1;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    numbers[i] = state / 2 ** 32 - 0.5;
  }
  return numbers;
}

/** Adds one paper's weights times the columns' rows of `ofTerms` to `target`, from `at` on. */
function project(
  { offsets, ids, values }: Sparse,
  row: number,
  columnOf: Int32Array,
  ofTerms: Float64Array,
  target: Float64Array,
  at: number,
  dims: number,
): void {
  for (let k = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; k < end; k++) {
    const column = columnOf[ids[k] ?? 0] ?? -1;
    if (column < 0) continue;
    const weight = values[k] ?? 0;
    const from = column * dims;
    for (let d = 0; d < dims; d++) target[at + d] = (target[at + d] ?? 0) + weight * (ofTerms[from + d] ?? 0);
  }
}

/** The way back: adds one paper's row of `ofPapers`, from `at` on, times its weights to the columns' rows of `ofTerms`. */
function collect(
  { offsets, ids, values }: Sparse,
  row: number,
  columnOf: Int32Array,
  ofPapers: Float64Array,
  at: number,
  ofTerms: Float64Array,
  dims: number,
): void {
  for (let k = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; k < end; k++) {
    const column = columnOf[ids[k] ?? 0] ?? -1;
    if (column < 0) continue;
    const weight = values[k] ?? 0;
    const to = column * dims;
    for (let d = 0; d < dims; d++) ofTerms[to + d] = (ofTerms[to + d] ?? 0) + weight * (ofPapers[at + d] ?? 0);
  }
}
