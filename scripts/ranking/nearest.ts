import { eachRow } from "./pairs.ts";
import type { TermIndex } from "./terms.ts";

/** A row of the index, and how like it is, in ten-thousandths: a whole number in `[1, 10000]`. */
export interface Neighbour {
  readonly row: number;
  readonly likeness: number;
}

/** For each row of the index the `most` rows nearest to it, nearest first, ties by row; never itself, and none unlike it. */
export function nearestOf({ ids, papers, postings }: TermIndex, most: number): Neighbour[][] {
  const nearest: Neighbour[][] = ids.map(() => []);
  /** For each row, what a neighbour must reach to be looked at: 1, and when `most` are known the last one's likeness. */
  const least = new Uint16Array(ids.length).fill(1);
  const take = (row: number, neighbour: Neighbour) => {
    const list = nearest[row] ?? [];
    insert(list, neighbour, most);
    least[row] = list[most - 1]?.likeness ?? 1;
  };
  eachRow(papers, postings, (row, likenesses) => {
    for (let other = 0; other < row; other++) {
      const likeness = likenesses[other] ?? 0;
      if (likeness >= (least[row] ?? 1)) take(row, { row: other, likeness });
      if (likeness >= (least[other] ?? 1)) take(other, { row, likeness });
    }
  });
  return nearest;
}

/** Puts a neighbour where it belongs in a list of at most `most`. */
function insert(list: Neighbour[], neighbour: Neighbour, most: number): void {
  let at = list.length;
  for (let before = list[at - 1]; before && isBefore(neighbour, before); before = list[at - 1]) at--;
  list.splice(at, 0, neighbour);
  if (list.length > most) list.pop();
}

function isBefore(a: Neighbour, b: Neighbour): boolean {
  return a.likeness > b.likeness || (a.likeness === b.likeness && a.row < b.row);
}
