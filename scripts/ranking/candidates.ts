import { offsetsOf, type Sparse } from "./sparse.ts";
import type { TermIndex } from "./terms.ts";

/** Names rows that may be near to one row, in no order; never itself. What it gives is the asker's only until the next question. */
export type CandidatesFor = (row: number) => Uint32Array;

/** Of each paper, so many of its heaviest words find others, and so many add to what is found. */
const finding = 16;
const adding = 32;
/** A word finds the papers in which it weighs most, so many of them: more would make the work grow faster than the papers. */
const longest = 1000;
/** Weights are whole numbers of this size, so that the sum of a row's products with another fits 16 bits. */
const unit = 240;
/** Sums are sorted into steps of `2^stepBits`. */
const stepBits = 4;

/**
 * An index of the papers in which each word weighs most, which finds the rows that share most weight with a row in a small part
 * of the time that all pairs take. What it finds is then compared exactly.
 *
 * @param among The rows that can be found, ascending.
 * @param most Candidates for a row, about.
 * @see Moffat and Zobel, "Self-Indexing Inverted Files for Fast Text Retrieval", TOIS 1996: words that only add.
 * @see Carmel et al., "Static Index Pruning for Information Retrieval Systems", SIGIR 2001.
 */
export function candidatesIn(
  { papers, postings }: Pick<TermIndex, "papers" | "postings">,
  among: Uint32Array,
  most: number,
): CandidatesFor {
  const rows = papers.offsets.length - 1;
  const { offsets, entries } = prunedPostings(postings, among, rows);
  const heaviest = heaviestOf(papers);
  const sums = new Uint16Array(rows);
  const touched = new Uint32Array(rows);
  const largest = largestOf(sums, most);
  return (row) => {
    let count = 0;
    const places = heaviest(row);
    for (let i = 0; i < places.length; i++) {
      const k = places[i] ?? 0;
      const term = papers.ids[k] ?? 0;
      const weight = Math.round((papers.values[k] ?? 0) * unit);
      for (let p = offsets[term] ?? 0, end = offsets[term + 1] ?? 0; p < end; p++) {
        const entry = entries[p] ?? 0;
        const other = entry >>> 8;
        const sum = sums[other] ?? 0;
        if (sum === 0) {
          if (i >= finding) continue;
          touched[count++] = other;
        }
        sums[other] = sum + weight * (entry & 0xff);
      }
    }
    // Itself is not asked for.
    sums[row] = 0;
    const found = largest(touched, count);
    for (let i = 0; i < count; i++) sums[touched[i] ?? 0] = 0;
    return found;
  };
}

/** Gives the places of a row's heaviest terms, heaviest first, ties by term. */
function heaviestOf({ offsets, values }: Sparse): (row: number) => Float64Array {
  let keys = new Float64Array(256);
  return (row) => {
    const [start, end] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
    if (end - start > keys.length) keys = new Float64Array(2 * (end - start));
    // The larger the weight, the smaller the key; its fraction is the place.
    const own = keys.subarray(0, end - start);
    for (let k = start; k < end; k++) own[k - start] = -Math.floor((values[k] ?? 0) * 2 ** 20) * 2 ** 32 + k;
    own.sort();
    const places = own.subarray(0, adding);
    for (let i = 0; i < places.length; i++)
      places[i] = (places[i] ?? 0) - Math.floor((places[i] ?? 0) / 2 ** 32) * 2 ** 32;
    return places;
  };
}

/** Terms x rows: `row << 8 | weight`, of each term the rows in which it weighs most, ties to the lower row. */
function prunedPostings(postings: Sparse, among: Uint32Array, rows: number) {
  const isAmong = new Uint8Array(rows);
  for (const row of among) isAmong[row] = 1;
  const terms = postings.offsets.length - 1;
  const entries = new Uint32Array(postings.ids.length);
  const lengths = new Uint32Array(terms);
  const having = new Uint32Array(unit + 1);
  let size = 0;
  for (let term = 0; term < terms; term++) {
    const start = size;
    for (let p = postings.offsets[term] ?? 0, end = postings.offsets[term + 1] ?? 0; p < end; p++) {
      const row = postings.ids[p] ?? 0;
      if (isAmong[row] === 1) entries[size++] = (row << 8) | Math.round((postings.values[p] ?? 0) * unit);
    }
    if (size - start > longest) size = prune(entries, start, size, having);
    lengths[term] = size - start;
  }
  return { offsets: offsetsOf(lengths), entries: entries.slice(0, size) };
}

/** Keeps the `longest` heaviest of the entries from `start` up to `end`; gives their new end. */
function prune(entries: Uint32Array, start: number, end: number, having: Uint32Array): number {
  having.fill(0);
  for (let p = start; p < end; p++) having[(entries[p] ?? 0) & 0xff] = (having[(entries[p] ?? 0) & 0xff] ?? 0) + 1;
  let least = unit + 1;
  let room = longest;
  while (room >= (having[least - 1] ?? 0)) room -= having[--least] ?? 0;
  let next = start;
  for (let p = start; p < end; p++) {
    const entry = entries[p] ?? 0;
    const weight = entry & 0xff;
    if (weight < least - 1 || (weight === least - 1 && room-- <= 0)) continue;
    entries[next++] = entry;
  }
  return next;
}

/** Gives the rows of the largest sums: those of the steps that fit whole, and of the next step the first that were touched. */
function largestOf(sums: Uint16Array, most: number): (touched: Uint32Array, count: number) => Uint32Array {
  const having = new Uint32Array(2 ** (16 - stepBits));
  const found = new Uint32Array(most);
  return (touched, count) => {
    having.fill(0);
    for (let i = 0; i < count; i++) {
      const step = (sums[touched[i] ?? 0] ?? 0) >>> stepBits;
      having[step] = (having[step] ?? 0) + 1;
    }
    let least = having.length;
    let room = most;
    while (least > 1 && room >= (having[least - 1] ?? 0)) room -= having[--least] ?? 0;
    let size = 0;
    for (let i = 0; i < count && size < most; i++) {
      const step = (sums[touched[i] ?? 0] ?? 0) >>> stepBits;
      if (step >= least || (step > 0 && step === least - 1 && room-- > 0)) found[size++] = touched[i] ?? 0;
    }
    return found.subarray(0, size);
  };
}
