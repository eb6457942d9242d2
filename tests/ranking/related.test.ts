import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../../scripts/config/problem.ts";
import { defaultWeights, type Weights } from "../../scripts/config/weights.ts";
import { relatedOf } from "../../scripts/ranking/related.ts";
import { likenessTo, similarityMatrix, similarityOf } from "../../scripts/ranking/similarity.ts";
import { type TermIndex, termsOf } from "../../scripts/ranking/terms.ts";
import { collections, idOf, shelf, shuffled, textOf } from "./papers.ts";

/** Those of every paper of the index, by id. */
function listsOf(index: TermIndex, weights: Weights = defaultWeights) {
  const { get } = relatedOf(index, null, weights);
  return index.ids.map((id) => get(id) ?? []);
}

test("related papers are of the same subject, with the words that bring them together", () => {
  const related = relatedOf(termsOf(shelf), null);
  expect(related.get(idOf("nerf-1"))?.[0]).toMatchObject({
    id: "shelf/nerf-2",
    terms: ["street", "radiance", "fields"],
  });
  expect(related.get(idOf("rl-1"))?.[0]?.id).toBe("shelf/rl-2");
});

test("a reason is a compound and not its parts, a word as written and not its stem, and no word of any paper", () => {
  const terms = listsOf(termsOf(shelf))
    .flat()
    .flatMap((other) => other.terms);
  expect(terms).toContain("text-to-video");
  expect(terms).not.toContain("video");
  expect(terms).not.toContain("scene");
  expect(
    relatedOf(termsOf([textOf("a", "we propose results"), textOf("b", "results propose")]), null).get(idOf("a")),
  ).toMatchObject([{ id: "shelf/b", score: 1, terms: [] }]);
});

test("a paper that shares no word has no related papers", () => {
  expect(relatedOf(termsOf(shelf), null).get(idOf("bees"))).toEqual([]);
});

test("fewer than three that are alike enough are filled up with the closest", () => {
  const index = termsOf(shelf);
  const strict = listsOf(index, { ...defaultWeights, relatedScore: 0.9, relatedAtLeast: 2 });
  expect(strict.map((list) => list.length)).toEqual([0, 2, 2, 2, 2, 2, 2]);
});

test("relatedOf() lists exactly the nearest by similarity, ties by id, never the paper itself", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const index = termsOf(papers);
      const similarity = similarityOf(index, null);
      const { get } = relatedOf(index, null);
      for (const id of index.ids) {
        const expected = index.ids
          .filter((other) => other !== id && similarity(id, other) > 0)
          .map((other) => ({ id: other, score: similarity(id, other) }))
          .sort((a, b) => b.score - a.score || compare(a.id, b.id))
          .filter(({ score }, place) => place < 3 || (place < 5 && score >= 0.1));
        expect(get(id)?.map((other) => ({ id: other.id, score: other.score }))).toEqual(expected);
      }
    }),
    { numRuns: 10_000 },
  );
});

test("the order of papers changes nothing", () => {
  fc.assert(
    fc.property(shuffled, ([papers, others]) => {
      expect(listsOf(termsOf(others))).toEqual(listsOf(termsOf(papers)));
    }),
    { numRuns: 10_000 },
  );
});

test("versions of one work say so: of the paper itself, and of one that is listed above", () => {
  const first = "Reward models rank videos of street scenes";
  const papers = [
    textOf("v1", first, "Human feedback trains policies."),
    textOf("v2", first, "Human feedback trains policies."),
    textOf("other", "Reward models rank policies", "Human scenes."),
  ];
  const related = relatedOf(termsOf(papers), null);
  expect(related.get(idOf("v1"))).toMatchObject([
    { id: "shelf/v2", sameWork: true, versionOf: null },
    { id: "shelf/other", sameWork: false, versionOf: null },
  ]);
  expect(related.get(idOf("other"))).toMatchObject([
    { id: "shelf/v1", sameWork: false, versionOf: null },
    { id: "shelf/v2", sameWork: false, versionOf: "shelf/v1" },
  ]);
});

test("similarity is symmetric, within 0 and 1, 1 with itself, and the same in the matrix", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const index = termsOf(papers);
      const similarity = similarityOf(index, null);
      const rows = [...index.ids.keys()];
      const matrix = similarityMatrix(index, likenessTo(index, null));
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
