import fc from "fast-check";
import { expect, test } from "vitest";
import type { Observation } from "../../scripts/papers/observations.ts";
import { type Trending, type TrendingWindow, trendingOf } from "../../scripts/ranking/trending.ts";
import { idOf } from "./papers.ts";

const reading = (name: string, at: string, upvotes: number): Observation => ({
  paper: idOf(name),
  at,
  source: "huggingface",
  upvotes,
});
const listed = (name: string, day?: string) => ({ id: idOf(name), ...(day === undefined ? {} : { listed: day }) });
const names = (trending: Trending, window: TrendingWindow) =>
  trending[window].map(({ id }) => id.replace("shelf/", ""));

test("the day's list is by upvotes an hour with a head start, the week's by upvotes", () => {
  const papers = [listed("old", "2026-11-18"), listed("new", "2026-11-21")];
  const trending = trendingOf(papers, [
    reading("old", "2026-11-23T12:00:00Z", 90),
    reading("new", "2026-11-23T12:00:00Z", 60),
  ]);
  expect(names(trending, "day")).toEqual(["new", "old"]);
  expect(names(trending, "week")).toEqual(["old", "new"]);
  expect(trending.day[0]).toEqual({
    id: "shelf/new",
    score: 0.8333,
    at: "2026-11-23T12:00:00Z",
    parts: { upvotes: 60, hours: 60, perHour: 0.8333, projected: 60 },
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
  const [row] = trendingOf([listed("a", "2026-11-01")], [reading("a", at, 100)]).all;
  expect(row?.score).toBeCloseTo(projected, 1);
});

test("now is the newest reading: a paper leaves the day's list after 7 days, the month's after 30", () => {
  const papers = [listed("a", "2026-11-16"), listed("b", "2026-11-15"), listed("c", "2026-10-23")];
  const readings = papers
    .map(({ id }, i) => reading(id.slice(6), `2026-11-2${i}T00:00:00Z`, 5))
    .concat(reading("gone", "2026-11-23T00:00:00Z", 1));
  const trending = trendingOf(papers, readings);
  expect(names(trending, "day")).toEqual(["a"]);
  expect(names(trending, "month")).toEqual(["a", "b"]);
  expect(names(trending, "all")).toEqual(["a", "b", "c"]);
});

test("a paper without a day, without a reading or without votes never enters", () => {
  const readings = [reading("undated", "2026-11-23T12:00:00Z", 9), reading("unloved", "2026-11-23T12:00:00Z", 0)];
  const trending = trendingOf(
    [listed("undated"), listed("unloved", "2026-11-23"), listed("unread", "2026-11-23")],
    readings,
  );
  expect(trending).toEqual({ day: [], week: [], month: [], all: [] });
});

test("the newest reading counts, even when it is lower; of two at one moment the larger", () => {
  const at = (time: string, upvotes: number) => reading("a", `2026-11-23T${time}Z`, upvotes);
  const upvotesOf = (readings: Observation[]) =>
    trendingOf([listed("a", "2026-11-20")], readings).all[0]?.parts.upvotes;
  expect(upvotesOf([at("12:00:00", 7), at("08:00:00", 9)])).toBe(7);
  expect(upvotesOf([at("12:00:00", 7), at("12:00:00", 8), at("12:00:00", 6)])).toBe(8);
});

test("a paper read before its day of listing is new, and ties go by id", () => {
  const early = [reading("b", "2026-11-22T22:00:00Z", 3), reading("a", "2026-11-22T22:00:00Z", 3)];
  const trending = trendingOf([listed("b", "2026-11-23"), listed("a", "2026-11-23")], early);
  expect(names(trending, "day")).toEqual(["a", "b"]);
  expect(trending.day[0]?.parts).toMatchObject({ hours: 0, perHour: 0.25 });
});

const windows: readonly TrendingWindow[] = ["day", "week", "month", "all"];
const start = Date.UTC(2026, 10, 23);
const votes = fc.array(fc.record({ days: fc.nat(40), hours: fc.nat(400), upvotes: fc.nat(500) }), { maxLength: 12 });

function pool(rows: readonly { days: number; hours: number; upvotes: number }[]) {
  const iso = (time: number) => new Date(time).toISOString();
  return {
    papers: rows.map(({ days }, i) => listed(`p${i}`, iso(start - days * 86_400_000).slice(0, 10))),
    readings: rows.map(({ hours, upvotes }, i) =>
      reading(`p${i}`, `${iso(start - hours * 3_600_000).slice(0, 19)}Z`, upvotes),
    ),
  };
}

test("the order is total whatever the order of papers and readings, and all numbers are finite", () => {
  fc.assert(
    fc.property(votes, (rows) => {
      const { papers, readings } = pool(rows);
      const trending = trendingOf(papers, readings);
      expect(trendingOf(papers.toReversed(), readings.toReversed())).toEqual(trending);
      for (const row of windows.flatMap((window) => trending[window])) {
        expect([row.score, ...Object.values(row.parts)].every(Number.isFinite)).toBe(true);
      }
    }),
  );
});

test("more votes never lower a rank at equal age", () => {
  fc.assert(
    fc.property(
      votes,
      fc.record({ days: fc.nat(40), hours: fc.nat(400), upvotes: fc.integer({ min: 1, max: 500 }) }),
      fc.nat(50),
      (rows, one, more) => {
        const placeWith = (upvotes: number, window: TrendingWindow) => {
          const { papers, readings } = pool([...rows, { ...one, upvotes }]);
          return trendingOf(papers, readings)[window].findIndex(({ id }) => id === `shelf/p${rows.length}`);
        };
        for (const window of windows)
          expect(placeWith(one.upvotes + more, window)).toBeLessThanOrEqual(placeWith(one.upvotes, window));
      },
    ),
  );
});
