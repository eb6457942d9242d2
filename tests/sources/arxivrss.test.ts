import { describe, expect, test } from "vitest";
import { arxiv } from "../../scripts/sources/arxiv.ts";
import type { Parsed } from "../../scripts/sources/source.ts";
import { answer, type Entry, only, rss, settings } from "./arxivfeeds.ts";

/** A Monday. */
const day = "2026-04-27";

function parse(xml: string, status = 200, asked = day, today = asked): Parsed {
  const ask = only(arxiv.forDay(day, day, settings()));
  return arxiv.parse({ ...ask, day: asked }, answer(xml, status), today);
}

const on = (date: string): Entry => ({ pubDate: `${date} 00:00:00 -0400` });
const tuesday = on("Tue, 28 Apr 2026");
const friday = on("Fri, 24 Apr 2026");

describe("an item", () => {
  test("becomes a statement", () => {
    const item = {
      id: "2604.22002v1",
      title: "Ants &amp; Bees",
      abstract: "We count\nants.",
      more: "<category>cs.AI</category><category>68T50</category><arxiv:DOI>10.1000/ants</arxiv:DOI><arxiv:journal_reference>J. Ants 3</arxiv:journal_reference>",
      "dc:creator": "Anamta Khan, Ratna Kandala,  Deepti, Joyojeet Pal",
    };
    expect(parse(rss([item]))).toEqual({
      rows: 1,
      statements: [
        {
          arxiv: "2604.22002",
          version: "1",
          title: "Ants & Bees",
          abstract: "We count ants.",
          authors: ["Anamta Khan", "Ratna Kandala", "Deepti", "Joyojeet Pal"],
          listed: day,
          categories: ["cs.LG", "cs.AI"],
          doi: "10.1000/ants",
          venue: "J. Ants 3",
        },
      ],
      refusals: [],
      nothing: null,
    });
  });

  test.each([
    ["new", day, undefined],
    ["cross", day, undefined],
    ["replace", undefined, "update"],
    ["replace-cross", undefined, "update"],
    ["absonly", undefined, "update"],
  ])("of type %s is listed on %s, only: %s", (type, listed, only) => {
    const [statement] = parse(rss([{ type, id: "2205.06398v2" }])).statements;
    expect([statement?.listed, statement?.only, statement?.version]).toEqual([listed, only, "2"]);
  });

  test.each([
    ["A. Berg (KTH, Stockholm), B. Lind Jr.", ["A. Berg", "B. Lind Jr."]],
    ["A. Berg (KTH (Kista), Stockholm), B. Lind", ["A. Berg", "B. Lind"]],
    ["The ANT Collaboration", ["The ANT Collaboration"]],
    ["A. Berg (KTH, B. Lind", ["A. Berg (KTH", "B. Lind"]],
    [" , ", undefined],
  ])("has of the authors %j %j", (creators, authors) => {
    expect(parse(rss([{ "dc:creator": creators }])).statements[0]?.authors).toEqual(authors);
  });

  test("may have an old id, and a notice for its abstract", () => {
    const abstract = "This paper has been withdrawn by the author due to an error.";
    expect(parse(rss([{ id: "math.GT/0309136v3", type: "replace", abstract }])).statements).toMatchObject([
      { arxiv: "math.GT/0309136", version: "3", only: "update", abstract, withdrawn: abstract },
    ]);
  });

  test("may speak of announcements in its abstract", () => {
    const abstract = "Announce Type: new\nAbstract: we parse this.";
    expect(parse(rss([{ abstract }])).statements[0]?.abstract).toBe("Announce Type: new Abstract: we parse this.");
  });
});

test("rows are refused one by one, and the good ones go on", () => {
  const items: Entry[] = [
    { id: "2604.20001v1" },
    { id: "2604.20002v1", description: "We count ants." },
    { id: "2604.20003v1", type: "renew" },
    { id: "2604.20001v1" },
    { id: null },
    { id: "2604.20006v1", title: "" },
    { id: "2604.20007v1" },
  ];
  const { rows, statements, refusals, nothing } = parse(rss(items));
  expect([rows, nothing]).toEqual([7, null]);
  expect(statements.map(({ arxiv }) => arxiv)).toEqual(["2604.20001", "2604.20007"]);
  expect(refusals.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '2 Cannot use this row: expected a description that starts with "arXiv:", "Announce Type:" and "Abstract:", got "We count ants."',
    '3 Cannot use this row: expected an announcement of type new, cross, replace, replace-cross, absonly, got "renew"',
    "4 Cannot use this row: expected each paper once, got that of row 1 again",
    '5 Cannot use the field "arxiv": expected an arXiv id in quotes, got nothing',
    '6 Cannot use the field "title": expected a title, got nothing that shows',
  ]);
});

