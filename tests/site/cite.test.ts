import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bibtexOf } from "../../scripts/client/cite/bibtex.ts";
import { citationMeta, citationOf } from "../../scripts/site/cite.ts";
import { splitMath } from "../../scripts/text/math.ts";
import { attention, citedFrom, paper, url } from "./cited.ts";

test("an entry holds what is known, each in its field", () => {
  expect(bibtexOf(citedFrom(attention))).toBe(`@misc{vaswani2017attention,
  title = {{Attention Is All You Need}},
  author = {Ashish Vaswani and Noam Shazeer},
  year = {2017},
  eprint = {1706.03762},
  archiveprefix = {arXiv},
  doi = {10.1000/a_b},
  howpublished = {NIPS \\& friends},
  url = {https://arxiv.org/abs/1706.03762}
}`);
});

test("an entry of a paper without facts has a title and an address, and no field that says nothing", () => {
  const entry = "@misc{attention,\n  title = {{A Title}},\n  url = {https://example.org/papers/own/p_1.html}\n}";
  expect(bibtexOf(citedFrom(paper("A Title")))).toBe(entry);
  // The day on which a list had it is no year of publication.
  expect(bibtexOf(citedFrom(paper("A Title", { listed: "2026-11-23" })))).toBe(entry);
});

test.each([
  [
    "what TeX acts upon",
    "R&D: 50% of #1 in a_b for $5 {x} ~y",
    "R\\&D: 50\\% of \\#1 in a\\_b for \\$5 {\\textbraceleft}x{\\textbraceright} {\\textasciitilde}y",
  ],
  ["a backslash and a caret", "C:\\new ^2", "C:{\\textbackslash}new {\\textasciicircum}2"],
  ["braces that don't pair", "a } b { c", "a {\\textbraceright} b {\\textbraceleft} c"],
  [
    "a formula",
    "An $O(n^{2} \\log n)$ bound for \\(a_1\\) & more",
    "An $O(n^{2} \\log n)$ bound for \\(a_1\\) \\& more",
  ],
  [
    "a formula with braces that show",
    "$\\left\\{x_1\\right.$ and $\\{$",
    "$\\left\\lbrace x_1\\right.$ and $\\lbrace $",
  ],
  ["a formula whose braces don't pair", "$\\sqrt{2$ of", `\\\${\\textbackslash}sqrt{\\textbraceleft}2\\$ of`],
  ["a formula with a percent sign", "$x = 5% y\\%$", "$x = 5\\% y\\%$"],
  ["TeX's accents and styles, as they print", "G\\\"odel's \\textbf{$k$-means}, 50\\%", "Gödel's $k$-means, 50\\%"],
  ["other alphabets, which stay", "中文 “quotes” é", "中文 “quotes” é"],
])("a title with %s", (_what, title, field) => {
  expect(bibtexOf(citedFrom(paper(title))).split("\n")[1]).toBe(`  title = {{${field}}},`);
});

test.each([
  ["Ada & Co", "Ada \\& Co"],
  ['G\\"odel', "Gödel"],
  ["Search and Rescue Team", "{Search and Rescue Team}"],
  ["Open Minds, Inc.", "{Open Minds, Inc.}"],
  ["others", "{others}"],
  ["Anders Sand", "Anders Sand"],
])("an author named %j is one author, %j", (name, field) => {
  expect(bibtexOf(citedFrom(paper("T", { authors: ["Bo", name, "Cy"] })))).toContain(
    `  author = {Bo and ${field} and Cy},`,
  );
});

test.each([
  [{ authors: ["Łukasz Kaiser"], published: "2017-06-12" }, "kaiser2017attention"],
  [{ authors: ["Kurt Gödel"], published: "1931-01-01" }, "godel1931attention"],
  [{ authors: ["李 明"] }, "attention"],
  [{ authors: ["Ada"], name: "2506.01234", title: "On Gödel-Löb's Logic" }, "adagodel"],
  [{ authors: ["Ada"], name: "2506.01234", title: "论文" }, "ada2506"],
  [{ name: "a-of-b" }, "a"],
  [{ name: "45937b7f" }, "45937b7f"],
])("the key of %j is %j", (facts, key) => {
  expect(bibtexOf(citedFrom(paper("T", facts)))).toMatch(`@misc{${key},`);
});

