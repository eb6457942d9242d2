import fc from "fast-check";
import { expect, test } from "vitest";
import { likenessTo, similarityOf } from "../../scripts/ranking/similarity.ts";
import { standsFor } from "../../scripts/ranking/standing.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { collections, idOf, shelf } from "./papers.ts";

test("picks stand for the papers that are nearest to them, ties to the earlier, themselves included", () => {
  const index = termsOf(shelf);
  const counts = standsFor(index, likenessTo(index, null), ["nerf-1", "rl-1", "bees"].map(idOf));
  expect([...counts]).toEqual([
    ["shelf/nerf-1", 3],
    ["shelf/rl-1", 3],
    ["shelf/bees", 1],
  ]);
});

test("each paper is counted for one pick at most, and for one that it is like", () => {
  fc.assert(
    fc.property(collections, fc.nat(5), (papers, many) => {
      const index = termsOf(papers);
      const picks = index.ids.slice(0, many);
      const similarity = similarityOf(index, null);
      const near = index.ids.filter((id) => picks.includes(id) || picks.some((pick) => similarity(id, pick) > 0));
      const counts = [...standsFor(index, likenessTo(index, null), picks).values()];
      return counts.every((count) => count >= 1) && counts.reduce((a, b) => a + b, 0) === near.length;
    }),
  );
});
