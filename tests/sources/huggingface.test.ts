import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSite } from "../../scripts/config/site.ts";
import { huggingface } from "../../scripts/sources/huggingface.ts";
import type { Answer, Ask } from "../../scripts/sources/source.ts";

/** A Monday; the day on which it is asked for is two days later. */
const monday = "2026-11-23";
const today = "2026-11-25";

const settings = (url?: string) => {
  const lines = ["format: 1", "title: T", 'feed_id: "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e"'];
  const site = readSite(
    "site.yaml",
    [...lines, ...(url ? [`sources: {huggingface: {url: "${url}"}}`] : [])].join("\n"),
  );
  if (!site.ok) throw new Error(site.problems[0]?.message);
  return site.value.sources;
};
const usual = settings();
const asked = (day = monday, from = usual): Ask => {
  const [ask] = huggingface.forDay(day, today, from);
  if (!ask) throw new Error("Nothing was asked");
  return ask;
};
const answer = (body: string | Uint8Array, status = 200): Answer => ({ status, headers: {}, body: Buffer.from(body) });
const read = (data: unknown, day = monday) =>
  huggingface.parse(asked(day), answer(typeof data === "string" ? data : JSON.stringify(data)), today);
const readBody = (body: string | Uint8Array, status = 200, day = monday, now = today) =>
  huggingface.parse(asked(day), answer(body, status), now);

/** A row as upstream gives it, for paper `n`; `paper` and `outer` are what is said otherwise. */
const row = (n: number, paper: object = {}, outer: object = {}) => ({
  paper: {
    id: `2611.${String(n).padStart(5, "0")}`,
    authors: [
      { _id: "a1", name: "Ada Lovelace", hidden: false },
      { _id: "a2", name: "Charles Babbage", hidden: false, user: { fullname: "charles" }, status: "claimed_verified" },
    ],
    publishedAt: "2026-11-20T17:59:59.000Z",
    submittedOnDailyAt: `${monday}T00:00:00.000Z`,
    title: `Paper ${n}`,
    submittedOnDailyBy: { fullname: "somebody" },
    summary: `The abstract of paper ${n}.`,
    upvotes: 12,
    githubRepo: "https://github.com/ada/engine",
    projectPage: "http://engine.example/",
    ai_summary: "A machine's words",
    githubStars: 7,
    ...paper,
  },
  publishedAt: "2026-11-19T23:59:59.000Z",
  title: "The title beside the paper",
  summary: "The abstract beside the paper",
  numComments: 3,
  submittedBy: { fullname: "somebody" },
  organization: { name: "an-organization" },
  ...outer,
});
const one = (paper: object, outer: object = {}) => read([row(1, paper, outer), row(2)]);
const first = (paper: object, outer: object = {}) => one(paper, outer).statements.find((s) => s.arxiv === "2611.00001");

test("the list of a day is asked for at the address of the settings, a page of 100 rows at a time", () => {
  expect(asked()).toEqual({
    url: `https://huggingface.co/api/daily_papers?date=${monday}&limit=100`,
    accept: "application/json",
    day: monday,
  });
  expect(asked(monday, settings("http://127.0.0.1:9/hf/list")).url).toBe(
    `http://127.0.0.1:9/hf/list?date=${monday}&limit=100`,
  );
});

test("a row is a statement of what upstream says itself, without its machine's words and who brought it", () => {
  expect(read([row(1)])).toEqual({
    rows: 1,
    statements: [
      {
        title: "Paper 1",
        abstract: "The abstract of paper 1.",
        arxiv: "2611.00001",
        authors: ["Ada Lovelace", "Charles Babbage"],
        published: "2026-11-20",
        listed: monday,
        code: "https://github.com/ada/engine",
        project: "http://engine.example/",
        counts: { upvotes: 12, comments: 3, stars: 7 },
      },
    ],
    refusals: [],
    nothing: null,
  });
});

