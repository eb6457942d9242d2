import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSite } from "../../scripts/config/site.ts";
import { isTopicId, type Topic } from "../../scripts/config/topic.ts";
import { readContent } from "../../scripts/content.ts";
import { closeEdition } from "../../scripts/editions/close.ts";
import type { Collection } from "../../scripts/editions/collection.ts";
import {
  type Edition,
  type EditionPaper,
  editionFile,
  loadEditions,
  printEdition,
} from "../../scripts/editions/edition.ts";
import { reasonsInWords } from "../../scripts/editions/reasons.ts";
import type { Observation } from "../../scripts/papers/observations.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { isPaperId } from "../../scripts/papers/schema.ts";
import { rank } from "../../scripts/ranking/rank.ts";
import { contentOf, paper as fileOf, put, small } from "../site/content.ts";

const read = readSite("site.yaml", 'format: 1\ntitle: "T"\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\n');
if (!read.ok) throw new TypeError("Cannot read the test's site");
const site = read.value;

function topic(id: string): Topic {
  if (!isTopicId(id)) throw new RangeError(`Cannot make a topic "${id}": expected a topic id`);
  return {
    id,
    name: id,
    description: id,
    phrases: [id],
    titlePhrases: [],
    weakPhrases: [],
    notPhrases: [],
    categories: [],
  };
}

const topics = ["bees", "graphs", "lenses"].map(topic);

function paper(name: string, about: string, facts: Partial<Paper> = {}): Paper {
  const id = `own/${name}`;
  if (!isPaperId(id)) throw new RangeError(`Cannot make a paper "${id}": expected a paper's id`);
  const abstract = `We look at ${about} and at ${about} again. Number ${name} of ${about} is unlike ${name}s before it.`;
  const title = `${name} on ${about}`;
  return {
    ...{ id, shelf: "own", name, title, markdown: abstract, abstract, source: "file" },
    ...{ authors: [], categories: [], facts: {}, ...facts },
  };
}

const some = (count: number, about: string, facts: Partial<Paper> = {}) =>
  Array.from({ length: count }, (_, n) => paper(`${about}-${n}`, about, facts));

function collection(papers: readonly Paper[], more: Partial<Collection> = {}): Collection {
  return { site, topics, papers, observations: [], editions: [], status: null, pages: [], ...more };
}

const closing = "2026-11-23T18:00:00Z";
const close = (found: Collection, date = "2026-11-23") => closeEdition(found, rank(found), date, closing);
const names = ({ papers }: Edition) => papers.map(({ id }) => id.replace("own/", ""));

