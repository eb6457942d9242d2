import { candidatesIn } from "./candidates.ts";
import type { Themes } from "./lsa.ts";
import { gathered, keep, type Neighbours, noNeighbours, spread } from "./neighbours.ts";
import { roughLikenessFrom, roughness } from "./rough.ts";
import { type LikenessTo, likenessFrom, likenessTo } from "./similarity.ts";
import type { TermIndex } from "./terms.ts";

/** Up to so many papers all pairs are compared. Beyond, each paper is compared with its candidates. */
export const mostCompared = 2000;

/** So many are found for a paper by its words, in the basis and beside it. */
const candidates = 64;

/** What is known before, and what is asked for only where it is needed. */
interface Known {
  readonly mostCompared: number;
  /** Of the index. */
  readonly likenesses: LikenessTo;
  /** What the papers of the basis are to each other, by place in the basis. */
  readonly inBasis: () => Neighbours;
}

/**
 * The `most` nearest of each row of the index: of all others up to `mostCompared` papers; beyond, of those that its words find,
 * and then of the neighbours of its neighbours, each pair compared exactly and told to both.
 *
 * What papers of the basis are to each other depends on nothing else. The others are then compared with them and among
 * themselves, which is all that changes from day to day.
 *
 * @see Dong, Moses and Li, "Efficient k-Nearest Neighbor Graph Construction for Generic Similarity Measures", WWW 2011.
 */
export function nearestOf(
  index: TermIndex,
  themes: Themes | null,
  most: number,
  known: Partial<Known> = {},
): Neighbours {
  const all = index.ids.length;
  if (all <= (known.mostCompared ?? mostCompared))
    return nearestOfAll(all, most, known.likenesses ?? likenessTo(index, themes));
  const found = spread(known.inBasis?.() ?? nearestInBasis(index, themes, most), index.basis, all);
  const others = othersOf(index);
  if (others.length > 0) compareSome(index, themes, others, [index.basis, others], found);
  return found;
}

/** The same for the papers of the basis alone, by place in the basis, whatever else the index has. */
export function nearestInBasis(index: TermIndex, themes: Themes | null, most: number): Neighbours {
  const found = noNeighbours(index.ids.length, most);
  compareSome(index, themes, index.basis, [index.basis], found);
  return gathered(found, index.basis);
}

function nearestOfAll(all: number, most: number, likenesses: LikenessTo): Neighbours {
  const found = noNeighbours(all, most);
  for (let row = 0; row < all; row++) {
    const near = likenesses(row);
    for (let other = 0; other < all; other++) if (other !== row) keep(found, row, other, near[other] ?? 0);
  }
  return found;
}

/** The rows beside the basis, ascending. */
function othersOf({ ids, basis }: TermIndex): Uint32Array {
  const others = new Uint32Array(ids.length - basis.length);
  let next = 0;
  for (let row = 0, place = 0; row < ids.length; row++) {
    if (basis[place] === row) place++;
    else others[next++] = row;
  }
  return others;
}

/** Compares each of some rows with its candidates in some groups of rows, then with the neighbours of its neighbours. */
function compareSome(
  index: TermIndex,
  themes: Themes | null,
  rows: Uint32Array,
  groups: readonly Uint32Array[],
  found: Neighbours,
): void {
  const comparing = comparingIn(index, themes, found);
  const askers = groups.map((group) => candidatesIn(index, group, candidates));
  const { most } = found;
  /** For each row its candidates, for a row that has fewer then itself. */
  const asked = new Uint32Array(rows.length * groups.length * candidates);
  let next = 0;
  for (const row of rows) {
    const compare = comparing(row);
    for (const ask of askers) {
      const others = ask(row);
      asked.fill(row, next, next + candidates);
      asked.set(others, next);
      next += candidates;
      for (let i = 0; i < others.length; i++) compare(others[i] ?? 0);
    }
  }
  /** The last row that each was compared with. */
  const comparedWith = new Int32Array(index.ids.length).fill(-1);
  next = 0;
  for (const row of rows) {
    const compare = comparing(row);
    comparedWith[row] = row;
    for (const end = next + groups.length * candidates; next < end; next++) comparedWith[asked[next] ?? 0] = row;
    for (const via of neighboursOf(found, row)) {
      comparedWith[via] = row;
      for (let at = via * most; at < (via + 1) * most && (found.likenesses[at] ?? 0) > 0; at++) {
        const other = found.rows[at] ?? 0;
        if (comparedWith[other] === row) continue;
        comparedWith[other] = row;
        compare(other);
      }
    }
  }
}

/** Compares one row with others, and tells both. A pair that is too unlike for either is not looked at closely. */
function comparingIn(
  index: TermIndex,
  themes: Themes | null,
  found: Neighbours,
): (row: number) => (other: number) => void {
  const likenessOf = likenessFrom(index, themes);
  const roughlyOf = roughLikenessFrom(index, themes);
  const { most, likenesses } = found;
  return (row) => {
    const likeness = likenessOf(row);
    const roughly = roughlyOf(row);
    const last = row * most + most - 1;
    return (other) => {
      const wanted = Math.min(likenesses[last] ?? 0, likenesses[other * most + most - 1] ?? 0);
      if (roughly(other) + roughness < wanted) return;
      const near = likeness(other);
      keep(found, row, other, near);
      keep(found, other, row, near);
    };
  };
}

/** As they are now: comparing changes them. */
function neighboursOf({ most, rows, likenesses }: Neighbours, row: number): Uint32Array {
  const start = row * most;
  let end = start;
  while (end < start + most && (likenesses[end] ?? 0) > 0) end++;
  return rows.slice(start, end);
}