test("a row with nothing but an id, a title and an abstract is a paper, and nothing is invented", () => {
  const bare = { paper: { id: "2611.00001", title: "0", summary: "Nothing." } };
  expect(read([bare]).statements).toEqual([{ title: "0", abstract: "Nothing.", arxiv: "2611.00001", listed: monday }]);
});

describe("texts are kept as they read", () => {
  test.each([
    ["a title of one digit", { title: "1" }, { title: "1" }],
    [
      "hard line ends",
      { title: "Sparse\n  Attention", summary: "It is\nfast.\n" },
      { title: "Sparse Attention", abstract: "It is fast." },
    ],
    ["HTML", { title: "<script>alert(1)</script>" }, { title: "<script>alert(1)</script>" }],
    ["hidden characters", { title: "A\u202eB\u200bC" }, { title: "ABC" }],
    ["mangled characters", { title: "WÃ¼bbenâ€™s" }, { title: "Wübben’s" }],
    ["mangled names", { authors: [{ name: "JosÃ© Ã\u0081lvarez" }] }, { authors: ["José Álvarez"] }],
    ["hidden authors, who are left out", { authors: [{ name: "A", hidden: true }, { name: "B" }] }, { authors: ["B"] }],
    ["blank names, which are left out", { authors: [{ name: " " }, {}, { name: "B\n C" }] }, { authors: ["B C"] }],
    ["an old id", { id: "cs/0112017" }, undefined],
  ])("%s", (_what, paper, kept) => {
    const { statements } = one(paper);
    expect(statements).toHaveLength(2);
    if (kept) expect(first(paper)).toMatchObject(kept);
  });
});

test("authors who are all hidden or blank are no list of authors", () => {
  expect(first({ authors: [{ name: "A", hidden: true }, { name: "" }] })).not.toHaveProperty("authors");
});

describe("the day of publication is that of the paper, in UTC", () => {
  test.each([
    ["2026-11-20T00:00:00.000Z", "2026-11-20"],
    ["2026-11-20T23:59:59Z", "2026-11-20"],
    ["2026-11-20T23:30:00-05:00", "2026-11-21"],
    ["2024-02-29T12:00:00.000Z", "2024-02-29"],
    [null, undefined],
  ])("%s is %s", (publishedAt, day) => expect(first({ publishedAt })?.published).toBe(day));
});

describe("an address that can't be used is left out, and the paper stays", () => {
  test.each([
    ["code over http", { githubRepo: "http://github.com/a/b" }, "code"],
    ["a script", { projectPage: "javascript:alert(1)" }, "project"],
    ["no address", { projectPage: "see the paper" }, "project"],
    ["a host in a password's place", { githubRepo: "https://github.com@evil.example/" }, "code"],
    ["blanks inside", { projectPage: "https://a.example/ b" }, "project"],
    ["a quote", { projectPage: 'https://a.example/"onload=' }, "project"],
    ["a hidden character", { projectPage: "https://a.example/\u202e" }, "project"],
    ["another type", { githubRepo: { url: "https://github.com/a/b" } }, "code"],
    ["nothing", { githubRepo: null }, "code"],
    ["3,000 characters", { projectPage: `https://a.example/${"a".repeat(3000)}` }, "project"],
  ])("%s", (_what, paper, field) => {
    expect(first(paper)).toBeDefined();
    expect(first(paper)).not.toHaveProperty(field);
  });
  test("blanks around an address go", () =>
    expect(first({ projectPage: " https://a.example/x " })?.project).toBe("https://a.example/x"));
});

describe("a count that is none is left out, and the paper stays", () => {
  test.each([
    [{ upvotes: -1 }, {}, undefined],
    [{ upvotes: 1.5 }, {}, undefined],
    [{ upvotes: "12" }, {}, undefined],
    [{ upvotes: null }, {}, undefined],
    [{ upvotes: 1e300 }, {}, undefined],
    [{ upvotes: 0, githubStars: -1 }, {}, { upvotes: 0, comments: 3 }],
    [{ githubStars: null }, { numComments: "3" }, { upvotes: 12 }],
  ])("%j %j", (paper, outer, counts) => {
    expect(first(paper, outer)).toBeDefined();
    expect(first(paper, outer)?.counts).toEqual(counts);
  });
});