test("without a dated paper the backlog gives ten papers a day, until each has been in one edition and the day is quiet", () => {
  const papers = [...some(9, "bees"), ...some(9, "graphs"), ...some(5, "lenses")];
  const editions: Edition[] = [];
  for (const date of ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"])
    editions.push(close(collection(papers, { editions: [...editions] }), date));
  expect(editions.map((edition) => edition.papers.length)).toEqual([10, 10, 3, 0]);
  const announced = editions.flatMap(names);
  expect(announced.toSorted()).toEqual(papers.map(({ name }) => name).toSorted());
  expect(editions.map(({ quiet }) => quiet)).toEqual([
    null,
    null,
    null,
    { cause: "nothing-left", note: "No paper arrived on this day, and every earlier one has been in an edition." },
  ]);
});

test("ten papers of the seed lead its first days, three at most of one topic, and no paper twice", async () => {
  const found = await readContent("content");
  const ranking = rank(found);
  const editions: Edition[] = [];
  for (const date of ["2024-02-28", "2024-02-29", "2024-03-01"]) {
    const edition = closeEdition({ ...found, editions: [...editions] }, ranking, date, closing);
    const firsts = edition.papers.map(({ reasons }) => reasons.topic).filter((first) => first !== undefined);
    expect(edition.papers).toHaveLength(10);
    for (const first of firsts) expect(firsts.filter((other) => other === first).length).toBeLessThanOrEqual(3);
    expect(new Set(firsts).size).toBeGreaterThanOrEqual(4);
    for (const one of edition.papers) expect(reasonsInWords(one)).not.toEqual([]);
    editions.push(edition);
  }
  expect(new Set(editions.flatMap(names)).size).toBe(30);
});

test("every arrival is in the edition, and the backlog in none where ten arrived", () => {
  const arrivals = [...some(8, "bees", { listed: "2026-11-23" }), ...some(8, "graphs", { listed: "2026-11-23" })];
  const edition = close(collection([...arrivals, ...some(5, "lenses")]));
  expect(names(edition).toSorted()).toEqual(arrivals.map(({ name }) => name).toSorted());
  expect(edition).toMatchObject({ v: 1, date: "2026-11-23", closed: closing, lead: 10, quiet: null });
});

describe("an arrival is", () => {
  const oldest: Edition = { v: 1, date: "2026-11-18", closed: closing, lead: 10, papers: [], quiet: null };
  const last: Edition = { v: 1, date: "2026-11-20", closed: closing, lead: 10, papers: [], quiet: null };
  const many = some(10, "bees", { listed: "2026-11-23" });
  test.each([
    ["a paper of the day", "2026-11-23", true],
    ["one of the days since the last edition", "2026-11-21", true],
    ["one that came after the last edition was closed", "2026-11-20", true],
    ["one of a day long closed, which came late", "2026-11-18", true],
    ["no paper of a day before the first edition", "2026-11-17", false],
    ["no paper of tomorrow", "2026-11-24", false],
  ])("%s", (_what, listed, isIn) => {
    const edition = close(collection([...many, paper("x", "lenses", { listed })], { editions: [oldest, last] }));
    expect(names(edition).includes("x")).toBe(isIn);
  });

  test("no paper of tomorrow, even where the backlog fills up", () => {
    const papers = [paper("today", "bees"), paper("tomorrow", "bees", { listed: "2026-11-24" })];
    expect(names(close(collection(papers)))).toEqual(["today"]);
  });
});

test("stubs, withdrawn papers and those taken down are in no edition", () => {
  const other = paper("kept", "bees");
  const papers = [
    ...[other, paper("stub", "bees", { sameAs: other.id }), paper("gone", "bees", { removed: "On request" })],
    paper("withdrawn", "bees", { withdrawn: "An error in the proof" }),
  ];
  expect(names(close(collection(papers)))).toEqual(["kept"]);
});

test("each paper stands with its reasons: its votes and topic, or the papers that it stands for", () => {
  const voted = paper("voted", "bees", { listed: "2026-11-23" });
  const papers = [voted, ...some(3, "graphs"), paper("odd", "nothing")];
  const observations: Observation[] = [
    { paper: voted.id, at: "2026-11-23T12:00:00Z", source: "huggingface", upvotes: 48 },
  ];
  const edition = close(collection(papers, { observations }));
  expect(edition.papers[0]).toEqual({
    id: "own/voted",
    title: "voted on bees",
    reasons: { upvotes: 48, age: 12, perHour: 2, topic: "bees" },
  });
  expect(edition.papers.map(reasonsInWords)[0]).toEqual(["48 upvotes, 2 an hour"]);
  for (const one of edition.papers.slice(1)) {
    expect(one.reasons).toMatchObject({
      standsFor: expect.any(Number),
      ...(one.id === "own/odd" ? {} : { topic: "graphs" }),
    });
    expect(reasonsInWords(one)).toEqual([expect.stringMatching(/^(unlike all|stands for \d+ papers)/)]);
  }
});

test.each([
  [{ upvotes: 1 }, ["1 upvote"]],
  [{ upvotes: 3, perHour: 0.25, topic: "bees" }, ["3 upvotes, 0.25 an hour"]],
  [{ upvotes: 5, perHour: 0.1667 }, ["5 upvotes, 0.17 an hour"]],
  [{ upvotes: 46, perHour: 1.5333 }, ["46 upvotes, 1.5 an hour"]],
  [{ upvotes: 2, perHour: 0.0667 }, ["2 upvotes"]],
  [{ upvotes: 1048, perHour: 104.8 }, ["1048 upvotes, 105 an hour"]],
  [{ upvotes: 0, perHour: 0 }, []],
  [{ predicted: 0.4, from: 50, like: "own/a own/b" }, ["predicted from 50 similar papers"]],
  [{ standsFor: 1 }, ["unlike all others here"]],
  [{ standsFor: 7 }, ["stands for 7 papers like it"]],
  [{}, []],
])("%j is in words %j", (reasons, words) => {
  expect(reasonsInWords({ id: paper("p", "bees").id, title: "P", reasons })).toEqual(words);
});

test("fewer arrivals than lead all lead, whatever their topic, and the backlog fills up to the lead", () => {
  const today = some(6, "bees", { listed: "2026-11-23" });
  const edition = close(collection([...today, ...some(9, "graphs"), ...some(9, "lenses")]));
  expect(
    names(edition)
      .slice(0, 6)
      .every((name) => name.startsWith("bees-")),
  ).toBe(true);
  expect(edition.papers).toHaveLength(10);
});

test("an empty collection says that it has no papers", () => {
  expect(close(collection([])).quiet).toEqual({ cause: "no-papers", note: "There are no papers yet." });
});

test("what leading papers stand for adds up to the collection or less", () => {
  const edition = close(collection([...some(9, "bees"), ...some(9, "graphs"), paper("odd", "nothing")]));
  const counts = edition.papers.map(({ reasons }) => Number(reasons.standsFor));
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
  expect(counts.reduce((a, b) => a + b)).toBeLessThanOrEqual(19);
});

/** Few words and few days, so that scores, texts and dates are often equal. */
const papersOf = fc
  .array(
    fc.record({
      about: fc.constantFrom("bees", "graphs", "lenses", "nothing"),
      listed: fc.option(fc.constantFrom("2026-11-20", "2026-11-22", "2026-11-23", "2026-11-24")),
      upvotes: fc.nat(3),
    }),
    { maxLength: 16 },
  )
  .map((rows) =>
    rows.map(({ about, listed, upvotes }, n) => ({
      ...paper(`p${n}`, about, listed === null ? {} : { listed }),
      upvotes,
    })),
  );

test("the order in which papers, votes and topics are given changes no byte of an edition", () => {
  fc.assert(
    fc.property(
      papersOf.chain((papers) =>
        fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
      ),
      ([papers, shuffled]) => {
        const of = (all: typeof papers, order: readonly Topic[]) => {
          const observations = all.map(({ id, upvotes }) => ({
            ...{ paper: id, at: "2026-11-23T12:00:00Z", source: "huggingface", upvotes },
          }));
          return printEdition(close(collection(all, { observations, topics: order })));
        };
        expect(of(shuffled, topics.toReversed())).toBe(of(papers, topics));
      },
    ),
    { numRuns: 100 },
  );
});

test("whatever the papers, an edition holds each once, every arrival, and ten at most where fewer arrived", () => {
  fc.assert(
    fc.property(papersOf, (papers) => {
      const edition = close(collection(papers));
      const ids = edition.papers.map(({ id }) => id);
      const arrivals = papers.filter(({ listed }) => listed === "2026-11-23").map(({ id }) => id);
      const earlier = papers.filter(({ listed }) => (listed ?? "") < "2026-11-23").map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(arrivals));
      expect(ids).toHaveLength(Math.max(arrivals.length, Math.min(10, arrivals.length + earlier.length)));
      expect(edition.quiet === null).toBe(ids.length > 0);
    }),
    { numRuns: 100 },
  );
});

