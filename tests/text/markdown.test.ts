import { readFileSync } from "node:fs";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { loadPapers } from "../../scripts/papers/load.ts";
import { readListing } from "../../scripts/sources/listing.ts";
import { toMarkdown } from "../../scripts/text/escape.ts";
import { markdownToHtml, markdownToText, pageToHtml } from "../../scripts/text/markdown.ts";
import { splitMath } from "../../scripts/text/math.ts";

/** Other people's tools: with tables and strikethrough, and without. */
const stock = [new MarkdownIt({ html: false }), new MarkdownIt("commonmark", { html: false })];

test.each([
  ["a star that stands alone stays", "2 * 3 * 4", "2 * 3 * 4"],
  ["one star stays", "f = a*b", "f = a*b"],
  ["stars around a word are escaped", "a *b* c", "a \\*b\\* c"],
  ["an underscore inside a word stays", "snake_case_name", "snake_case_name"],
  ["underscores around a word are escaped", "_x_ and snake_case", "\\_x\\_ and snake_case"],
  ["one backtick stays", "a ` b", "a ` b"],
  ["backticks around a word are escaped", "`x` and `y`", "\\`x\\` and \\`y\\`"],
  ["a fence is escaped", "```js", "\\`\\`\\`js"],
  ["a heading is escaped", "# Title", "\\# Title"],
  ["a number sign is no heading", "#1 of 5", "#1 of 5"],
  ["a numbered list is escaped", "2026. It rained", "2026\\. It rained"],
  ["ten digits number no list", "1234567890. It rained", "1234567890. It rained"],
  ["a list is escaped", "- item", "\\- item"],
  ["a minus sign is no list", "-5 degrees", "-5 degrees"],
  ["a quotation is escaped", "> quote", "\\> quote"],
  ["a rule is escaped", "* * *", "\\* * *"],
  ["an underlined title is one line", "Title\n=====", "Title ====="],
  ["a table is one line", "| a |\n|---|", "| a | |---|"],
  ["blank lines part paragraphs, each with a start of its own", "a\n \n# b", "a\n\n\\# b"],
  ["a link is escaped at one bracket", "see [1](http://a.org) and [2]", "see [1\\](http://a.org) and [2]"],
  ["an image is escaped", "![x](y)", "![x\\](y)"],
  ["a link's definition is escaped", "[a]: b", "[a\\]: b"],
  ["a tag is escaped, a comparison stays", "<b>bold</b> if a < b > c", "\\<b>bold\\</b> if a < b > c"],
  ["an autolink is escaped", "<https://a.org>", "\\<https://a.org>"],
  ["a bare address stays", "https://a.org/a_b_c", "https://a.org/a_b_c"],
  ["an entity is escaped, an ampersand stays", "&amp; R&D", "\\&amp; R&D"],
  ["a struck word is escaped", "~~a~~ ~b", "\\~~a\\~~ ~b"],
  ["prices stay", "costs $5 and $10", "costs $5 and $10"],
  ["a formula stays, whatever is in it", "$a_1 * b_2 * [c](d)$ *x*", "$a_1 * b_2 * [c](d)$ \\*x\\*"],
  ["a backslash before a letter stays", "C:\\new", "C:\\new"],
  ["a backslash before a mark is escaped", "50\\%, \\*", "50\\\\%, \\\\*"],
  ["a bracket that opens no formula keeps its backslash", "\\( alone", "\\\\( alone"],
])("%s", (_what, text, markdown) => {
  expect(toMarkdown(text)).toBe(markdown);
  expect(blanks(markdownToText(markdown))).toBe(blanks(text));
});

