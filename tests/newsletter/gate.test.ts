import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultInText } from "../../scripts/newsletter/gate.ts";
import type { Letter } from "../../scripts/newsletter/letter.ts";
import { addresses, texts } from "./attacks.ts";
import { lettersOfAll } from "./written.ts";

const mode = "<!-- buttondown-editor-mode: plaintext -->";
const letter: Letter = {
  date: "2026-11-23",
  slug: "daily-2026-11-23",
  page: "https://example.org/2026/11/23/",
  tag: null,
  covers: [],
  subject: "23 Nov 2026: Slow light",
  preheader: "9 papers",
  body: `${mode}\n\n<p>Words</p>\n`,
  html: "<!doctype html>\n",
  text: "Words\n",
};
const gate = (change: Partial<Letter>) => faultInText({ ...letter, ...change });
const body = (html: string) => gate({ body: `${mode}\n${html}` });

describe("a letter is safe", () => {
  test("with every element that is allowed", () =>
    expect(
      body(`
<h2>One &amp; two &#123;&#125; &lt;b&gt; &quot;&#39;</h2>

<h3><a href="https://example.org/a?b=1&amp;c=%7B&#39;">Title</a></h3>

<p><em>Why</em><br><strong><a href="http://example.org/">On the web</a></strong> · it's "so" ---</p>

<ul>
<li>One <a href="https://example.org/"><em>two</em></a></li>
<li></li>
</ul>

<ol>
<li>Three</li>
</ol>

<hr>
`),
    ).toBe(null));

  test.each([
    { at: "the longest subject", change: { subject: "x".repeat(78) } },
    { at: "the longest preheader", change: { preheader: "x".repeat(100) } },
    { at: "no preheader", change: { preheader: "" } },
    { at: "the longest slug", change: { slug: "aZ_-9".repeat(20) } },
    { at: "the longest body", change: { body: `${mode}\n<p>${"é".repeat(39_975)}</p>` } },
  ])("with $at", ({ change }) => expect(gate(change)).toBe(null));
});

test.each<{ change: Partial<Letter>; words: string }>([
  { change: { subject: "" }, words: 'its subject: expected a text, got "" of 0 characters' },
  { change: { subject: " \u00a0" }, words: "its subject: expected a text" },
  { change: { subject: "x".repeat(79) }, words: "its subject: expected at most 78 characters, got" },
  { change: { subject: "😀".repeat(40) }, words: "of 80 characters, 160 bytes" },
  { change: { preheader: "x".repeat(101) }, words: "its preheader: expected at most 100 characters, got" },
  { change: { slug: "" }, words: 'its slug: expected 1 to 100 letters, digits, - and _, got ""' },
  { change: { slug: "x".repeat(101) }, words: "its slug: expected 1 to 100 letters" },
  { change: { slug: "daily 1" }, words: "its slug" },
  { change: { slug: "täglich" }, words: "its slug" },
  {
    change: { page: "/2026/11/23/" },
    words: "its page: expected a whole address of http or https, percent-encoded",
  },
  { change: { page: "//example.org/" }, words: "its page" },
  { change: { page: "ftp://example.org/" }, words: "its page" },
  { change: { page: "https://example.org/a b" }, words: "its page" },
  { change: { page: "https://exämple.org/" }, words: "its page" },
  { change: { page: "https://" }, words: "its page" },
  {
    change: { body: `${mode}\n<p>${"é".repeat(39_976)}</p>` },
    words: "its body: expected at most 80000 bytes, got",
  },
  { change: { body: "<p>Words</p>" }, words: `its body: expected the first line ${mode}, got "<p>Words</p>"` },
  { change: { body: `\n${mode}\n<p>Words</p>` }, words: "expected the first line" },
  { change: { body: `${mode} \n<p>Words</p>` }, words: "expected the first line" },
  { change: { body: `${mode}<p>Words</p>` }, words: "expected the first line" },
  { change: { body: mode.replace("plaintext", "fancy") }, words: "expected the first line" },
  { change: { body: "---\nsubject: x\n---\n" }, words: "expected the first line" },
])("a letter is refused: $words", ({ change, words }) => {
  expect(gate(change)).toMatch(/^its (slug|page|subject|preheader|body): expected /);
  expect(gate(change)).toContain(words);
});