test("an edition alone is enough to check what leads it: its topics, likenesses and what was passed over", () => {
  fc.assert(
    fc.property(papersOf, (papers) => {
      const { rules, papers: all, passed = [], lead } = close(collection(papers));
      const led = all.slice(0, lead);
      const chosen = led.filter(({ reasons }) => reasons.filled === undefined);
      const of = (topic: unknown) => chosen.filter(({ reasons }) => reasons.topic === topic).length;
      for (const { reasons } of chosen) {
        if (reasons.topic !== undefined) expect(of(reasons.topic)).toBeLessThanOrEqual(rules?.perTopic ?? 0);
        expect(Number(reasons.likeness ?? 0)).toBeLessThan(rules?.tooSimilar ?? 0);
      }
      for (const one of passed) {
        if ("topic" in one) expect(of(one.topic)).toBe(rules?.perTopic);
        else
          expect([one.likeness >= (rules?.tooSimilar ?? 1), led.some(({ id }) => id === one.like)]).toEqual([
            true,
            true,
          ]);
      }
      // What fills up does so only where nothing else was left.
      if (chosen.length < led.length) expect(led.length).toBe(Math.min(lead, led.length + passed.length));
    }),
    { numRuns: 300 },
  );
});

test("predicted interest orders papers without votes only where it is switched on, and gives way to votes", () => {
  const earlier = ["bees", "graphs"].flatMap((about, k) =>
    some(4, about, { listed: "2026-11-20" }).map((one) => ({ one, upvotes: k === 0 ? 2 : 40 })),
  );
  const today = [paper("dull", "bees", { listed: "2026-11-23" }), paper("liked", "graphs", { listed: "2026-11-23" })];
  const observations = earlier.map(
    ({ one, upvotes }): Observation => ({
      ...{ paper: one.id, at: "2026-11-20T12:00:00Z", source: "huggingface", upvotes },
    }),
  );
  const editions: Edition[] = [{ v: 1, date: "2026-11-22", closed: closing, lead: 10, papers: [], quiet: null }];
  const found = (predictInterest: boolean, more: Observation[] = []) =>
    collection([...earlier.map(({ one }) => one), ...today], {
      ...{ editions, observations: [...observations, ...more] },
      site: { ...site, ranking: { predictInterest, weights: { ...site.ranking.weights, predictFrom: 8 } } },
    });
  const on = close(found(true)).papers;
  expect(on.slice(0, 2).map(({ id }) => id)).toEqual(["own/liked", "own/dull"]);
  expect(on[0]?.reasons).toMatchObject({
    from: expect.any(Number),
    like: expect.stringMatching(/^own\/graphs-\d( own\/[a-z]+-\d){2}$/),
  });
  expect(reasonsInWords(on[0] as EditionPaper)[0]).toMatch(/^predicted from \d similar papers$/);
  for (const { reasons } of close(found(false)).papers) expect(reasons).not.toHaveProperty("from");
  const read: Observation = {
    paper: today[0]?.id ?? ("" as never),
    at: "2026-11-23T12:00:00Z",
    source: "huggingface",
    upvotes: 1,
  };
  const voted = close(found(true, [read])).papers;
  expect(voted[0]).toMatchObject({ id: "own/dull", reasons: { upvotes: 1 } });
  expect(voted[0]?.reasons).not.toHaveProperty("from");
});

