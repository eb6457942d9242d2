import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSite } from "../../scripts/config/site.ts";
import { isTopicId, type Topic, type TopicId } from "../../scripts/config/topic.ts";
import type { Edition } from "../../scripts/editions/edition.ts";
import { type Letter, letterOf } from "../../scripts/newsletter/letter.ts";
import type { Paper, PaperId } from "../../scripts/papers/paper.ts";
import { isPaperId } from "../../scripts/papers/schema.ts";

type Facts = Partial<Omit<Paper, "id">>;

function paper(n: number, facts: Facts = {}): Paper {
  const id = `own/paper-${n}`;
  if (!isPaperId(id)) throw new RangeError(`Cannot make a paper "${id}": expected a paper's id`);
  const abstract = `Networks are large. We propose method ${n}. We show that it is ${n} times faster.`;
  return {
    id,
    shelf: "own",
    name: `paper-${n}`,
    title: `Paper ${n}`,
    markdown: abstract,
    abstract,
    source: "file",
    authors: [],
    categories: [],
    facts: {},
    ...facts,
  };
}

function topic(id: string, name: string): Topic {
  if (!isTopicId(id)) throw new RangeError(`Cannot make a topic "${id}": expected a topic id`);
  return {
    id,
    name,
    description: name,
    phrases: [name],
    titlePhrases: [],
    weakPhrases: [],
    notPhrases: [],
    categories: [],
  };
}

const topics = [topic("graphs", "Graphs & Walks"), topic("optics", "Optics, {Light}")];
const read = readSite(
  "site.yaml",
  'format: 1\ntitle: "A {Test} Paper"\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\n',
);
if (!read.ok) throw new TypeError("Cannot read the test's site");
const site = read.value;

interface Options {
  readonly topicsOf?: (n: number) => readonly number[];
  readonly reasons?: Edition["papers"][number]["reasons"];
  readonly quiet?: Edition["quiet"];
}

function send(
  papers: readonly Paper[],
  { topicsOf = () => [], reasons = {}, quiet = null }: Options = {},
): Letter | null {
  const edition: Edition = {
    v: 1,
    date: "2026-11-23",
    closed: "2026-11-23T18:00:00Z",
    lead: 10,
    papers: papers.map(({ id, title }) => ({ id, title, reasons })),
    quiet,
  };
  const found = new Map<PaperId, { id: TopicId }[]>(
    papers.map(({ id }, n) => [id, topicsOf(n).flatMap((at) => topics[at] ?? [])]),
  );
  return letterOf({ edition, papers, topics, topicsOf: found, site, base: "https://example.org/paper/" });
}

function letter(papers: readonly Paper[], options?: Options): Letter {
  const made = send(papers, options);
  if (!made) throw new TypeError("Cannot test a letter that was not written");
  return made;
}

const many = (count: number, facts: Facts = {}) => Array.from({ length: count }, (_, n) => paper(n + 1, facts));

