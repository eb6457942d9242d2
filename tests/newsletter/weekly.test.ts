import fc from "fast-check";
import { expect, test } from "vitest";
import { daysAfter } from "../../scripts/config/zone.ts";
import type { Collection } from "../../scripts/editions/collection.ts";
import { type Letter, lettersOf } from "../../scripts/newsletter/letter.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { rank } from "../../scripts/ranking/rank.ts";
import { select as chosen } from "../../scripts/ranking/selection.ts";
import { collection, edition, many, paper, ranked, topic } from "./made.ts";

const sunday = "2026-11-29";
const day = (n: number) => daysAfter("2026-11-23", n);
const due = { every: "week", date: sunday } as const;

const words = ["lens", "graph", "walk", "light", "wave", "prism", "colour", "node", "edge", "beam", "mirror", "tree"];
/** Papers that are nothing like each other. */
const different = words.map((word, n) => paper(n + 1, { title: word, abstract: `${word} `.repeat(20) }));

const votes = (of: Paper, upvotes: number, at = `${sunday}T06:00:00Z`) => ({
  paper: of.id,
  at,
  source: "huggingface",
  upvotes,
});

function send(made: Parameters<typeof collection>[0], settings?: string) {
  const found = collection(made, settings);
  return lettersOf(found, rank(found), due);
}

function letter(made: Parameters<typeof collection>[0], settings?: string): Letter {
  const [one] = send(made, settings).letters;
  if (!one) throw new TypeError("Cannot test a letter that was not written");
  return one;
}

const papersIn = ({ body }: Letter) => [...body.matchAll(/papers\/own\/paper-(\d+)\.html/g)].map(([, n]) => Number(n));

test("the week's papers come by upvotes; those without any by place, then by day, then by id", () => {
  const [a, b, c, d, e, f, g] = different;
  if (!a || !b || !c || !d || !e || !f || !g) throw new TypeError("Cannot test without papers");
  const editions = [edition(day(0), [a, b, c]), edition(day(2), [d, e]), edition(day(4), [f, g]), edition(sunday, [])];
  const made = letter({
    papers: different,
    editions,
    observations: [votes(e, 9, `${day(3)}T06:00:00Z`), votes(c, 20), votes(d, 0)],
  });
  // Paper 1, 4 and 6 stood first, of which 4 was read without a vote.
  expect(papersIn(made)).toEqual([3, 5, 1, 4, 6, 2, 7]);
  expect(made.slug).toBe("weekly-2026-w48");
  expect(made.page).toBe("https://example.org/paper/2026/w48/");
  expect(made.subject).toBe("walk, wave, lens, light, prism, graph, colour · Week 48 of 2026");
  expect(made.body).toContain(
    '<p>Week 48 of 2026, 23 to 29 November 2026: 7 papers that led its editions. <a href="https://example.org/paper/2026/w48/">Read this week on the web</a></p>\n\n<h2>The week&#39;s best</h2>',
  );
  expect(made.body).toContain("<em>Why it is here: 20 upvotes.</em>");
  expect(made.body).toContain("<em>Why it is here: 9 upvotes.</em>");
  expect(made.body).toContain("<h2>Also leading this week</h2>");
  expect(made.body).toContain(
    "<p>Ordered by upvotes as the week ended, last read on 29 November 2026; papers without any come last. At most 3 of",
  );
});

test("what stands outside the week, or did not lead, is not told", () => {
  const editions = [
    edition(day(-1), different.slice(0, 1)),
    edition(day(0), different.slice(1, 4), { lead: 2 }),
    edition(day(6), different.slice(4, 5)),
    edition(day(7), different.slice(5, 6)),
  ];
  expect(papersIn(letter({ papers: different, editions }))).toEqual([2, 5, 3]);
});

test("what was read after the week's last edition closed changes nothing", () => {
  const editions = [edition(day(0), different.slice(0, 2)), edition(sunday, [])];
  const [, second = paper(0)] = different;
  const first = letter({ papers: different, editions });
  const later = letter({ papers: different, editions, observations: [votes(second, 90, `${sunday}T18:00:01Z`)] });
  expect(later).toEqual(first);
});

