import fc from "fast-check";
import { expect, test } from "vitest";
import { risOf } from "../../scripts/client/cite/ris.ts";
import { attention, citedFrom, paper } from "./cited.ts";

const linesOf = (facts: Parameters<typeof paper>[1], title = "A Title") =>
  risOf(citedFrom(paper(title, facts), null)).split("\r\n");

test("an entry of RIS holds what is known, each on its line", () => {
  expect(risOf(citedFrom(attention)).split("\r\n")).toEqual([
    "TY  - GEN",
    "TI  - Attention Is All You Need",
    "AU  - Vaswani, Ashish",
    "AU  - Shazeer, Noam",
    "PY  - 2017",
    "DA  - 2017/06/12",
    "T2  - NIPS & friends",
    "DO  - 10.1000/a_b",
    "AN  - arXiv:1706.03762",
    "UR  - https://arxiv.org/abs/1706.03762",
    "ER  - ",
    "",
  ]);
});

test("an entry of RIS without facts has a kind, a title and an end", () => {
  expect(linesOf({ listed: "2026-11-23" }, "On $O(n^2)$ and 50\\%")).toEqual([
    ...["TY  - GEN", "TI  - On O(n²) and 50%", "ER  - ", ""],
  ]);
});

test.each([
  ["Ashish Vaswani", "Vaswani, Ashish"],
  ["J. R. R. Tolkien", "Tolkien, J. R. R."],
  ["Ludwig van Beethoven", "van Beethoven, Ludwig"],
  ["Juan de la Cruz", "de la Cruz, Juan"],
  ['Kurt G\\"odel', "Gödel, Kurt"],
  ["Łukasz Kaiser", "Kaiser, Łukasz"],
  ["Plato", "Plato"],
  ["Open Minds, Inc.", "Open Minds, Inc."],
  ["Search and Rescue Team", "Search and Rescue Team"],
])("RIS has the author %j as %j", (name, written) => {
  expect(linesOf({ authors: [name] })[2]).toBe(`AU  - ${written}`);
});

test("whatever the texts, each line of RIS is a tag and a value, and none ends the entry early", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("a\r\nER  - b", "x\ny", "\u2028"));
  fc.assert(
    fc.property(text, text, (author, venue) => {
      const lines = risOf({ name: "n", title: "T", authors: [author, "Bo"], venue }).split("\r\n");
      expect(lines.slice(-2)).toEqual(["ER  - ", ""]);
      for (const line of lines.slice(0, -2)) expect(line).toMatch(/^(TY|TI|AU|T2) {2}- [^\r\n]+$/);
    }),
  );
});