describe("the meta that Google Scholar reads", () => {
  const meta = (facts: Parameters<typeof paper>[1], title = "A $k$-Means Title") =>
    citationMeta({ ...paper("", facts), title }).map(({ name, content }) => `${name}: ${content}`);

  test("has the title, one author a tag, the days as it writes them, and the ids", () => {
    expect(meta({ ...attention, authors: ["Ashish Vaswani", 'Kurt G\\"odel'] })).toEqual([
      "citation_title: A k-Means Title",
      "citation_author: Ashish Vaswani",
      "citation_author: Kurt Gödel",
      "citation_publication_date: 2017/6/12",
      "citation_online_date: 2018/1/1",
      "citation_arxiv_id: 1706.03762",
      "citation_doi: 10.1000/a_b",
    ]);
  });

  test("never takes the day of listing for the day of publication", () => {
    expect(meta({ authors: ["Ada"], listed: "2018-01-01" })).toEqual([
      "citation_title: A k-Means Title",
      "citation_author: Ada",
    ]);
    expect(meta({ authors: ["Ada"], published: "2018-01-01", listed: "2018-01-01" })).toHaveLength(3);
  });

  test("is absent where no author is known", () => {
    expect(meta({ published: "2017-06-12", arxiv: "1706.03762" })).toEqual([]);
  });
});

describe("the suggested citation", () => {
  test.each([
    [
      "all that is known",
      attention,
      "Ashish Vaswani, Noam Shazeer (2017). Attention Is All You Need. NIPS & friends. arXiv:1706.03762. https://doi.org/10.1000/a_b",
    ],
    [
      "a DOI that an address has to escape",
      paper("A Title", { doi: "10.1002/(a)<1::b>#c" }),
      "A Title. https://doi.org/10.1002/(a)%3C1%3A%3Ab%3E%23c",
    ],
    [
      "what is on arXiv alone",
      paper("A Title", { arxiv: "1706.03762" }),
      "A Title. arXiv:1706.03762. https://arxiv.org/abs/1706.03762",
    ],
    ["a title alone", paper("A Title"), `A Title. ${url}`],
    ["a year without authors", paper("On. (Not) A", { published: "2017-06-12" }), `(2017). On. (Not) A. ${url}`],
    ["authors without a year", paper("A Title", { authors: ["Ada", "Bo"] }), `Ada, Bo. A Title. ${url}`],
    ["a day of listing, which is no year", paper("A Title", { listed: "2017-06-12" }), `A Title. ${url}`],
    ["eleven authors", paper("A Title", { authors: "abcdefghijk".split("") }), `a et al. A Title. ${url}`],
    ["a question", paper("Is It?"), `Is It? ${url}`],
    ["formulas, as Unicode", paper("An $O(n^2)$ Bound"), `An O(n²) Bound. ${url}`],
  ] as const)("of %s", (_what, cited, text) => expect(citationOf(cited, url)).toBe(text));
});

const texts = fc
  .oneof(
    fc.array(
      fc.constantFrom(
        ...'{}\\$%&#_^~,ab 1"@é中',
        "\\{",
        "\\}",
        "$x_1$",
        "$\\frac{a}{b}$",
        "\\(",
        "\\)",
        "\\textbf{",
        " and ",
      ),
      {
        minLength: 1,
        maxLength: 20,
      },
    ),
    fc.array(fc.string({ unit: "binary", minLength: 1 }), { minLength: 1, maxLength: 2 }),
  )
  .map((parts) => parts.join(""));

/** A field's text as BibTeX reads it: to the brace that closes it, whatever stands before a brace. */
function fieldOf(entry: string, name: string): string {
  const start = entry.indexOf(`  ${name} = {`) + name.length + 6;
  let depth = 1;
  for (let at = start; at < entry.length; at++) {
    if (entry[at] === "{") depth++;
    if (entry[at] === "}" && --depth === 0) return entry.slice(start, at);
  }
  throw new SyntaxError(`Cannot read the field "${name}" of ${entry}`);
}

test("whatever the texts, each field ends where it should, and TeX is not acted upon outside formulas", () => {
  fc.assert(
    fc.property(texts, texts, texts, (title, author, venue) => {
      const entry = bibtexOf(citedFrom(paper(title, { authors: [author, "Bo"], venue })));
      expect(entry).toMatch(/^@misc\{[a-z0-9]+,\n/);
      expect(fieldOf(entry, "url")).toBe(url);
      expect(entry.endsWith(`  url = {${url}}\n}`)).toBe(true);
      expect(fieldOf(entry, "author").endsWith(" and Bo")).toBe(true);
      if (splitMath(title).some((piece) => typeof piece !== "string")) return;
      const field = fieldOf(entry, "title").slice(1, -1);
      expect(field.replace(/\{\\text[a-z]+\}|\\[&%#_$]/g, "")).not.toMatch(/[\\{}~^&%#_$]/);
    }),
    { numRuns: 1000 },
  );
});
