import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultWeights } from "../../scripts/config/weights.ts";
import type { Observation } from "../../scripts/papers/observations.ts";
import { type Trending, type TrendingList, trendingOf } from "../../scripts/ranking/trending.ts";
import { idOf } from "./papers.ts";

const reading = (name: string, at: string, upvotes: number): Observation => ({
  paper: idOf(name),
  at,
  source: "huggingface",
  upvotes,
});
const listed = (name: string, day?: string) => ({ id: idOf(name), ...(day === undefined ? {} : { listed: day }) });
const names = (list: TrendingList) => list.rows.map(({ id }) => id.replace("shelf/", ""));
const listsOf = ({ top, hot, rising }: Trending) => [hot, rising, top.day, top.week, top.month, top.all];

/** Narrow lists stay narrow, so that windows can be tested with a few papers. */
const one = { ...defaultWeights, enough: 1 };

test("hot and rising are by upvotes an hour with a head start, top by upvotes", () => {
  const papers = [listed("old", "2026-11-18"), listed("new", "2026-11-21"), listed("newer", "2026-11-23")];
  const trending = trendingOf(papers, [
    reading("old", "2026-11-23T12:00:00Z", 90),
    reading("new", "2026-11-23T12:00:00Z", 60),
    reading("newer", "2026-11-23T12:00:00Z", 16),
  ]);
  expect(names(trending.hot)).toEqual(["new", "newer", "old"]);
  expect(names(trending.rising)).toEqual(["newer", "new", "old"]);
  expect(names(trending.top.week)).toEqual(["old", "new", "newer"]);
  expect(trending.votes.get(idOf("new"))).toEqual({
    upvotes: 60,
    at: "2026-11-23T12:00:00Z",
    hours: 60,
    age: 60,
    top: 60,
    hot: 0.8333,
    rising: 0.9677,
  });
});

