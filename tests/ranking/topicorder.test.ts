import fc from "fast-check";
import { expect, test } from "vitest";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { topicOrder } from "../../scripts/ranking/topicorder.ts";
import { collections, idOf, shelf } from "./papers.ts";

const video = { phrases: ["text-to-video", "video generation"] };

test("of papers with equal rule scores, the one whose text fits the topic's words better stands first", () => {
  const scores = new Map(
    [
      ["rl-3", 3],
      ["rl-1", 3],
      ["rl-2", 3],
    ].map(([name, score]) => [idOf(String(name)), Number(score)]),
  );
  expect(topicOrder(termsOf(shelf), video, scores).map(({ id }) => id)).toEqual([
    "shelf/rl-1",
    "shelf/rl-2",
    "shelf/rl-3",
  ]);
});

test("the best fit of the collection adds four points, none adds nothing", () => {
  const scores = new Map([
    [idOf("rl-1"), 2],
    [idOf("bees"), 2.5],
    [idOf("nowhere"), 1],
  ]);
  expect(topicOrder(termsOf(shelf), video, scores)).toEqual([
    { id: "shelf/rl-1", score: 6 },
    { id: "shelf/bees", score: 2.5 },
    { id: "shelf/nowhere", score: 1 },
  ]);
});

test("the order is total, its scores are finite, and the order of the rule scores changes nothing", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const index = termsOf(papers);
      const scores = papers.map(({ id }, i) => [id, 2 + (i % 3)] as const);
      const order = topicOrder(index, { phrases: ["graph policy", "GraphRAG"] }, new Map(scores));
      expect(topicOrder(index, { phrases: ["graph policy", "GraphRAG"] }, new Map(scores.toReversed()))).toEqual(order);
      for (const { score } of order) expect(score >= 2 && score <= 8).toBe(true);
    }),
  );
});
