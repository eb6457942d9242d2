import type { Sparse } from "./sparse.ts";

/** Names rows that may be near to one row, in no order; never itself. */
export type CandidatesFor = (row: number) => Uint32Array;

/** Of each paper, so many of its heaviest words are asked for, and so many can be found. */
const asked = 24;
const indexed = 48;
/** A word finds the papers in which it weighs most: at most a twentieth of all, or this many where that is more. */
const longestShare = 0.05;
const longest = 2000;

/**
 * An index of each paper's heaviest words, which finds the rows that share most weight with a row in a small part of the time
 * that all pairs take. What it finds is then compared exactly.
 *
 * @param papers Rows x terms, each of unit length or empty.
 * @param most Candidates for a row; ties go to the lower row.
 * @see Carmel et al., "Static Index Pruning for Information Retrieval Systems", SIGIR 2001.
 */
export function candidatesIn(papers: Sparse, terms: number, most: number): CandidatesFor {
  const rows = papers.offsets.length - 1;
  const postings = prunedPostings(papers, terms, Math.max(longest, Math.floor(longestShare * rows)));
  const sums = new Float64Array(rows);
  const touched = new Uint32Array(rows);
  return (row) => {
    let count = 0;
    for (const k of heaviest(papers, row, asked)) {
      const term = papers.ids[k] ?? 0;
      const weight = papers.values[k] ?? 0;
      for (let p = postings.offsets[term] ?? 0, end = postings.offsets[term + 1] ?? 0; p < end; p++) {
        const other = postings.ids[p] ?? 0;
        if (sums[other] === 0) touched[count++] = other;
        sums[other] = (sums[other] ?? 0) + weight * (postings.values[p] ?? 0);
      }
    }
    sums[row] = 0;
    const found = largest(touched.subarray(0, count), sums, most);
    for (let i = 0; i < count; i++) sums[touched[i] ?? 0] = 0;
    return found;
  };
}

/** The places of a row's heaviest terms, heaviest first, ties by term. */
function heaviest({ offsets, values }: Sparse, row: number, most: number): number[] {
  const [start = 0, end = 0] = offsets.subarray(row, row + 2);
  const places = Array.from({ length: end - start }, (_, i) => start + i);
  return places.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b).slice(0, most);
}

/** Terms x rows: the rows in which a term is among the heaviest, and of those the ones where it weighs most. */
function prunedPostings(papers: Sparse, terms: number, longestPosting: number): Sparse {
  const rowsOfTerm: Posting[][] = Array.from({ length: terms }, () => []);
  for (let row = 0; row + 1 < papers.offsets.length; row++) {
    for (const k of heaviest(papers, row, indexed))
      rowsOfTerm[papers.ids[k] ?? 0]?.push({ row, weight: papers.values[k] ?? 0 });
  }
  const offsets = new Uint32Array(terms + 1);
  rowsOfTerm.forEach((found, term) => {
    offsets[term + 1] = (offsets[term] ?? 0) + Math.min(found.length, longestPosting);
  });
  const ids = new Uint32Array(offsets[terms] ?? 0);
  const values = new Float32Array(ids.length);
  rowsOfTerm.forEach((found, term) => {
    const kept = found.length <= longestPosting ? found : found.sort(byWeight).slice(0, longestPosting);
    for (const [i, { row, weight }] of kept.entries()) {
      ids[(offsets[term] ?? 0) + i] = row;
      values[(offsets[term] ?? 0) + i] = weight;
    }
  });
  return { offsets, ids, values };
}

interface Posting {
  readonly row: number;
  readonly weight: number;
}

function byWeight(a: Posting, b: Posting): number {
  return b.weight - a.weight || a.row - b.row;
}

/** Sums are sorted into so many steps. */
const steps = 4096;

/** The rows of the largest sums above 0: those of the steps that fit whole, and of the next step the first by row. */
function largest(rows: Uint32Array, sums: Float64Array, most: number): Uint32Array {
  const stepOf = (row: number) => Math.min(steps - 1, Math.floor((sums[row] ?? 0) * steps));
  const counts = new Uint32Array(steps);
  for (const row of rows) if ((sums[row] ?? 0) > 0) counts[stepOf(row)] = (counts[stepOf(row)] ?? 0) + 1;
  let least = steps;
  let above = 0;
  while (least > 0 && above + (counts[least - 1] ?? 0) <= most) above += counts[--least] ?? 0;
  const certain = rows.filter((row) => (sums[row] ?? 0) > 0 && stepOf(row) >= least);
  if (least === 0) return certain;
  const others = rows.filter((row) => (sums[row] ?? 0) > 0 && stepOf(row) === least - 1).sort();
  return Uint32Array.from([...certain, ...others.subarray(0, most - above)]);
}
