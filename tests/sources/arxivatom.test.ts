import { describe, expect, test } from "vitest";
import { arxiv } from "../../scripts/sources/arxiv.ts";
import type { Ask, Parsed, Statement } from "../../scripts/sources/source.ts";
import { answer, atom, atomError, type Entry, only, settings } from "./arxivfeeds.ts";

const today = "2026-04-29";
/** Its submissions are those from 2026-04-23T18:00Z until 2026-04-24T18:00Z. */
const day = "2026-04-27";
const list = only(arxiv.forDay(day, today, settings()));

const askFor = (ids: readonly string[]): Ask => only(arxiv.forIds?.(ids, settings()) ?? []);
const parse = (ask: Ask, xml: string, status = 200): Parsed => arxiv.parse(ask, answer(xml, status), today);

/** What is made of one entry that is asked for by its id. */
function statementOf(entry: Entry, id = "2604.20001"): Statement | undefined {
  return parse(askFor([id]), atom([entry])).statements[0];
}

const abs = (id: string): Entry => ({ id: `http://arxiv.org/abs/${id}` });
const submission = (n: number): Entry => abs(`2604.${20_000 + n}v1`);

describe("an entry", () => {
  test("becomes a statement", () => {
    const entry: Entry = {
      id: "http://arxiv.org/abs/2604.20001v3",
      title: "Ants &amp; Bees:\n  a $1 &lt; 2$\tstudy",
      summary: "  We count.\nThen we sum. ",
      published: "2026-04-23T20:10:00Z",
      updated: "2026-04-30T23:30:00-04:00",
      "arxiv:comment": "12 pages",
      "arxiv:journal_ref": "J. Ants 3\n (2026) 1-9",
      "arxiv:doi": "10.1000/ants.3",
      more: '<author><name>Ada  Ant</name><arxiv:affiliation>Hill</arxiv:affiliation></author><author><name>李</name></author><arxiv:primary_category term="cs.LG"/><category term="stat.ML"/><category term="cs.LG"/>',
    };
    expect(statementOf(entry)).toEqual({
      arxiv: "2604.20001",
      version: "3",
      title: "Ants & Bees: a $1 < 2$ study",
      abstract: "We count. Then we sum.",
      authors: ["Ada Ant", "李"],
      published: "2026-04-23",
      updated: "2026-05-01",
      categories: ["cs.LG", "stat.ML"],
      doi: "10.1000/ants.3",
      venue: "J. Ants 3 (2026) 1-9",
    });
  });

  test.each([["0"], ["1e5"], ["true"], ["null"], ["0x1F"], ["-"]])("may have the title %s", (title) =>
    expect(statementOf({ title })?.title).toBe(title),
  );

  test.each([
    ["astro-ph/0601001v1", "astro-ph/0601001", "1"],
    ["cs.AI/0112017v12", "cs.AI/0112017", "12"],
    ["hep-ex/0307015", "hep-ex/0307015", undefined],
    ["0704.0001v2", "0704.0001", "2"],
  ])("of the id %s is of %s", (written, id, version) => {
    const statement = statementOf(abs(written), id);
    expect([statement?.arxiv, statement?.version]).toEqual([id, version]);
  });

  test("keeps category names only: no class of MSC or ACM, no doubles, the primary one first", () => {
    const terms = [
      "math.CO",
      "68T50",
      "I.2.7",
      "68T50; 35Q35",
      "cs.LG",
      "hep-th",
      "cond-mat.mtrl-sci",
      "math.CO",
      "2506",
      "ants",
    ];
    const more = `${terms.map((term) => `<category term="${term}"/>`).join("")}<arxiv:primary_category term="cs.LG"/>`;
    expect(statementOf({ more })?.categories).toEqual(["cs.LG", "math.CO", "hep-th", "cond-mat.mtrl-sci"]);
  });

  test.each([
    ["10.1000/a 10.1000/b", "10.1000/a"],
    ["https://doi.org/10.1000/a(1)", "10.1000/a(1)"],
    ["doi:10.1000/A; 10.1000/b", "10.1000/A"],
    ["none yet", undefined],
    ["10.1/short", undefined],
  ])("has of the DOI %j %j", (written, doi) => expect(statementOf({ "arxiv:doi": written })?.doi).toBe(doi));

  test("is withdrawn by its comment, and keeps its abstract", () => {
    const comment = "This paper has been withdrawn by the author:\n Lemma 2 is wrong";
    expect(statementOf({ "arxiv:comment": comment })).toMatchObject({
      abstract: "Ants attend to sugar. We count how often.",
      withdrawn: "This paper has been withdrawn by the author: Lemma 2 is wrong",
    });
  });

  test("whose abstract is only the notice is withdrawn by it", () => {
    const summary = "This paper has been withdrawn.";
    expect(statementOf({ summary })).toMatchObject({ abstract: summary, withdrawn: summary });
  });
});

