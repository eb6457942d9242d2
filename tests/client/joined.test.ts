import { expect, test } from "vitest";
import type { Answer, Result } from "../../scripts/client/search/ask.ts";
import { joined } from "../../scripts/client/search/joined.ts";

/** A result is told from others by its score. */
const result = (score: number): Result => ({ score, partial: score < 0, data: () => Promise.reject() });
const answer = (scores: number[], year: Record<string, number>, understood: Answer["understood"] = []): Answer => ({
  ...{ results: scores.map(result), first: 10, facets: { topic: {}, year, shelf: {} }, understood, topics: ["Optics"] },
  partialFrom: scores.filter((score) => score >= 0).length,
});
const meant = { kind: "spelling", from: "grpah", to: ["graph"] } as const;
const answers = [
  answer([9, 4, -3], { 2016: 3 }),
  answer([Infinity, 6, 1, -2, -5], { 2016: 1, 2015: 4 }, [meant]),
  answer([], {}),
];

test("answers of several tiers are one: by score, what lacks words last, each in its own order", () => {
  const { results, partialFrom, facets, understood, topics } = joined(answers, "relevance");
  expect(results.map(({ score }) => score)).toEqual([Infinity, 9, 6, 4, 1, -2, -3, -5]);
  expect([partialFrom, facets.year, understood, topics]).toEqual([5, { 2016: 4, 2015: 4 }, [meant], []]);
});

test("by date the papers of a newer tier come first", () => {
  const { results } = joined(answers, "date");
  expect(results.map(({ score }) => score)).toEqual([9, 4, Infinity, 6, 1, -3, -2, -5]);
});
