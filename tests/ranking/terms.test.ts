import fc from "fast-check";
import { expect, test } from "vitest";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { collections, shelf, shuffled, textOf } from "./papers.ts";

test("termsOf() weighs a term by its count, its title's count and its rarity", () => {
  const index = termsOf([
    textOf("a", "graph", "kernel kernel"),
    textOf("b", "kernel", "graph"),
    textOf("c", "", "graph"),
  ]);
  const rare = (Math.log(4 / 3) + 1) ** 0.85;
  const [kernel = -1, graph = -1] = ["kernel", "graph"].map((stem) => index.termOf.get(stem));
  const tf = 1 + Math.log(2);
  const weightOf = (row: number, term: number) => {
    const [start = 0, end = 0] = index.papers.offsets.subarray(row, row + 2);
    return index.papers.values[start + index.papers.ids.subarray(start, end).indexOf(term)];
  };
  const length = Math.hypot(tf * rare, tf);
  expect(weightOf(0, kernel)).toBeCloseTo((tf * rare) / length, 6);
  expect(weightOf(0, graph)).toBeCloseTo(tf / length, 6);
  expect(weightOf(2, graph)).toBe(1);
  expect([...index.lengths]).toEqual([4, 3, 1]);
});

test("a word of one paper is no term", () => {
  expect(termsOf([textOf("a", "graph kernel"), textOf("b", "graph")]).words).toEqual(["graph"]);
});

test.each([[[]], [[textOf("a", "graph", "kernel")]]])("termsOf() of %j has no terms", (papers) => {
  const index = termsOf(papers);
  expect(index.words).toEqual([]);
  expect(index.ids).toHaveLength(papers.length);
});

test("the word to show is the most frequent written form, the first by code unit of equals", () => {
  const papers = [
    textOf("a", "policies", "policies policy LLM"),
    textOf("b", "policy", "policies llm"),
    textOf("c", "GAN"),
    textOf("d", "gan"),
  ];
  expect(termsOf(papers).words.toSorted()).toEqual(["GAN", "LLM", "policies"]);
});

test("termsOf() refuses two papers with one id", () => {
  expect(() => termsOf([textOf("a", "graph"), textOf("a", "kernel")])).toThrow("Cannot index 2 papers under 1 ids");
});

test("the order of papers changes nothing", () => {
  fc.assert(
    fc.property(shuffled, ([papers, others]) => {
      expect(termsOf(others)).toEqual(termsOf(papers));
    }),
  );
});

test("each paper's weights are of length 1, sorted by term, and finite; postings hold the same", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const { papers: rows, postings, ids } = termsOf(papers);
      for (const row of ids.keys()) {
        const [start = 0, end = 0] = rows.offsets.subarray(row, row + 2);
        const terms = [...rows.ids.subarray(start, end)];
        expect(terms).toEqual([...new Set(terms)].sort((a, b) => a - b));
        if (end > start) expect(Math.hypot(...rows.values.subarray(start, end))).toBeCloseTo(1, 5);
      }
      expect([...postings.values].sort()).toEqual([...rows.values].sort());
    }),
  );
});

test("likeness works on words, not on letters: no paper of the shelf is without terms but the one about bees", () => {
  const { papers, ids } = termsOf(shelf);
  const empty = ids.filter((_, row) => papers.offsets[row] === papers.offsets[row + 1]);
  expect(empty).toEqual(["shelf/bees"]);
});