test.each(["slug", "page", "tag", "subject", "preheader", "body"] as const)(
  "a brace is refused in the field %s",
  (field) => {
    for (const brace of ["{", "}"])
      expect(gate({ [field]: `a ${brace} b` })).toContain("no brace, since the provider runs templates");
  },
);

describe("a character is refused in every field", () => {
  const fields = ["date", "slug", "page", "tag", "subject", "preheader", "body", "html", "text"];
  const characters = [
    { character: "\r", words: "no control character, and line ends only in a body, got U+000D" },
    { character: "\0", words: "got U+0000" },
    { character: "\t", words: "got U+0009" },
    { character: "\u001b", words: "got U+001B" },
    { character: "\u007f", words: "got U+007F" },
    { character: "\u0085", words: "got U+0085" },
    { character: "\u2028", words: "got U+2028" },
    { character: "\u202e", words: "no mark that turns the text, got U+202E" },
    { character: "\u2066", words: "got U+2066" },
    { character: "\u200f", words: "got U+200F" },
    { character: "\u061c", words: "got U+061C" },
    { character: "\ufeff", words: "got U+FEFF" },
    { character: "\ud83d", words: "whole characters, got U+D83D" },
    { character: "\ude00", words: "got U+DE00" },
    { character: "\ufffe", words: "got U+FFFE" },
    { character: "\uffff", words: "got U+FFFF" },
  ];
  const cases = characters.flatMap((one) => fields.map((field) => ({ ...one, field })));
  test.each(cases)("$words in $field", ({ character, field, words }) => {
    const change = { [field]: `a${character}b` };
    expect(gate(change)).toContain(`its ${field}: expected `);
    expect(gate(change)).toContain(words);
  });

  test("half of a character on each of two lines", () =>
    expect(gate({ text: "\ud83d\n\ude00" })).toContain("its text: expected whole characters, got U+D83D"));

  test.each(["slug", "page", "tag", "subject", "preheader"])("a line end in %s", (field) =>
    expect(gate({ [field]: "a\nBcc: b@example.org" })).toContain(`its ${field}: expected no control character`),
  );
});

