import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { printTrace, traceOf } from "../../scripts/papers/facts.ts";
import { build, contentOf, paper, small } from "./content.ts";
import { all, parseXml, textOf } from "./xml.ts";

const vote = (id: string, at: string, upvotes: number) =>
  `${JSON.stringify({ paper: id, at, source: "huggingface", upvotes })}\n`;

const closed = "2026-11-24T18:00:00Z";
const ids = ["own/late", "own/stub", "own/gone", "own/lenses", "own/wrong"];
const edition = {
  ...{ v: 1, date: "2026-11-24", closed, lead: 10, quiet: null },
  papers: ids.map((id) => ({ id, title: id, reasons: {} })),
  passed: [
    { id: "own/graph-walks", topic: "graphs" },
    { id: "own/graph-colours", topic: "graphs" },
    { id: "own/lenses", like: "own/late", likeness: 0.31 },
  ],
};

/** A paper listed before its edition, a stub, one taken down, one withdrawn; votes for some, read at different times. */
const files = {
  ...small,
  "papers/own/late.md": paper("Late $O(n^2)$ graphs", "A graph of a graph.", 'listed: "2026-11-20"\n'),
  "papers/own/stub.md": paper("A stub", "A graph.", 'same_as: "own/late"\n'),
  "papers/own/gone.md": paper("Taken down", "A lens.", 'removed: "On request"\n'),
  "papers/own/wrong.md": paper("A wrong lens", "A lens.", 'listed: "2026-11-24"\nwithdrawn: "an error in lemma 2"\n'),
  "papers/own/stated.md": paper(
    "A stated lens",
    "A lens.",
    `arxiv: "2606.01234"\nversion: "3"\nupdated: "2026-11-02"\ncode: "https://code.example/"\nvenue: "By hand"\nfacts: ${JSON.stringify(
      {
        arxiv: printTrace(traceOf("arxiv", "2606.01234")),
        code: printTrace(traceOf("huggingface", "https://code.example/")),
        venue: printTrace(traceOf("other", "Since changed")),
      },
    )}\n`,
  ),
  "papers/own/new.md": paper("A new graph", "A graph.", 'listed: "2026-11-23"\n'),
  "editions/2026/2026-11-24.json": JSON.stringify(edition),
  "observations/2026/11-24.jsonl":
    vote("own/late", "2026-11-24T07:00:00Z", 90) +
    vote("own/lenses", "2026-11-24T07:00:00Z", 7) +
    vote("own/wrong", "2026-11-24T07:00:00Z", 99),
  "observations/2026/11-25.jsonl": vote("own/new", "2026-11-25T07:00:00Z", 5),
};

let site: string;
const read = (path: string) => readFileSync(join(site, path), "utf8");
beforeAll(async () => {
  const content = contentOf(files);
  await build(content);
  site = join(content, "../_site");
});

describe("of papers that an edition names,", () => {
  test.each(["index.html", "2026/11/24/index.html", "2026/w48/index.html", "feed.xml", "days.xml", "all.xml"])(
    "stubs and those taken down are not in %s",
    (path) => {
      expect(read(path)).toContain("/papers/own/lenses.html");
      expect(read(path)).not.toMatch(/papers\/own\/(stub|gone)\.html/);
    },
  );

  test("neighbours lead past them, and one that came late shows its day", () => {
    expect(read("papers/own/late.html")).toMatch(/rel="next" href="lenses\.html"/);
    expect(read("2026/11/24/index.html")).toContain("listed Friday 20 November 2026");
  });

  test("what was passed over for variety is told by topic and by likeness", () => {
    expect(read("2026/11/24/index.html")).toContain(
      "Passed over for variety: 2 more on Graphs, 1 more much like “own/late”.",
    );
  });
});

test("a withdrawn paper says so on its page, in lists and in feeds, and trends nowhere", () => {
  expect(read("papers/own/wrong.html")).toMatch(/<strong>Withdrawn:<\/strong> an error in lemma 2/);
  for (const path of ["topics/optics/index.html", "papers/own/index.html", "all.xml"])
    expect(read(path)).toContain("Withdrawn");
  expect(read("trending/index.html")).not.toContain("A wrong lens");
});

test("a paper's page tells its version with the day of it, and who stated what its file holds", () => {
  const page = read("papers/own/stated.html");
  expect(page).toContain("<dt>Version</dt><dd>3, Monday 2 November 2026</dd>");
  expect(page).toContain("<dt>Facts from</dt><dd>arXiv and Hugging Face</dd>");
  expect(read("papers/own/lenses.html")).not.toContain("Facts from");
});

test("an item a day names what leads it, its formulas as Unicode text", () => {
  const [item] = all(parseXml(read("days.xml")), "channel", "item");
  expect(item && textOf(item, "description")).toContain("led by “Late O(n²) graphs”");
  expect(read("days.xml")).not.toContain("$");
});

test("items of the trending feed are dated by the newest reading of all, so that a sort by date keeps the rank", () => {
  const items = all(parseXml(read("trending/feed.xml")), "channel", "item");
  expect(items.map((item) => [textOf(item, "title"), Date.parse(textOf(item, "pubDate"))])).toEqual([
    ["Late O(n²) graphs", Date.parse("2026-11-25T07:00:01Z")],
    ["A new graph", Date.parse("2026-11-25T07:00:00Z")],
  ]);
});

test("votes of a paper without a day are in its data and on its page, though it can't trend", () => {
  const row = read("api/papers/own.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .find(({ id }) => id === "own/lenses");
  expect(row.observations).toEqual({ upvotes: 7, at: "2026-11-24T07:00:00Z" });
  expect(row).not.toHaveProperty("trending");
  expect(read("papers/own/lenses.html")).toContain("7 upvotes on Tuesday 24 November 2026");
});

test("a site without an address of its own has none to cite", () => {
  expect(read("papers/own/late.html")).not.toMatch(/<details>[\s\S]*localhost[\s\S]*<\/details>/);
});

test("feeds are offered all at once", () => expect(read("feeds/index.html")).toMatch(/href="[^"]*\/feeds\.opml"/));
