import fc from "fast-check";
import { expect, test } from "vitest";
import { arxiv } from "../../scripts/sources/arxiv.ts";
import { answer, atom, only, rss, settings } from "./arxivfeeds.ts";

const query = (url: string) => Object.fromEntries(new URL(url).searchParams);

test("today's list is asked for as a feed", () => {
  expect(arxiv.forDay("2026-04-27", "2026-04-27", settings())).toEqual([
    {
      url: "https://rss.arxiv.org/rss/cs.LG+cs.CL",
      accept: "application/rss+xml, application/xml;q=0.9",
      day: "2026-04-27",
    },
  ]);
});

test("an earlier day's is asked of the API, by the minutes in which its papers were submitted", () => {
  const ask = only(arxiv.forDay("2026-04-28", "2026-04-29", settings()));
  expect(ask).toMatchObject({ accept: "application/atom+xml, application/xml;q=0.9", day: "2026-04-28" });
  expect(ask.url).toMatch(/^https:\/\/export\.arxiv\.org\/api\/query\?search_query=[^ ]+$/);
  expect(query(ask.url)).toEqual({
    search_query: "(cat:cs.LG OR cat:cs.CL) AND submittedDate:[202604241800 TO 202604271759]",
    start: "0",
    max_results: "100",
    sortBy: "submittedDate",
    sortOrder: "ascending",
  });
});

test("a whole archive is its own name and all categories under it", () => {
  const ask = only(arxiv.forDay("2026-04-28", "2026-04-29", settings(["hep-th", "stat.ML"])));
  expect(query(ask.url).search_query).toMatch(/^\(cat:hep-th OR cat:hep-th\.\* OR cat:stat\.ML\) AND /);
});

test("weekends are not asked for, today or later", () => {
  const days = ["2026-04-25", "2026-04-26"];
  expect(
    days.flatMap((day) => ["2026-04-25", "2026-05-09"].flatMap((today) => arxiv.forDay(day, today, settings()))),
  ).toEqual([]);
});

test("papers are asked for by 100 ids, in their order", () => {
  const ids = Array.from({ length: 201 }, (_, i) => (i === 1 ? "astro-ph/0601001" : `2604.${10_000 + i}`));
  const asks = arxiv.forIds?.(ids, settings()) ?? [];
  expect(asks.map(({ url }) => query(url).max_results)).toEqual(["100", "100", "1"]);
  expect(asks.flatMap(({ url }) => query(url).id_list?.split(","))).toEqual(ids);
  expect(asks.flatMap((ask) => ask.ids)).toEqual(ids);
  expect(asks[0]?.url).toMatch(
    /^https:\/\/export\.arxiv\.org\/api\/query\?id_list=2604\.10000%2Castro-ph%2F0601001%2C/,
  );
  expect(asks[0]).not.toHaveProperty("day");
  expect(arxiv.forIds?.([], settings())).toEqual([]);
});

const asks = [
  only(arxiv.forDay("2026-04-27", "2026-04-27", settings())),
  only(arxiv.forDay("2026-04-27", "2026-04-29", settings())),
  only(arxiv.forIds?.(["2604.20001"], settings()) ?? []),
];

test.each([
  [403, "refused"],
  [406, "refused"],
  [429, "refused"],
  [400, "refused"],
  [404, "format"],
  [204, "format"],
  [408, "down"],
  [500, "down"],
  [503, "down"],
])("status %d means %s, whatever stands in the answer", (status, cause) => {
  for (const ask of asks)
    for (const body of ["", "<html><body><p>No</body></html>", rss([{}]), atom([{}])])
      expect(arxiv.parse(ask, answer(body, status), "2026-04-29")).toMatchObject({
        rows: 0,
        statements: [],
        nothing: { cause, note: expect.stringMatching(/^arXiv .+: expected a feed, got \d{3} with /) },
      });
});

test("what arXiv says can't move a terminal's cursor, or command what reads the log", () => {
  const { nothing } = arxiv.parse(
    asks[0] ?? { url: "", accept: "" },
    answer("\u001b[2J\u009b2J\n::error::", 503),
    "2026-04-29",
  );
  expect(nothing?.note).toMatch(/^arXiv is down, and gave nothing for the list of 2026-04-27/);
  expect(nothing?.note).not.toMatch(/\p{Cc}/u);
});

test("parse() never throws, and every row is a statement or a refusal unless it says why there is no list", () => {
  const pieces = [
    "",
    "0",
    "<b>x</b>",
    "&amp;",
    "\u0000",
    "2604.20001v1",
    "http://arxiv.org/abs/2604.20001v1",
    "2026-04-24T01:00:00Z",
    "Mon, 27 Apr 2026 00:00:00 -0400",
    "x".repeat(2_000),
  ];
  const value = fc.option(fc.constantFrom(...pieces), { freq: 4 });
  const entry = fc.record(
    {
      id: value,
      title: value,
      summary: value,
      published: value,
      updated: value,
      "arxiv:doi": value,
      description: value,
      type: value,
      pubDate: value,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 5 }),
      fc.constantFrom(...asks),
      fc.constantFrom(rss, atom),
      (rows, ask, feed) => {
        const parsed = arxiv.parse(ask, answer(feed(rows)), "2026-04-29");
        const read =
          parsed.statements.length + parsed.refusals.filter(({ reason }) => !reason.includes("knows no")).length;
        if (parsed.nothing === null) expect(read).toBe(parsed.rows);
        expect(new Set(parsed.statements.map(({ arxiv }) => arxiv)).size).toBe(parsed.statements.length);
      },
    ),
    { numRuns: 60 },
  );
});