describe("a body is refused", () => {
  const elements = "expected only <p>, <h2>, <h3>, <hr>, <ul>, <ol>, <li>, <a>, <strong>, <em>, <br>";
  const strange = "expected words, &amp; &lt; &gt; &quot; &#39; &#123; &#125;, and tags with no attribute but href";
  const outside = "expected words only in <p>, <h2>, <h3>, <li>";
  const line = "before a line ends";
  const place = "only where it may stand";
  const end = "expected an end only of what is open";
  const link = "expected a whole address of http or https, percent-encoded in href";
  test.each([
    // Lines that Markdown would read.
    { html: "Words", words: `${outside}, got "Words" outside of every element` },
    { html: "# Words", words: outside },
    { html: "https://www.youtube.com/watch?v=1", words: outside },
    { html: "---", words: outside },
    { html: "```mermaid", words: outside },
    { html: "[^1]: note", words: outside },
    { html: " <p>Words</p>", words: outside },
    { html: "    <p>Words</p>", words: outside },
    { html: "<p>Words</p> **more**", words: outside },
    { html: "<hr> words", words: outside },
    { html: "<ul>\n* words\n</ul>", words: `${outside}, got "* words" in <ul>` },
    { html: "&amp;", words: outside },
    { html: "<em>*words*</em>", words: `expected <em> ${place}, got "<em>" outside of every element` },
    { html: '<a href="https://example.org/">*words*</a>', words: `expected <a> ${place}` },
    { html: "<strong>words</strong>", words: place },
    { html: "<br>", words: place },
    { html: "<p>Words\n\n# more</p>", words: `expected </p> ${line}, got "\\n" in <p>` },
    { html: "<p><em>Words\n</em></p>", words: `expected </em> ${line}` },
    { html: "<ul>\n<li>Words\n</li>\n</ul>", words: `expected </li> ${line}` },
    // Elements.
    { html: "<div>Words</div>", words: `${elements}, got "<div>" outside of every element` },
    { html: "<p><script>x</script></p>", words: `${elements}, got "<script>" in <p>` },
    { html: "<p><b>Words</b></p>", words: elements },
    { html: "<h1>Words</h1>", words: elements },
    { html: "<p><constructor></p>", words: elements },
    { html: "<p></script></p>", words: elements },
    { html: "<P>Words</P>", words: strange },
    { html: "<p/>", words: strange },
    { html: "<br/>", words: strange },
    { html: "<p >Words</p>", words: strange },
    { html: "<p>Words</p >", words: strange },
    { html: "< p>Words</p>", words: strange },
    { html: "<p><img src=x onerror=alert(1)></p>", words: `${strange}, got "<img src=x onerror=alert(1)></p>" in <p>` },
    { html: "<p><!-- note --></p>", words: strange },
    { html: "<!doctype html>", words: strange },
    { html: "<?php x ?>", words: strange },
    { html: "<![CDATA[x]]>", words: strange },
    { html: "<p>1 < 2</p>", words: strange },
    { html: "<p>2 > 1</p>", words: strange },
    { html: "<p>Words</p", words: strange },
    // Attributes.
    { html: '<p class="x">Words</p>', words: strange },
    { html: '<p onclick="x">Words</p>', words: strange },
    { html: '<p><a href="https://example.org/" title="x">Words</a></p>', words: strange },
    { html: '<p><a title="x" href="https://example.org/">Words</a></p>', words: strange },
    { html: "<p><a href='https://example.org/'>Words</a></p>", words: strange },
    { html: "<p><a href=https://example.org/>Words</a></p>", words: strange },
    { html: '<p><a HREF="https://example.org/">Words</a></p>', words: strange },
    { html: '<p><a  href="https://example.org/">Words</a></p>', words: strange },
    { html: '<p><a href="https://example.org/"x>Words</a></p>', words: strange },
    { html: '<p href="https://example.org/">Words</p>', words: "expected href on <a>, and on nothing else" },
    { html: "<p><a>Words</a></p>", words: 'expected href on <a>, and on nothing else, got "<a>" in <p>' },
    { html: '<p><a href="https://example.org/">Words</a href="x"></p>', words: end },
    // Addresses.
    { html: '<p><a href="">Words</a></p>', words: link },
    { html: '<p><a href="javascript:alert(1)">Words</a></p>', words: link },
    { html: '<p><a href="data:text/html,x">Words</a></p>', words: link },
    { html: '<p><a href="mailto:a@example.org">Words</a></p>', words: link },
    { html: '<p><a href="/papers/">Words</a></p>', words: link },
    { html: '<p><a href="//example.org/">Words</a></p>', words: link },
    { html: '<p><a href=" https://example.org/">Words</a></p>', words: link },
    { html: '<p><a href="https://example.org/a b">Words</a></p>', words: link },
    { html: '<p><a href="https://example.org/é">Words</a></p>', words: link },
    { html: '<p><a href="https://example.org/&#123;x&#125;">Words</a></p>', words: link },
    { html: '<p><a href="https://example.org/&quot;">Words</a></p>', words: link },
    { html: '<p><a href="https://example.org/100%">Words</a></p>', words: link },
    { html: '<p><a href="https://example.org/%7">Words</a></p>', words: link },
    { html: '<p><a href="https://example.org/a|b">Words</a></p>', words: link },
    { html: '<p><a href="https://:80/">Words</a></p>', words: link },
    { html: '<p><a href="https://example.org/?a=1&b=2">Words</a></p>', words: strange },
    { html: '<p><a href="https://example.org/?a=1&copy;">Words</a></p>', words: strange },
    // Entities.
    { html: "<p>AT&T</p>", words: `${strange}, got "&T</p>" in <p>` },
    { html: "<p>&nbsp;</p>", words: strange },
    { html: "<p>&lbrace;&lbrace; x</p>", words: strange },
    { html: "<p>&#x7b;</p>", words: strange },
    { html: "<p>&#123</p>", words: strange },
    { html: "<p>&#8238;</p>", words: strange },
    // Nesting.
    { html: "<p>Words", words: "expected every element closed, got <p> without an end" },
    { html: "<ul>\n", words: "got <ul> without an end" },
    { html: "<ul>\n<li>Words</li>", words: "got <ul> without an end" },
    { html: "</p>", words: `${end}, got "</p>" outside of every element` },
    { html: "<p>Words</h2>", words: `${end}, got "</h2>" in <p>` },
    { html: "<p><em><strong>Words</em></strong></p>", words: end },
    { html: "<p>Words</br></p>", words: end },
    { html: "<hr></hr>", words: end },
    { html: "<p><p>Words</p></p>", words: `expected <p> ${place}, got "<p>" in <p>` },
    { html: "<p><h2>Words</h2></p>", words: place },
    { html: "<p><ul></ul></p>", words: place },
    { html: "<p><hr></p>", words: place },
    { html: "<li>Words</li>", words: place },
    { html: "<ul><p>Words</p></ul>", words: place },
    { html: "<ul><li><ul></ul></li></ul>", words: place },
    { html: "<p><em><strong><em>Words</em></strong></em></p>", words: place },
    {
      html: '<p><a href="https://example.org/"><em><a href="https://example.org/">Words</a></em></a></p>',
      words: `expected <a> ${place}`,
    },
  ])("$html", ({ html, words }) => {
    expect(body(html)).toContain("its body: expected ");
    expect(body(html)).toContain(words);
  });
});