test("an edition printed and read is the same edition", async () => {
  const papers = [...some(3, "bees"), paper("quo-te", '"lenses" \\ \u2028')];
  for (const edition of [close(collection(papers)), close(collection([]))]) {
    const content = contentOf({ [editionFile(edition.date)]: printEdition(edition) });
    expect(loadEditions(content, papers)).toEqual({ editions: [edition], problems: [] });
  }
});

const run = promisify(execFile);
const command = (content: string, date: string) =>
  run(process.execPath, ["scripts/bundled.mjs", "edition", "--content", content, "--date", date]);

test("the command closes a day once: a second run, and one with a new paper, change nothing and say why", async () => {
  const content = contentOf(small);
  const file = join(content, editionFile("2025-12-31"));
  const first = await command(content, "2025-12-31");
  const bytes = readFileSync(file, "utf8");
  expect(first.stdout).toMatch(/^Closed the edition of Wednesday 31 December 2025 with 3 papers; it is led by "/);
  put(join(content, "papers/own/new.md"), fileOf("A new graph", "We draw a graph.", 'listed: "2025-12-31"\n'));
  const second = await command(content, "2025-12-31");
  expect(second.stdout).toMatch(
    /^The edition of Wednesday 31 December 2025 was closed at .*Z, with 3 papers\. Nothing is written\.\n$/,
  );
  expect(readFileSync(file, "utf8")).toBe(bytes);

  const next = await command(content, "2026-01-01");
  expect(next.stdout).toContain('with 1 paper; it is led by "A new graph"');
  const quiet = await command(content, "2026-01-02");
  expect(quiet.stdout).toMatch(/^A quiet day: No paper arrived on this day/);
  expect(JSON.parse(readFileSync(join(content, editionFile("2026-01-02")), "utf8"))).toMatchObject({
    papers: [],
    quiet: { cause: "nothing-left" },
  });

  await expect(command(content, "2025-12-30")).rejects.toMatchObject({
    code: 2,
    stderr: "Cannot close 2025-12-30: the edition of 2026-01-02 is closed already, and editions are closed in order.\n",
  });
  expect(existsSync(join(content, editionFile("2025-12-30")))).toBe(false);
});

test("a day that is closed late knows no vote that was read after it", async () => {
  const vote = (id: string, at: string, upvotes: number) => JSON.stringify({ paper: id, at, source: "file", upvotes });
  const content = contentOf({
    ...small,
    "papers/own/early.md": fileOf("Seen early", "We draw a graph.", 'listed: "2025-12-30"\n'),
    "papers/own/late.md": fileOf("Seen late", "We grind a lens.", 'listed: "2025-12-30"\n'),
    "observations/2025/12-30.jsonl": `${vote("own/early", "2025-12-30T12:00:00Z", 5)}\n`,
    "observations/2025/12-31.jsonl": `${vote("own/late", "2025-12-31T00:00:00Z", 500)}\n`,
  });
  expect((await command(content, "2025-12-30")).stdout).toContain('led by "Seen early"');
});

test("a day to come can't be closed", async () => {
  const content = contentOf(small);
  await expect(command(content, "9999-01-01")).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /^Cannot close 9999-01-01: it is not due before that day, and today is \d{4}-\d\d-\d\d, in UTC\.\n$/,
    ),
  });
  expect(existsSync(join(content, editionFile("9999-01-01")))).toBe(false);
});

test("days that are closed one right after another keep their items apart in feeds", async () => {
  const content = contentOf(small);
  const closedAt = async (date: string) => {
    await command(content, date);
    return Date.parse(JSON.parse(readFileSync(join(content, editionFile(date)), "utf8")).closed);
  };
  const first = await closedAt("2025-12-31");
  put(join(content, "papers/own/new.md"), fileOf("A new graph", "We draw a graph.", 'listed: "2026-01-01"\n'));
  expect((await closedAt("2026-01-01")) - first).toBeGreaterThanOrEqual(3000);
});

test("a paper that was printed under a stub's name is not announced again under its own", () => {
  const [stub, target] = [paper("stub", "bees"), paper("target", "bees", { listed: "2026-11-24" })];
  const first = close(collection([stub, ...some(3, "graphs")]), "2026-11-23");
  expect(names(first)).toContain("stub");
  const later = collection([{ ...stub, sameAs: target.id }, target, ...some(3, "graphs")], { editions: [first] });
  expect(names(close(later, "2026-11-24"))).not.toContain("target");
});
