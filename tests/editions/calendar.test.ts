import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dateInWords,
  dayInWords,
  dayUrl,
  momentInWords,
  mondayOf,
  monthInWords,
  monthUrl,
  weekInWords,
  weekOf,
  weekSpan,
  weekUrl,
} from "../../scripts/editions/calendar.ts";

test.each([
  ["2026-11-23", "Monday 23 November 2026", "/2026/11/23/", "/2026/w48/", "/2026/11/"],
  ["2024-02-29", "Thursday 29 February 2024", "/2024/02/29/", "/2024/w09/", "/2024/02/"],
  ["2026-12-31", "Thursday 31 December 2026", "/2026/12/31/", "/2026/w53/", "/2026/12/"],
  ["2027-01-01", "Friday 1 January 2027", "/2027/01/01/", "/2026/w53/", "/2027/01/"],
  ["2027-01-03", "Sunday 3 January 2027", "/2027/01/03/", "/2026/w53/", "/2027/01/"],
  ["2027-01-04", "Monday 4 January 2027", "/2027/01/04/", "/2027/w01/", "/2027/01/"],
  ["2024-12-29", "Sunday 29 December 2024", "/2024/12/29/", "/2024/w52/", "/2024/12/"],
  ["2024-12-30", "Monday 30 December 2024", "/2024/12/30/", "/2025/w01/", "/2024/12/"],
  ["2021-01-03", "Sunday 3 January 2021", "/2021/01/03/", "/2020/w53/", "/2021/01/"],
  ["2000-02-29", "Tuesday 29 February 2000", "/2000/02/29/", "/2000/w09/", "/2000/02/"],
])("%s is %s, at %s, %s and %s", (date, words, day, week, month) => {
  expect([dayInWords(date), dayUrl(date), weekUrl(date), monthUrl(date)]).toEqual([words, day, week, month]);
});

test.each([
  ["2026-11-23", "2026-11-23", "week 48 of 2026", "23 to 29 November 2026"],
  ["2026-11-29", "2026-11-23", "week 48 of 2026", "23 to 29 November 2026"],
  ["2026-12-01", "2026-11-30", "week 49 of 2026", "30 November to 6 December 2026"],
  ["2027-01-03", "2026-12-28", "week 53 of 2026", "28 December 2026 to 3 January 2027"],
])("the week of %s starts on %s: %s, %s", (date, monday, week, span) => {
  expect([mondayOf(date), weekInWords(date), weekSpan(date)]).toEqual([monday, week, span]);
});

test.each([
  ["2026-11-23", "November 2026"],
  ["2026-01", "January 2026"],
])("the month of %s is %s", (date, words) => expect(monthInWords(date)).toBe(words));

test("a day without its weekday is 1 March 2026", () => expect(dateInWords("2026-03-01")).toBe("1 March 2026"));

test.each([
  ["2026-11-24T21:00:00Z", "UTC", "21:00 UTC on Tuesday 24 November 2026"],
  ["2026-11-24T21:00:00Z", "Europe/Berlin", "22:00 (Europe/Berlin) on Tuesday 24 November 2026"],
  ["2026-11-24T21:00:00Z", "Asia/Kathmandu", "02:45 (Asia/Kathmandu) on Wednesday 25 November 2026"],
  ["2026-12-31T23:00:00Z", "Europe/Berlin", "00:00 (Europe/Berlin) on Friday 1 January 2027"],
])("%s is, in the zone %s, %s", (instant, zone, words) => {
  expect(momentInWords(Date.parse(instant), zone)).toBe(words);
});

/** Unit: milliseconds. */
const oneDay = 86_400_000;
const days = fc.integer({ min: 0, max: 40_000 }).map((n) => Date.UTC(1990, 0, 1) + n * oneDay);
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

test("a week has seven days, starts on Monday, holds its year's 4 January in week 1, and is followed by the next", () => {
  fc.assert(
    fc.property(days, (time) => {
      const { year, week } = weekOf(dateOf(time));
      const next = weekOf(dateOf(time + 7 * oneDay));
      const monday = time - ((new Date(time).getUTCDay() + 6) % 7) * oneDay;
      for (let n = 0; n < 7; n++) expect(weekOf(dateOf(monday + n * oneDay))).toEqual({ year, week });
      expect(next.year === year ? next.week : [next.week, next.year - year]).toEqual(
        next.year === year ? week + 1 : [1, 1],
      );
      expect(weekOf(`${year}-01-04`)).toEqual({ year, week: 1 });
      expect(weekOf(`${year}-12-28`).week).toBeGreaterThanOrEqual(week);
    }),
    { numRuns: 500 },
  );
});

test("a day's addresses are one for each day, and its month's is the start of it", () => {
  fc.assert(
    fc.property(days, days, (one, other) => {
      expect(dayUrl(dateOf(one)) === dayUrl(dateOf(other))).toBe(one === other);
      expect(dayUrl(dateOf(one)).startsWith(monthUrl(dateOf(one)))).toBe(true);
    }),
  );
});