describe("a row that doesn't fit is refused with its number, its id and a sentence, and the good rows go on", () => {
  const id = "2611.00001";
  test.each([
    ["a number", 5, undefined, "Cannot use this row: expected an object with a paper, got 5"],
    ["nothing", null, undefined, "expected an object with a paper, got null"],
    [
      "no paper",
      { title: "T" },
      undefined,
      'Cannot use the field "paper": expected a paper with its id, title and summary, got nothing',
    ],
    [
      "a text in Python's notation",
      "{'paper': {'id': '2412.07730', 'authors': []}}",
      "2412.07730",
      "expected an object with a paper, got \"{'paper'",
    ],
    ["a text with another's id", "{'id': '<b>'}", undefined, "expected an object"],
    [
      "no id",
      row(1, { id: undefined }),
      undefined,
      'Cannot use the field "paper.id": expected an arXiv id in quotes, got nothing',
    ],
    [
      "an id with a version",
      row(1, { id: "2611.00001v2" }),
      undefined,
      'expected an arXiv id without its version, such as "2506.01234", got "2611.00001v2"',
    ],
    ["an id that climbs", row(1, { id: "../../etc/passwd" }), undefined, "expected an arXiv id"],
    ["a number for a title", row(1, { title: 0 }), id, 'Cannot use the field "paper.title": expected a title, got 0'],
    ["a title of 10,000 characters", row(1, { title: "t".repeat(10_000) }), id, "at most 1000 characters, got more"],
    ["a blank title", row(1, { title: " \u200b\n" }), id, "expected a title, got nothing that shows"],
    [
      "no abstract",
      row(1, { summary: null }),
      id,
      'Cannot use the field "paper.summary": expected an abstract, got null',
    ],
    [
      "a title of 1,001 characters",
      row(1, { title: "t".repeat(1001) }),
      id,
      "expected a title of at most 1000 characters, got more",
    ],
    [
      "an abstract of 50,001 characters",
      row(1, { summary: "t".repeat(50_001) }),
      id,
      "expected an abstract of at most 50000 characters, got more",
    ],
    [
      "5,001 authors",
      row(1, { authors: Array(5001).fill({ name: "A" }) }),
      id,
      "expected at most 5000 authors, got more",
    ],
    [
      "a name of 301 characters",
      row(1, { authors: [{ name: "n".repeat(301) }] }),
      id,
      "expected names of at most 300 characters",
    ],
    ["authors in one text", row(1, { authors: "A, B" }), id, 'expected a list of authors, got "A, B"'],
    [
      "an author who is a text",
      row(1, { authors: ["A"] }),
      id,
      'Cannot use the field "paper.authors.0": expected an author with a name, got "A"',
    ],
    [
      "an author of whom one can't tell whether to hide",
      row(1, { authors: [{ name: "A", hidden: "yes" }] }),
      id,
      'expected true or false, got "yes"',
    ],
    [
      "a day that the calendar has not",
      row(1, { publishedAt: "2026-02-30T00:00:00Z" }),
      id,
      'Cannot use the field "paper.publishedAt": expected a time',
    ],
    [
      "a time that in UTC is of the year 10000",
      row(1, { publishedAt: "9999-12-31T23:59:59-05:00" }),
      id,
      "expected a time",
    ],
    ["a lost character in the title", row(1, { title: "W\ufffdbben" }), id, "characters were lost on the way"],
    ["a lost character in the abstract", row(1, { summary: "W\ufffdbben" }), id, "characters were lost on the way"],
    [
      "a lost character in a name",
      row(1, { authors: [{ name: "W\ufffdbben" }] }),
      id,
      'characters were lost on the way, got "W\ufffdbben"',
    ],
  ])("%s", (_what, bad, wantedId, reason) => {
    const { rows, statements, refusals, nothing } = read([row(2), bad, row(3)]);
    expect({ rows, nothing, kept: statements.map(({ arxiv }) => arxiv) }).toEqual({
      rows: 3,
      nothing: null,
      kept: ["2611.00002", "2611.00003"],
    });
    expect(refusals).toEqual([
      { row: 2, ...(wantedId ? { id: wantedId } : {}), reason: expect.stringContaining(reason) },
    ]);
    expect(refusals[0]?.reason).toMatch(/^Cannot use /);
  });
});

