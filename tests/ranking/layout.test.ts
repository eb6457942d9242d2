import fc from "fast-check";
import { expect, test } from "vitest";
import type { Text } from "../../scripts/ranking/counts.ts";
import { layoutOf, mapWidth } from "../../scripts/ranking/layout.ts";
import { linksOf } from "../../scripts/ranking/links.ts";
import { likenessTo } from "../../scripts/ranking/similarity.ts";
import type { Sparse } from "../../scripts/ranking/sparse.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { manyTexts, shelf, shuffled } from "./papers.ts";

/** Links of some papers, all of them unless rows are given. */
function linksIn(papers: readonly Text[], rows?: readonly number[]): Sparse {
  const index = termsOf(papers);
  const all = Uint32Array.from(rows ?? index.ids.keys());
  return linksOf(index, null, all, likenessTo(index, null));
}

function distance(places: Uint16Array, a: number, b: number): number {
  const along = (axis: number) => (places[2 * a + axis] ?? 0) - (places[2 * b + axis] ?? 0);
  return Math.hypot(along(0), along(1));
}

test("a map is the same whatever order its papers come in, and lies within its bounds", () => {
  fc.assert(
    fc.property(shuffled, ([papers, others]) => {
      const places = layoutOf(linksIn(papers));
      expect(layoutOf(linksIn(others))).toEqual(places);
      expect(places.length).toBe(2 * papers.length);
      expect(places.every((place) => place < mapWidth)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("a map of the same papers is the same on every machine", () => {
  const places = layoutOf(linksIn(shelf));
  expect([...places]).toMatchInlineSnapshot(`
    [
      2623,
      0,
      1472,
      4095,
      1474,
      4045,
      1525,
      4072,
      2241,
      2521,
      2239,
      2480,
      2236,
      2431,
    ]
  `);
});

test("papers of one subject stand together, and the map is filled from end to end", () => {
  const places = layoutOf(linksIn(manyTexts(200)));
  // In `manyTexts` every fortieth paper is of one subject.
  const pairs = Array.from(
    { length: 160 },
    (_, i) => [distance(places, i, i + 40), distance(places, i, i + 20)] as const,
  );
  expect(pairs.filter(([alike, other]) => alike < other).length).toBeGreaterThan(150);
  expect([Math.min(...places), Math.max(...places)]).toEqual([0, mapWidth - 1]);
});

test("links are symmetric, without a diagonal, and a paper that is like no other has none", () => {
  const { offsets, ids, values } = linksIn(shelf);
  const linked = new Map<string, number>();
  for (let row = 0; row + 1 < offsets.length; row++)
    for (let k = offsets[row] ?? 0; k < (offsets[row + 1] ?? 0); k++) linked.set(`${row} ${ids[k]}`, values[k] ?? 0);
  for (const [pair, value] of linked) {
    const [a, b] = pair.split(" ");
    expect(a).not.toBe(b);
    expect(linked.get(`${b} ${a}`)).toBe(value);
  }
  expect(offsets[1]).toBe(0);
});

test("links among some papers are those that these have among themselves, under the weights of all", () => {
  const papers = manyTexts(120);
  const rows = Array.from({ length: 60 }, (_, i) => 2 * i);
  const { offsets, ids } = linksIn(papers, rows);
  expect(offsets.length).toBe(61);
  expect(Math.max(...ids)).toBeLessThan(60);
  // Row 0 and row 40 of all, of one subject, are 0 and 20 of these.
  expect([...ids.subarray(offsets[0], offsets[1])]).toContain(20);
});

test("no papers, and one, have a map", () => {
  expect([...layoutOf(linksIn([]))]).toEqual([]);
  expect([...layoutOf(linksIn(shelf.slice(0, 1)))]).toEqual([2048, 2048]);
});

test("also of more than a thousand things those that are linked stand together", () => {
  const [count, together] = [1200, 12];
  const others = Array.from({ length: count }, (_, a) =>
    Array.from({ length: together }, (_, k) => a - (a % together) + k).filter((b) => b !== a),
  );
  const ids = Uint32Array.from(others.flat());
  const offsets = Uint32Array.from({ length: count + 1 }, (_, a) => a * (together - 1));
  const places = layoutOf({ offsets, ids, values: new Float32Array(ids.length).fill(1 / ids.length) });
  const isNear = (a: number, b: number) => distance(places, a, b) < mapWidth / 20;
  const pairs = Array.from({ length: count }, (_, a) => [a, a - (a % together) + ((a + 1) % together)] as const);
  expect(pairs.filter(([a, b]) => isNear(a, b)).length).toBeGreaterThan(0.95 * count);
  expect(pairs.filter(([a, b]) => isNear(a, (b + 600) % count)).length).toBeLessThan(0.1 * count);
});
