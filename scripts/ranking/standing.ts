import type { PaperId } from "../papers/paper.ts";
import type { LikenessTo } from "./similarity.ts";
import type { TermIndex } from "./terms.ts";

/**
 * How many papers of the collection each of some picks stands for: those that are more like it than like any other pick, ties
 * to the earlier; itself always included. Papers that are like none of the picks are nobody's, so the numbers add up to the
 * collection or less.
 *
 * @returns For each pick that the index has, at least 1.
 */
export function standsFor(index: TermIndex, likenessTo: LikenessTo, picks: readonly PaperId[]): Map<PaperId, number> {
  const nearest = new Int32Array(index.ids.length).fill(-1);
  const most = new Float64Array(index.ids.length);
  const rows = picks.flatMap((id) => index.rowOf.get(id) ?? []);
  for (const [pick, row] of rows.entries()) {
    const likeness = likenessTo(row);
    for (let other = 0; other < most.length; other++) {
      if ((likeness[other] ?? 0) <= (most[other] ?? 0)) continue;
      most[other] = likeness[other] ?? 0;
      nearest[other] = pick;
    }
  }
  for (const [pick, row] of rows.entries()) nearest[row] = pick;
  const counts = new Uint32Array(rows.length);
  for (const pick of nearest) if (pick >= 0) counts[pick] = (counts[pick] ?? 0) + 1;
  return new Map(
    rows.flatMap((row, pick) => {
      const id = index.ids[row];
      return id === undefined ? [] : [[id, counts[pick] ?? 1] as const];
    }),
  );
}