/** What an abstract can hold that markdown, an HTML reader or TeX would act upon. */
const syntax = fc.constantFrom(
  ..."*_[]()#>-+1.|~<&;`$\\!\"':/=^{}@%, \n\t\r\fab",
  ...[
    "\n\n",
    "\n---\n",
    "\n===\n",
    "```",
    "~~~",
    "~~",
    "**",
    "__",
    "    ",
    "- ",
    "1. ",
    "2) ",
    "# ",
    "> ",
    "  \n",
    "\\\n",
  ],
  ...["https://a.org/b_c*d*", "<https://a.org>", "<a@b.org>", "www.a.org", "<b>", "</b>", "<!--", "-->", "<br/>"],
  ...["&amp;", "&#35;", "&#x2A;", "&nbsp;", "[a](b)", "![a](https://b.org)", "[a]: b", "[^1]: b", "*a*", "_a_", "`a`"],
  ...[
    "| a | b |\n",
    "|---|---|\n",
    "$5",
    "$5k",
    "$x_1$",
    "$$",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "\\$",
    "\\textbf{a}",
    "word",
  ],
  ...["é", "中", "—", "\u00a0", "\u2028", "\u3000", "\u0000", "\ud800", "\u{1f600}"],
);
const texts = fc.oneof(
  { arbitrary: fc.array(syntax, { maxLength: 30 }).map((parts) => parts.join("")), weight: 3 },
  { arbitrary: fc.string({ unit: "binary" }), weight: 1 },
);
const runs = { numRuns: 4000 };

/** A run of blanks is one space, none stands at the ends. What XML forbids is gone: no file of a paper may hold it. */
function blanks(text: string): string {
  return text
    .replace(/\s/g, " ")
    .replace(/(?![\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, "")
    .replace(/ +/g, " ")
    .trim();
}

const shown = (html: string) =>
  blanks(html.replace(/<[^>]*>/g, ""))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
/** The page prints TeX's "--" as a dash. */
const dashesAside = (text: string) => text.replaceAll("–", "--").replaceAll("—", "---");
const withoutFormulas = texts.filter((text) => splitMath(text).every((piece) => typeof piece === "string"));

test("a text that became markdown shows itself again, whatever it is", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(blanks(markdownToText(toMarkdown(text)))).toBe(blanks(text));
    }),
    runs,
  );
});

test("so it does in any other markdown reader, as plain paragraphs; formulas aside, which only ours knows", () => {
  fc.assert(
    fc.property(withoutFormulas, fc.constantFrom(...stock), (text, reader) => {
      const html = reader.render(toMarkdown(text));
      expect(html.replace(/<\/?p>/g, "")).not.toContain("<");
      expect(shown(html)).toBe(blanks(text));
    }),
    runs,
  );
});

test("a paragraph alone is what it is before another, whatever short way a plain one takes", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const markdown = toMarkdown(text);
      if (markdown === "") return;
      expect(`${markdownToHtml(markdown)}\n<p>x</p>`).toBe(markdownToHtml(`${markdown}\n\nx`));
    }),
    runs,
  );
});

