import fc from "fast-check";
import { expect, test } from "vitest";
import type { PaperId } from "../../scripts/papers/paper.ts";
import { type Covered, coverageOrder } from "../../scripts/ranking/coverage.ts";
import { rounded } from "../../scripts/ranking/score.ts";
import { similarityOf } from "../../scripts/ranking/similarity.ts";
import { type TermIndex, termsOf } from "../../scripts/ranking/terms.ts";
import { collections, idOf, shelf, shuffled, textOf } from "./papers.ts";

/** The formula as it is written, with nothing left out for speed. */
function plainOrder(index: TermIndex): Covered[] {
  const similarity = similarityOf(index);
  const likeness = (a: PaperId, b: PaperId) => Math.round(similarity(a, b) * 10_000);
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const best = new Map(index.ids.map((id) => [id, 0]));
  const degree = new Map(
    index.ids.map((id) => [id, sum(index.ids.filter((other) => other !== id).map((other) => likeness(id, other)))]),
  );
  const mostDegree = Math.max(...degree.values());
  const picks: Covered[] = [];
  let left = [...index.ids];
  while (left.length > 0) {
    const gains = left.map((id) =>
      sum(index.ids.map((other) => Math.max(0, likeness(id, other) - (best.get(other) ?? 0)))),
    );
    const most = Math.max(...gains);
    const scores = left.map((id, i) =>
      rounded((0.75 / Math.max(1, most)) * (gains[i] ?? 0) + (0.25 * (degree.get(id) ?? 0)) / Math.max(1, mostDegree)),
    );
    const pick = left[scores.indexOf(Math.max(...scores))] ?? idOf("none");
    const nearer = index.ids.filter((other) => likeness(pick, other) > (best.get(other) ?? 0));
    picks.push({
      id: pick,
      standsFor: new Set([pick, ...nearer.filter((other) => likeness(pick, other) >= 1000)]).size,
    });
    for (const other of nearer) best.set(other, likeness(pick, other));
    left = left.filter((id) => id !== pick);
  }
  return picks;
}

test("the fast order is the plain greedy order", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const index = termsOf(papers);
      expect(coverageOrder(index)).toEqual(plainOrder(index));
    }),
    { numRuns: 300 },
  );
});

test("the tour visits each subject before it repeats one, and what is like nothing last", () => {
  const order = coverageOrder(termsOf(shelf));
  const [first, second] = order.map(({ id }) => id.replace(/-\d$/, ""));
  expect(new Set([first, second])).toEqual(new Set(["shelf/nerf", "shelf/rl"]));
  expect(order.at(-1)).toEqual({ id: "shelf/bees", standsFor: 1 });
  expect(order[0]?.standsFor).toBe(3);
});

test("the order is total, and the order of papers changes nothing", () => {
  fc.assert(
    fc.property(shuffled, ([papers, others]) => {
      const order = coverageOrder(termsOf(papers));
      expect(new Set(order.map(({ id }) => id))).toEqual(new Set(papers.map(({ id }) => id)));
      expect(order).toHaveLength(papers.length);
      expect(
        coverageOrder(
          termsOf(others),
          others.map(({ id }) => id),
        ),
      ).toEqual(order);
      for (const { standsFor } of order) expect(standsFor).toBeGreaterThanOrEqual(1);
    }),
  );
});

test("a part of the collection is toured alone, and papers that the index doesn't have are left out", () => {
  const some = ["rl-3", "nerf-2", "nowhere", "rl-3"].map(idOf);
  expect(
    coverageOrder(termsOf(shelf), some)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(["shelf/nerf-2", "shelf/rl-3"]);
});

test("of more than 2,000 papers the first by id are toured, and the others follow by id, each standing for itself", () => {
  const papers = Array.from({ length: 2003 }, (_, i) => textOf(`p${10_000 + i}`, `word${i % 40} word${i % 7}`));
  const order = coverageOrder(termsOf(papers));
  expect(new Set(order.map(({ id }) => id)).size).toBe(2003);
  expect(order.slice(2000)).toEqual(papers.slice(2000).map(({ id }) => ({ id, standsFor: 1 })));
});
