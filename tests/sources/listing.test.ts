import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readListing } from "../../scripts/sources/listing.ts";

const prose = (n: number) =>
  `We study problem ${n} and give a method for it. It works on all of the ${n + 3} data sets that we tried, and we say why.`;
const title = (n: number) => `A Method for Problem Number ${n}`;
const pairs = (n: number) => Array.from({ length: n }, (_, i) => [title(i), prose(i)]);
const text = (lines: readonly (string | readonly string[])[]) => `${lines.flat().join("\n")}\n`;
const titles = (source: string) => readListing(source).rows.map((row) => row.title);
const wanted = Array.from({ length: 6 }, (_, i) => title(i));

test("the seed gives 302 papers from 606 lines, without its two banner lines and the button's label", () => {
  const report = readListing(readFileSync("content/listings/large-scale-optimization.txt", "utf8"));
  expect(report.rows).toHaveLength(302);
  expect(report).toMatchObject({
    lines: 606,
    blank: 0,
    banners: [1, 2],
    leftOut: [],
    doubtful: [],
    sameTitle: [],
    label: { line: 3, text: "Subscribe" },
  });
  expect(report.rows[0]?.title).toBe("Matrix Calculus (for Machine Learning and Beyond)");
});

describe("a listing reads the same", () => {
  const plain = text(pairs(6));
  test.each([
    ["with CRLF line ends", plain.replaceAll("\n", "\r\n")],
    ["with a byte order mark", `\uFEFF${plain}`],
    ["with blank lines between papers", text(pairs(6).map((pair) => [...pair, ""]))],
    ["with blank lines everywhere", plain.replaceAll("\n", "\n\n\n")],
    [
      "with tabs and spaces around and inside lines",
      plain.replaceAll("\n", " \t\n\t ").replace("A Method", "A\tMethod"),
    ],
    ["without a line end at its end", plain.trimEnd()],
    ["under a banner", `Get new papers in your inbox!\n${plain}`],
    ["under a banner and a glued label", `Get new papers in your inbox!\nSubscribe${plain}`],
    ["under a heading that is no banner we know", `Results 1 to 6\n${plain}`],
    ["numbered", text(pairs(6).map((pair, i) => [`${i + 1}.`, ...pair]))],
    ["with votes between", text(pairs(6).map(([title = "", abstract = ""]) => [title, "[12]", abstract, "(7)"]))],
    ["as a table", text(pairs(6).map((pair) => pair.join("\t")))],
    [
      "as a table with other lines around",
      text(["Results 1 to 6", ...pairs(6).map((pair) => pair.join("\t")), "Load more"]),
    ],
    ["with a form feed", plain.replaceAll("\n", "\f\n")],
  ])("%s", (_name, source) => {
    expect(titles(source)).toEqual(wanted);
  });
});

describe("a line that can't be paired is left out and reported, and shifts nothing after it", () => {
  const all = pairs(6);
  test.each([
    ["a missing last abstract", text([...all, title(9)]), 13, title(9)],
    ["a missing first abstract", text([title(9), ...all]), 1, title(9)],
    ["two titles in a row", text([...all.slice(0, 3), title(9), ...all.slice(3)]), 7, title(9)],
    ["an abstract without a title", text([...all.slice(0, 3), prose(9), ...all.slice(3)]), 7, prose(9)],
    [
      "an abstract in two parts",
      text([
        ...all.slice(0, 3),
        "It also holds for graphs. We prove that in the second half of the paper, with a new bound on the rank.",
        ...all.slice(3),
      ]),
      7,
      null,
    ],
  ])("%s", (_name, source, line, left) => {
    const report = readListing(source);
    expect(report.rows.map((row) => row.title)).toEqual(wanted);
    expect(report.banners).toEqual([]);
    expect(report.leftOut.map((out) => out.line)).toEqual([line]);
    if (left) expect(report.leftOut[0]?.text).toBe(left);
  });
});

test.each([
  ["three titles in a row", [title(8), title(9)]],
  ["two abstracts without titles in a row", [prose(8).repeat(4), prose(9).repeat(4)]],
])("%s make no paper of two of them", (_name, stray) => {
  const all = pairs(6);
  const report = readListing(text([...all.slice(0, 3), ...stray, ...all.slice(3)]));
  expect(report.rows.map((row) => row.title)).toEqual(wanted);
  expect(report.leftOut.map(({ line }) => line)).toEqual([7, 8]);
});

test("papers at the top are papers, however short their abstracts are", () => {
  const all = pairs(6).map(([title = "", abstract = ""]) => [title, abstract.slice(0, 50)]);
  expect(readListing(text(all))).toMatchObject({ rows: wanted.map((title) => ({ title })), banners: [], leftOut: [] });
});

test("only a line that asks for something is a banner; any other above the first paper is left out", () => {
  const report = readListing(text(["Trending Papers of This Week", "Subscribe to our newsletter!", ...pairs(6)]));
  expect(report.rows.map((row) => row.title)).toEqual(wanted);
  expect(report.banners).toEqual([2]);
  expect(report.leftOut).toEqual([
    { line: 1, text: "Trending Papers of This Week", reason: "no abstract stands right after it" },
  ]);
});

test("a line that is only a number is counted, and neither a title nor an abstract", () => {
  const report = readListing(text(["1.", ...pairs(1), "2.", title(9), "3", prose(9)]));
  expect(report.rows.map((row) => row.line)).toEqual([2, 5]);
  expect(report.numbers).toEqual([1, 4, 6]);
});

