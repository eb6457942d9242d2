import type { TopicId } from "../config/topic.ts";
import { mapWidth } from "../ranking/layout.ts";
import type { Sparse } from "../ranking/sparse.ts";

/** Where a topic lies on the map. Its papers are those that it is the strongest topic of, by their place in the map's list. */
export interface Region {
  readonly id: TopicId;
  readonly papers: readonly number[];
  /** Where most of its papers stand together. */
  readonly middle: readonly [x: number, y: number];
  /** The paper that is nearest to the middle. */
  readonly central: number;
  /** The topics whose papers are most linked with its own, at most three, strongest first. */
  readonly beside: readonly TopicId[];
}

/** A topic's papers stand together within this. */
const reach = mapWidth / 12;
const mostBeside = 3;

/**
 * The regions of a map, in the order of their ids.
 *
 * @param first The strongest topic of each paper; undefined for a paper without one.
 * @param places Row-major, papers x 2.
 */
export function regionsOf(first: readonly (TopicId | undefined)[], places: Uint16Array, links: Sparse): Region[] {
  const members = new Map<TopicId, number[]>();
  for (const [paper, id] of first.entries()) if (id) members.set(id, [...(members.get(id) ?? []), paper]);
  const beside = besideOf(first, links);
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, papers]) => ({ id, papers, ...middleOf(papers, places), beside: beside(id) }));
}

/** The mean of those around the paper that has most of them around it. */
function middleOf(papers: readonly number[], places: Uint16Array): Pick<Region, "middle" | "central"> {
  let around: number[] = [];
  for (const paper of papers) {
    const found = papers.filter((other) => distance(places, other, at(places, paper)) <= reach);
    if (found.length > around.length) around = found;
  }
  const mean = (axis: 0 | 1) =>
    Math.round(around.reduce((sum, paper) => sum + (places[2 * paper + axis] ?? 0), 0) / around.length);
  const middle = [mean(0), mean(1)] as const;
  const [nearest = 0] = around.toSorted((a, b) => distance(places, a, middle) - distance(places, b, middle) || a - b);
  return { middle, central: nearest };
}

const at = (places: Uint16Array, paper: number) => [places[2 * paper] ?? 0, places[2 * paper + 1] ?? 0] as const;

function distance(places: Uint16Array, paper: number, [x, y]: readonly [number, number]): number {
  const [px, py] = at(places, paper);
  return Math.sqrt((px - x) ** 2 + (py - y) ** 2);
}

function besideOf(first: readonly (TopicId | undefined)[], { offsets, ids, values }: Sparse) {
  const sums = new Map<TopicId, Map<TopicId, number>>();
  for (const [paper, id] of first.entries()) {
    for (let k = offsets[paper] ?? 0, end = offsets[paper + 1] ?? 0; id && k < end; k++) {
      const other = first[ids[k] ?? 0];
      if (!other || other === id) continue;
      const row = sums.get(id) ?? new Map<TopicId, number>();
      sums.set(id, row.set(other, (row.get(other) ?? 0) + (values[k] ?? 0)));
    }
  }
  return (id: TopicId) =>
    [...(sums.get(id) ?? [])]
      .sort(([a, linkedA], [b, linkedB]) => linkedB - linkedA || (a < b ? -1 : 1))
      .slice(0, mostBeside)
      .map(([other]) => other);
}