describe("the list of a day", () => {
  test("has its papers, listed on that day", () => {
    const parsed = parse(list, atom([submission(1), submission(2)]));
    expect(parsed).toMatchObject({ rows: 2, refusals: [], nothing: null });
    expect(parsed.statements.map(({ arxiv, listed }) => [arxiv, listed])).toEqual([
      ["2604.20001", day],
      ["2604.20002", day],
    ]);
    expect(parsed).not.toHaveProperty("next");
  });

  test("refuses rows one by one, and goes on", () => {
    const entries: Entry[] = [
      submission(1),
      { ...submission(2), title: null },
      { ...submission(3), title: " \n " },
      { ...submission(4), summary: "" },
      { id: "http://arxiv.org/pdf/2604.20005v1" },
      submission(1),
      { ...submission(7), published: "2026-04-24T18:00:00Z" },
      { ...submission(8), published: "yesterday" },
      { ...submission(9), title: "caf\ufffd" },
      { ...submission(10), more: `<author><name>${"x".repeat(301)}</name></author>` },
      submission(11),
    ];
    const { rows, statements, refusals, nothing } = parse(list, atom(entries));
    expect([rows, nothing]).toEqual([11, null]);
    expect(statements.map(({ arxiv }) => arxiv)).toEqual(["2604.20001", "2604.20011"]);
    expect(refusals.map(({ row, id, reason }) => `${row} ${id}: ${reason}`)).toEqual([
      '2 2604.20002: Cannot use the field "title": expected a title, got nothing',
      '3 2604.20003: Cannot use the field "title": expected a title, got nothing that shows',
      '4 2604.20004: Cannot use the field "abstract": expected an abstract, got nothing that shows',
      '5 undefined: Cannot use the field "arxiv": expected an arXiv id without its version, such as "2506.01234", got "http://arxiv.org/pdf/2604.20005"',
      "6 2604.20001: Cannot use this row: expected each paper once, got that of row 1 again",
      "7 2604.20007: Cannot list this paper on 2026-04-27: expected a submission from 2026-04-23T18:00:00Z until 2026-04-24T18:00:00Z, got 2026-04-24T18:00:00Z",
      '8 2604.20008: Cannot use the field "published": expected a time such as "2026-11-20T17:59:59Z", got "yesterday"',
      '9 2604.20009: Cannot use the field "title": expected every character, but characters were lost on the way, got "caf\ufffd"',
      '10 2604.20010: Cannot use the field "authors.0": expected a name of at most 300 characters, got more',
    ]);
  });

  test("is read page by page until all that was promised is read", () => {
    const page = (from: number, to: number) =>
      atom(
        Array.from({ length: to - from }, (_, i) => submission(from + i)),
        250,
      );
    const first = parse(list, page(0, 100));
    const second = parse(first.next ?? list, page(100, 200));
    const third = parse(second.next ?? list, page(200, 250));
    expect([first, second, third].map(({ rows, nothing }) => [rows, nothing])).toEqual([
      [100, null],
      [100, null],
      [50, null],
    ]);
    expect(first.next).toEqual({ ...list, url: list.url.replace("start=0", "start=100") });
    expect(second.next?.url).toContain("&start=200&max_results=100");
    expect(third).not.toHaveProperty("next");
    const last = parse({ ...list, url: list.url.replace("start=0", "start=100") }, atom([{ title: null }], 101));
    expect([last.refusals.length, last.nothing]).toEqual([1, null]);
  });

  test("that is shorter than promised is partial, and keeps what came", () => {
    const parsed = parse(list, atom([submission(1)], 250));
    expect(parsed.statements).toHaveLength(1);
    expect(parsed).not.toHaveProperty("next");
    expect(parsed.nothing).toEqual({
      cause: "partial",
      note: "arXiv's list of 2026-04-27 is cut off: expected 100 papers from number 1, got 1",
    });
    const later = { ...list, url: list.url.replace("start=0", "start=200") };
    expect(parse(later, atom([], 250)).nothing).toEqual({
      cause: "partial",
      note: "arXiv's list of 2026-04-27 is cut off: expected 50 papers from number 201, got 0",
    });
  });

  test.each([
    [0, "partial", "arXiv's list of 2026-04-27 is empty: expected papers on a weekday, got none"],
    [12, "down", "arXiv's list of 2026-04-27 should hold 12 papers, and came without them"],
  ])("of no entries on a weekday, with %d promised, is %s", (total, cause, note) => {
    expect(parse(list, atom([], total)).nothing).toEqual({ cause, note });
  });

  test.each([
    [
      "more papers than a day has",
      atom([submission(1)], 214_881),
      'expected a count of at most 5000 papers, got "214881"',
    ],
    ["no count", atom([submission(1)], ""), 'expected a count of at most 5000 papers, got ""'],
    ["no row that can be used", atom([{ title: null }]), '1 row, and none can be used: Cannot use the field "title"'],
    ["the wrong kind of feed", "<rss><channel></channel></rss>", "expected a feed, got a document of <rss>"],
    ["a page of HTML", "<!DOCTYPE html><p>Down", "expected XML without a document type"],
    ["half an answer", atom([submission(1)]).slice(0, 600), "expected well-formed XML"],
  ])("of %s is in another format", (_what, xml, note) => {
    const { nothing, statements } = parse(list, xml);
    expect([nothing?.cause, statements]).toEqual(["format", []]);
    expect(nothing?.note).toContain(note);
  });

  test.each([
    [200, 'arXiv refused the list of 2026-04-27: "start must be an integer"'],
    [400, 'arXiv refused the list of 2026-04-27: expected a feed, got 400 with "start must be an integer"'],
  ])("refused with an error entry and status %d is refused in its words", (status, note) => {
    expect(parse(list, atomError("start must be an integer"), status).nothing).toEqual({ cause: "refused", note });
  });
});

