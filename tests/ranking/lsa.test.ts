import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultWeights } from "../../scripts/config/weights.ts";
import { eigenvectorsOf } from "../../scripts/ranking/eigen.ts";
import { themesOf } from "../../scripts/ranking/lsa.ts";
import { orthonormalise, productsOf } from "../../scripts/ranking/orthonormal.ts";
import { likenessFrom, likenessTo, similarityOf } from "../../scripts/ranking/similarity.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { collections, idOf, manyTexts, shuffled, textOf } from "./papers.ts";

const always = { ...defaultWeights, lsaFrom: 2 };

test("themesOf() finds none below 600 papers, where a site gives them no share, and where no word is of some but not of most", () => {
  expect(themesOf(termsOf(manyTexts(599)), defaultWeights)).toBeNull();
  expect(themesOf(termsOf(manyTexts(600)), defaultWeights)).toMatchObject({ dims: 64, share: 0.25 });
  expect(themesOf(termsOf(manyTexts(600)), { ...defaultWeights, lsaShare: 0 })).toBeNull();
  expect(themesOf(termsOf([textOf("a", "graph"), textOf("b", "graph")]), always)).toBeNull();
});

test("two papers without a common word are alike in their themes when others use the words of both", () => {
  const texts = (papers: number, name: string, wordsOf: (i: number) => string) =>
    Array.from({ length: papers }, (_, i) => textOf(`${name}${i}`, wordsOf(i)));
  const index = termsOf([
    textOf("car", "car"),
    textOf("automobile", "automobile"),
    ...texts(30, "bridge", (i) => `car automobile wheel${i % 5}`),
    ...texts(50, "tree", (i) => `tree leaf root${i % 4}`),
    ...texts(200, "other", (i) => `word${i >> 1}`),
  ]);
  const [plain, fused] = [null, themesOf(index, always)].map((themes) => similarityOf(index, themes));
  expect(plain?.(idOf("car"), idOf("automobile"))).toBe(0);
  expect(fused?.(idOf("car"), idOf("automobile"))).toBeGreaterThan(0.1);
  expect(fused?.(idOf("car"), idOf("tree1"))).toBeLessThan(0.05);
});

test("the same papers in any order have the same themes, each row of length 1 or 0, and nothing is NaN", () => {
  fc.assert(
    fc.property(shuffled, ([papers, others]) => {
      const themes = themesOf(termsOf(papers), always);
      expect(themesOf(termsOf(others), always)).toEqual(themes);
      if (themes === null) return;
      for (let at = 0; at < themes.vectors.length; at += themes.dims) {
        const length = Math.hypot(...themes.vectors.subarray(at, at + themes.dims));
        expect(length === 0 || Math.abs(length - 1) < 1e-5).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test("likeness with themes is symmetric and within 0 and 1, the same of two papers, of one to all and of one to some", () => {
  fc.assert(
    fc.property(collections, (papers) => {
      const index = termsOf(papers);
      const themes = themesOf(index, always);
      const similarity = similarityOf(index, themes);
      const ask = likenessFrom(index, themes);
      const all = Array.from(index.ids.keys());
      for (const [row, id] of index.ids.entries()) {
        const likenesses = likenessTo(index, themes)(row);
        expect(Uint16Array.from(all, ask(row))).toEqual(likenesses);
        for (const [other, otherId] of index.ids.entries()) {
          expect(similarity(id, otherId)).toBe((likenesses[other] ?? -1) / 10_000);
          expect(similarity(otherId, id)).toBe(similarity(id, otherId));
          expect(similarity(id, otherId)).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("orthonormalise() makes columns of length 1 and at right angles, and one that depends on the others zero", () => {
  const matrix = Float64Array.of(3, 1, 4, 0, 2, 2, 4, 0, 4, 1, 1, 2);
  orthonormalise(matrix, 3);
  const products = [...productsOf(matrix, 3)].map((product) => Math.round(product * 1e9) / 1e9 + 0);
  expect(products).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0]);
});

test("eigenvectorsOf() turns a matrix into its eigenvalues, largest first", () => {
  const vectors = eigenvectorsOf(Float64Array.of(2, 1, 0, 1, 2, 0, 0, 0, 5), 3);
  const half = Math.SQRT1_2;
  const expected = [0, 0, 1, half, half, 0, half, half, 0];
  for (const [i, size] of expected.entries()) expect(Math.abs(vectors[i] ?? 0)).toBeCloseTo(size, 12);
});
