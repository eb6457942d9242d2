import fc from "fast-check";
import { expect, test } from "vitest";
import {
  harmonic,
  kappa,
  kendall,
  lateDiscount,
  ndcg,
  ndcgByChance,
  ndcgOfFifth,
  precision,
  precisionAt,
  recall,
} from "../../scripts/evaluate/metrics.ts";

test.each([
  { gains: [3, 2, 1], k: 3, is: 1 },
  { gains: [1, 3], k: 2, is: (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)) },
  { gains: [0, 0, 5], k: 2, is: 0 },
  { gains: [0, 4], k: 10, is: 1 / Math.log2(3) },
  { gains: [-2, 4], k: 2, is: 1 / Math.log2(3) },
  { gains: [0, 0], k: 2, is: 0 },
  { gains: [], k: 2, is: 0 },
])("ndcg() of gains $gains in the first $k ranks is $is", ({ gains, k, is }) =>
  expect(ndcg(gains, k)).toBeCloseTo(is, 12),
);

test("with the late discount the first two ranks count in full", () => {
  expect([1, 2, 3, 4].map(lateDiscount)).toEqual([1, 1, 1 / Math.log2(3), 0.5]);
  expect(ndcg([1, 3, 0, 2], 4, lateDiscount)).toBeCloseTo((1 + 3 + 1) / (3 + 2 + 1 / Math.log2(3)), 12);
});

test.each([
  { grades: [1, 3, 0, 0, 0, 0, 0, 0, 0, 0], is: 1 },
  { grades: [0, 1, 3, 0, 0, 0, 0, 0, 0, 0], is: 1 / 4 },
  { grades: [2, 0, 3, 0, 0, 0, 0, 0, 0], is: 2 / 3 },
  { grades: [3, 3, 3, 3], is: 0 },
])("ndcgOfFifth() of grades $grades is $is: a fifth of the pool, rounded down", ({ grades, is }) =>
  expect(ndcgOfFifth(grades)).toBeCloseTo(is, 12),
);

test("ndcgByChance() is the mean of ndcg() over all orders", () => {
  const orders = [
    [4, 1, 0],
    [4, 0, 1],
    [1, 4, 0],
    [1, 0, 4],
    [0, 4, 1],
    [0, 1, 4],
  ];
  const mean = orders.reduce((sum, order) => sum + ndcg(order, 2), 0) / orders.length;
  expect(ndcgByChance([0, 1, 4], 2)).toBeCloseTo(mean, 12);
});

test.each([
  { good: [true, false, true, true], k: 3, is: 2 / 3 },
  { good: [true], k: 4, is: 1 / 4 },
  { good: [], k: 1, is: 0 },
])("precisionAt() of $good in the first $k ranks is $is", ({ good, k, is }) =>
  expect(precisionAt(good, k)).toBeCloseTo(is, 12),
);

test.each([
  { a: [1, 2, 3], b: [4, 5, 6], is: 1 },
  { a: [1, 2, 3], b: [6, 5, 4], is: -1 },
  { a: [1, 2, 3, 4], b: [1, 3, 2, 4], is: 4 / 6 },
  // Of six pairs one is tied in a, one in b; four agree, none disagrees.
  { a: [1, 1, 2, 3], b: [1, 2, 3, 3], is: 4 / 5 },
  { a: [1, 1], b: [1, 2], is: 0 },
  { a: [], b: [], is: 0 },
])("kendall() of $a and $b is $is", ({ a, b, is }) => expect(kendall(a, b)).toBeCloseTo(is, 12));

test("precision and recall count labels, not papers, and are 1 where there is nothing to get wrong", () => {
  const units = [
    { right: 1, given: 2, true: 1 },
    { right: 2, given: 2, true: 4 },
  ];
  expect([precision(units), recall(units)]).toEqual([3 / 4, 3 / 5]);
  expect([precision([]), recall([])]).toEqual([1, 1]);
  expect([harmonic(0.5, 1), harmonic(0, 0)]).toEqual([2 / 3, 0]);
});

test.each([
  // Both say yes to half, and agree on three of four: (0.75 - 0.5) / 0.5.
  { a: [true, true, false, false], b: [true, true, true, false], is: 0.5 },
  { a: [true, false], b: [false, true], is: -1 },
  { a: [true, true], b: [true, true], is: 1 },
  { a: [true, true], b: [true, false], is: 0 },
])("kappa() of $a and $b is $is", ({ a, b, is }) => expect(kappa(a, b)).toBeCloseTo(is, 12));

test("what can't be measured is refused", () => {
  expect(() => ndcg([1], 0)).toThrow("Cannot look at the first 0 ranks: expected 1 or more");
  expect(() => precisionAt([true], Number.NaN)).toThrow("Cannot look at the first NaN ranks");
  expect(() => kendall([1], [])).toThrow("Cannot compare 1 numbers with 0");
  expect(() => kappa([true], [])).toThrow("Cannot compare 1 answers with 0");
});

const numbers = fc.array(fc.integer({ min: -5, max: 20 }), { maxLength: 30 });

test("every measure stays in its range, and the best order has the most", () => {
  fc.assert(
    fc.property(numbers, numbers, fc.integer({ min: 1, max: 40 }), (a, b, k) => {
      const best = ndcg(
        a.toSorted((x, y) => y - x),
        k,
      );
      for (const share of [ndcg(a, k), ndcg(a, k, lateDiscount), ndcgByChance(a, k), ndcgOfFifth(a)]) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(best).toBe(a.some((gain) => gain > 0) ? 1 : 0);
      const [some, others] = [a.slice(0, b.length), b.slice(0, a.length)];
      const tau = kendall(some, others);
      expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-12);
      expect(kendall(others, some)).toBe(tau);
      const yes = (of: number[]) => of.map((number) => number > 7);
      expect(Math.abs(kappa(yes(some), yes(others)))).toBeLessThanOrEqual(1 + 1e-12);
    }),
    { numRuns: 2000 },
  );
});
