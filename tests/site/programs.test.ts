import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { markdownToText } from "../../scripts/text/markdown.ts";
import { build, contentOf, paper, small } from "./content.ts";
import { all, parseXml, textOf } from "./xml.ts";

const hostile = "# A [graph](javascript:alert(1)) of <b>`walls`</b> *and* $O(n^2)$";
const edition = (date: string, ids: readonly string[]) => [
  `editions/2026/${date}.json`,
  JSON.stringify({
    ...{ v: 1, date, closed: `${date}T18:00:00Z`, lead: 2 },
    quiet: ids.length > 0 ? null : { cause: "known", note: "" },
    papers: ids.map((id) => ({ id, title: id, reasons: {} })),
  }),
];

/** A Saturday, the Sunday after it, and a day of the next week, which is not over. */
const files = {
  ...small,
  "papers/own/walls.md": paper(hostile, "A graph, in **two**\n\nparagraphs.", 'authors: ["A. \\"B\\" <C>"]\n'),
  ...Object.fromEntries([
    edition("2026-11-21", ["own/walls", "own/lenses", "own/graph-colours"]),
    edition("2026-11-22", ["own/graph-walks"]),
    edition("2026-11-24", []),
  ]),
};

let site: string;
const read = (path: string) => readFileSync(join(site, path), "utf8");
beforeAll(async () => {
  const content = contentOf(files);
  await build(content);
  site = join(content, "../_site");
});

describe("a week as one item", () => {
  const items = (path: string) => all(parseXml(read(path)), "channel", "item");
  const linked = (path: string) => [...read(path).matchAll(/papers\/own\/([\w-]+)\.html/g)].map(([, name]) => name);
  test("tells of weeks that are over alone, dated by their last edition, with what led them", () => {
    const [item, ...others] = items("weeks.xml");
    expect(others).toEqual([]);
    expect(item && [textOf(item, "title"), textOf(item, "link"), textOf(item, "pubDate")]).toEqual([
      "Week 47 of 2026",
      "http://localhost:8080/2026/w47/",
      "Sun, 22 Nov 2026 18:00:00 +0000",
    ]);
    expect(item && textOf(item, "description")).toContain("4 papers, led by");
    expect(new Set(linked("weeks.xml"))).toEqual(new Set(["walls", "lenses", "graph-walks"]));
  });
  test("of a topic, tells of all of its papers, and of no other", () => {
    expect(new Set(linked("topics/graphs/weeks.xml"))).toEqual(new Set(["walls", "graph-walks", "graph-colours"]));
    expect(items("topics/optics/weeks.xml")).toHaveLength(1);
  });
});

describe("feeds are announced where they belong", () => {
  const announced = (path: string) =>
    [...read(path).matchAll(/<link rel="alternate" type="application\/[^"]*" title="([^"]*)" href="([^"]*)"/g)].map(
      ([, title, url]) => [title, url],
    );
  test.each([
    ["index.html", "feed.xml", "A Test Paper"],
    ["topics/graphs/index.html", "topics/graphs/feed.xml", "A Test Paper: Graphs"],
    ["2026/11/21/index.html", "days.xml", "A Test Paper: one item a day"],
    ["2026/w47/index.html", "weeks.xml", "A Test Paper: one item a week"],
    ["trending/week/index.html", "trending/week/feed.xml", "A Test Paper: top of the week"],
  ])("%s offers its own first, and the site's own once", (path, url, title) => {
    const feeds = announced(path);
    expect(feeds[0]).toEqual([title, `/${url}`]);
    expect(feeds.filter(([, address]) => address === "/feed.xml")).toHaveLength(1);
  });
});

describe("a page as markdown", () => {
  const day = () => read("2026/11/21/index.md");
  test("is announced by the page, and named for programs", () => {
    expect(read("2026/11/21/index.html")).toContain(
      '<link rel="alternate" type="text/markdown" href="/2026/11/21/index.md">',
    );
    expect(read("topics/graphs/index.html")).toContain('type="text/markdown" href="/topics/graphs/index.md"');
    expect(read("llms.txt")).toContain("(http://localhost:8080/2026/11/24/index.md)");
    expect(read("llms.txt")).toContain("(http://localhost:8080/topics/graphs/index.md)");
  });
  test("holds an edition: its lead with whole abstracts and facts, the rest by title, in order", () => {
    const places = [
      "### 1. ",
      "A graph, in **two**\n\nparagraphs.",
      "### 2. Lenses and light",
      "## Also in this edition",
      "- Colouring a graph",
    ];
    const found = places.map((text) => day().indexOf(text));
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found).not.toContain(-1);
    expect(day()).toContain("<http://localhost:8080/papers/own/walls.html>");
  });
  test("shows what titles and names say as text, whatever marks they hold", () => {
    const heading = /^### 1\. (.*)$/m.exec(day())?.[1] ?? "";
    expect(markdownToText(heading)).toBe(hostile);
    expect(markdownToText(/^- Authors: (.*)$/m.exec(day())?.[1] ?? "")).toBe('A. "B" <C>');
  });
  test("holds a topic: its description, feeds, phrases and papers", () => {
    expect(read("topics/optics/index.md")).toMatch(
      /^# Optics\n\nWhat is written about optics\.\n[\s\S]*weeks\.xml>\n- Phrases that put a paper here: lens, light\n[\s\S]*- Lenses and light \(.*\): <http:\/\/localhost:8080\/papers\/own\/lenses\.html>\n$/,
    );
  });
  test("of a day without papers says that it has none", () =>
    expect(read("2026/11/24/index.md")).toContain("This edition has no papers. Every paper"));
});

test("papers are fetched ahead where lists lead to them, and the policy lets these rules in and no other script", () => {
  for (const path of ["index.html", "topics/graphs/index.html", "search/index.html"]) {
    const rules = /<script type="speculationrules">(.*)<\/script>/.exec(read(path))?.[1] ?? "";
    expect(JSON.parse(rules)).toMatchObject({ prefetch: [{ eagerness: "moderate" }] });
    const hash = createHash("sha256").update(rules).digest("base64");
    expect(read(path)).toContain(`;script-src 'self' 'sha256-${hash}'`);
  }
  expect(read("papers/own/walls.html")).not.toContain("speculationrules");
});