test("what is just short enough is taken", () => {
  const paper = { title: "t".repeat(1000), summary: "t".repeat(50_000), authors: Array(5000).fill({ name: "A" }) };
  expect(read([row(1, paper)])).toMatchObject({ refusals: [], nothing: null });
});

test("of two rows of one paper the second is refused", () => {
  const { statements, refusals } = read([row(1), row(2), row(1, { upvotes: 99 })]);
  expect(statements.map(({ counts }) => counts?.upvotes)).toEqual([12, 12]);
  expect(refusals).toEqual([
    { row: 3, id: "2611.00001", reason: "Cannot use this row: expected each paper once, got that of row 1 again" },
  ]);
});

test("a paper whose first row can't be used is taken from the second", () => {
  expect(read([row(1, { title: 5 }), row(1)])).toMatchObject({
    statements: [{ title: "Paper 1" }],
    refusals: [{ row: 1 }],
  });
});

test("a list without one good row is a changed format, with every row's reason", () => {
  const { rows, statements, refusals, nothing } = read([
    "{'paper': {'id': '2412.07730'}}",
    "{'paper': {'id': '2412.05210'}}",
  ]);
  expect({ rows, statements, ids: refusals.map(({ id }) => id) }).toEqual({
    rows: 2,
    statements: [],
    ids: ["2412.07730", "2412.05210"],
  });
  expect(nothing).toEqual({
    cause: "format",
    note: expect.stringMatching(
      /^Hugging Face's list of 2026-11-23 has 2 rows, and none can be used: Cannot use this row/,
    ),
  });
});

const sorry = JSON.stringify({ error: "Sorry, we can't find the page you are looking for." });
const html = "<!DOCTYPE html><html><body>Error</body></html>";
const saturday = "2026-11-21";

describe("an answer that is no list says why, with what was seen", () => {
  test.each([
    ["an error in place of the list", 200, sorry, monday, "format", "got an error: \"Sorry, we can't find the page"],
    ["an error with 404", 404, sorry, monday, "format", "got 404 with \"Sorry, we can't find the page"],
    ["404 as a page", 404, html, monday, "format", 'got 404 with "<!DOCTYPE html>'],
    ["400 for today", 400, sorry, today, "not-open", "has not opened its list of 2026-11-25"],
    ["400 for yesterday", 400, sorry, "2026-11-24", "not-open", "got 400 with"],
    ["400 for tomorrow", 400, html, "2026-11-26", "not-open", "got 400 with"],
    ["400 for the day before yesterday", 400, sorry, monday, "refused", "refused its list of 2026-11-23"],
    ["401", 401, "", monday, "refused", "got 401 with nothing"],
    ["403", 403, html, monday, "refused", "got 403"],
    ["406", 406, "", monday, "refused", "got 406"],
    ["410", 410, sorry, monday, "refused", "got 410"],
    ["429", 429, '{"error":"Too many"}', monday, "refused", 'got 429 with "Too many"'],
    ["451", 451, "", monday, "refused", "got 451"],
    ["500", 500, sorry, monday, "down", "is down"],
    ["503 for today", 503, html, today, "down", "got 503"],
    ["a list with 502", 502, JSON.stringify([row(1)]), monday, "down", "got 502"],
    ["an answer without content", 204, "", monday, "format", "got 204 with nothing"],
    ["a redirect that nobody followed", 302, "", monday, "format", "got 302"],
    ["a number on a Saturday", 200, "1", saturday, "weekend", "it answered 1"],
    ["a number on a Sunday, with a line end", 200, "1\n", "2026-11-22", "weekend", "it answered 1"],
    ["a number on a weekday", 200, "1", monday, "partial", "it answered 1"],
    ["an empty list on a Saturday", 200, "[]", saturday, "weekend", "it answered []"],
    ["an empty list on a Sunday", 200, "[]", "2026-11-22", "weekend", "it answered []"],
    ["an empty list on a weekday", 200, "[]", monday, "partial", "got []"],
    ["nothing", 200, "", monday, "format", "got nothing"],
    ["HTML", 200, html, monday, "format", 'got "<!DOCTYPE html>'],
    [
      "a list that was cut off",
      200,
      JSON.stringify([row(1), row(2)]).slice(0, -30),
      monday,
      "format",
      'got "[{\\"paper\\":',
    ],
    ["null", 200, "null", monday, "format", "got null"],
    ["a text", 200, '"1"', monday, "format", 'got "1"'],
    ["another shape", 200, '{"papers":[]}', monday, "format", 'got {"papers":[]}'],
    [
      "a thousand and one rows",
      200,
      `[${Array(1001).fill(0)}]`,
      monday,
      "format",
      "expected at most 1000 rows, got 1001",
    ],
    ["a hundred thousand lists in each other", 200, "[".repeat(100_000), monday, "format", 'got "[[[['],
  ])("%s", (_what, status, body, day, cause, seen) => {
    const { statements, refusals, nothing } = readBody(body, status, day);
    expect({ statements, refusals }).toEqual({ statements: [], refusals: [] });
    expect(nothing).toEqual({ cause, note: expect.stringContaining(seen) });
    expect(nothing?.note).toMatch(/^Hugging Face/);
    expect(nothing?.note).toContain(day);
    expect(nothing?.note.length).toBeLessThan(260);
  });
});

