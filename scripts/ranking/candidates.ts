import { offsetsOf, type Sparse } from "./sparse.ts";
import type { TermIndex } from "./terms.ts";

/** Names rows that may be near to one row, in no order; never itself. */
export type CandidatesFor = (row: number) => Uint32Array;

/** Of each paper, so many of its heaviest words are asked for, and so many can be found. */
const asked = 24;
const indexed = 48;
/** A word finds the papers in which it weighs most: of the basis at most a twentieth, or this many where that is more, and of the others those in which it weighs as much. */
const longestShare = 0.05;
const longest = 2000;

/**
 * An index of each paper's heaviest words, which finds the rows that share most weight with a row in a small part of the time
 * that all pairs take. What it finds is then compared exactly.
 *
 * @param most Candidates for a row, about; ties go to the lower row.
 * @see Carmel et al., "Static Index Pruning for Information Retrieval Systems", SIGIR 2001.
 */
export function candidatesIn({ papers, basis, words }: TermIndex, most: number): CandidatesFor {
  const rows = papers.offsets.length - 1;
  const heavy = Array.from({ length: rows }, (_, row) => heaviest(papers, row, indexed));
  const postings = prunedPostings(papers, heavy, words.length, basis);
  const sums = new Float64Array(rows);
  const touched = new Uint32Array(rows);
  const largest = largestOf(rows);
  return (row) => {
    let count = 0;
    for (const k of heavy[row]?.subarray(0, asked) ?? []) {
      const term = papers.ids[k] ?? 0;
      const weight = papers.values[k] ?? 0;
      for (let p = postings.offsets[term] ?? 0, end = postings.offsets[term + 1] ?? 0; p < end; p++) {
        const other = postings.ids[p] ?? 0;
        if (sums[other] === 0) touched[count++] = other;
        sums[other] = (sums[other] ?? 0) + weight * (postings.values[p] ?? 0);
      }
    }
    const found = largest(touched.subarray(0, count), sums, most + 1);
    for (let i = 0; i < count; i++) sums[touched[i] ?? 0] = 0;
    return found.filter((other) => other !== row);
  };
}

/** The places of a row's heaviest terms, heaviest first, ties by term. */
function heaviest({ offsets, values }: Sparse, row: number, most: number): Uint32Array {
  const [start = 0, end = 0] = offsets.subarray(row, row + 2);
  const places = Uint32Array.from({ length: end - start }, (_, i) => start + i);
  return places.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b).slice(0, most);
}

/** Terms x rows: the rows in which a term is among the heaviest, and of those the ones where it weighs most. */
function prunedPostings(papers: Sparse, heavy: readonly Uint32Array[], terms: number, basis: Uint32Array): Sparse {
  const most = Math.max(longest, Math.floor(longestShare * basis.length));
  const isInBasis = new Uint8Array(heavy.length);
  for (const row of basis) isInBasis[row] = 1;
  const rowsOfTerm: Posting[][] = Array.from({ length: terms }, () => []);
  for (const [row, places] of heavy.entries()) {
    for (const k of places) rowsOfTerm[papers.ids[k] ?? 0]?.push({ row, weight: papers.values[k] ?? 0 });
  }
  const kept = rowsOfTerm.map((found) => {
    if (found.length <= most) return found;
    let room = most;
    return found.sort(byWeight).filter(({ row }) => room > 0 && (isInBasis[row] === 0 || room-- > 0));
  });
  const offsets = offsetsOf(kept.map((found) => found.length));
  const ids = new Uint32Array(offsets[terms] ?? 0);
  const values = new Float32Array(ids.length);
  for (const [at, { row, weight }] of kept.flat().entries()) {
    ids[at] = row;
    values[at] = weight;
  }
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

/** Made once for a collection of so many rows: gives the rows of the largest sums, those of the steps that fit whole, and of the next step the first by row. */
function largestOf(all: number): (rows: Uint32Array, sums: Float64Array, most: number) => Uint32Array {
  const stepOf = new Uint16Array(all);
  const counts = new Uint32Array(steps);
  return (rows, sums, most) => {
    counts.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const step = Math.min(steps - 1, Math.floor((sums[rows[i] ?? 0] ?? 0) * steps));
      stepOf[i] = step;
      counts[step] = (counts[step] ?? 0) + 1;
    }
    let least = steps;
    let above = 0;
    while (least > 0 && above + (counts[least - 1] ?? 0) <= most) above += counts[--least] ?? 0;
    const next = least === 0 ? 0 : (counts[least - 1] ?? 0);
    const found = new Uint32Array(above);
    const others = new Uint32Array(next);
    let [certain, other] = [0, 0];
    for (let i = 0; i < rows.length; i++) {
      const step = stepOf[i] ?? 0;
      if (step >= least) found[certain++] = rows[i] ?? 0;
      else if (step === least - 1) others[other++] = rows[i] ?? 0;
    }
    if (next === 0 || above === most) return found;
    return Uint32Array.from([...found, ...others.sort().subarray(0, most - above)]);
  };
}
