import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Votes } from "../../scripts/ranking/trending.ts";
import { overTime, topicShares } from "../../scripts/site/charts.ts";
import { partsIn } from "../../scripts/site/trendparts.ts";
import type { Row } from "../../scripts/site/views.ts";
import { build, contentOf, paper, small } from "./content.ts";

describe("papers over time", () => {
  test("are drawn by month, with the empty months between, and told in words", () => {
    const months = new Map([
      ["2026-02", 1],
      ["2025-12", 4],
    ]);
    expect(overTime(months)).toEqual({
      wide: 30,
      path: "M0 40v-40h8v40zM20 40v-10h8v10z",
      told: "December 2025: 4, January 2026: 0, February 2026: 1",
      caption: "Papers a month, December 2025 to February 2026; most in December 2025, 4 papers.",
    });
  });

  test("are drawn by year when they are of more than three years", () => {
    const months = new Map([
      ["2020-01", 1],
      ["2020-07", 1],
      ["2024-01", 1],
    ]);
    expect(overTime(months)).toMatchObject({ wide: 50, told: "2020: 2, 2021: 0, 2022: 0, 2023: 0, 2024: 1" });
  });

  test.each([{ months: [] }, { months: [["2026-01", 9]] }] as const)(
    "are not drawn of $months.length months",
    ({ months }) => {
      expect(overTime(new Map(months))).toBeNull();
    },
  );
});

test("an edition's topics are counted by the strongest of each paper, as shares of the largest", () => {
  const [graphs, optics] = ["graphs", "optics"].map((id) => ({ text: id, url: `/topics/${id}/` }));
  const rows = [[optics], [graphs, optics], [graphs], []].map((topics) => ({ topics }) as unknown as Row);
  expect(topicShares(rows)).toEqual([
    { ...graphs, papers: 2, share: 100 },
    { ...optics, papers: 1, share: 50 },
  ]);
});

const votes = (more: Partial<Votes>): Votes => ({
  ...{ upvotes: 41, at: "2026-11-24T12:00:00Z", hours: 12, age: 12, top: 53.4, hot: 1.7083, rising: 2.5625, ...more },
});

test("the parts of a place are upvotes and what they are projected to gain, or upvotes, hours and upvotes an hour", () => {
  const all = [votes({}), votes({ upvotes: 106, hours: 80, age: 88, top: 106, hot: 1.06 })];
  const starts = { hotHeadStart: 12, risingHeadStart: 4 };
  const [first = votes({})] = all;
  expect(partsIn("top", all, starts)(first)).toEqual([
    { text: "41 upvotes", start: 0, share: 39 },
    { text: "projected +12", start: 39, share: 11 },
  ]);
  expect(partsIn("hot", all, starts)(first)).toEqual([
    { text: "41 upvotes", start: 0, share: 39 },
    { text: "in 24 hours", start: 0, share: 24 },
    { text: "1.71 an hour", start: 0, share: 100 },
  ]);
});

const hostile = '</script><img src=x onerror="alert(1)"> & lens';
const vote = (id: string, upvotes: number) =>
  `${JSON.stringify({ paper: id, at: "2026-11-24T07:00:00Z", source: "huggingface", upvotes })}\n`;
const edition = {
  ...{ v: 1, date: "2026-11-24", closed: "2026-11-24T18:00:00Z", lead: 10, quiet: null },
  papers: ["own/new", "own/hostile"].map((id) => ({ id, title: id, reasons: {} })),
};

describe("printed", () => {
  let dated: (path: string) => string;
  let undated: (path: string) => string;
  beforeAll(async () => {
    const files = {
      ...small,
      "papers/own/old.md": paper("An old lens", "A lens in the light.", 'listed: "2026-10-01"\n'),
      "papers/own/new.md": paper("A new graph", "A graph.", 'listed: "2026-11-24"\n'),
      "papers/own/hostile.md": paper(hostile, "A lens in the light.", 'listed: "2026-11-24"\n'),
      "papers/own/gone.md": paper("Taken down", "A lens.", 'removed: "On request"\n'),
      "editions/2026/2026-11-24.json": JSON.stringify(edition),
      "observations/2026/11-24.jsonl": vote("own/new", 7) + vote("own/hostile", 3),
    };
    [dated, undated] = (await Promise.all(
      [files, small].map(async (one) => {
        const content = contentOf(one);
        await build(content);
        return (path: string) => readFileSync(join(content, "../_site", path), "utf8");
      }),
    )) as [typeof dated, typeof undated];
  });

  const pointsOf = (read: typeof dated) => {
    const page = read("map/index.html");
    const [, name = ""] = /data-points="(?:\/map\/)?(points-[0-9a-f]{8}\.json)"/.exec(page) ?? [];
    return { page, points: JSON.parse(read(`map/${name}`)) };
  };

  test("the map names its file of points, which has every shown paper once, and its topics in the legend's order", () => {
    const { page, points } = pointsOf(dated);
    expect(points.shelves).toEqual([["own", ["graph-colours", "graph-walks", "hostile", "lenses", "new", "old"]]]);
    expect([points.titles, points.x, points.y, points.topics].map((list) => list.length)).toEqual([6, 6, 6, 6]);
    const legend = [...page.matchAll(/data-name="([^"]+)"/g)].map(([, name]) => name);
    expect(legend).toEqual(["Graphs", "Optics"]);
    expect(points.topics).toEqual([[0], [0], [1], [1], [0], [1]]);
    expect(points.labels.length).toBe(2);
  });

  test("a hostile title is text on the map, in its file and in its table", () => {
    const { page, points } = pointsOf(dated);
    expect(points.titles[2]).toBe(hostile);
    expect(page).not.toContain("<img");
  });

  test("a topic with dates has its papers over time, an edition its topics, and a place in trending its parts", () => {
    expect(dated("topics/optics/index.html")).toContain("<title>October 2026: 1, November 2026: 1</title>");
    expect(dated("2026/11/24/index.html")).toContain("Topics of this edition");
    expect(dated("trending/index.html")).toMatch(/<span>7 upvotes<svg class="bar"/);
  });

  test("a collection without dates and votes has none of these, and its map all the same", () => {
    expect(undated("topics/optics/index.html")).not.toContain("<svg");
    expect(undated("trending/index.html")).not.toContain("<svg");
    expect(pointsOf(undated).points.titles.length).toBe(3);
  });

  test("nothing that is drawn has a style of its own, which the page's policy would refuse", () => {
    for (const path of ["map/index.html", "topics/optics/index.html", "2026/11/24/index.html", "trending/index.html"])
      expect([path, dated(path).includes("style=")]).toEqual([path, false]);
  });
});
