import { describe, expect, test } from "vitest";
import type { Letter } from "../../scripts/newsletter/letter.ts";
import { faultOf, isAsWritten, linksIn } from "../../scripts/newsletter/rendering.ts";

const mode = "<!-- buttondown-editor-mode: plaintext -->";
const blocks = [
  "<h2>Leading papers</h2>",
  '<h3><a href="https://example.org/a.html?b=1&amp;c=2">On &quot;Slow&quot; light -- it&#39;s &lt;here&gt;</a></h3>',
  "<p>We propose x &amp; y. It is 3.5 times faster...</p>",
  "<ul>\n<li>Another</li>\n</ul>",
];
const bodyOf = (...html: string[]) => `${mode}\n\n${html.join("\n\n")}\n`;
const letterOf = (...html: string[]): Letter => ({
  date: "2026-11-23",
  slug: "daily-2026-11-23",
  page: "https://example.org/2026/11/23/",
  tag: null,
  covers: [],
  subject: "23 Nov 2026: Slow light",
  preheader: "9 papers",
  body: bodyOf(...html),
  html: "",
  text: "",
});
const letter = letterOf(...blocks);
const footer =
  "<a href=\"https://buttondown.com/unsubscribe/1\">Unsubscribe</a> <a href='mailto:you@example.org'>Write</a>";
const page = (content: string) =>
  `<!DOCTYPE html><html><head><title>{{ No title }}</title><style>a { b: c } {# d #}</style></head><body><!-- {% if x %} -->\n${content}\n${footer}</body></html>`;
const faultIn = (content: string, written = letter) => faultOf(page(content), written.body, written);

describe("a rendering is right", () => {
  test.each([
    { when: "as it was written", content: bodyOf(...blocks) },
    {
      when: "with quotes, dashes and dots that were made typographic",
      content: blocks
        .join("")
        .replaceAll(/&quot;(\w+)&quot;/g, "“$1”")
        .replace("--", "—")
        .replace("&#39;", "’")
        .replace("...", "&hellip;"),
    },
    {
      when: "with addresses that count their readers",
      content: blocks.join("").replaceAll("example.org", "email.example.net/c/eJw"),
    },
    {
      when: "with elements of the provider's own around each line",
      content: `<table><tr><td>${blocks.join("<td><p class='x'>")}</table>`,
    },
  ])("$when", ({ content }) => expect(faultIn(content)).toBeNull());

  test.each([
    "{{ subscriber.email }}",
    "{% include x %}",
    "{# gone #}",
    "TemplateSyntaxError",
    "Could not parse the remainder",
  ])("with an author's %s, which comes back as it was", (words) => {
    const title = `<h3>On ${words}</h3>`;
    const escaped = title.replaceAll("{", "&#123;").replaceAll("}", "&#125;");
    expect(faultIn(title, letterOf(escaped))).toBeNull();
    expect(faultIn(escaped, letterOf(escaped))).toBeNull();
  });
});

describe("a rendering can't be sent that", () => {
  test.each([
    {
      is: "holds a variable",
      content: "<p>{{ subscriber.email }}</p>",
      fault: "holds a template that did not run: {{ subscriber.email }}",
    },
    {
      is: "holds a tag",
      content: "<p>{% if medium %}</p>",
      fault: "holds a template that did not run: {% if medium %}",
    },
    { is: "holds a comment", content: "<p>&#123;# x #}</p>", fault: "holds a template that did not run: {# x #}" },
    {
      is: "says why a template failed",
      content: "<p>TemplateSyntaxError at /</p>",
      fault: "holds a template that did not run: TemplateSyntaxError at /",
    },
    {
      is: "says where it failed",
      content: "<p>Could not parse the remainder: 'A'</p>",
      fault: "holds a template that did not run: Could not parse the remainder: 'A'",
    },
    {
      is: "leads to a page beside it",
      content: '<a href="/papers/">x</a>',
      fault: "holds a link that leads nowhere: /papers/",
    },
    {
      is: "leads to no host",
      content: '<a class="x" href="https:///papers/">x</a>',
      fault: "holds a link that leads nowhere: https:///papers/",
    },
    { is: "leads to itself", content: "<a href='#top'>x</a>", fault: "holds a link that leads nowhere: #top" },
    { is: "leads to nothing", content: '<a href="">x</a>', fault: "holds a link that leads nowhere: " },
    {
      is: "runs a script",
      content: '<a href="javascript&#58;alert(1)">x</a>',
      fault: "holds a link that leads nowhere: javascript:alert(1)",
    },
  ])("$is", ({ content, fault }) =>
    expect(faultIn([...blocks.slice(0, 3), content, ...blocks.slice(3)].join("\n"))).toContain(fault),
  );

  test("is over 102 KB, of which Gmail would show a part", () => {
    const rest = 102_000 - Buffer.byteLength(page(blocks.join("")));
    expect(faultIn(`${blocks.join("")}${"x".repeat(rest)}`)).toBeNull();
    expect(faultIn(`${blocks.join("")}${"x".repeat(rest - 1)}é`)).toBe("is 103 KB, of which Gmail shows 102");
  });

  test.each([
    { lost: 0, words: "Leading papers" },
    { lost: 1, words: `On "Slow" light -- it's <here>` },
    { lost: 2, words: "We propose x & y. It is 3.5 times faster..." },
    { lost: 3, words: "Another" },
  ])("leaves out $words", ({ lost, words }) => {
    const content = blocks.filter((_, at) => at !== lost).join("\n");
    expect(faultIn(content)).toContain(`leaves out "`);
    expect(faultIn(content)).toContain(words);
    // Whoever changed the draft may have meant it.
    expect(faultOf(page(content), `${letter.body}<p>One more</p>`, letter)).toBeNull();
  });

  test("holds more braces than an author wrote, however near", () => {
    const [title, end] = ["<h3>On &#123;&#123;A}}</h3>", "<p>The end</p>"];
    expect(faultIn(`${title}<p>{{ x }}</p>${end}`, letterOf(title, end))).toContain(
      "holds a template that did not run",
    );
  });
});

test.each([
  { as: "as written", body: letter.body, is: true },
  { as: "without the line on how to read it", body: letter.body.replace(mode, ""), is: true },
  { as: "with other ends of lines", body: letter.body.replaceAll("\n", "\r\n"), is: true },
  { as: "with a word less", body: letter.body.replace("Leading papers", "Leading"), is: false },
  { as: "with a paragraph more", body: `${letter.body}<p>One more</p>`, is: false },
  { as: "with a link that leads elsewhere", body: letter.body.replace("a.html", "b.html"), is: false },
  { as: "with a link less", body: letter.body.replace(/<\/?a\b[^>]*>/g, ""), is: false },
  { as: "empty", body: "", is: false },
])("a draft $as is as we wrote it: $is", ({ body, is }) => expect(isAsWritten(body, letter)).toBe(is));

test("links are the addresses of a text, in its order, without escapes", () =>
  expect(
    linksIn(
      `<a href="https://a.example/?b&amp;c"><A class='x' HREF = 'https://b.example/&#x27;'></a><a>no</a><area href="x"> href="y" <a title="&constructor;" href="&constructor;&nbsp;">`,
    ),
  ).toEqual(["https://a.example/?b&c", "https://b.example/'", "&constructor; "]));
