import fc from "fast-check";
import { expect, test } from "vitest";
import { daysAfter } from "../../scripts/config/zone.ts";
import { archiveOf, hasArchive } from "../../scripts/editions/archive.ts";
import type { Edition } from "../../scripts/editions/edition.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { standingIn } from "../../scripts/papers/paper.ts";
import { edition, many, paper } from "../newsletter/made.ts";

/** A Saturday in week 48 of 2026. */
const quiet = edition("2026-11-28", []);
const before = (weeks: number, day = 0) => daysAfter("2026-11-23", day - 7 * weeks);

function bring(editions: readonly Edition[], papers: readonly Paper[], of = quiet): (string | number)[] | null {
  const found = archiveOf(of, [...editions, of], standingIn(papers));
  return found && [found.week, ...found.papers.map(({ id }) => Number(id.replace("own/paper-", "")))];
}

test.each([
  { has: [52, 26, 13, 4], week: "/2025/w48/" },
  { has: [26, 13, 4], week: "/2026/w22/" },
  { has: [13, 4], week: "/2026/w35/" },
  { has: [4], week: "/2026/w44/" },
])("of papers $has weeks old, a quiet day brings those of $week", ({ has, week }) => {
  const papers = many(4);
  const editions = has.map((weeks, n) => edition(before(weeks), papers.slice(n, n + 1)));
  expect(bring(editions, papers)?.[0]).toBe(week);
});

test("there is an archive from four weeks after the first edition on", () => {
  const has = (...dates: string[]) =>
    hasArchive(
      quiet,
      dates.map((date) => ({ date })),
    );
  expect(has(before(4))).toBe(true);
  expect(has(before(4, 6), before(1))).toBe(true);
  expect(has(before(3), before(0))).toBe(false);
});

test("a week counts from its Monday to its Sunday, and no other is looked at", () => {
  const papers = many(2);
  const on = (date: string) => bring([edition(date, papers)], papers);
  expect([before(52, -1), before(52, 7), before(1), before(51)].map(on)).toEqual([null, null, null, null]);
  expect([before(52, 0), before(52, 6)].map(on)).toEqual([
    ["/2025/w48/", 1, 2],
    ["/2025/w48/", 1, 2],
  ]);
});

test("the firsts of all days come before the seconds, and what did not lead does not come at all", () => {
  const papers = many(9);
  const [monday, tuesday, friday] = [papers.slice(0, 3), papers.slice(3, 5), papers.slice(5, 9)];
  const editions = [
    edition(before(52, 0), monday, { lead: 2 }),
    edition(before(52, 1), tuesday),
    edition(before(52, 4), friday, { lead: 3 }),
  ];
  expect(bring(editions, papers)).toEqual(["/2025/w48/", 1, 4, 6, 2, 5]);
  const sunday = edition("2026-11-29", []);
  expect(bring([...editions, quiet], papers, sunday)).toEqual(["/2025/w48/", 7, 8]);
  expect(bring([...editions, edition("2026-11-27", []), quiet], papers, sunday)).toBeNull();
});

test("a quiet day of another week, or a day with papers, does not use up the archive", () => {
  const papers = many(5);
  const editions = [edition(before(52), papers), edition("2026-11-22", []), edition("2026-11-27", [paper(6)])];
  expect(bring(editions, [...papers, paper(6)])).toEqual(["/2025/w48/", 1, 2, 3, 4, 5]);
});

test("papers that can't be shown any more are passed over; one that was joined with another comes once, under its new name", () => {
  const target = paper(9);
  const papers = [
    paper(1, { withdrawn: "an error" }),
    paper(2, { removed: "asked for" }),
    paper(3, { sameAs: target.id }),
    paper(4),
    target,
  ];
  const reasons = { upvotes: 7 };
  expect(bring([edition(before(52), papers, {}, reasons)], papers)).toEqual(["/2025/w48/", 9, 4]);
  expect(archiveOf(quiet, [edition(before(52), papers, {}, reasons)], standingIn(papers))?.papers[0]?.reasons).toEqual(
    reasons,
  );
  // As if that week had none.
  const gone = [paper(1, { withdrawn: "an error" }), paper(4)];
  expect(bring([edition(before(52), gone.slice(0, 1)), edition(before(26), gone.slice(1))], gone)).toEqual([
    "/2026/w22/",
    4,
  ]);
});

test("no two quiet days of a week bring the same paper, and no day brings more than five", () => {
  const papers = many(60);
  const week = fc.array(fc.subarray(papers, { maxLength: 25 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(week, fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 2 }), (led, silent) => {
      const old = led.map((some, day) => edition(before(52, day), some));
      const days = silent.map((day) => edition(daysAfter("2026-11-23", day), []));
      const brought = days.map((day) => archiveOf(day, [...old, ...days], standingIn(papers))?.papers ?? []);
      const ids = brought.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(Math.max(...brought.map((some) => some.length))).toBeLessThanOrEqual(5);
    }),
  );
});
