import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPapers } from "../../scripts/papers/load.ts";
import { nameFor } from "../../scripts/papers/names.ts";
import { isPaperId } from "../../scripts/papers/schema.ts";

const none: ReadonlySet<string> = new Set();

test.each([
  ["words", "Attention Is All You Need", "attention-is-all-you-need"],
  ["marks", "C++ vs C#: what's faster?", "c-vs-c-whats-faster"],
  ["accents and other alphabets", "Łódź & Ångström: привет", "lodz-and-angstroem-privet"],
  ["TeX", '$O(n^2)$ bounds for $\\mathbb{R}^d$ by G\\"odel', "o-n2-bounds-for-rd-by-goedel"],
  ["superscripts and full-width letters", "M²Tokenizer ＡＢＣ", "m2tokenizer-abc"],
  ["a capital inside a word", "GraphRAG", "graphrag"],
  ["Chinese beside English", "日本語 with English", "with-english"],
  ["Chinese alone", "中文标题", "45937b7f"],
  ["emoji alone", "😀🚀", "bb1f6c3c"],
  ["marks alone", "???", "a03b221c"],
  ["fewer than three letters", "3D", "3d-fcffba98"],
  ["a device of Windows", "con", "con-1143da2b"],
  ["another, in capitals", "NUL", "nul-ae6de182"],
  ["a numbered one", "COM1", "com1-6eac394b"],
  ["a device with an ending", "aux.", "aux-8c04f93a"],
  ["words that begin like one", "Con games", "con-games"],
  ["the folder's own page", "Index", "index-39c3be11"],
  ["a path", "../../a/b.md", "a-b-md"],
  [
    "a long title, cut between words",
    "A Very Long Title About the Optimization of Everything That Can Be Optimized in Large Language Models",
    "a-very-long-title-about-the-optimization-of-everything-that-can-be-optimized-in",
  ],
  ["one long word, cut where it must be", "x".repeat(200), "x".repeat(80)],
])("the name of %s", (_what, title, name) => expect(nameFor(title, none)).toBe(name));

describe("a name that is taken is followed by a number", () => {
  const long = `${"word ".repeat(16)}end`;
  test.each([
    ["Graphs", ["graphs"], "graphs-2"],
    ["Graphs", ["graphs", "graphs-2", "graphs-4"], "graphs-3"],
    ["中文标题", ["45937b7f"], "45937b7f-2"],
    [long, ["word-".repeat(15).concat("word")], "word-".repeat(14).concat("word-2")],
  ])("%j beside %j", (title, taken, name) => expect(nameFor(title, new Set(taken))).toBe(name));
});

/** Few words and odd characters, so that titles are alike, empty, too long, reserved and of no letters at all. */
const word = fc.oneof(
  fc.constantFrom(
    "con",
    "NUL",
    "lpt1",
    "index",
    "3D",
    "Graphs",
    "$x^2$",
    "\\'e",
    "-",
    ".",
    "/",
    "中",
    "😀",
    "",
    "ß",
    "İ",
    "ǆ",
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const titles = fc.array(word, { maxLength: 30 }).map((words) => words.join(" "));

test("a name is an address of at most 80 characters, whatever the title, and the same one each time", () => {
  fc.assert(
    fc.property(titles, (title) => {
      const name = nameFor(title, none);
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(name.length).toBeLessThanOrEqual(80);
      expect(isPaperId(`shelf/${name}`)).toBe(true);
      expect(nameFor(title, none)).toBe(name);
    }),
    { numRuns: 1000 },
  );
});

test("no two papers of a shelf get one name, in however many goes", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(word, titles), { maxLength: 40 }), (all) => {
      const taken = new Set<string>();
      for (const title of all) {
        const name = nameFor(title, taken);
        expect(taken).not.toContain(name);
        expect(name.length).toBeLessThanOrEqual(80);
        expect(isPaperId(`shelf/${name}`)).toBe(true);
        taken.add(name);
      }
    }),
    { numRuns: 200 },
  );
});

test("no two titles of Chinese or marks alone share a name", () => {
  const names = ["中文", "中文标题", "？", "?", "？？", "😀"].map((title) => nameFor(title, none));
  expect(new Set(names).size).toBe(names.length);
});

test("every committed paper has a name of the form that names are given", () => {
  const { papers } = loadPapers("content");
  expect(papers.length).toBeGreaterThanOrEqual(302);
  for (const { name } of papers) expect(name).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);
});

test.each([
  "own/con",
  "own/nul.x",
  "lpt3/x",
  "own/index",
  "own/.x",
  "own/x.",
  "own/a..b",
  "own/é",
  "own/X",
  "own",
  "a/b/c",
])("%j is no paper's address", (id) => expect(isPaperId(id)).toBe(false));

test.each(["own/console", "index/x", "2506/2506.01234", "own/index-2"])("%j is a paper's address", (id) =>
  expect(isPaperId(id)).toBe(true),
);