describe("the day of a feed", () => {
  test("yesterday's batch is stale, though the feed says that it was built today", () => {
    const xml = rss([
      { id: "2604.20001v1", ...friday },
      { id: "2604.20002v1", ...friday },
    ]);
    expect(parse(xml)).toEqual({
      rows: 2,
      statements: [],
      refusals: [],
      nothing: { cause: "stale", note: "arXiv gave the list of 2026-04-24 when it was asked for that of 2026-04-27" },
    });
    expect(parse(rss([friday], friday)).nothing?.cause).toBe("stale");
    expect(parse(rss([friday], friday), 200, day, "2026-04-26").nothing?.cause).toBe("not-open");
  });

  test("items of several days are listed on their own", () => {
    const items = [{ id: "2604.20001v1", ...friday }, { id: "2604.20002v1" }];
    expect(parse(rss(items)).statements.map(({ listed }) => listed)).toEqual(["2026-04-24", day]);
  });

  test("a later list has its own day", () => {
    const { statements, nothing } = parse(rss([tuesday], tuesday));
    expect([statements[0]?.listed, nothing]).toEqual(["2026-04-28", null]);
  });

  test("an item without a date has the feed's, and one without any is refused", () => {
    expect(parse(rss([{ pubDate: null }])).statements[0]?.listed).toBe(day);
    expect(parse(rss([{ pubDate: null }], { pubDate: null })).nothing).toMatchObject({ cause: "format" });
    expect(parse(rss([{ pubDate: "Mon, 31 Feb 2026" }], { pubDate: "soon" })).nothing?.note).toContain(
      'expected a date such as "Mon, 27 Apr 2026 00:00:00 -0400", got "Mon, 31 Feb 2026"',
    );
  });

  test("is that of the feed's own offset, with the clocks of winter too", () => {
    const item = { pubDate: "Thu, 01 Jan 2026 00:00:00 -0500" };
    expect(parse(rss([item], item), 200, "2026-01-01").statements[0]?.listed).toBe("2026-01-01");
  });
});

describe("an empty feed", () => {
  const sunday = on("Sun, 26 Apr 2026");

  test.each([
    ["on a weekend", "2026-04-26", sunday, "weekend", "arXiv has no list of 2026-04-26, which is a Sunday"],
    [
      "on a day that it skips",
      day,
      { more: "<skipDays><day>Monday</day></skipDays>" },
      "weekend",
      "arXiv has no list of 2026-04-27, which is a Monday",
    ],
    ["of the day itself", day, {}, "weekend", "arXiv's list of 2026-04-27 is empty, as on holidays"],
    [
      "of the day before",
      day,
      sunday,
      "not-open",
      "arXiv has not opened its list of 2026-04-27: its feed is still that of 2026-04-26, which is empty",
    ],
    [
      "of the day after",
      day,
      tuesday,
      "partial",
      "arXiv's list of 2026-04-27 is gone: its feed is that of 2026-04-28, which is empty",
    ],
    [
      "of no date",
      day,
      { pubDate: null },
      "format",
      "arXiv's list of 2026-04-27 can't be read: expected the date of an empty feed, got none",
    ],
  ] as const)("%s says why", (_what, asked, channel, cause, note) => {
    expect(parse(rss([], channel), 200, asked)).toEqual({
      rows: 0,
      statements: [],
      refusals: [],
      nothing: { cause, note },
    });
  });
});

test("a feed as long as arXiv's longest is partial, since it may have been cut", () => {
  const items = Array.from({ length: 2_000 }, (_, i): Entry => ({ id: `2604.${10_000 + i}v1` }));
  const parsed = parse(rss(items));
  expect(parsed.statements).toHaveLength(2_000);
  expect(parsed.nothing).toEqual({
    cause: "partial",
    note: "arXiv's list of 2026-04-27 is cut off: its feed ends after 2000 papers",
  });
});

test.each([
  [200, "arXiv refused the list of 2026-04-27: \"Bad archive 'xx'.\""],
  [400, "arXiv refused the list of 2026-04-27: expected a feed, got 400 with \"Bad archive 'xx'.\""],
])("a feed of an error with status %d is a refusal in its words", (status, note) => {
  const xml = rss([], { title: "Feed error for query: xx", description: "Bad archive 'xx'." });
  expect(parse(xml, status).nothing).toEqual({ cause: "refused", note });
});
