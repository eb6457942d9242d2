import fc from "fast-check";
import { expect, test } from "vitest";
import { isPartial, missingDays, remember } from "../../scripts/sources/lists.ts";

const days = (...rows: readonly number[]) =>
  rows.map((count, i) => ({ day: `2026-11-${String(2 + i).padStart(2, "0")}`, rows: count }));
/** Monday to Friday, and Monday to Wednesday of the week after. */
const week = [...days(40, 44, 38, 41, 47), { day: "2026-11-09", rows: 39 }, { day: "2026-11-10", rows: 45 }];

test.each([
  { rows: 12, partial: true, why: "under a third of the median, which is 41" },
  { rows: 14, partial: false, why: "over a third" },
  { rows: 0, partial: true, why: "empty" },
])("a Wednesday's list of $rows is partial: $partial ($why)", ({ rows, partial }) => {
  expect(isPartial({ day: "2026-11-11", rows }, week)).toBe(partial);
});

test("on a Saturday little is expected, and with two days known nothing is", () => {
  expect(isPartial({ day: "2026-11-14", rows: 1 }, week)).toBe(false);
  expect(isPartial({ day: "2026-11-04", rows: 1 }, days(40, 44))).toBe(false);
});

test("the day itself and later ones are no part of what is expected of it", () => {
  expect(isPartial({ day: "2026-11-04", rows: 12 }, week)).toBe(false);
});

test.each([
  { through: null, day: "2026-11-23", missing: ["2026-11-23"] },
  { through: "2026-11-22", day: "2026-11-23", missing: ["2026-11-23"] },
  { through: "2026-11-23", day: "2026-11-23", missing: [] },
  { through: "2026-12-30", day: "2027-01-01", missing: ["2026-12-31", "2027-01-01"] },
])("read whole up to $through, on $day the lists of $missing are missing", ({ through, day, missing }) => {
  expect(missingDays(through, day)).toEqual(missing);
});

test("after a long silence the last month is asked for", () => {
  const missing = missingDays("2026-01-01", "2026-11-23");
  expect([missing.length, missing[0], missing.at(-1)]).toEqual([31, "2026-10-24", "2026-11-23"]);
});

test("ten working days with papers are remembered, oldest first, each once", () => {
  const day = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 9, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(fc.record({ day, rows: fc.nat(50) })), (all) => {
      const kept = all.reduce(remember, []);
      const names = kept.map((one) => one.day);
      expect(names).toEqual([...new Set(names)].toSorted());
      expect(kept.length).toBeLessThanOrEqual(10);
      for (const one of kept) {
        expect([0, 6]).not.toContain(new Date(`${one.day}T00:00:00Z`).getUTCDay());
        expect(one.rows).toBeGreaterThan(0);
      }
    }),
  );
});
