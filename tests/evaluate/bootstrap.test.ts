import fc from "fast-check";
import { expect, test } from "vitest";
import { interval, intervalOfMean } from "../../scripts/evaluate/bootstrap.ts";

test("an interval of a mean has the width that its standard error promises", () => {
  // 400 values of mean 0.5 and deviation 0.5: 1.96 standard errors are 0.049.
  const [from, to] = intervalOfMean(Array.from({ length: 400 }, (_, i) => i % 2)) ?? [0, 0];
  expect(from).toBeGreaterThan(0.44);
  expect(from).toBeLessThan(0.46);
  expect(to).toBeGreaterThan(0.54);
  expect(to).toBeLessThan(0.56);
});

test("pairs that all differ alike have an interval without width, however far the units lie apart", () => {
  const pairs = Array.from({ length: 20 }, (_, i) => [i + 2, i] as const);
  expect(interval(pairs, (some) => some.reduce((sum, [a, b]) => sum + a - b, 0) / some.length)).toEqual([2, 2]);
});

test("the same units give the same interval, and fewer than two give none", () => {
  const values = [1, 5, 2, 8];
  expect(intervalOfMean(values)).toEqual(intervalOfMean([...values]));
  expect([intervalOfMean([]), intervalOfMean([3])]).toEqual([null, null]);
});

test("an interval is in order, and within what the units allow", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 12 }), (values) => {
      const [from, to] = intervalOfMean(values) ?? [Number.NaN, Number.NaN];
      expect(from).toBeLessThanOrEqual(to);
      expect(from).toBeGreaterThanOrEqual(Math.min(...values));
      expect(to).toBeLessThanOrEqual(Math.max(...values));
    }),
  );
});
