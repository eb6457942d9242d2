import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../../scripts/config/problem.ts";
import { relatedOf } from "../../scripts/ranking/related.ts";
import { similarityMatrix, similarityOf } from "../../scripts/ranking/similarity.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { collections, idOf, shelf, shuffled, textOf } from "./papers.ts";

test("related papers are of the same subject, with the words that bring them together", () => {
  const related = relatedOf(termsOf(shelf));
  expect(related.get(idOf("nerf-1"))?.[0]).toMatchObject({
    id: "shelf/nerf-2",
    terms: ["street", "radiance", "fields"],
  });
  expect(related.get(idOf("rl-1"))?.[0]?.id).toBe("shelf/rl-2");
});

test("a reason is a compound and not its parts, a word as written and not its stem, and no word of any paper", () => {
  const terms = [...relatedOf(termsOf(shelf)).values()].flat().flatMap((other) => other.terms);
  expect(terms).toContain("text-to-video");
  expect(terms).not.toContain("video");
  expect(terms).not.toContain("scene");
  expect(
    relatedOf(termsOf([textOf("a", "we propose results"), textOf("b", "results propose")])).get(idOf("a")),
  ).toEqual([{ id: "shelf/b", score: 1, terms: [] }]);
});

test("a paper that shares no word has no related papers", () => {
  expect(relatedOf(termsOf(shelf)).get(idOf("bees"))).toEqual([]);
});

test("fewer than three that are alike enough are filled up with the closest", () => {
  const index = termsOf(shelf);
  const strict = relatedOf(index, { relatedScore: 0.9, relatedAtLeast: 2, relatedAtMost: 5 });
  expect([...strict.values()].map((list) => list.length)).toEqual([0, 2, 2, 2, 2, 2, 2]);
});

test("relatedOf() lists exactly the nearest by similarity, ties by id, never the paper itself", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const index = termsOf(papers);
      const similarity = similarityOf(index);
      for (const [id, related] of relatedOf(index)) {
        const expected = index.ids
          .filter((other) => other !== id && similarity(id, other) > 0)
          .map((other) => ({ id: other, score: similarity(id, other) }))
          .sort((a, b) => b.score - a.score || compare(a.id, b.id))
          .filter(({ score }, place) => place < 3 || (place < 5 && score >= 0.1));
        expect(related.map((other) => ({ id: other.id, score: other.score }))).toEqual(expected);
      }
    }),
  );
});

test("the order of papers changes nothing", () => {
  fc.assert(
    fc.property(shuffled, ([papers, others]) => {
      expect(relatedOf(termsOf(others))).toEqual(relatedOf(termsOf(papers)));
    }),
  );
});

test("similarity is symmetric, within 0 and 1, 1 with itself, and the same in the matrix of any part of the papers", () => {
  fc.assert(
    fc.property(collections, fc.infiniteStream(fc.boolean()), (papers, coins) => {
      const index = termsOf(papers);
      const similarity = similarityOf(index);
      const rows = [...index.ids.keys()].filter(() => coins.next().value);
      const matrix = similarityMatrix(index, rows);
      rows.forEach((a, i) => {
        rows.forEach((b, j) => {
          const [idA = idOf("a"), idB = idOf("b")] = [index.ids[a], index.ids[b]];
          expect(similarity(idA, idB)).toBe(similarity(idB, idA));
          expect(matrix[i * rows.length + j]).toBe(Math.round(similarity(idA, idB) * 10_000));
          if (i === j) expect([0, 1]).toContain(similarity(idA, idB));
        });
      });
    }),
  );
});
