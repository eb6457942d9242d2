import fc from "fast-check";
import { expect, test } from "vitest";
import { isTopicId } from "../../scripts/config/topic.ts";
import { type Letter, lettersOf } from "../../scripts/newsletter/letter.ts";
import { collection, edition, many, paper, ranked, topic } from "./made.ts";

const date = "2026-11-23";
const tags = 'newsletter: { buttondown: "x", tags: true }\n';
const topics = [topic("graphs", "Graphs & Walks"), topic("optics", "Optics, {Light}"), topic("waves", "Waves")];

function send(topicsOf: (n: number) => readonly number[], papers = many(6), settings = tags): readonly Letter[] {
  const found = collection({ papers, topics, editions: [edition(date, papers, {}, { upvotes: 3 })] }, settings);
  return lettersOf(found, ranked(found, topicsOf), { every: "day", date }).letters;
}

test("beside the letter of everybody, each topic with papers has its own, where the settings have tags", () => {
  const all = send((n) => (n === 5 ? [] : n < 2 ? [1] : [1, 0]));
  expect(all.map(({ slug, tag, subject, preheader }) => ({ slug, tag, subject, preheader }))).toEqual([
    {
      slug: "daily-2026-11-23",
      tag: null,
      subject: "Paper 1, Paper 2, Paper 3, Paper 4, Paper 5, Paper 6 · 23 Nov 2026",
      preheader: "We propose method 1.",
    },
    {
      slug: "daily-2026-11-23-graphs",
      tag: "graphs",
      subject: "Paper 3, Paper 4, Paper 5 · Graphs & Walks, 23 Nov 2026",
      preheader: "We propose method 3.",
    },
    {
      slug: "daily-2026-11-23-optics",
      tag: "optics",
      subject: "Paper 1, Paper 2, Paper 3, Paper 4, Paper 5 · Optics, Light, 23 Nov 2026",
      preheader: "We propose method 1.",
    },
  ]);
  for (const { page } of all) expect(page).toBe("https://example.org/paper/2026/11/23/");
  expect(send(() => [0], many(6), "")).toHaveLength(1);
});

test("a topic's letter has three stories, the rest in a line each, and says how to choose topics", () => {
  const [, letter] = send((n) => (n < 6 ? [0] : []), many(7));
  expect(letter?.body).toContain(
    '<p>Monday 23 November 2026: 6 papers on Graphs &amp; Walks, of 7 in all. <a href="https://example.org/paper/2026/11/23/">Read this edition on the web</a> · <a href="https://example.org/paper/topics/graphs/">All papers on Graphs &amp; Walks</a></p>',
  );
  expect(letter?.body.match(/<h3>/g)).toHaveLength(3);
  expect(letter?.body).toContain(`<h2>Also on Graphs &amp; Walks</h2>

<ul>
<li><a href="https://example.org/paper/papers/own/paper-4.html">Paper 4</a> (3 upvotes)</li>
`);
  expect(letter?.body).toContain("You get this letter because you chose the topic Graphs &amp; Walks in A &#123;Test");
  expect(letter?.text).toMatch(
    /The\s+link\s+to\s+your\s+preferences,\s+at\s+the\s+end\s+of\s+this\s+mail,\s+lets\s+you\s+choose\s+others/,
  );
  const [everybody] = send(() => [0]);
  expect(everybody?.body).toContain("The link to your preferences, at the end of this mail, lets you choose topics.");
  // The provider's frame says it of everybody's.
  expect(everybody?.body).not.toContain("You get this letter");
});

test("a topic that all papers are on has no letter of its own: its readers get that of everybody", () => {
  const [everybody, ...others] = send((n) => (n === 0 ? [0] : [0, 1]));
  expect(everybody?.covers).toEqual(["graphs"]);
  expect(others.map(({ tag }) => tag)).toEqual(["optics"]);
});

test("a paper that has been withdrawn is in no topic's letter", () => {
  const papers = [paper(1, { withdrawn: "wrong" }), paper(2), paper(3)];
  expect(send((n) => (n < 2 ? [0] : []), papers)[1]?.body).not.toContain("paper-1.html");
});

test("whatever topics are called, no two letters of a day or of two days look alike", () => {
  const id = fc
    .oneof(
      fc.string({ unit: fc.constantFrom("a", "b", "9"), minLength: 1, maxLength: 5 }),
      fc.constantFrom("a".repeat(120), `${"a".repeat(120)}-b`, `${"a".repeat(90)}-c`),
    )
    .filter(isTopicId);
  const names = fc.oneof(
    fc.constantFrom("Graphs", "graphs", "{Graphs}", "Graphs ".repeat(9), `${"Graphs ".repeat(9)}too`),
    fc.string(),
  );
  const made = fc.uniqueArray(fc.record({ id, name: names }), { selector: ({ id }) => id, maxLength: 8 });
  const title = fc.oneof(
    fc.constant("A long way from Graphs to more Graphs, and back once again: a Survey"),
    fc.string(),
  );
  fc.assert(
    fc.property(made, title, (named, title) => {
      const days = [
        [paper(1, { title }), paper(3)],
        [paper(2, { title }), paper(4)],
      ] as const;
      const found = collection(
        {
          papers: days.flat(),
          topics: named.map(({ id, name }) => topic(id, name)),
          editions: [edition(date, days[0]), edition("2026-11-24", days[1])],
        },
        tags,
      );
      const ranking = ranked(found, (at) => (at % 2 === 0 ? named.map((_, n) => n) : []));
      const letters = [date, "2026-11-24"].flatMap((date) => lettersOf(found, ranking, { every: "day", date }).letters);
      expect(letters).toHaveLength(2 * (named.length + 1));
      for (const { subject, preheader, slug } of letters) {
        expect(subject.length).toBeLessThanOrEqual(78);
        expect(preheader.length).toBeLessThanOrEqual(100);
        expect(slug).toMatch(/^[a-zA-Z0-9_-]{1,100}$/);
      }
      for (const field of ["subject", "slug"] as const)
        expect(new Set(letters.map((letter) => letter[field].toLowerCase())).size).toBe(letters.length);
    }),
  );
});
