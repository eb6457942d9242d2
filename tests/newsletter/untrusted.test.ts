import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { missingFrom, readRows } from "../../scripts/evaluate/rows.ts";
import { faultInText } from "../../scripts/newsletter/gate.ts";
import { escaped } from "../../scripts/newsletter/html.ts";
import type { Letter } from "../../scripts/newsletter/letter.ts";
import { inWords, shortened } from "../../scripts/newsletter/wording.ts";
import { extractOf } from "../../scripts/text/extract.ts";
import { attacks, texts } from "./attacks.ts";
import { datum, filledIn, orders, readMail } from "./read.ts";
import { lettersOfAll, type Said } from "./written.ts";

const allowed = ["a href", "br", "em", "h2", "h3", "hr", "li", "ol", "p", "strong", "ul"];

/** What a letter's reader must be able to read of a paper that leads it: the author's text, and nothing else in its place. */
function expectSaid({ title, abstract, authors }: Said, blocks: readonly string[]) {
  const name = shortened(inWords(title), 300);
  if (name !== "") expect(blocks).toContain(name);
  const names = authors.map((author) => shortened(inWords(author), 100)).filter((author) => author !== "");
  const byline = names.slice(0, 3).join(", ");
  if (byline !== "") expect(blocks.filter((block) => block.startsWith(byline))).not.toEqual([]);
  const extracts = [1, 2, 3].map((count) => inWords(extractOf(abstract, count)));
  if (!extracts.includes("")) expect(blocks.filter((block) => extracts.includes(block))).not.toEqual([]);
}

/** A letter in both orders: nothing of it runs, and the mail is made of what is allowed. Returns what its reader sees. */
function mailed(letter: Letter): readonly string[] {
  expect(faultInText(letter)).toBe(null);
  for (const text of [letter.subject, letter.preheader, letter.text]) expect(filledIn(text)).toBe(text);
  const written = readMail(letter.body);
  for (const { mail } of orders) {
    const html = mail(letter.body);
    expect(html).not.toContain(datum);
    const { blocks, elements, addresses } = readMail(html);
    expect([...elements].filter((element) => !allowed.includes(element))).toEqual([]);
    expect(addresses).toEqual(written.addresses);
    expect(blocks).toEqual(written.blocks);
  }
  return written.blocks;
}

/** Papers through letters in which each leads once. */
function expectReadable(papers: readonly Said[]) {
  for (let first = 0; first < papers.length; first += 5) {
    const leading = papers.slice(first, first + 5);
    const [letter] = lettersOfAll(leading, { topics: ["Graphs & {Walks}"] });
    if (!letter) throw new TypeError("Cannot read a letter that was not written");
    const blocks = mailed(letter);
    for (const paper of leading) expectSaid(paper, blocks);
  }
}

test("the provider's stand-ins do run what is not escaped", () => {
  for (const { mail } of orders) {
    expect(mail("<p>{{ subscriber.email }} {{ unsubscribe_url }}</p>")).toContain(datum);
    expect(() => mail("<p>{{\\bf A}}</p>")).toThrow("Could not parse");
    expect(mail("a {# note #} *b*")).toBe("<p>a  <em>b</em></p>\n");
  }
});

describe.each(orders)("$order", ({ mail }) => {
  test("gives back the words of any text", () => {
    fc.assert(
      fc.property(texts.map(inWords), (text) => {
        const html = mail(`<p>${escaped(text)}</p>\n\n<ul>\n<li>a ${escaped(text)} b</li>\n</ul>\n`);
        expect(html.replace(/\n+/g, "\n")).toBe(
          `<p>${escaped(text)}</p>\n<ul>\n<li>a ${escaped(text)} b</li>\n</ul>\n`,
        );
        expect(readMail(html.replaceAll("<p>", "<p>.")).blocks).toEqual([`.${text}`, `a ${text} b`]);
      }),
      { numRuns: 500 },
    );
  });
});

const endless = `https://example.org/${"x".repeat(90_000)}`;
const made: readonly Said[] = attacks.flatMap((attack) => [
  {
    title: attack,
    abstract: `We propose ${attack} again. We show that it is ${attack}.`,
    authors: [attack, "Ada", "Bo", "Cy"],
    code: endless,
  },
  { title: `Slow ${attack} light`, abstract: attack, authors: [attack, attack], code: `https://example.org/${attack}` },
]);

test.each(made)("a reader reads $title, and it does nothing", (paper) => expectReadable([paper]));

const data = "../shared/data";
const oddFile = "odd.jsonl";
const daysFile = "hf/daily_papers.jsonl.gz";
const missing = missingFrom(data, [oddFile, daysFile]);
const record = z.object({ title: z.string(), abstract: z.string(), authors: z.array(z.string()) });
const odd = missing.includes(oddFile) ? [] : readRows(data, oddFile, record);
const listed = missing.includes(daysFile)
  ? []
  : readRows(data, daysFile, record.extend({ date: z.string(), githubUrl: z.string().nullish() }));

describe.skipIf(odd.length === 0)(`the odd records of ${data}/${oddFile} (skipped where it is not there)`, () => {
  test("each reads as its authors wrote it, and does nothing", () => {
    expect(odd.length).toBeGreaterThan(300);
    expectReadable(odd);
  });
});

/** Spread over the years of the file, and over what days hold: 11 papers to 78. */
const days = [
  "2024-01-30",
  "2024-06-19",
  "2024-10-03",
  "2025-03-14",
  "2025-05-28",
  "2025-08-13",
  "2025-09-30",
  "2025-12-18",
  "2026-02-03",
  "2026-03-31",
];

describe.skipIf(listed.length === 0)(`real days of ${data}/${daysFile} (skipped where it is not there)`, () => {
  test.each(days)("the papers of %s read as their authors wrote them, and do nothing", (day) => {
    const papers = listed
      .filter(({ date }) => date === day)
      .map(({ githubUrl, ...said }) => (githubUrl ? { ...said, code: githubUrl } : said));
    expect(papers.length).toBeGreaterThan(10);
    expectReadable(papers);
    const topics = ["Agents", "Vision, {Light}"];
    for (const letter of lettersOfAll(papers, { topics })) mailed(letter);
  });
});

describe.each([
  { of: "attacks", papers: made },
  { of: "odd records, longest first", papers: odd.toSorted((a, b) => b.title.length - a.title.length) },
])("letters of $of", ({ papers }) => {
  test.skipIf(papers.length === 0).each([0, 1, 10, 50, 300])("hold at most 80 KB with %i papers", (count) => {
    const letters = lettersOfAll(
      Array.from({ length: count }, (_, n) => papers[n % papers.length]).filter((paper) => paper !== undefined),
    );
    expect(letters).toHaveLength(Math.min(count, 1));
    for (const letter of letters) {
      expect(Buffer.byteLength(letter.body)).toBeLessThanOrEqual(80_000);
      mailed(letter);
    }
  });
});
