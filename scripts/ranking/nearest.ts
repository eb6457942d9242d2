import { candidatesIn } from "./candidates.ts";
import type { Themes } from "./lsa.ts";
import { likenessTo, likenessToSome } from "./similarity.ts";
import type { TermIndex } from "./terms.ts";

/** For each of some rows of the index those that are nearest to it: nearest first, ties by row, never itself, none unlike it. */
export interface Neighbours {
  /** Neighbours of a row, at most. */
  readonly most: number;
  /** Row-major, rows x `most`. */
  readonly rows: Uint32Array;
  /** Beside `rows`, in ten-thousandths: whole numbers in `[0, 10000]`, 0 where a row has no more neighbours. */
  readonly likenesses: Uint16Array;
}

/** Up to so many papers all pairs are compared. Beyond, each paper is compared with its candidates. */
export const mostCompared = 1500;

const candidates = 128;

/**
 * The `most` nearest of the rows from `from` up to, not including, `to`. Each row is asked about for itself, so that slices
 * that several threads compute are the parts of what one computes.
 */
export function nearestOf(
  index: TermIndex,
  themes: Themes | null,
  most: number,
  from = 0,
  to = index.ids.length,
  likenesses = likenessTo(index, themes),
): Neighbours {
  const found: Neighbours = {
    most,
    rows: new Uint32Array((to - from) * most),
    likenesses: new Uint16Array((to - from) * most),
  };
  if (index.ids.length <= mostCompared) {
    const all = Uint32Array.from(index.ids.keys());
    for (let row = from; row < to; row++) keep(found, row - from, row, all, likenesses(row));
  } else {
    const candidatesFor = candidatesIn(index, Math.max(candidates, 4 * most));
    const likenessesOf = likenessToSome(index, themes);
    for (let row = from; row < to; row++) {
      const others = candidatesFor(row);
      keep(found, row - from, row, others, likenessesOf(row, others));
    }
  }
  return found;
}

/** Keeps the nearest of some rows at place `place`. */
function keep(
  { most, rows, likenesses }: Neighbours,
  place: number,
  row: number,
  others: Uint32Array,
  near: Uint16Array,
) {
  const start = place * most;
  const end = start + most;
  for (let i = 0; i < others.length; i++) {
    const other = others[i] ?? 0;
    const likeness = near[i] ?? 0;
    if (other === row || likeness === 0 || !isBefore(likeness, other, end - 1)) continue;
    let at = end - 1;
    for (; at > start && isBefore(likeness, other, at - 1); at--) {
      rows[at] = rows[at - 1] ?? 0;
      likenesses[at] = likenesses[at - 1] ?? 0;
    }
    rows[at] = other;
    likenesses[at] = likeness;
  }

  /** True if this neighbour is nearer than the one kept at `at`. */
  function isBefore(likeness: number, other: number, at: number): boolean {
    const kept = likenesses[at] ?? 0;
    return likeness > kept || (likeness === kept && other < (rows[at] ?? 0));
  }
}