test("a row of a table without one of its halves is left out as a whole", () => {
  const table = pairs(6).map((pair) => pair.join("\t"));
  const report = readListing(text([...table.slice(0, 3), `${title(9)}\t`, `Title\tBy ${title(8)}`, ...table.slice(3)]));
  expect(report.rows.map((row) => row.title)).toEqual(wanted);
  expect(report.leftOut).toEqual([
    { line: 4, text: title(9), reason: "no abstract stands right after it" },
    { line: 5, text: `Title By ${title(8)}`, reason: "expected a title, a TAB and its abstract" },
  ]);
});

test("a line of the page's foot makes no paper of the next one", () => {
  const foot = ["Copyright 2026 Example Press", "Privacy policy"];
  const report = readListing(text([...pairs(3), ...foot, ...pairs(6).slice(3), ...foot]));
  expect(report.rows.map((row) => row.title)).toEqual(wanted);
  expect(report.leftOut.map(({ line }) => line)).toEqual([7, 8, 15, 16]);
});

test("a title in a full stop is not taken for the abstract of the title before it", () => {
  const all = pairs(6).map(([title, abstract]) => [`${title}, as Others Have Studied It.`, `${abstract} ${prose(8)}`]);
  const report = readListing(text([...all.slice(0, 3), `${title(9)}, Alone.`, ...all.slice(3)]));
  expect(report.rows.map(({ title, abstract }) => [title, abstract])).toEqual(all);
  expect(report.leftOut.map(({ line }) => line)).toEqual([7]);
});

test.each([
  [
    "an abstract that may be a title",
    title(9),
    "What we do not know about problem number 9",
    [8],
    "it may be no abstract",
  ],
  ["a long one in capitals", title(9), `${title(7)} and ${title(8)}.`, [8], "it may be no abstract"],
  ["a title that may be an abstract", "We also study problem 9. It is hard.", prose(9), [7], "it may be no title"],
])("%s is taken in and reported with its line", (_name, first, second, lines, reason) => {
  const report = readListing(text([...pairs(3), [first, second], ...pairs(6).slice(3)]));
  expect(report.rows).toHaveLength(7);
  expect(report.rows[3]).toEqual({ line: 7, title: first, abstract: second });
  expect(report.doubtful.map(({ line }) => line)).toEqual(lines);
  expect(report.doubtful[0]?.reason).toContain(reason);
});

test("a question with a heading after it is a title without a doubt", () => {
  const long =
    "Why Do Learning Rates Transfer at All? Reconciling the Limits of Optimization and of Scale in Deep Learning";
  expect(readListing(text([...pairs(3), [long, prose(9)]])).doubtful).toEqual([]);
});

test("a title longer than its abstract keeps its abstract", () => {
  const long = `On ${"very ".repeat(50)}long titles and what they are good for in the practice of listings`;
  const report = readListing(
    text([...pairs(2), [long, "We ask whether titles can be too long. They can."], ...pairs(2)]),
  );
  expect(report.rows[2]).toEqual({
    line: 5,
    title: long,
    abstract: "We ask whether titles can be too long. They can.",
  });
});

test("the same paper twice is one paper, and the second is reported by line", () => {
  const report = readListing(text([...pairs(3), pairs(3)[1] as string[], ...pairs(0)]));
  expect(report.rows).toHaveLength(3);
  expect(report.leftOut.map(({ line, reason }) => [line, reason])).toEqual([
    [7, "the same title and abstract stand at line 3 already"],
    [8, "the same title and abstract stand at line 3 already"],
  ]);
});

test("the same title over another abstract is another paper, and is reported", () => {
  const report = readListing(text([...pairs(3), [title(1), prose(7)]]));
  expect(report.rows).toHaveLength(4);
  expect(report.sameTitle).toEqual([{ line: 7, first: 3 }]);
});

test.each(["", "\n\n\n", "\uFEFF", "Only one line"])(
  "a listing without papers (%j) gives none, and no error",
  (source) => {
    expect(readListing(source).rows).toEqual([]);
  },
);

test("every line that is not blank is a title, an abstract, a banner, a number or left out, whatever the text", () => {
  const known = fc.constantFrom(...pairs(4).flat(), "", " ", "\t", "Subscribe", "7.");
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), known)), fc.constantFrom("\n", "\r\n", "\t\n"), (lines, end) => {
      const { rows, banners, numbers, leftOut, blank, lines: count } = readListing(lines.join(end));
      expect(rows.length * 2 + banners.length + numbers.length + leftOut.length + blank).toBe(count);
    }),
    { numRuns: 500 },
  );
});

test("every line of a table is a row, a banner, a number or left out, whatever the text", () => {
  const half = fc.oneof(fc.string(), fc.constantFrom(...pairs(4).flat(), "", "Subscribe", "7."));
  const row = fc.tuple(half, half).map((halves) => halves.join("\t").replace(/[\n\r]/g, ""));
  const table = pairs(20).map((pair) => pair.join("\t"));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (more) => {
      const { rows, banners, numbers, leftOut, blank } = readListing([...table, ...more].join("\n"));
      const one = more.every((line) => line.split("\t").length === 2);
      if (one) expect(rows.length + banners.length + numbers.length + leftOut.length + blank).toBe(20 + more.length);
    }),
    { numRuns: 300 },
  );
});