test.each([
  { hours: 4, projected: 243.1 },
  { hours: 12, projected: 148 },
  { hours: 24, projected: 117.9 },
  { hours: 48, projected: 100 },
  { hours: 300, projected: 100 },
])("100 upvotes read after $hours hours stand for $projected", ({ hours, projected }) => {
  const at = `${new Date(Date.UTC(2026, 10, 1) + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
  const [row] = trendingOf([listed("a", "2026-11-01")], [reading("a", at, 100)]).top.all.rows;
  expect(row?.score).toBeCloseTo(projected, 1);
});

test("now is the newest reading: a paper is hot for 7 days, rising for 72 hours, and in the month's top for 30 days", () => {
  const papers = [
    listed("a", "2026-11-20"),
    listed("b", "2026-11-16"),
    listed("c", "2026-11-15"),
    listed("d", "2026-10-23"),
  ];
  const readings = papers
    .map(({ id }) => reading(id.slice(6), "2026-11-20T00:00:00Z", 5))
    .concat(reading("gone", "2026-11-23T00:00:00Z", 1));
  const trending = trendingOf(papers, readings, one);
  expect(trending.now).toBe("2026-11-23T00:00:00Z");
  expect(names(trending.rising)).toEqual(["a"]);
  expect(names(trending.hot)).toEqual(["a", "b"]);
  expect(names(trending.top.month)).toEqual(["a", "b", "c"]);
  expect(names(trending.top.all)).toEqual(["a", "b", "c", "d"]);
});

test("where fewer than ten papers qualify the window widens and says so, and where that brings none it does not", () => {
  const papers = Array.from({ length: 12 }, (_, i) => listed(`p${i}`, i < 4 ? "2026-11-22" : "2026-11-08"));
  const readings = papers.map(({ id }) => reading(id.slice(6), "2026-11-23T00:00:00Z", 5));
  const { hot, rising, top } = trendingOf(papers, readings);
  expect([hot.rows.length, hot.hours, hot.widened]).toEqual([12, 30 * 24, true]);
  expect([top.day.rows.length, top.day.hours, top.day.widened]).toEqual([12, 30 * 24, true]);
  expect([rising.rows.length, rising.hours, rising.widened]).toEqual([4, 72, false]);
  expect([top.all.hours, top.all.widened]).toEqual([null, false]);
});

test("a paper without a day, without a reading or without votes never enters", () => {
  const readings = [reading("undated", "2026-11-23T12:00:00Z", 9), reading("unloved", "2026-11-23T12:00:00Z", 0)];
  const trending = trendingOf(
    [listed("undated"), listed("unloved", "2026-11-23"), listed("unread", "2026-11-23")],
    readings,
  );
  expect(listsOf(trending).flatMap(names)).toEqual([]);
  expect(trending.votes.size).toBe(0);
  expect(trendingOf([listed("unread", "2026-11-23")], []).now).toBeNull();
});

test("the newest reading counts, even when it is lower; of two at one moment the larger", () => {
  const at = (time: string, upvotes: number) => reading("a", `2026-11-23T${time}Z`, upvotes);
  const upvotesOf = (readings: Observation[]) =>
    trendingOf([listed("a", "2026-11-20")], readings).votes.get(idOf("a"))?.upvotes;
  expect(upvotesOf([at("12:00:00", 7), at("08:00:00", 9)])).toBe(7);
  expect(upvotesOf([at("12:00:00", 7), at("12:00:00", 8), at("12:00:00", 6)])).toBe(8);
});

test("a paper read before its day of listing is new, and ties go by id", () => {
  const early = [reading("b", "2026-11-22T22:00:00Z", 3), reading("a", "2026-11-22T22:00:00Z", 3)];
  const trending = trendingOf([listed("b", "2026-11-23"), listed("a", "2026-11-23")], early);
  expect(names(trending.hot)).toEqual(["a", "b"]);
  expect(trending.votes.get(idOf("a"))).toMatchObject({ hours: 0, age: 0, hot: 0.25 });
});

const start = Date.UTC(2026, 10, 23);
const vote = (least: number) =>
  fc.record({ days: fc.nat(40), hours: fc.nat(400), upvotes: fc.integer({ min: least, max: 500 }) });
const votes = fc.array(vote(0), { maxLength: 12 });
type Row = typeof vote extends (least: number) => fc.Arbitrary<infer Made> ? Made : never;
const cases = { numRuns: 10_000 };

/** Papers p0, p1, ..., listed some days and read some hours before one moment; and a reading at that moment, so that now is the same in each. */
function pool(rows: readonly Row[]) {
  const iso = (time: number) => new Date(time).toISOString();
  return {
    papers: rows.map(({ days }, i) => listed(`p${i}`, iso(start - days * 86_400_000).slice(0, 10))),
    readings: [
      reading("none", "2026-11-23T00:00:00Z", 1),
      ...rows.map(({ hours, upvotes }, i) =>
        reading(`p${i}`, `${iso(start - hours * 3_600_000).slice(0, 19)}Z`, upvotes),
      ),
    ],
  };
}

/** The place of the last paper in each list in which it stands both times. */
function places(before: readonly Row[], after: readonly Row[]) {
  const id = `shelf/p${before.length - 1}`;
  const [a, b] = [before, after].map((rows) => {
    const { papers, readings } = pool(rows);
    return listsOf(trendingOf(papers, readings)).map((list) => list.rows.findIndex((row) => row.id === id));
  });
  return (a ?? []).map((place, i) => [place, b?.[i] ?? -1] as const).filter(([x, y]) => x >= 0 && y >= 0);
}

/** Thousands of cases ask no matcher, which would take longer than the ranking. */
const isInOrder = ({ rows }: TrendingList) =>
  rows.every((row, i) => {
    const before = rows[i - 1];
    const follows = !before || before.score > row.score || (before.score === row.score && before.id < row.id);
    return Number.isFinite(row.score) && follows;
  });

test("the order of papers and readings never matters, places are in order with ties by id, and all numbers are finite", () => {
  fc.assert(
    fc.property(votes, (rows) => {
      const { papers, readings } = pool(rows);
      const lists = listsOf(trendingOf(papers, readings));
      const turned = listsOf(trendingOf(papers.toReversed(), readings.toReversed()));
      return lists.every(isInOrder) && isDeepStrictEqual(turned, lists);
    }),
    cases,
  );
});

test("more votes never lower a rank at equal age", () => {
  fc.assert(
    fc.property(votes, vote(1), fc.nat(50), (rows, last, more) =>
      places([...rows, last], [...rows, { ...last, upvotes: last.upvotes + more }]).every(
        ([before, after]) => after <= before,
      ),
    ),
    cases,
  );
});

test("greater age never raises a rank at equal votes", () => {
  fc.assert(
    fc.property(votes, vote(1), fc.nat(30), (rows, last, more) =>
      places([...rows, last], [...rows, { ...last, days: last.days + more }]).every(
        ([younger, older]) => older >= younger,
      ),
    ),
    cases,
  );
});
