import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printProblem } from "../../scripts/config/problem.ts";
import { amendPaper, readPaper, writePaper } from "../../scripts/papers/file.ts";
import { loadPapers } from "../../scripts/papers/load.ts";
import type { Paper, PaperId } from "../../scripts/papers/paper.ts";
import type { PaperFields } from "../../scripts/papers/schema.ts";
import { toMarkdown } from "../../scripts/text/escape.ts";
import { markdownToText } from "../../scripts/text/markdown.ts";
import { oneLine } from "../../scripts/text/plain.ts";

const file = "content/papers/own/p.md";

function read(text: string, from = file): Paper {
  const paper = readPaper(from, text);
  if (!paper.ok) throw new TypeError(paper.problems.map(printProblem).join("\n"));
  return paper.value;
}

/** What a paper's file says, told from the paper alone. */
function fieldsOf(paper: Paper): PaperFields {
  const { id, shelf, name, markdown, abstract, authors, categories, facts, sameAs, ...rest } = paper;
  return {
    ...rest,
    ...(authors.length > 0 ? { authors: [...authors] } : {}),
    ...(categories.length > 0 ? { categories: [...categories] } : {}),
    ...(Object.keys(facts).length > 0 ? { facts: { ...facts } } : {}),
    ...(sameAs === undefined ? {} : { same_as: sameAs }),
  };
}

test("every committed paper is, read and written again, the same bytes", () => {
  const { papers, problems } = loadPapers("content");
  expect(problems).toEqual([]);
  expect(papers.length).toBeGreaterThanOrEqual(302);
  for (const paper of papers) {
    const text = readFileSync(`content/papers/${paper.id}.md`, "utf8");
    expect(writePaper(fieldsOf(paper), paper.markdown), paper.id).toBe(text);
    expect(amendPaper(text, { title: paper.title, facts: {} }, paper.markdown), paper.id).toBe(text);
  }
});

test("a file holds its fields in one order, each in quotes, then the abstract", () => {
  const fields: PaperFields = {
    x_shelfmark: "QA 76",
    facts: { listing: "1d4b4674ad5d" },
    source: "arxiv",
    categories: ["cs.CL", "cs.LG"],
    published: "2017-06-12",
    arxiv: "1706.03762",
    authors: ["Ashish Vaswani", 'Noam "N." Shazeer'],
    title: "Attention Is All You Need",
  };
  expect(writePaper(fields, "The dominant *models*.")).toBe(`---
title: "Attention Is All You Need"
authors: ["Ashish Vaswani", "Noam \\"N.\\" Shazeer"]
arxiv: "1706.03762"
published: "2017-06-12"
categories: ["cs.CL", "cs.LG"]
source: "arxiv"
facts: {"listing":"1d4b4674ad5d"}
x_shelfmark: "QA 76"
---
The dominant *models*.
`);
});