test("what another's server says can't move a cursor, command a runner or turn the order of a line", () => {
  const hostile = "\u001b[2J\u0007\u009b1m\r\n::error::x ##[add-path]\u202e\u2028";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  const raw = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]|##\[/;
  for (const body of [
    hostile,
    JSON.stringify({ error: hostile }),
    JSON.stringify({ [hostile]: 1 }),
    JSON.stringify([hostile]),
  ]) {
    const { nothing, refusals } = readBody(body);
    expect([nothing?.note, ...refusals.map(({ reason }) => reason)].join(" ")).not.toMatch(raw);
  }
});

test("bytes that are not UTF-8 cost the rows that they stand in, and no other", () => {
  const body = Buffer.from(
    JSON.stringify([row(1, { title: "Wübben" }), row(2), row(3, { summary: "Café." })]),
    "latin1",
  );
  expect(readBody(body)).toMatchObject({
    rows: 3,
    statements: [{ arxiv: "2611.00002" }],
    refusals: [
      { row: 1, id: "2611.00001", reason: expect.stringContaining("characters were lost on the way") },
      { row: 3, id: "2611.00003", reason: expect.stringContaining("characters were lost on the way") },
    ],
    nothing: null,
  });
});

test("an answer that was mangled as a whole says the same as one that was not", () => {
  const body = JSON.stringify([
    row(1, { title: "Wübben’s “λ”", authors: [{ name: "José 王" }], summary: "À l’aube, 5 €…" }),
  ]);
  expect(readBody(Buffer.from(body).toString("latin1"))).toEqual(readBody(body));
});

test("a byte order mark before the list is no part of it", () => {
  expect(readBody(`\ufeff${JSON.stringify([row(1)])}`).statements).toHaveLength(1);
});

