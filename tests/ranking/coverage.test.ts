import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultWeights } from "../../scripts/config/weights.ts";
import type { PaperId } from "../../scripts/papers/paper.ts";
import { coverageOrder } from "../../scripts/ranking/coverage.ts";
import { nearestOf } from "../../scripts/ranking/nearest.ts";
import { rounded } from "../../scripts/ranking/score.ts";
import { similarityOf } from "../../scripts/ranking/similarity.ts";
import { sparseTour } from "../../scripts/ranking/sparsetour.ts";
import { type TermIndex, termsOf } from "../../scripts/ranking/terms.ts";
import { collections, idOf, shelf, shuffled, textOf } from "./papers.ts";

const inDigits = (gain: number, mostGain: number, degree: number, mostDegree: number) =>
  rounded((0.75 / mostGain) * gain + (0.25 * degree) / mostDegree);
/** The same times both maxima and 4: whole numbers. */
const exactly: typeof inDigits = (gain, mostGain, degree, mostDegree) => 3 * gain * mostDegree + degree * mostGain;

/** The formula as it is written, with nothing left out for speed. */
function plainOrder(index: TermIndex, score = inDigits): PaperId[] {
  const similarity = similarityOf(index, null);
  const likeness = (a: PaperId, b: PaperId) => Math.round(similarity(a, b) * 10_000);
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const best = new Map(index.ids.map((id) => [id, 0]));
  const degree = new Map(
    index.ids.map((id) => [id, sum(index.ids.filter((other) => other !== id).map((other) => likeness(id, other)))]),
  );
  const mostDegree = Math.max(...degree.values());
  const picks: PaperId[] = [];
  let left = [...index.ids];
  while (left.length > 0) {
    const gains = left.map((id) =>
      sum(index.ids.map((other) => Math.max(0, likeness(id, other) - (best.get(other) ?? 0)))),
    );
    const most = Math.max(...gains);
    const scores = left.map((id, i) =>
      score(gains[i] ?? 0, Math.max(1, most), degree.get(id) ?? 0, Math.max(1, mostDegree)),
    );
    const pick = left[scores.indexOf(Math.max(...scores))] ?? idOf("none");
    const nearer = index.ids.filter((other) => likeness(pick, other) > (best.get(other) ?? 0));
    picks.push(pick);
    for (const other of nearer) best.set(other, likeness(pick, other));
    left = left.filter((id) => id !== pick);
  }
  return picks;
}

test("the fast order is the plain greedy order", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const index = termsOf(papers);
      expect(coverageOrder(index, null)).toEqual(plainOrder(index));
    }),
    { numRuns: 300 },
  );
});

test("the tour visits each subject before it repeats one, and what is like nothing last", () => {
  const order = coverageOrder(termsOf(shelf), null);
  const [first, second] = order.map((id) => id.replace(/-\d$/, ""));
  expect(new Set([first, second])).toEqual(new Set(["shelf/nerf", "shelf/rl"]));
  expect(order.at(-1)).toBe("shelf/bees");
});

test("the order is total, and the order of papers changes nothing", () => {
  fc.assert(
    fc.property(shuffled, ([papers, others]) => {
      const order = coverageOrder(termsOf(papers), null);
      expect(new Set(order)).toEqual(new Set(papers.map(({ id }) => id)));
      expect(order).toHaveLength(papers.length);
      expect(coverageOrder(termsOf(others), null)).toEqual(order);
    }),
    { numRuns: 10_000 },
  );
});

test("beyond 2,000 papers the tour is the same formula over neighbours: with all of them known, the plain greedy order", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const index = termsOf(papers);
      // Over neighbours a paper without a word still stands for itself.
      fc.pre(index.ids.every((_, row) => index.papers.offsets[row] !== index.papers.offsets[row + 1]));
      const tour = sparseTour(nearestOf(index, null, Math.max(1, papers.length)), defaultWeights);
      expect(tour.map((paper) => index.ids[paper])).toEqual(plainOrder(index, exactly));
    }),
    { numRuns: 2000 },
  );
});

test("a collection of 2,003 papers is toured whole, each paper once", () => {
  const papers = Array.from({ length: 2003 }, (_, i) => textOf(`p${10_000 + i}`, `word${i % 40} word${i % 7}`));
  const order = coverageOrder(termsOf(papers), null);
  expect(new Set(order).size).toBe(2003);
});
