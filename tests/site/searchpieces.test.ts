import { expect, test } from "vitest";
import { withSearch } from "../../scripts/evaluate/searchindex.ts";
import type { PaperId } from "../../scripts/papers/paper.ts";
import { indexFiles, recordOf } from "../../scripts/site/search.ts";
import { inSmallPieces } from "../../scripts/site/searchpieces.ts";

/** A word of letters alone for each number. */
const wordOf = (n: number) =>
  `${["ka", "lo", "mu", "pe", "ri"][n % 5]}${n.toString(26).replace(/\d/g, (d) => "qvwxyzjhgk"[+d] ?? "")}dort`;
const papers = Array.from({ length: 60 }, (_, i) => ({
  id: `x/p${i}` as PaperId,
  title: `Paper ${wordOf(9000 + i)}`,
  abstract: Array.from({ length: 120 }, (_, k) => wordOf(i * 120 + k)).join(" "),
  authors: [],
  shelf: "x",
}));
const records = papers.map((paper) => recordOf(paper, []));

test("the index is in pieces of a few kilobytes, and a word of any of them is found", async () => {
  const files = await indexFiles(records, "en");
  const sizes = [...files].filter(([path]) => path.startsWith("index/")).map(([, { length }]) => length);
  expect(sizes.length).toBeGreaterThan(10);
  expect(Math.max(...sizes)).toBeLessThan(12_000);
  const missed = await withSearch(records, papers, async (search) => {
    const wrong: string[] = [];
    for (let i = 0; i < papers.length; i++)
      for (const k of [0, 40, 119]) {
        const word = wordOf(i * 120 + k);
        const found = await search(word);
        if (!found.includes(records[i]?.url ?? "")) wrong.push(word);
      }
    return wrong;
  });
  expect(missed).toEqual([]);
});

test.each(["de", "pt-BR", "ja", "eo"])("papers of a site in %s are indexed", async (language) => {
  const files = await indexFiles(records.slice(0, 2), language);
  expect([...files.keys()].filter((path) => path.startsWith("index/"))).toHaveLength(1);
});

test("an index in another form is refused", () => {
  const entry = JSON.stringify({ languages: { en: { hash: "en_1" } } });
  expect(() => inSmallPieces(new Map([["pagefind-entry.json", Buffer.from(entry)]]))).toThrow(
    "Cannot cut the search index",
  );
});