describe("papers by id", () => {
  test("that don't come are refused, whatever way they are written", () => {
    const ids = ["0808.05394", "math.GT/0309136", "1707.08567v2"];
    const parsed = parse(askFor(ids), atom([abs("1707.08567v2"), abs("math/0309136v1")]));
    expect(parsed.statements.map(({ arxiv }) => arxiv)).toEqual(["1707.08567", "math/0309136"]);
    expect(parsed.refusals).toEqual([
      { row: 1, id: "0808.05394", reason: "Cannot use 0808.05394: arXiv knows no paper of this id" },
    ]);
    expect([parsed.rows, parsed.nothing]).toEqual([2, null]);
  });

  test("are all refused where none comes", () => {
    const { rows, refusals, nothing } = parse(askFor(["0000.0000", "0000.0001"]), atom([]));
    expect([rows, nothing]).toEqual([0, null]);
    expect(refusals.map(({ row, id }) => [row, id])).toEqual([
      [1, "0000.0000"],
      [2, "0000.0001"],
    ]);
  });

  test("that come but can't be used are refused once", () => {
    const { refusals } = parse(askFor(["2604.20001"]), atom([{ title: null }]));
    expect(refusals.map(({ id }) => id)).toEqual(["2604.20001"]);
    expect(refusals[0]?.reason).toContain("expected a title");
  });

  test("that nobody asked for are refused", () => {
    const { statements, refusals } = parse(askFor(["2604.20001"]), atom([submission(1), submission(2)]));
    expect(statements).toHaveLength(1);
    expect(refusals).toEqual([
      { row: 2, id: "2604.20002", reason: "Cannot use this row: expected a paper that was asked for, got another" },
    ]);
  });

  test.each([200, 400])("with one that arXiv can't read (status %d) are asked for again without it", (status) => {
    const ids = ["2604.20001", "abc", "2604.20002"];
    const parsed = parse(askFor(ids), atomError("incorrect id format for abc"), status);
    expect(parsed.refusals).toEqual([
      { row: 2, id: "abc", reason: 'Cannot use abc: arXiv says "incorrect id format for abc"' },
    ]);
    expect(parsed.next).toEqual(askFor(["2604.20001", "2604.20002"]));
    expect(parsed.nothing).toBeNull();
  });

  test("are all refused in its words where arXiv doesn't say which one it can't read", () => {
    const parsed = parse(askFor(["2604.20001", "2604.20002v99"]), atomError("bad request"), 400);
    expect(parsed.refusals.map(({ reason }) => reason)).toEqual([
      'Cannot use 2604.20001: arXiv says "bad request"',
      'Cannot use 2604.20002v99: arXiv says "bad request"',
    ]);
    expect(parsed).not.toHaveProperty("next");
  });

  test("say why nothing came", () => {
    expect(parse(askFor(["2604.20001", "2604.20002"]), "Rate exceeded.", 429).nothing).toEqual({
      cause: "refused",
      note: 'arXiv refused 2 papers: expected a feed, got 429 with "Rate exceeded."',
    });
  });
});
