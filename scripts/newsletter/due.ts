import type { Site } from "../config/site.ts";
import { dayIn, daysAfter, instantOf } from "../config/zone.ts";
import { mondayOf } from "../editions/calendar.ts";
import { closingMoment } from "../editions/due.ts";
import type { Edition } from "../editions/edition.ts";

/** A letter that a day asks for. `date` is a day's own, or the Sunday that ends a week. */
export interface Due {
  readonly every: "day" | "week";
  readonly date: string;
}

/** From its edition's closing a letter has this long to go out; after that it would be yesterday's. Unit: milliseconds. */
const freshFor = 24 * 3_600_000;

/** Days after its Sunday on which a week's letter still goes out, where that Sunday was closed late. */
const weekLate = 2;

/**
 * The letters that may go out now, oldest first: of editions closed within the last 24 hours, of today and yesterday; where
 * letters are weekly, of the week that ended last, if its Sunday was closed within the last 24 hours.
 *
 * @param now Unit: milliseconds since 1970-01-01T00:00:00Z.
 */
export function dueAt(editions: readonly Edition[], { edition, newsletter }: Site, now: number): Due[] {
  const today = dayIn(edition.zone, now);
  const closed = editions.filter((one) => Date.parse(one.closed) <= now);
  if (newsletter?.every === "week") {
    const date = lastSunday(today);
    const end = closed.find((one) => one.date >= date);
    const isFresh = end !== undefined && now - Date.parse(end.closed) < freshFor && daysAfter(date, weekLate) >= today;
    return isFresh && closed.some((one) => sundayOf(one.date) === date) ? [{ every: "week", date }] : [];
  }
  return closed
    .filter((one) => one.date >= daysAfter(today, -1) && now - Date.parse(one.closed) < freshFor)
    .map(({ date }) => ({ every: "day", date }));
}

/** The Sunday that it is, or the one before. */
function lastSunday(date: string): string {
  return sundayOf(date) === date ? date : daysAfter(sundayOf(date), -7);
}

/** The newest letter that there could be: where letters are weekly, that of the last week which is over. */
export function newestDue(date: string, { newsletter }: Site): Due {
  return newsletter?.every === "week" ? { every: "week", date: lastSunday(date) } : { every: "day", date };
}

/** The letter that a day asks for, whenever it goes out: where letters are weekly, that of its week. */
export function dueOf(date: string, { newsletter }: Site): Due {
  return newsletter?.every === "week" ? { every: "week", date: sundayOf(date) } : { every: "day", date };
}

/** The Sunday that ends a day's ISO week. */
const sundayOf = (date: string) => daysAfter(mondayOf(date), 6);

/**
 * The moment at which a letter goes out: the first `at` after its edition closed, or had to close. What closes days late, after
 * an outage, does not wait for another morning.
 *
 * @param closed The moment of closing, in UTC: `2026-11-23T18:00:00Z`.
 * @returns Unit: milliseconds since 1970-01-01T00:00:00Z; null where letters go out at once.
 */
export function goesAt(
  { date, closed }: Pick<Edition, "date" | "closed">,
  { edition, newsletter }: Site,
): number | null {
  if (newsletter?.at === undefined) return null;
  const { at } = newsletter;
  const after = Math.min(Date.parse(closed), closingMoment(date, edition));
  const day = dayIn(edition.zone, after);
  const moments = [day, daysAfter(day, 1)].map((one) => instantOf(one, at, edition.zone));
  return moments.find((one) => one >= after) ?? null;
}
