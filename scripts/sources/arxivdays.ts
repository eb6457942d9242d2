import { daysAfter, instantOf } from "../config/zone.ts";
import type { Day } from "../papers/paper.ts";

/** The submissions that one day's list announces, both ends in milliseconds since 1970-01-01T00:00:00Z. */
export interface Submissions {
  readonly from: number;
  /** The first moment of the next list. */
  readonly until: number;
}

/** Days before a list, by its weekday from Sunday to Saturday, on which its submissions began and ended. */
const spans = [null, [4, 3], [4, 1], [2, 1], [2, 1], [2, 1], null] as const;

/**
 * Which submissions arXiv announces on a day: those until 14:00 US Eastern are announced at 20:00 from Sunday to Thursday,
 * and carry the next day's date in the feed. So Monday's list is Thursday 14:00 to Friday 14:00, and Tuesday's the weekend.
 * Papers that moderators hold, and lists put off for a holiday, come later than this says.
 *
 * @returns null for a Saturday or Sunday, which has no list.
 * @see https://info.arxiv.org/help/availability.html
 */
export function submissionsOf(day: Day): Submissions | null {
  const span = spans[weekday(day)];
  if (!span) return null;
  const [from, until] = span.map((days) => instantOf(daysAfter(day, -days), "14:00", "America/New_York"));
  return from === undefined || until === undefined ? null : { from, until };
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** "Saturday", as feeds say it in `skipDays`. */
export function weekdayName(day: Day): string {
  return weekdays[weekday(day)] ?? "";
}

function weekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** "202604241800": the minute of a moment in UTC, as the API's `submittedDate` wants it. */
export function minuteStamp(instant: number): string {
  return new Date(instant).toISOString().replace(/\D/g, "").slice(0, 12);
}
