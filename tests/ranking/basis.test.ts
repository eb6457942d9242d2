import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultWeights } from "../../scripts/config/weights.ts";
import { basisOf } from "../../scripts/ranking/basis.ts";
import { bm25Of, termsIn } from "../../scripts/ranking/bm25.ts";
import { candidatesIn } from "../../scripts/ranking/candidates.ts";
import type { Text } from "../../scripts/ranking/counts.ts";
import { themesOf } from "../../scripts/ranking/lsa.ts";
import { relatedOf } from "../../scripts/ranking/related.ts";
import { likenessTo, similarityOf } from "../../scripts/ranking/similarity.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { collections, idOf, manyTexts, shelf, textOf } from "./papers.ts";

const weights = { ...defaultWeights, lsaFrom: 2 };

/** The same texts with a day of listing; under a name, with ids that stand before, between and behind those of the others. */
function listedOn(listed: string | undefined, papers: readonly Text[], name = ""): Text[] {
  return papers.map((paper, i) => ({
    ...paper,
    id: name === "" ? paper.id : idOf(`${"anz"[i % 3]}-${name}${i}`),
    ...(listed === undefined ? {} : { listed }),
  }));
}

test.each([
  { listed: ["2026-09-30", "2026-09-30", "2026-10-01"], basis: { before: "2026-10-01", papers: 2 } },
  { listed: [undefined, "2026-09-30", "2026-11-23"], basis: { before: "2026-10-01", papers: 2 } },
  { listed: ["2025-12-31", "2025-12-30", "2026-03-31"], basis: { before: "2026-01-01", papers: 2 } },
  { listed: ["2026-09-30", "2026-10-01", "2026-12-31"], basis: { before: null, papers: 3 } },
  { listed: [undefined, undefined, undefined], basis: { before: null, papers: 3 } },
  { listed: [], basis: { before: null, papers: 0 } },
])("of papers listed on $listed, with two wanted, the basis is $basis", ({ listed, basis }) => {
  const papers = listed.flatMap((day, i) => listedOn(day, [textOf(`p${i}`, "graph")]));
  expect(basisOf(papers, 2)).toEqual(basis);
});

test("below 2,000 earlier papers statistics are of all, and from then on of those", () => {
  const [earlier, newest] = [listedOn("2026-09-30", manyTexts(2000)), listedOn("2026-11-23", [textOf("new", "graph")])];
  expect(basisOf([...earlier.slice(1), ...newest])).toEqual({ before: null, papers: 2000 });
  expect(basisOf([...earlier, ...newest])).toEqual({ before: "2026-10-01", papers: 2000 });
});

/** What ranking says of earlier papers, down to the last bit: weights, themes, likenesses of all pairs, fits to a query, words to show. */
function opinionsOf(earlier: readonly Text[], added: readonly Text[] = []) {
  const papers = [...earlier, ...added];
  const index = termsOf(papers, weights, basisOf(papers, earlier.length));
  const themes = themesOf(index, weights);
  const rows = earlier.flatMap(({ id }) => index.rowOf.get(id) ?? []);
  const [ask, fit] = [likenessTo(index, themes), bm25Of(index, termsIn(index, "graph kernel"))];
  const dims = themes?.dims ?? 0;
  return {
    weights: rows.map((row) => index.papers.values.slice(index.papers.offsets[row], index.papers.offsets[row + 1])),
    themes: rows.map((row) => themes?.vectors.slice(row * dims, (row + 1) * dims)),
    likenesses: rows.map((row) => {
      const likeness = ask(row);
      return rows.map((other) => likeness[other]);
    }),
    fit: rows.map((row) => fit[row]),
    words: [...termsOf(earlier).termOf.keys()].map((stem) => index.words[index.termOf.get(stem) ?? -1]),
  };
}

test("papers of the current quarter change nothing between older ones: every weight, theme and likeness stays equal to the bit", () => {
  fc.assert(
    fc.property(collections, collections, (some, others) => {
      const earlier = listedOn("2026-09-30", some);
      const added = listedOn("2026-11-23", others, "new");
      expect(opinionsOf(earlier, added)).toEqual(opinionsOf(earlier));
    }),
    { numRuns: 1000 },
  );
});

test("so they do of many papers, with themes of a sample and with words that only the new ones have", () => {
  const earlier = listedOn("2026-09-30", manyTexts(700));
  const added = manyTexts(150).map((paper) => ({ ...paper, abstract: `${paper.abstract} novelty subject1 SUBJECT2` }));
  const opinions = opinionsOf(earlier);
  expect(opinions.themes[0]).toHaveLength(64);
  expect(opinionsOf(earlier, listedOn("2026-11-23", added, "new"))).toEqual(opinions);
});

test("a paper of an older quarter does change them", () => {
  const earlier = listedOn("2026-09-30", shelf);
  const late = [textOf("late", "Honey of radiance fields")];
  expect(opinionsOf(earlier, listedOn("2026-09-29", late))).not.toEqual(opinionsOf(earlier));
  expect(opinionsOf(earlier, listedOn("2026-11-23", late))).toEqual(opinionsOf(earlier));
});

test("a word that the current quarter brings is a reason between its papers, and its first use before is none", () => {
  const earlier = listedOn("2026-09-30", [...shelf, textOf("first", "Splatting", "A zeppelin of street scenes")]);
  const added = listedOn("2026-11-23", [textOf("x", "Zeppelin fields"), textOf("y", "Zeppelin policies")]);
  const papers = [...earlier, ...added];
  const index = termsOf(papers, weights, basisOf(papers, 2));
  expect(relatedOf(index, null).get(idOf("x"))).toContainEqual(
    expect.objectContaining({ id: idOf("y"), terms: ["zeppelin"] }),
  );
  expect(similarityOf(index, null)(idOf("x"), idOf("first"))).toBe(0);
});

test("where a word is in too many papers to ask all of them, papers of the current quarter drive no older one out", () => {
  const earlier = listedOn(
    "2026-09-30",
    manyTexts(2100).map(({ id }, i) => textOf(id.slice(6), "graph", `kernel${i % 7}`)),
  );
  const added = listedOn(
    "2026-11-23",
    Array.from({ length: 50 }, (_, i) => textOf(`n${i}`, "graph graph")),
    "new",
  );
  const found = [[], added].map((more) => {
    const index = termsOf([...earlier, ...more], weights, basisOf([...earlier, ...more], 2000));
    const row = index.rowOf.get(idOf("p100000")) ?? -1;
    return Array.from(candidatesIn(index, index.basis, 10_000)(row), (other) => index.ids[other]).filter((id) =>
      id?.startsWith("shelf/p"),
    );
  });
  expect(found[0]?.length).toBeLessThan(2099);
  expect(found[1]?.sort()).toEqual(found[0]?.sort());
});