test("on the page it is paragraphs and links, and no other element comes out of it", () => {
  fc.assert(
    fc.property(
      // Braces and backticks may be TeX's, which tests/text/tex.test.ts shows.
      withoutFormulas.filter((text) => !/[\\{`]/.test(text)),
      (text) => {
        const html = markdownToHtml(toMarkdown(text));
        expect(html.replace(/<\/?p>|<a href="[^"<>]*" rel="nofollow noopener">|<\/a>/g, "")).not.toContain("<");
        expect(dashesAside(shown(html))).toBe(dashesAside(blanks(text)));
      },
    ),
    runs,
  );
});

test("a no-break space inside a line stays one", () => {
  for (const text of ["5\u00a0km", "a \u3000 b", "a\u2028b"]) expect(markdownToText(toMarkdown(text))).toBe(text);
});

test("every paper of the seed shows its abstract in other readers too, and escapes add under 2% to it", () => {
  const { papers } = loadPapers("content");
  const seed = papers.filter(({ source }) => source === "listing/large-scale-optimization");
  const { rows } = readListing(readFileSync("content/listings/large-scale-optimization.txt", "utf8"));
  expect(seed.map(({ abstract }) => abstract).sort()).toEqual(rows.map(({ abstract }) => abstract).sort());
  expect(rows).toHaveLength(302);
  for (const { id, markdown, abstract } of seed) {
    expect(toMarkdown(abstract), id).toBe(markdown);
    expect(markdown.length - abstract.length, id).toBeLessThanOrEqual(abstract.length * 0.02);
    if (splitMath(abstract).some((piece) => typeof piece !== "string")) continue;
    for (const reader of stock) expect(shown(reader.render(markdown)), id).toBe(blanks(abstract));
  }
});

test("a sign in braces is written as it was, and shown as the sign", () => {
  const abstract = "Of B/({\\eta}{\\lambda}D) and an {\\epsilon}-greedy one at 5{\\deg}.";
  expect(markdownToText(toMarkdown(abstract))).toBe(abstract);
  expect(markdownToHtml(toMarkdown(abstract))).toBe("<p>Of B/(ηλD) and an ϵ-greedy one at 5°.</p>");
});

const to = (url: string) => `<a href="${url}" rel="nofollow noopener">`;
test.each([
  ["a command reaches over a formula", "\\emph{$k$-cube}", "<em><math><mi>k</mi></math>-cube</em>"],
  ["a group reaches over a line end", "{\\em a\nb}", "<em>a\nb</em>"],
  [
    "an address in \\url is a link",
    "see \\url{https://a.org/b\\_c}.",
    `see ${to("https://a.org/b_c")}https://a.org/b_c</a>.`,
  ],
  [
    "a bare address in a command is a link",
    "\\emph{at https://a.org}",
    `<em>at ${to("https://a.org")}https://a.org</a></em>`,
  ],
  [
    "so are the words of \\href",
    "\\href{https://a.org?a&b}{here, $x$}",
    `${to("https://a.org?a&amp;b")}here, <math><mi>x</mi></math></a>`,
  ],
  ["a link that runs a script is its words", "\\href{javascript:alert(1)}{here}", "here"],
  ["no link stands in another", "[a \\href{https://b.org}{b}](https://a.org)", `${to("https://a.org")}a b</a>`],
  ["no command reaches over markdown's own", "\\emph{a *b}* c", "\\emph{a <em>b}</em> c"],
  ["a citation is code", "as in \\cite{knuth}", 'as in <code class="tex">\\cite{knuth}</code>'],
  ["a text's definitions hold in it", "$\\newcommand{\\size}{s}$$\\size$", "<math><mi>s</mi></math>"],
])("in an abstract %s", (_what, source, html) => {
  expect(markdownToHtml(source)).toBe(`<p>${html}</p>`);
  expect(markdownToHtml(toMarkdown(markdownToText(source)))).toContain("<p>");
});

const underPrefix = (url: string) => (url.startsWith("/") ? `/fork${url}` : url);

test.each([
  ["a heading stands below the page's title", "# One", "<h2>One</h2>"],
  ["a link within the site goes where the site stands", "[all](/papers/)", '<p><a href="/fork/papers/">all</a></p>'],
  ["so does a picture", "![us](/us.png)", '<p><img src="/fork/us.png" alt="us"></p>'],
  ["a link elsewhere stays", "[x](https://x.org/a)", '<p><a href="https://x.org/a">x</a></p>'],
  ["a bare address is a link", "https://x.org/a", '<p><a href="https://x.org/a">https://x.org/a</a></p>'],
  ["HTML is text", '<script>alert("x")</script>', "<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</p>"],
  ["a link that runs a script is text", "[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"],
  ["a formula is MathML", "$x$", "<p><math><mi>x</mi></math></p>"],
])("on a fork's own page %s", (_what, source, html) => {
  expect(pageToHtml(source, underPrefix)).toBe(html);
});

test("a table on a fork's own page keeps its alignment, without a style attribute", () => {
  const html = pageToHtml("| a | b |\n|---|--:|\n| 1 | 2 |", underPrefix);
  expect(html).toContain('<td class="right">2</td>');
  expect(html).not.toContain("style=");
});