test("a body is refused when one sign of a tag or an entity is gone or another", () => {
  const whole = lettersOfAll([{ title: "A & B", abstract: "We show {1}.", authors: ["Ada"] }])[0]?.body ?? "";
  expect(gate({ body: whole })).toBe(null);
  const marks = [...whole.slice(mode.length).matchAll(/[<>;"]|\/(?=[a-z])/g)].map(({ index }) => mode.length + index);
  for (const at of marks)
    for (const change of ["", "x", "<", '"', "&", "\n\n"]) {
      const changed = whole.slice(0, at) + change + whole.slice(at + 1);
      if (changed !== whole && !/href="https:[^"]*$/.test(whole.slice(0, at)))
        expect(gate({ body: changed }), `${change} at ${at}`).not.toBe(null);
    }
});

test.each(["https://exämple.org/", "https://example.org/{a}/é|%/"])("the letters of a site at %s are safe", (url) => {
  const [letter] = lettersOfAll([{ title: "A", abstract: "B", authors: [] }], { url });
  expect(letter?.page).toMatch(/^https:.*\/2026\/11\/23\/$/);
  expect(gate({ ...letter })).toBe(null);
});

test("whatever papers, topics and the site's title hold, the letter that is written of them is safe", () => {
  const said = fc.record(
    { title: texts, abstract: texts, authors: fc.array(texts, { maxLength: 5 }), code: addresses },
    { requiredKeys: ["title", "abstract", "authors"] },
  );
  fc.assert(
    fc.property(
      fc.array(said, { minLength: 1, maxLength: 9 }),
      fc.record({ site: texts, topics: fc.array(texts, { maxLength: 3 }) }),
      (papers, named) => {
        const letters = lettersOfAll(papers, named);
        expect(letters).not.toEqual([]);
        expect(letters.map(faultInText).filter((fault) => fault !== null)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});
