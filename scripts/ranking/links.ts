import type { Themes } from "./lsa.ts";
import { nearestOf } from "./nearest.ts";
import type { Neighbours } from "./neighbours.ts";
import type { LikenessTo } from "./similarity.ts";
import { offsetsOf, type Sparse, transpose } from "./sparse.ts";
import type { TermIndex } from "./terms.ts";

/** So many nearest papers each one is linked with; it is linked with more where it is the nearest of others. */
const mostLinked = 10;

/**
 * How strongly some papers are linked among themselves: each gives one unit to its nearest of them, shared by likeness, and the
 * two ways of a pair are summed. A paper that is like no other has no links.
 *
 * @param rows Rows of the index, ascending.
 * @param likenesses Of the index, where they are known.
 * @returns Symmetric, without a diagonal; rows and columns number the papers as `rows` does.
 */
export function linksOf(index: TermIndex, themes: Themes | null, rows: Uint32Array, likenesses: LikenessTo): Sparse {
  if (rows.length === index.ids.length) return linksAmong(nearestOf(index, themes, mostLinked, { likenesses }));
  const part = partOf(index, rows);
  return linksAmong(nearestOf(part, themes && themesOf(themes, rows), mostLinked));
}

function linksAmong({ most, rows, likenesses }: Neighbours): Sparse {
  const links = Array.from({ length: rows.length / most }, () => new Map<number, number>());
  for (const [row, linked] of links.entries()) {
    const [start, end] = [row * most, (row + 1) * most];
    const total = likenesses.subarray(start, end).reduce((sum, likeness) => sum + likeness, 0);
    for (let at = start; at < end && (likenesses[at] ?? 0) > 0; at++) {
      const other = rows[at] ?? 0;
      const share = (likenesses[at] ?? 0) / total;
      add(linked, other, share);
      add(links[other], row, share);
    }
  }
  const sorted = links.map((row) => [...row].sort(([a], [b]) => a - b));
  return {
    offsets: offsetsOf(sorted.map((row) => row.length)),
    ids: Uint32Array.from(sorted.flatMap((row) => row.map(([id]) => id))),
    values: Float32Array.from(sorted.flatMap((row) => row.map(([, value]) => value))),
  };
}

function add(row: Map<number, number> | undefined, id: number, share: number): void {
  row?.set(id, (row.get(id) ?? 0) + share);
}

/** Some rows as an index of their own, under the weights of the whole. */
function partOf(index: TermIndex, rows: Uint32Array): TermIndex {
  const { offsets, ids, values } = index.papers;
  const cut = <T>(kind: { from(list: number[]): T }, all: Uint32Array | Float32Array) =>
    kind.from([...rows].flatMap((row) => [...all.subarray(offsets[row], offsets[row + 1])]));
  const papers: Sparse = {
    offsets: offsetsOf(Array.from(rows, (row) => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0))),
    ids: cut(Uint32Array, ids),
    values: cut(Float32Array, values),
  };
  return {
    ...index,
    ids: Array.from(rows, (row) => index.ids[row] as TermIndex["ids"][number]),
    papers,
    postings: transpose(papers, index.words.length),
    basis: rows.map((_, place) => place),
  };
}

function themesOf(themes: Themes, rows: Uint32Array): Themes {
  const { dims } = themes;
  const vectors = new Float32Array(rows.length * dims);
  rows.forEach((row, place) => {
    vectors.set(themes.vectors.subarray(row * dims, (row + 1) * dims), place * dims);
  });
  return { ...themes, vectors };
}
