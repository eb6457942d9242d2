import { expect, test } from "vitest";
import { type Bar, figureOf, meanFigure, reaches } from "../../scripts/evaluate/part.ts";
import { keptResults, printResults, readResults } from "../../scripts/evaluate/results.ts";
import { tableOf } from "../../scripts/evaluate/table.ts";

test.each<{ bar: Bar; reached: boolean }>([
  { bar: { is: "at least", value: 0.5 }, reached: true },
  { bar: { is: "at least", value: 0.51 }, reached: false },
  { bar: { is: "at most", value: 0.5 }, reached: true },
  { bar: { is: "at most", value: 0.49 }, reached: false },
  { bar: { is: "below", value: 0.5 }, reached: false },
  { bar: { is: "below", value: 0.51 }, reached: true },
  { bar: { is: "clear of", value: 0.39 }, reached: true },
  { bar: { is: "clear of", value: 0.4 }, reached: false },
])("0.5, with an interval from 0.4 to 0.6, is $bar.is $bar.value: $reached", ({ bar, reached }) => {
  expect(reaches({ value: 0.5, interval: [0.4, 0.6] }, bar)).toBe(reached);
});

test("a figure without an interval is clear of nothing", () => {
  expect(reaches({ value: 0.5, interval: null }, { is: "clear of", value: 0 })).toBe(false);
});

const missed = meanFigure({ name: "NDCG@10", unit: "days", bar: { is: "at least", value: 0.57 } }, [0.5, 0.5]);
const counted = figureOf({ name: "had to fill up", unit: "weeks" }, 3, 40);
const outcome = { part: "cold start", figures: [missed, counted] };

test("a row tells the figure, its interval, its bar, and how far it has moved", () => {
  const before = {
    "cold start": { "NDCG@10": { value: 0.4876, units: 2 }, "had to fill up": { value: 3, units: 40 } },
  };
  expect(tableOf(outcome, 1.25, before).map((line) => line.replace(/ +/g, " "))).toEqual([
    "cold start, 1.3 s",
    " NDCG@10 0.5000 0.5000 to 0.5000 at least 0.57 MISSED 0.4876 +0.0124 2 days",
    " had to fill up 3 3.0000 same 40 weeks",
  ]);
  expect(tableOf(outcome, 1, {})[2]?.replace(/ +/g, " ")).toBe(" had to fill up 3 new 40 weeks");
  expect(tableOf({ part: "text", skipped: "Cannot find a" }, 0, {})).toEqual(["text: skipped. Cannot find a"]);
});

test("what is kept is sorted, reads back, and leaves the parts that were skipped as they were", () => {
  const before = { text: { CISI: { value: 0.4, units: 76 } }, "cold start": { gone: { value: 1, units: 1 } } };
  const kept = keptResults(before, [outcome, { part: "text", skipped: "Cannot find a" }]);
  expect(kept).toEqual({
    text: before.text,
    "cold start": {
      "NDCG@10": { value: 0.5, from: 0.5, to: 0.5, units: 2 },
      "had to fill up": { value: 3, units: 40 },
    },
  });
  expect(readResults(printResults(kept))).toEqual(kept);
  expect(printResults(kept).indexOf('"cold start"')).toBeLessThan(printResults(kept).indexOf('"text"'));
});