describe("a story says what is known and leaves no trace of what is not", () => {
  test("all of it", () => {
    const facts = {
      authors: ["Ada", "Bo", "Cy", "Di", "Ed"],
      arxiv: "2611.01234",
      code: "https://example.org/code?a=1&b={2}",
    };
    const { body, text } = letter([paper(7, facts)], { topicsOf: () => [0, 1], reasons: { upvotes: 41 } });
    expect(body).toContain(`<h2>Leading papers</h2>

<h3><a href="https://example.org/paper/papers/own/paper-7.html">Paper 7</a></h3>

<p>Ada, Bo, Cy and 2 more</p>

<p>We propose method 7. We show that it is 7 times faster.</p>

<p><em>Why it is here: 41 upvotes.</em><br>Graphs &amp; Walks; Optics, &#123;Light&#125;<br><a href="https://arxiv.org/abs/2611.01234">arXiv 2611.01234</a> · <a href="https://example.org/code?a=1&amp;b=%7B2%7D">Code</a></p>

<hr>`);
    expect(text).toContain(`1. Paper 7
   Ada, Bo, Cy and 2 more

   We propose method 7. We show that it is 7 times faster.

   Why it is here: 41 upvotes.
   Topics: Graphs & Walks; Optics, {Light}

   https://example.org/paper/papers/own/paper-7.html
   arXiv 2611.01234: https://arxiv.org/abs/2611.01234
   Code: https://example.org/code?a=1&b=%7B2%7D
`);
  });

  test("title and extract alone", () => {
    const { body, text } = letter([paper(7)], { reasons: { upvotes: 0 } });
    expect(body).toContain(
      "Paper 7</a></h3>\n\n<p>We propose method 7. We show that it is 7 times faster.</p>\n\n<hr>",
    );
    expect(text).toContain(
      "1. Paper 7\n\n   We propose method 7. We show that it is 7 times faster.\n\n   https://example.org/paper/papers/own/paper-7.html\n\nAbout",
    );
  });

  test.each([
    { authors: ["Ada"], line: "<p>Ada</p>" },
    { authors: ["Ada", "Bo", "Cy"], line: "<p>Ada, Bo, Cy</p>" },
    { authors: ["Ada", "Bo", "Cy", "Di"], line: "<p>Ada, Bo, Cy and 1 more</p>" },
  ])("authors $authors", ({ authors, line }) => expect(letter([paper(1, { authors })]).body).toContain(line));

  test.each(["javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "not an address"])(
    "an address such as %j is left out",
    (code) => {
      const { body, text } = letter([paper(1, { code })]);
      expect(body).not.toContain(code);
      expect(text).not.toContain("Code");
    },
  );
});

describe("the other papers take one line each: two or more under their first topic, one with its topic beside it", () => {
  const { body, text } = letter(many(9), {
    topicsOf: (n) => (n === 5 ? [] : n === 7 ? [1, 0] : [0]),
    reasons: { standsFor: 35 },
  });
  const row = (n: number, topic = "") =>
    `<li><a href="https://example.org/paper/papers/own/paper-${n}.html">Paper ${n}</a> (${topic}stands for 35 papers like it)</li>`;

  test("in HTML", () => {
    expect(body).toContain(`<h2>Also in this edition</h2>

<h3>Graphs &amp; Walks</h3>

<ul>
${row(7)}
${row(9)}
</ul>

<h3>Other subjects</h3>

<ul>
${row(6)}
${row(8, "Optics, &#123;Light&#125;; ")}
</ul>

<hr>`);
  });

  test("in plain text", () => {
    expect(text).toContain(
      "Other subjects:\n\n- Paper 6 (stands for 35 papers like it)\n  https://example.org/paper/papers/own/paper-6.html\n",
    );
  });

  test("without a heading where no two share a topic", () => {
    const options: Options = { topicsOf: (n) => [n % 2], reasons: { standsFor: 35 } };
    const { body, text } = letter(many(7), options);
    expect(body).toContain(
      `edition</h2>\n\n<ul>\n${row(6, "Optics, &#123;Light&#125;; ")}\n${row(7, "Graphs &amp; Walks; ")}\n</ul>`,
    );
    expect(text).toContain("====\n\n- Paper 6 (Optics, {Light}; stands for 35 papers like it)\n");
  });
});

describe("subject and preheader", () => {
  const long = "On the Convergence of Stochastic Gradient Methods with Momentum for Deep Networks";
  const fitting = "On the Convergence of Stochastic Gradient Methods with Momentum";
  test.each([
    { titles: ["{}"], subject: "23 Nov 2026: new papers" },
    { titles: ["A lens"], subject: "23 Nov 2026: A lens" },
    { titles: ["A lens", "A walk"], subject: "23 Nov 2026: A lens; A walk" },
    { titles: ["A lens", "A walk", "A graph"], subject: "23 Nov 2026: A lens; A walk (+1)" },
    { titles: ["A lens", long, "A graph"], subject: "23 Nov 2026: A lens (+2)" },
    { titles: [fitting, "A walk", "A graph"], subject: `23 Nov 2026: ${fitting}` },
    { titles: [long], subject: "23 Nov 2026: On the Convergence of Stochastic Gradient Methods with Momentum…" },
    {
      titles: [long, "A walk", "A graph"],
      subject: "23 Nov 2026: On the Convergence of Stochastic Gradient Methods… (+2)",
    },
    { titles: [`Slow Light: ${long}`, long], subject: "23 Nov 2026: Slow Light (+1)" },
    { titles: ["{{ x }}\r\nBcc: {% y %}"], subject: "23 Nov 2026: x Bcc: % y %" },
  ])("the subject of $titles is $subject", ({ titles, subject }) =>
    expect(letter(titles.map((title, n) => paper(n, { title }))).subject).toBe(subject),
  );

  test("the preheader counts papers and their topics", () => {
    expect(letter(many(5), { topicsOf: (n) => (n < 3 ? [1] : [0]) }).preheader).toBe(
      "5 papers: 3 on Optics, Light, 2 on Graphs & Walks",
    );
    expect(letter(many(1)).preheader).toBe("1 paper");
  });

  test("the preheader opens with the second title where the subject has no room for it", () => {
    const titled = (...titles: readonly string[]) =>
      letter(
        titles.map((title, n) => paper(n, { title })),
        { topicsOf: () => [0] },
      ).preheader;
    expect(titled(long, "A walk", "A lens")).toBe("A walk. 3 papers: 3 on Graphs & Walks");
    expect(titled(long, "Why walk?")).toBe("Why walk? 2 papers: 2 on Graphs & Walks");
    expect(titled("A lens", long)).toBe(`${long}. 2 papers`);
    expect(titled("A lens", `${long}, Once Again`)).toBe(`${long}… 2 papers`);
  });
});

test.each([
  { count: 1, left: null },
  { count: 10, left: null },
  { count: 41, left: "1 more paper on the site" },
  { count: 50, left: "10 more papers on the site" },
  { count: 300, left: "260 more papers on the site" },
])("a letter of $count papers shows at most 40 of them and says how many are left", ({ count, left }) => {
  const { body, text } = letter(many(count));
  expect(body.match(/\/papers\/own\//g)).toHaveLength(Math.min(40, count));
  expect(Buffer.byteLength(body)).toBeLessThan(80_000);
  if (left === null) expect(body).not.toContain("on the site</a>");
  else for (const part of [body, text]) expect(part).toContain(left);
});

test("a letter never passes 80 KB, whatever its papers hold", () => {
  const facts = {
    title: "{&} ".repeat(500),
    authors: Array.from({ length: 3000 }, () => "{}".repeat(200)),
    abstract: `We propose ${"{&} ".repeat(5000)}.`,
  };
  const { body } = letter(many(300, facts), { topicsOf: () => [1] });
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(80_000);
});

test("there is no letter of a quiet day, of no papers, or of papers that were taken down since", () => {
  expect(send([], { quiet: { cause: "nothing-left", note: "Nothing." } })).toBeNull();
  expect(send([])).toBeNull();
  expect(send([paper(1, { removed: "asked for" }), paper(2, { withdrawn: "wrong" })])).toBeNull();
});

test("the page is a complete document around the body, under the paper's name", () => {
  const { html, body, subject } = letter([paper(1, { title: "A & B" })]);
  expect(html.startsWith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')).toBe(true);
  expect(html).toContain(`<title>${subject.replace("&", "&amp;")}</title>`);
  expect(html).toContain('<meta name="color-scheme" content="light dark">');
  expect(html).toContain(`<body>\n<h1>A &#123;Test&#125; Paper</h1>\n${body}</body>`);
  expect(body).not.toMatch(/<h1|<style/);
});

test("what a template would run is only words, in plain text too", () => {
  const { text } = letter([
    paper(0, { title: "{{{ x }}} {% y %} {# z #} \\{a\\} 50%", abstract: "We show {{ x|safe }}." }),
  ]);
  expect(text).toContain("1. { { { x } } } { % y % } { # z # } {a} 50%");
  expect(text).toContain("We show { { x|safe } }.");
});

/** Reads a body as strictly as its own rules are: allowed tags without attributes, closed in order; known entities. */
function faultsOf(body: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [piece] of body.matchAll(/<[^>]*>?|[^<]+/g)) {
    const [, slash, tag = ""] =
      /^<(\/?)(a|p|h2|h3|ul|ol|li|strong|em|br|hr)(?: href="https:\/\/[^"\s{}]+"(?<=^<a .*))?>$/.exec(piece) ?? [];
    if (piece.startsWith("<") ? tag === "" : />|&(?!(?:amp|lt|gt|quot|#39|#123|#125);)/.test(piece)) faults.push(piece);
    else if (slash === "/" && open.pop() !== tag) faults.push(piece);
    else if (slash === "" && tag !== "br" && tag !== "hr" && tag !== "") open.push(tag);
  }
  for (const line of body.split("\n")) if (/^---|^\s*https?:\S*$/.test(line)) faults.push(line);
  if (/[{}]|\{#|\p{Cc}(?<!\n)|[\u202a-\u202e\u2066-\u2069]/u.test(body))
    faults.push("a brace, a control character or a turn of direction");
  return [...faults, ...open];
}

test("whatever titles, abstracts and authors hold, a letter keeps its form", () => {
  const odd = fc.constantFrom(
    "{{ subscriber.email }}",
    "{% include 'x' %}",
    "{# note #}",
    "{{\\bf A}}",
    "<script>alert(1)</script>",
    "<img src=x onerror=y>",
    "](javascript:x)",
    "---",
    "\n---\nkey: value\n---\n",
    "\r\nBcc: a@example.org",
    "https://example.org/",
    "\u202e",
    "\u2066",
    "\u0000\u0007\u001b[31m",
    "\ud800",
    "&amp;",
    "$\\alpha_{i}$",
    "$\\undefinedcmd{{x}}$",
    "x".repeat(200),
    "表".repeat(90),
    ". We show ",
  );
  const texts = fc
    .array(fc.oneof(odd, fc.string({ unit: "binary" }), fc.string()), { maxLength: 6 })
    .map((parts) => parts.join(" "));
  const one = fc.record({
    title: texts,
    abstract: texts,
    authors: fc.array(texts, { maxLength: 5 }),
    code: fc.oneof(texts, fc.webUrl({ withQueryParameters: true, withFragments: true })),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 9 }), (facts) => {
      const { subject, preheader, body, text, html } = letter(
        facts.map((fact, n) => paper(n, fact)),
        { topicsOf: (n) => [n % 3] },
      );
      // https only here, so that one rule fits all links.
      expect(faultsOf(body.replaceAll('href="http:', 'href="https:'))).toEqual([]);
      expect(html).toContain(body);
      expect(subject.length).toBeLessThanOrEqual(78);
      expect(subject).toMatch(/^23 Nov 2026: /);
      expect(preheader.length).toBeLessThanOrEqual(100);
      for (const line of [subject, preheader]) expect(line).not.toMatch(/[{}\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      for (const line of text.split("\n")) {
        expect(line).not.toMatch(/^---/);
        expect(line).not.toMatch(/\{[{%#]|[}%#]\}/);
        if (!line.includes("://")) expect([...line].length).toBeLessThanOrEqual(72);
      }
    }),
  );
});