test("a file with the line ends and the byte order mark of another system is the same paper", () => {
  const text = writePaper({ title: "A: b", source: "file", authors: ["Ada"] }, "One.\n\nTwo.");
  const paper = read(text);
  expect(paper.abstract).toBe("One.\n\nTwo.");
  expect(read(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(paper);
});

test("a control character, raw or as an escape of YAML, reaches neither a paper nor its file", () => {
  const text =
    '---\ntitle: "a\u0001b\\u0002"\nauthors: ["Ada\\0"]\nsource: "file"\nfacts: {"a":"b\\u0004"}\n---\nText\u0003.\n';
  expect(read(text)).toMatchObject({ title: "ab", authors: ["Ada"], abstract: "Text." });
  expect(amendPaper(text, { title: "ab", facts: {} }, "Text.")).toBe(
    '---\ntitle: "ab"\nauthors: ["Ada"]\nsource: "file"\nfacts: {"a":"b"}\n---\nText.\n',
  );
});

describe("a title is read as it was written", () => {
  test.each([
    "\"Quoted\" and 'quoted'",
    "A: b, c: d",
    "---",
    "--- js",
    "#1 of 5",
    "# not a comment",
    "@home",
    "`code`",
    "- item",
    "? key",
    "! tag",
    "& anchor",
    "* alias",
    "| block",
    "> folded",
    "% directive",
    "{a: b}",
    "[a, b]",
    "~",
    "null",
    "true",
    "no",
    "12",
    "2506.01230",
    "1e3",
    "2026-11-23",
    ".inf",
    "C:\\new\\x41",
    '$\\alpha$ & \\"o',
    "a\u2028b\u2029c\u0085d\u00a0e\ufefff",
    "\u{1f600} 中文",
    "{{ title }} {% raw %}",
    "__proto__",
  ])("%j", (title) => {
    const text = writePaper({ title, source: "file" }, "Text.");
    expect(text.split("\n")).toHaveLength(6);
    expect(text).not.toMatch(/[\u0085\u2028\u2029\ufeff]/);
    expect(read(text).title).toBe(title);
  });
});

const odd = fc.oneof(
  fc.array(
    fc.constantFrom(
      ..."\"':#-@`*&!|>%{}[]~,?\\ \t\u2028\u2029\u0085\ufeff\u00a0é中",
      "---",
      "\u{1f600}",
      "null",
      "$x_1$",
    ),
    {
      maxLength: 12,
    },
  ),
  fc.array(fc.string({ unit: "binary" }), { maxLength: 3 }),
);
const line = odd.map((parts) => oneLine(parts.join(""))).filter((text) => text !== "");
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const texts = fc.array(line, { minLength: 1, maxLength: 3 });
const key = fc.stringMatching(/^[a-z][a-z ."'#:-]{0,6}$/);
const web = fc.webUrl();

const fields = fc.record(
  {
    title: line,
    source: fc.constantFrom("arxiv", "file", "listing/large-scale-optimization"),
    authors: texts,
    arxiv: fc.constantFrom("2506.01230", "0704.0001", "cs/0112017", "math.GT/0309136"),
    doi: fc.constantFrom("10.1000/182", "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID>3.0.CO;2-2"),
    version: fc.constantFrom("1", "v2"),
    published: day,
    listed: day,
    updated: day,
    categories: texts,
    code: web,
    project: web,
    venue: line,
    withdrawn: line,
    same_as: fc.constantFrom("own/other", "2506/2506.01234").map((id) => id as PaperId),
    removed: line,
    facts: fc.dictionary(key, line, { minKeys: 1, maxKeys: 3 }),
    x_own: line,
    "x_a-list": fc.array(fc.oneof(line, texts, fc.dictionary(key, line, { maxKeys: 2 })), { maxLength: 2 }),
  },
  { requiredKeys: ["title", "source", "facts"] },
);
const markdowns = fc
  .array(fc.oneof(line, line.map(toMarkdown)), { minLength: 1, maxLength: 3 })
  .map((paragraphs) => paragraphs.join("\n\n").trim())
  .filter((markdown) => markdown !== "");

test("any paper, written and read, is the same paper, and written again the same bytes", () => {
  fc.assert(
    fc.property(fields, markdowns, (data: PaperFields, markdown) => {
      const text = writePaper(data, markdown);
      const { x_own: _own, "x_a-list": _list, ...known } = data;
      const paper = read(text);
      expect(paper.markdown).toBe(markdown);
      expect(paper.abstract).toBe(markdownToText(markdown));
      expect(fieldsOf(paper)).toEqual(known);
      expect(amendPaper(text, { title: data.title, facts: {} }, markdown)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("a file as it is written is read as YAML reads it", () => {
  fc.assert(
    fc.property(fields, markdowns, (data: PaperFields, markdown) => {
      const text = writePaper(data, markdown);
      expect(read(text)).toEqual(read(text.replace("---\n", "---\n# Left to YAML.\n")));
    }),
    { numRuns: 200 },
  );
});

test("an amended file has the new title, facts and abstract, and everything else as it was", () => {
  fc.assert(
    fc.property(fields, markdowns, line, markdowns, (data: PaperFields, markdown, title, other) => {
      const amended = amendPaper(writePaper(data, markdown), { title, facts: { listing: "f" } }, other);
      expect(amended).toBe(writePaper({ ...data, title, facts: { ...data.facts, listing: "f" } }, other));
    }),
    { numRuns: 200 },
  );
});

test("an amended file has every field and fact that is given, and none that is given as undefined", () => {
  const text = writePaper({ title: "T", source: "file", withdrawn: "An error", facts: { a: "1", b: "2" } }, "Text.");
  const change = { authors: ["Ada"], version: "2", withdrawn: undefined, facts: { a: undefined, c: "3" } };
  expect(amendPaper(text, change, "Text.")).toBe(
    writePaper({ title: "T", source: "file", authors: ["Ada"], version: "2", facts: { b: "2", c: "3" } }, "Text."),
  );
  const bare = amendPaper(text, { withdrawn: undefined, facts: { a: undefined, b: undefined } }, "Text.");
  expect(bare).toBe(writePaper({ title: "T", source: "file" }, "Text."));
});

test.each([
  ["a day without quotes", "x_day: 2026-02-03", "x_day", "2026-02-03"],
  ["a number", "x_number: 2506.01230", "x_number", "2506.0123"],
  ["nothing", "x_nothing:", "x_nothing", "null"],
  ["a number in a list", 'x_list: ["a", 1]', "x_list", '["a",1]'],
])(
  "a fork's own field that is %s is refused, since it would not be written as it was read",
  (_what, own, name, got) => {
    const result = readPaper(file, `---\ntitle: "T"\nsource: "file"\n${own}\n---\nText.\n`);
    expect(result.ok ? [] : result.problems.map(printProblem)).toEqual([
      `${file}:4: Cannot use the field "${name}": expected text in quotes, or lists of it, got ${got}`,
    ]);
  },
);

test.each(["own/index", "own/con", "nul/p"])("a file %s.md is refused: no system could hold it, or its page", (id) => {
  const result = readPaper(`content/papers/${id}.md`, writePaper({ title: "T", source: "file" }, "Text."));
  expect(result.ok ? [] : result.problems.map(printProblem)).toEqual([
    `content/papers/${id}.md:1: Cannot use "${id}" as an address: it is a device of Windows, or its folder's own page`,
  ]);
});