describe("a list of another day is stale, and its rows are not taken as this day's", () => {
  const batch = (...times: (string | null)[]) => read(times.map((time, i) => row(i + 1, { submittedOnDailyAt: time })));
  test.each([
    ["of the day before, at midnight", ["2026-11-22T00:00:00.000Z", "2026-11-22T00:00:00.000Z"], "2026-11-22"],
    ["of Friday, through the day", ["2026-11-20T00:28:47.000Z", "2026-11-20T13:10:37.769Z"], "2026-11-20"],
    ["of the day before, where some rows don't say", [null, "2026-11-22T05:00:00.000Z"], "2026-11-22"],
    ["of the day after", ["2026-11-24T00:00:00.000Z", "2026-11-24T00:00:00.000Z"], "2026-11-24"],
  ])("%s", (_what, times, day) => {
    expect(batch(...times)).toEqual({
      rows: 2,
      statements: [],
      refusals: [],
      nothing: {
        cause: "stale",
        note: `Hugging Face gave the list of ${day} when it was asked for that of 2026-11-23`,
      },
    });
  });
  test.each([
    ["rows of this day", ["2026-11-23T00:00:00.000Z", "2026-11-23T23:59:59.000Z"]],
    ["one row of this day among older ones", ["2026-11-20T01:00:00.000Z", "2026-11-23T01:00:00.000Z"]],
    ["rows of the evening before, as in 2024", ["2026-11-22T21:47:23.300Z", "2026-11-22T23:59:33.541Z"]],
    ["rows that don't say, as in 2024", [null, null]],
    ["rows that say it in a way that can't be read", ["yesterday", "1999"]],
  ])("%s are no stale list", (_what, times) => {
    expect(batch(...times)).toMatchObject({ nothing: null, statements: [{ listed: monday }, { listed: monday }] });
  });
});

describe("a list of several pages", () => {
  const page = (rows: number) => JSON.stringify(Array.from({ length: rows }, (_, i) => row(i + 1)));
  const nextOf = (ask: Ask, rows: number) => huggingface.parse(ask, answer(page(rows)), today).next;
  test.each([
    [1, false],
    [49, false],
    [50, true],
    [51, false],
    [99, false],
    [100, true],
  ])("of %i rows goes on: %s", (rows, goesOn) => expect(nextOf(asked(), rows) !== undefined).toBe(goesOn));

  test("is asked for page by page", () => {
    const second = nextOf(asked(), 100);
    expect(second).toEqual({ ...asked(), url: `${asked().url}&p=1` });
    expect(second && nextOf(second, 100)?.url).toBe(`${asked().url}&p=2`);
  });
  test("that never ends is asked for ten times", () => {
    let asks = 1;
    for (let ask = nextOf(asked(), 100); ask; ask = nextOf(ask, 100)) asks++;
    expect(asks).toBe(10);
  });
  test.each([["[]"], ["1"]])("ends with a page of %s, which is no empty day", (body) => {
    const second = { ...asked(), url: `${asked().url}&p=1` };
    expect(huggingface.parse(second, answer(body), today)).toEqual({
      rows: 0,
      statements: [],
      refusals: [],
      nothing: null,
    });
  });
  test("of which one is an error says so", () => {
    const second = { ...asked(), url: `${asked().url}&p=1` };
    expect(huggingface.parse(second, answer(html, 503), today).nothing?.cause).toBe("down");
  });
});

test("parse() never throws, and accounts for every row", () => {
  const paper = fc.record(
    {
      id: fc.oneof(fc.constantFrom("2611.00001", "2611.00002", "cs/0112017"), fc.anything()),
      title: fc.oneof(fc.string({ unit: "binary" }), fc.anything()),
      summary: fc.oneof(fc.string({ unit: "binary" }), fc.anything()),
      authors: fc.oneof(fc.array(fc.record({ name: fc.string(), hidden: fc.boolean() })), fc.anything()),
      publishedAt: fc.oneof(
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        fc.anything(),
      ),
      submittedOnDailyAt: fc.oneof(fc.constant(`${monday}T00:00:00.000Z`), fc.anything()),
      upvotes: fc.oneof(fc.integer(), fc.anything()),
      githubRepo: fc.oneof(fc.webUrl(), fc.anything()),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    fc.array(fc.oneof(fc.record({ paper }), fc.anything())).map((rows) => JSON.stringify(rows)),
    fc.json(),
    fc.uint8Array(),
  );
  fc.assert(
    fc.property(body, fc.constantFrom(200, 200, 200, 400, 404, 429, 503), (body, status) => {
      const { rows, statements, refusals, nothing } = readBody(body, status);
      if (nothing === null) expect(statements.length + refusals.length).toBe(rows);
      else expect(statements).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
