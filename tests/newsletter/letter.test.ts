import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Edition } from "../../scripts/editions/edition.ts";
import { faultInText } from "../../scripts/newsletter/gate.ts";
import { type Letter, lettersOf } from "../../scripts/newsletter/letter.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { collection, edition, many, paper, ranked, topic } from "./made.ts";

const date = "2026-11-23";
const topics = [topic("graphs", "Graphs & Walks"), topic("optics", "Optics, {Light}"), topic("waves", "Waves (Deep)")];

interface Options {
  readonly topicsOf?: (n: number) => readonly number[];
  readonly reasons?: Edition["papers"][number]["reasons"];
  readonly more?: Partial<Edition>;
}

function send(papers: readonly Paper[], { topicsOf = () => [], reasons = {}, more = {} }: Options = {}) {
  const found = collection({ papers, topics, editions: [edition(date, papers, more, reasons)] });
  return lettersOf(found, ranked(found, topicsOf), { every: "day", date });
}

function letter(papers: readonly Paper[], options?: Options): Letter {
  const [made] = send(papers, options).letters;
  if (!made) throw new TypeError("Cannot test a letter that was not written");
  return made;
}

describe("a story says what is known and leaves no trace of what is not", () => {
  test("all of it", () => {
    const facts = {
      authors: ["Ada", "Bo", "Cy", "Di", "Ed"],
      arxiv: "2611.01234",
      code: "https://example.org/code?a=1&b={2}",
    };
    const { body, text } = letter([paper(7, facts)], { topicsOf: () => [0, 1], reasons: { upvotes: 41 } });
    expect(body).toContain(`<h2>Leading paper</h2>

<h3><a href="https://example.org/paper/papers/own/paper-7.html">Paper 7</a></h3>

<p>Ada, Bo, Cy and 2 more</p>

<p>We propose method 7. We show that it is 7 times faster.</p>

<p><em>Why it is here: 41 upvotes.</em><br>Topics: Graphs &amp; Walks; Optics, &#123;Light&#125;<br><a href="https://arxiv.org/abs/2611.01234">arXiv 2611.01234</a> · <a href="https://example.org/code?a=1&amp;b=%7B2%7D">Code</a></p>

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
    { authors: ["Ada", "Bo", "Cy", "Di"], line: "<p>Ada, Bo, Cy, Di</p>" },
    { authors: ["Ada", "Bo", "Cy", "Di", "Ed"], line: "<p>Ada, Bo, Cy and 2 more</p>" },
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

describe("the rest of the lead comes in its order, then the others: two or more under their first topic", () => {
  const { body, text } = letter(many(18), {
    topicsOf: (n) => ([8, 10, 11].includes(n) ? [] : n === 5 || n === 12 ? [1] : n === 13 || n > 15 ? [2] : [0]),
    reasons: { upvotes: 3, perHour: 1 },
  });
  const row = (n: number, note = "") =>
    `<li><a href="https://example.org/paper/papers/own/paper-${n}.html">Paper ${n}</a> (${note}3 upvotes)</li>`;

  test("in HTML", () => {
    const graphs = "Graphs &amp; Walks; ";
    expect(body).toContain(`<h2>Five more that lead</h2>

<ul>
${row(6, "Optics, &#123;Light&#125;; ")}
${row(7, graphs)}
${row(8, graphs)}
${row(9)}
${row(10, graphs)}
</ul>

<h2>Also in this edition</h2>

<h3>Graphs &amp; Walks</h3>

<ul>
${row(15, graphs).replace(graphs, "")}
${row(16)}
</ul>

<h3>Waves (Deep)</h3>

<ul>
${row(14)}
${row(17)}
${row(18)}
</ul>

<h3>Other topics</h3>

<ul>
${row(13, "Optics, &#123;Light&#125;; ")}
</ul>

<h3>Without a topic</h3>

<ul>
${row(11)}
${row(12)}
</ul>

<hr>`);
    expect(body).toContain("<p>Below those that lead, topics come in the order of their best paper.</p>");
  });

  test("in plain text", () => {
    expect(text).toContain(
      "Without a topic:\n\n- Paper 11 (3 upvotes)\n  https://example.org/paper/papers/own/paper-11.html\n",
    );
  });

  test("without a heading where no two share a topic, and without brackets in brackets", () => {
    const options: Options = { topicsOf: (n) => [n % 3], reasons: { upvotes: 1 }, more: { lead: 2 } };
    const { body, text } = letter(many(5), options);
    const one = (n: number, topic: string) => row(n, `${topic}; `).replace("3 upvotes", "1 upvote");
    expect(body).toContain(
      `edition</h2>\n\n<ul>\n${one(4, "Graphs &amp; Walks")}\n${one(5, "Optics, &#123;Light&#125;")}\n${one(3, "Waves – Deep")}\n</ul>`,
    );
    expect(text).toContain("====\n\n- Paper 4 (Graphs & Walks; 1 upvote)\n");
    expect(text).not.toContain("that lead\n");
  });
});

test.each([
  { lead: 6, heading: "One more that leads" },
  { lead: 7, heading: "Two more that lead" },
  { lead: 18, heading: "13 more that lead" },
])("of $lead that lead, the rest stands under $heading", ({ lead, heading }) =>
  expect(letter(many(18), { more: { lead } }).body).toContain(`<h2>${heading}</h2>`),
);

test.each([
  { standsFor: 1, why: "Why it is here: unlike all others in the collection." },
  { standsFor: 2, why: "Why it is here: close to 1 other in the collection." },
  { standsFor: 38, why: "Why it is here: close to 37 others in the collection." },
])("a story that stands for $standsFor says $why; a line says nothing of it", ({ standsFor, why }) => {
  const { body } = letter(many(7), { reasons: { standsFor } });
  expect(body).toContain(why);
  expect(body).toContain("Paper 6</a></li>");
});

describe("subject and preheader", () => {
  const long = "On the Convergence of Stochastic Gradient Methods with Momentum for Deep Networks";
  test.each([
    { titles: ["{}"], subject: "New papers · 23 Nov 2026" },
    { titles: ["A lens"], subject: "A lens · 23 Nov 2026" },
    { titles: ["Slow Light: A Lens"], subject: "Slow Light: A Lens · 23 Nov 2026" },
    { titles: ["A lens", "A walk"], subject: "A lens, A walk · 23 Nov 2026" },
    { titles: ["Lens, Walk", "A graph"], subject: "Lens, Walk; A graph · 23 Nov 2026" },
    { titles: [long], subject: "On the Convergence of Stochastic Gradient Methods with Momentum… · 23 Nov 2026" },
    {
      titles: ["LongCodeZip: A", "ExGRPO : B", "Position: C"],
      subject: "LongCodeZip, ExGRPO, Position: C · 23 Nov 2026",
    },
    {
      titles: [long, "A walk", "A graph"],
      subject: "On the Convergence…; A walk; A graph · 23 Nov 2026",
    },
    {
      titles: [`Slow Light: ${long}`, long, long],
      subject: "Slow Light; On the Convergence…; On the Convergence… · 23 Nov 2026",
    },
    { titles: ["{{ x }}\r\nBcc: {% y %}"], subject: "x Bcc: % y % · 23 Nov 2026" },
  ])("the subject of $titles is $subject", ({ titles, subject }) =>
    expect(letter(titles.map((title, n) => paper(n, { title }))).subject).toBe(subject),
  );

  test("the names that lead come first, as many as fit, and the day is whole", () => {
    const names = ["LongCodeZip", "Self-Forcing++", "ExGRPO", "StockBench", "StealthAttack", "CLUE", "VOGUE"];
    const papers = names.map((name, n) => paper(n + 100, { title: `${name}: ${long}` }));
    const { subject, preheader } = letter([...papers, ...many(44)], {
      topicsOf: (n) => (n < 13 ? [0] : n < 22 ? [1] : []),
    });
    expect(subject).toBe("LongCodeZip, Self-Forcing++, ExGRPO, StockBench and 47 more · 23 Nov 2026");
    expect(preheader).toBe(
      "StealthAttack, CLUE, VOGUE, Paper 1, Paper 2. 51 papers; 13 on Graphs & Walks; 9 on Optics, Light.",
    );
  });

  test("the preheader tells what the subject has no room for: the next names, or what is new", () => {
    const titled = (...titles: readonly string[]) => letter(titles.map((title, n) => paper(n, { title }))).preheader;
    expect(titled("x".repeat(32), "y".repeat(32), long)).toBe(`${"y".repeat(32)}; On the Convergence…`);
    expect(titled("x".repeat(32), `${"y".repeat(32)}: a lens`)).toBe(`${"y".repeat(32)}: a lens`);
    expect(titled("A lens")).toBe("We propose method 0.");
    expect(letter([paper(1, { abstract: `We propose ${long}, ${long}.` })]).preheader).toBe(
      "We propose On the Convergence of Stochastic Gradient Methods with Momentum for Deep Networks…",
    );
  });
});

test.each([
  { count: 1, left: null },
  { count: 10, left: null },
  { count: 50, left: null },
  { count: 81, left: "1 more paper on the site" },
  { count: 300, left: "220 more papers on the site" },
])("a letter of $count papers shows at most 80 of them and says how many are left", ({ count, left }) => {
  const { body, text } = letter(many(count));
  expect(body.match(/\/papers\/own\//g)).toHaveLength(Math.min(80, count));
  expect(Buffer.byteLength(body)).toBeLessThan(80_000);
  if (left === null) expect(body).not.toContain("on the site</a>");
  else for (const part of [body, text]) expect(part).toContain(left);
});

test.each([1, 5, 10, 50, 300])("a letter of %i papers never passes 80 KB, whatever they hold", (count) => {
  const hostile = ["{&} ", "\u8868", "'", "{&} x\u00e9\u202e"].map((text) => ({
    title: text.repeat(200),
    authors: Array.from({ length: 300 }, () => text.repeat(100)),
    abstract: `We propose ${text.repeat(600)}.`,
    code: `https://example.org/?${"&".repeat(470)}`,
    project: `https://example.org/?${text.repeat(2000)}`,
    doi: `10.1000/${"&".repeat(400)}`,
  }));
  for (const facts of hostile) {
    const papers = many(count, facts);
    const passed = papers.map(({ id }) => ({ id, like: id, likeness: 0.5 }));
    const more = { passed, leftOut: { ["x".repeat(9000)]: 3 } };
    const { body, text } = letter(papers, { topicsOf: () => [1], more, reasons: { upvotes: 3, perHour: 1e300 } });
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(80_000);
    expect(body).not.toMatch(/[{}]/);
    expect(text).not.toMatch(/\{[{%#]/);
  }
});

test("a letter of any number of papers shows each once or says how many are left", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(400), (count, length) => {
      const { body } = letter(many(count + 1, { title: "&".repeat(length) }));
      const shown = new Set(body.match(/own\/paper-\d+\.html/g)).size;
      const left = Number(/(\d+) more papers? on the site/.exec(body)?.[1] ?? 0);
      expect(shown + left).toBe(count + 1);
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(80_000);
    }),
    { numRuns: 40 },
  );
});

test.each([
  {
    papers: [],
    why: "No letter for Monday 23 November 2026: The sources listed no papers on this day, which may have been a holiday.",
  },
  {
    papers: [paper(1, { removed: "asked for" }), paper(2, { withdrawn: "wrong" })],
    why: "No letter for Monday 23 November 2026: every paper of its edition has been withdrawn or taken down.",
  },
])("there is no letter where $why", ({ papers, why }) => expect(send(papers)).toEqual({ letters: [], none: why }));

test("there is no letter of a day without an edition", () => {
  const found = collection({});
  expect(
    lettersOf(
      found,
      ranked(found, () => []),
      { every: "day", date },
    ),
  ).toEqual({
    letters: [],
    none: "No letter for Monday 23 November 2026: it has no edition.",
  });
});

test("only papers that lead the edition are stories", () => {
  const { body } = letter(many(4), { more: { lead: 2 } });
  expect(body.match(/<h3>/g)).toHaveLength(2);
  // The second of the lead is gone, and the third never led.
  const { body: less } = letter([paper(1), paper(2, { removed: "asked for" }), paper(3)], { more: { lead: 2 } });
  expect(less).toContain("<h2>Leading paper</h2>");
  expect(less.match(/<h3>/g)).toHaveLength(1);
});

test("a letter says how its edition is ordered, what was passed over and what was left out, as the day's page does", () => {
  const [first, second, third] = many(3);
  if (!first || !second || !third || !topics[0]) throw new TypeError("Cannot test without papers");
  const more: Partial<Edition> = {
    passed: [
      { id: second.id, topic: topics[0].id },
      { id: third.id, like: first.id, likeness: 0.5 },
    ],
    leftOut: { arxiv: 130 },
  };
  const { body, text } = letter([first, second, third], { more, reasons: { upvotes: 3, perHour: 0.1667 } });
  expect(body).toContain(`<hr>

<p>Ordered by upvotes an hour where votes are known, the others so that together they cover what the collection is about.</p>

<p>Passed over for variety: 1 more on Graphs &amp; Walks, 1 more much like “Paper 1”.</p>

<p>130 more on arXiv were left out.</p>

<p>The papers also come as feeds, and the site says how they are ranked. <a`);
  expect(body).toContain("<em>Why it is here: 3 upvotes, 0.17 an hour.</em>");
  expect(text).toContain("About this letter\n=================\n\nOrdered by upvotes an hour");
});

test("a paper that came late shows the day on which it was listed", () => {
  expect(letter([paper(1, { listed: "2026-11-20" })]).body).toContain(
    "<em>Why it is here: listed Friday 20 November.</em>",
  );
});

test.each([
  { facts: { arxiv: "2611.01234", doi: "10.1000/182" }, links: ["https://arxiv.org/abs/2611.01234"] },
  { facts: { doi: "10.1002/(SICI)1<2::a#b>" }, links: ["https://doi.org/10.1002/(SICI)1%3C2%3A%3Aa%23b%3E"] },
  {
    facts: { code: "https://example.org/code", project: "https://example.org/project" },
    links: ["https://example.org/code", "https://example.org/project"],
  },
  { facts: { code: `https://example.org/${"x".repeat(500)}` }, links: [] },
  { facts: {}, links: [] },
])("a story of $facts leads to its page and to $links", ({ facts, links }) => {
  const [, story = ""] = /<h2>Leading paper<\/h2>(.*)<hr>/s.exec(letter([paper(1, facts)]).body) ?? [];
  const found = [...story.matchAll(/href="([^"]+)"/g)].map(([, url]) => url);
  expect(found).toEqual(["https://example.org/paper/papers/own/paper-1.html", ...links]);
});

test("the page is a complete document around the body, under the paper's name", () => {
  const { html, body, subject } = letter([paper(1, { title: "A & B" })]);
  expect(html.startsWith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')).toBe(true);
  expect(html).toContain(`<title>${subject.replace("&", "&amp;")}</title>`);
  expect(html).toContain('<meta name="color-scheme" content="light dark">');
  expect(html).toContain(`<h1>A &#123;Test&#125; Paper</h1>\n${body}</body>`);
  expect(body).not.toMatch(/<h1|<style/);
});

test("what a template would run is only words, in plain text too", () => {
  const { text } = letter([
    paper(0, { title: "{{{ x }}} {% y %} {# z #} \\{a\\} 50%", abstract: "We show {{ x|safe }}." }),
  ]);
  expect(text).toContain("1. { { { x } } } { % y % } { # z # } {a} 50%");
  expect(text).toContain("We show { { x|safe } }.");
});

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
      const made = letter(
        facts.map((fact, n) => paper(n, fact)),
        { topicsOf: (n) => [n % 3] },
      );
      const { subject, preheader, body, text, html } = made;
      expect(faultInText(made)).toBe(null);
      expect(html).toContain(body);
      expect(subject.length).toBeLessThanOrEqual(78);
      expect(subject).toMatch(/ · 23 Nov 2026$/);
      expect(preheader.length).toBeLessThanOrEqual(100);
      for (const line of [subject, preheader]) expect(line).not.toMatch(/[{}\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      for (const line of text.split("\n")) {
        expect(line).not.toMatch(/^---/);
        if (!line.includes("://")) expect([...line].length).toBeLessThanOrEqual(72);
      }
    }),
  );
});
