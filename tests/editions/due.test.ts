import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn, daysAfter, instantOf } from "../../scripts/config/zone.ts";
import { closingMoment, nextBy, openDays, waitsFor } from "../../scripts/editions/due.ts";

const utc = { closes: "18:00", zone: "UTC" };

test.each([
  { day: "2026-11-23", zone: "UTC", at: "2026-11-23T18:00:00.000Z" },
  { day: "2026-11-23", zone: "Asia/Tokyo", at: "2026-11-23T09:00:00.000Z" },
  { day: "2026-07-01", zone: "America/Los_Angeles", at: "2026-07-02T01:00:00.000Z" },
  { day: "2026-12-31", zone: "Pacific/Kiritimati", at: "2026-12-31T04:00:00.000Z" },
  { day: "2028-02-29", zone: "Europe/Berlin", at: "2028-02-29T17:00:00.000Z" },
])("an edition of $day closes at 18:00 in $zone, which is $at", ({ day, zone, at }) => {
  expect(new Date(closingMoment(day, { closes: "18:00", zone })).toISOString()).toBe(at);
});

test.each([
  { day: "2026-03-29", closes: "02:30", at: "2026-03-29T01:00:00.000Z", why: "clocks are put forward over it" },
  { day: "2026-10-25", closes: "02:30", at: "2026-10-25T00:30:00.000Z", why: "clocks show it twice" },
  { day: "2026-03-29", closes: "18:00", at: "2026-03-29T16:00:00.000Z", why: "summer time has begun" },
  { day: "2026-10-25", closes: "00:00", at: "2026-10-24T22:00:00.000Z", why: "summer time has not ended yet" },
])("where clocks are moved ($why), $closes on $day in Berlin is $at", ({ day, closes, at }) => {
  expect(new Date(closingMoment(day, { closes, zone: "Europe/Berlin" })).toISOString()).toBe(at);
});

test("whatever the zone and the day, the closing time is on that day, and a minute before it the clock shows less", () => {
  const zones = ["UTC", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "Africa/Cairo"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 20_000 }),
      fc.constantFrom("00:00", "02:15", "18:00", "23:59"),
      (zone, n, time) => {
        const day = daysAfter("2000-01-01", n);
        const at = instantOf(day, time, zone);
        // Two days that never were: Samoa went over the date line, and clocks moved at midnight.
        if (dayIn(zone, at) !== day) return dayIn(zone, at - 60_000) < day;
        return dayIn(zone, at - 60_000) <= day;
      },
    ),
  );
});

test.each([
  { newest: undefined, today: "2026-11-23", open: ["2026-11-23"] },
  { newest: "2026-11-22", today: "2026-11-23", open: ["2026-11-23"] },
  { newest: "2026-11-23", today: "2026-11-23", open: [] },
  { newest: "2026-12-30", today: "2027-01-01", open: ["2026-12-31", "2027-01-01"] },
  { newest: "2028-02-28", today: "2028-03-01", open: ["2028-02-29", "2028-03-01"] },
  { newest: "2026-11-24", today: "2026-11-23", open: [] },
])("after the edition of $newest, on $today, those of $open are open", ({ newest, today, open }) => {
  expect(openDays(newest, today)).toEqual(open);
});

test("a paper that stood still for a year is caught up with for a month", () => {
  const days = openDays("2025-11-23", "2026-11-23");
  expect([days.length, days[0], days.at(-1)]).toEqual([31, "2026-10-24", "2026-11-23"]);
});

test("an edition waits for a source that is not complete, until its closing time", () => {
  const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);
  expect(waitsFor("2026-11-23", ["huggingface"], at("17:59:59"), utc)).toEqual(["huggingface"]);
  expect(waitsFor("2026-11-23", ["huggingface"], at("18:00:00"), utc)).toBeNull();
  expect(waitsFor("2026-11-23", [], at("05:17:00"), utc)).toBeNull();
  expect(waitsFor("2026-11-22", ["huggingface"], at("05:17:00"), utc)).toBeNull();
});

test("the next edition is due six hours after its day closes", () => {
  const now = Date.parse("2026-11-23T18:23:00Z");
  expect(nextBy("2026-11-23", now, utc)).toBe("2026-11-25T00:00:00Z");
  expect(nextBy("2026-11-22", now, utc)).toBe("2026-11-24T00:00:00Z");
  expect(nextBy(undefined, now, { closes: "18:00", zone: "Asia/Tokyo" })).toBe("2026-11-24T15:00:00Z");
});
