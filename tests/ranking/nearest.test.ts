import { describe, expect, test } from "vitest";
import { defaultWeights } from "../../scripts/config/weights.ts";
import { basisOf } from "../../scripts/ranking/basis.ts";
import { themesOf } from "../../scripts/ranking/lsa.ts";
import { mostCompared, nearestInBasis, nearestOf } from "../../scripts/ranking/nearest.ts";
import { likenessTo } from "../../scripts/ranking/similarity.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { manyTexts } from "./papers.ts";

/** Every seventh paper is of the current quarter. */
const manyDated = (papers: number) =>
  manyTexts(papers).map((text, i) => ({ ...text, listed: i % 7 === 0 ? "2026-11-23" : "2026-09-30" }));

describe.each([{ papers: 700 }, { papers: mostCompared + 400 }])("of $papers papers", ({ papers }) => {
  const texts = manyDated(papers);
  const index = termsOf(texts, defaultWeights, basisOf(texts, 500));
  const themes = themesOf(index, defaultWeights);
  const found = nearestOf(index, themes, 5);
  const likenesses = likenessTo(index, themes);

  test("no row is its own neighbour, neighbours are nearest first, each is one once, and their likenesses are exact", () => {
    for (let row = 0; row < papers; row++) {
      const exact = likenesses(row);
      const near = [...found.rows.subarray(row * 5, row * 5 + 5)];
      expect(near).not.toContain(row);
      expect(new Set(near).size).toBe(5);
      expect([...found.likenesses.subarray(row * 5, row * 5 + 5)]).toEqual(near.map((other) => exact[other]));
      expect(near).toEqual(near.toSorted((a, b) => (exact[b] ?? 0) - (exact[a] ?? 0) || a - b));
    }
  });

  test("they are 99% as near as the nearest, of papers of the basis and of the others", () => {
    for (const start of [0, 1]) {
      let [kept, best] = [0, 0];
      for (let row = start; row < index.ids.length; row += 21) {
        const exact = likenesses(row).slice();
        exact[row] = 0;
        best += exact
          .sort()
          .subarray(-5)
          .reduce((sum, likeness) => sum + likeness, 0);
        kept += found.likenesses.subarray(row * 5, row * 5 + 5).reduce((sum, likeness) => sum + likeness, 0);
      }
      expect(kept / best).toBeGreaterThan(0.99);
    }
  });

  test("what papers of the basis are to each other can be known before, and depends on nothing else", () => {
    const known = nearestInBasis(index, themes, 5);
    expect(nearestOf(index, themes, 5, { inBasis: () => known })).toEqual(found);
    const alone = termsOf(texts.filter(({ listed }) => listed === "2026-09-30"));
    expect(nearestInBasis(alone, themesOf(alone, defaultWeights), 5)).toEqual(known);
  });
});