test("a paper comes once, also when it led twice, or under a stub's name too, with the votes of both names", () => {
  const target = paper(9, { title: "A prism", abstract: "prism ".repeat(9) });
  const stub = paper(1, { sameAs: target.id });
  const [other = paper(0)] = different.slice(1);
  const editions = [edition(day(0), [other, stub]), edition(day(1), [target, other])];
  const observations = [votes(stub, 30, `${day(0)}T10:00:00Z`), votes(other, 20, `${day(0)}T10:00:00Z`)];
  expect(papersIn(letter({ papers: [stub, other, target], editions, observations }))).toEqual([9, 2]);
});

test("at most three of one topic are stories while there are others", () => {
  const papers = many(8);
  const found = collection({
    papers,
    topics: [topic("optics", "Optics")],
    editions: [edition(day(0), papers)],
    observations: papers.map((one, n) => votes(one, 100 - n)),
  });
  const ranking = ranked(found, (n) => (n < 5 ? [0] : []));
  const firstTopic = (id: Paper["id"]) => ranking.topicsOf.get(id)?.[0]?.id;
  const select = (order: Iterable<Paper["id"]>, size: number) =>
    chosen(order, { size, firstTopic, similarity: () => 0 });
  const [made] = lettersOf(found, { ...ranking, select }, due).letters;
  expect(made && papersIn(made)).toEqual([1, 2, 3, 6, 7, 4, 5, 8]);
});

test("a paper much like one above it is no story while there are others", () => {
  const [first = paper(0)] = different;
  const papers = [first, { ...paper(20), title: first.title, abstract: first.abstract }, ...different.slice(1, 6)];
  const observations = papers.map((one, n) => votes(one, 100 - n));
  expect(papersIn(letter({ papers, editions: [edition(day(0), papers)], observations }))).toEqual([
    1, 2, 3, 4, 5, 20, 6,
  ]);
});

test("a topic's weekly letter has all its papers of the week, by upvotes", () => {
  const papers = many(6);
  const found = collection(
    {
      papers,
      topics: [topic("graphs", "Graphs"), topic("optics", "Optics")],
      editions: [edition(day(0), papers, { lead: 2 })],
    },
    'newsletter: { buttondown: "x", tags: true }\n',
  );
  const ranking = { ...ranked(found, () => [1]), select: rank(found).select };
  const [, made] = lettersOf(found, ranking, due).letters;
  expect(made && { ...made, body: papersIn(made) }).toMatchObject({
    slug: "weekly-2026-w48-optics",
    tag: "optics",
    subject: "Paper 1, Paper 2, Paper 3, Paper 4, Paper 5, Paper 6 · Optics, Week 48 of 2026",
    body: [1, 2, 3, 4, 5, 6],
  });
});

test("there is no letter of a week without papers", () => {
  const none = "No letter for week 48 of 2026: its editions have no papers.";
  expect(send({ editions: [edition(sunday, [])] })).toEqual({ letters: [], none });
  expect(send({})).toEqual({ letters: [], none });
});

test("whatever leads on which days, a weekly letter repeats no paper, leaves none out, and is the same again", () => {
  const papers = different.map((one, n) => (n === 3 ? { ...one, ...sameAs(different[7]) } : one));
  const week = fc.array(fc.subarray(papers), { minLength: 1, maxLength: 7 });
  const readings = fc.array(fc.record({ of: fc.constantFrom(...papers), upvotes: fc.nat(3), day: fc.nat(6) }));
  fc.assert(
    fc.property(week, readings, (days, read) => {
      const made: Partial<Collection> = {
        papers,
        editions: days.map((some, n) => edition(day(n), some, { lead: 4 })),
        observations: read.map(({ of, upvotes, day: n }) => votes(of, upvotes, `${day(n)}T07:00:00Z`)),
      };
      const found = collection(made);
      const ranking = rank(found);
      const { letters } = lettersOf(found, ranking, due);
      const led = days.flatMap((some) =>
        some.slice(0, 4).map(({ id, sameAs }) => Number((sameAs ?? id).replace(/\D+/, ""))),
      );
      expect(letters.flatMap(papersIn).toSorted((a, b) => a - b)).toEqual([...new Set(led)].toSorted((a, b) => a - b));
      expect(lettersOf({ ...found, observations: found.observations.toReversed() }, ranking, due).letters).toEqual(
        letters,
      );
    }),
    { numRuns: 50 },
  );
});

const sameAs = (target: Paper | undefined) => (target ? { sameAs: target.id } : {});
