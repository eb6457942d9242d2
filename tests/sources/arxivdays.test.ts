import fc from "fast-check";
import { expect, test } from "vitest";
import { daysAfter } from "../../scripts/config/zone.ts";
import { minuteStamp, submissionsOf } from "../../scripts/sources/arxivdays.ts";

test.each([
  ["Monday's is Thursday to Friday", "2026-04-27", "2026-04-23T18:00Z", "2026-04-24T18:00Z"],
  ["Tuesday's is Friday to Monday", "2026-04-28", "2026-04-24T18:00Z", "2026-04-27T18:00Z"],
  ["Wednesday's is Monday to Tuesday", "2026-04-29", "2026-04-27T18:00Z", "2026-04-28T18:00Z"],
  ["Thursday's is Tuesday to Wednesday", "2026-04-30", "2026-04-28T18:00Z", "2026-04-29T18:00Z"],
  ["Friday's is Wednesday to Thursday", "2026-05-01", "2026-04-29T18:00Z", "2026-04-30T18:00Z"],
  ["in winter 14:00 is 19:00 UTC", "2026-01-07", "2026-01-05T19:00Z", "2026-01-06T19:00Z"],
  ["clocks go forward within the weekend", "2026-03-10", "2026-03-06T19:00Z", "2026-03-09T18:00Z"],
  ["clocks go back within the weekend", "2026-11-03", "2026-10-30T18:00Z", "2026-11-02T19:00Z"],
  ["a year ends", "2027-01-04", "2026-12-31T19:00Z", "2027-01-01T19:00Z"],
  ["a leap day", "2028-03-01", "2028-02-28T19:00Z", "2028-02-29T19:00Z"],
])("the list's submissions: %s", (_what, day, from, until) => {
  expect(submissionsOf(day)).toEqual({ from: Date.parse(from), until: Date.parse(until) });
});

test("Saturdays and Sundays have no list", () => {
  expect([submissionsOf("2026-04-25"), submissionsOf("2026-04-26")]).toEqual([null, null]);
});

test("every moment is in the list of exactly one day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 86_399_999 }), (n, time) => {
      const day = daysAfter("2020-01-01", n);
      const moment = Date.parse(`${day}T00:00:00Z`) + time;
      const days = Array.from({ length: 6 }, (_, i) => daysAfter(day, i)).filter((one) => {
        const submissions = submissionsOf(one);
        return submissions !== null && moment >= submissions.from && moment < submissions.until;
      });
      expect(days).toHaveLength(1);
    }),
    { numRuns: 12 },
  );
});

test("minuteStamp() writes the minute in UTC", () => {
  expect(minuteStamp(Date.parse("2026-04-24T17:59:59.999Z"))).toBe("202604241759");
});
