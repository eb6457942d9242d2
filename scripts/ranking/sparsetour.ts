import type { Weights } from "../config/weights.ts";
import { Heap } from "./heap.ts";
import type { Neighbours } from "./neighbours.ts";
import { tenThousandths } from "./score.ts";
import { offsetsOf } from "./sparse.ts";

/** Papers `0..n` in the order of picking. */
export type Tour = number[];

/** Papers that are neighbours of each other: those of paper `p` are `ids[k]`, `offsets[p] <= k < offsets[p + 1]`. */
interface Graph {
  readonly offsets: Uint32Array;
  readonly ids: Uint32Array;
  /** In ten-thousandths, as whole numbers. */
  readonly likenesses: Uint16Array;
}

/**
 * Greedy coverage where each paper reaches itself, its neighbours, and those whose neighbour it is. The formula of
 * `coverageOrder`, compared without rounding: gains are whole numbers, so nothing hangs on a last bit. Ties by number.
 *
 * Times both maxima the formula is `coverageGain * gain * max degree + coverageDegree * degree * max gain`, in which nothing
 * ever grows: a key from an earlier pick is never too small, and only the papers that come first with one are looked at again.
 */
export function sparseTour(
  neighbours: Neighbours,
  { coverageGain, coverageDegree }: Pick<Weights, "coverageGain" | "coverageDegree">,
): Tour {
  const graph = graphOf(neighbours);
  const papers = graph.offsets.length - 1;
  const degrees = Float64Array.from({ length: papers }, (_, paper) => degreeOf(graph, paper));
  const mostDegree = degrees.reduce((most, degree) => Math.max(most, degree), 1);
  const gains = degrees.map((degree) => degree + tenThousandths);
  const nearest = new Uint16Array(papers);
  const picked = new Uint8Array(papers);
  const byGain = new Heap(gains);
  const keyOf = (paper: number, mostGain: number) =>
    coverageGain * (gains[paper] ?? 0) * mostDegree + coverageDegree * (degrees[paper] ?? 0) * mostGain;
  const first = gains.reduce((most, gain) => Math.max(most, gain), 1);
  const byKey = new Heap(gains.map((_, paper) => keyOf(paper, first)));
  const tour: Tour = [];
  for (let pick = byKey.first; pick !== undefined; pick = byKey.first) {
    const mostGain = Math.max(1, largestGain(byGain, gains, picked));
    const key = keyOf(pick, mostGain);
    if (key < byKey.keyOf(pick)) {
      byKey.lowerFirst(key);
      continue;
    }
    byKey.removeFirst();
    picked[pick] = 1;
    cover(graph, pick, nearest, gains);
    tour.push(pick);
  }
  return tour;
}

function degreeOf({ offsets, likenesses }: Graph, paper: number): number {
  return likenesses.subarray(offsets[paper], offsets[paper + 1]).reduce((sum, likeness) => sum + likeness, 0);
}

/** Of the papers that are not yet picked. */
function largestGain(byGain: Heap, gains: Float64Array, picked: Uint8Array): number {
  for (let first = byGain.first; first !== undefined; first = byGain.first) {
    const gain = gains[first] ?? 0;
    if (picked[first] === 1) byGain.removeFirst();
    else if (gain < byGain.keyOf(first)) byGain.lowerFirst(gain);
    else return gain;
  }
  return 0;
}

/** Covers what the pick reaches, and takes that from the gains of all who reach it too. */
function cover({ offsets, ids, likenesses }: Graph, pick: number, nearest: Uint16Array, gains: Float64Array): void {
  const raise = (paper: number, now: number) => {
    const before = nearest[paper] ?? 0;
    if (now <= before) return;
    nearest[paper] = now;
    gains[paper] = (gains[paper] ?? 0) - (now - before);
    for (let k = offsets[paper] ?? 0, end = offsets[paper + 1] ?? 0; k < end; k++) {
      const other = ids[k] ?? 0;
      const reach = Math.min(likenesses[k] ?? 0, now);
      if (reach > before) gains[other] = (gains[other] ?? 0) - (reach - before);
    }
  };
  raise(pick, tenThousandths);
  for (let k = offsets[pick] ?? 0, end = offsets[pick + 1] ?? 0; k < end; k++) raise(ids[k] ?? 0, likenesses[k] ?? 0);
}

/** Makes neighbours mutual: each pair that either side names, once in each direction. */
function graphOf({ most, rows, likenesses }: Neighbours): Graph {
  const papers = most === 0 ? 0 : rows.length / most;
  const names = (paper: number, other: number) => {
    for (let at = paper * most; at < (paper + 1) * most && (likenesses[at] ?? 0) > 0; at++)
      if (rows[at] === other) return true;
    return false;
  };
  const lengths = new Uint32Array(papers);
  forEachEdge((from) => {
    lengths[from] = (lengths[from] ?? 0) + 1;
  });
  const offsets = offsetsOf(lengths);
  const next = offsets.slice();
  const size = offsets[papers] ?? 0;
  const graph: Graph = { offsets, ids: new Uint32Array(size), likenesses: new Uint16Array(size) };
  forEachEdge((from, to, likeness) => {
    const at = next[from] ?? 0;
    next[from] = at + 1;
    graph.ids[at] = to;
    graph.likenesses[at] = likeness;
  });
  return graph;

  function forEachEdge(tell: (from: number, to: number, likeness: number) => void) {
    for (let at = 0; at < rows.length; at++) {
      const likeness = likenesses[at] ?? 0;
      if (likeness === 0) continue;
      const [from, to] = [Math.floor(at / most), rows[at] ?? 0];
      tell(from, to, likeness);
      if (!names(to, from)) tell(to, from, likeness);
    }
  }
}
