import { dayIn, daysAfter, inSeconds, instantOf } from "../config/zone.ts";

/** When editions close: `edition` of the settings. */
export interface Closing {
  /** "18:00" */
  readonly closes: string;
  readonly zone: string;
}

/** Days that a paper which has stood still is caught up with, at most. Older ones get no edition: their papers go into the first. */
const caughtUp = 31;

/** How late a scheduled run may be before a reader is told that an edition is missing. Unit: milliseconds. */
const grace = 6 * 3_600_000;

/** Milliseconds since 1970: the moment from which a run is the last of the day, which closes its edition whatever has come. */
export function closingMoment(day: string, { closes, zone }: Closing): number {
  return instantOf(day, closes, zone);
}

/**
 * The days whose edition is still to be closed, oldest first: those after the newest edition, up to the day that it is. A
 * paper without an edition begins with that day.
 *
 * @param today The day that it is in the site's zone, or an earlier one that a run is made for.
 */
export function openDays(newest: string | undefined, today: string): string[] {
  const first = newest === undefined ? today : daysAfter(newest, 1);
  const days: string[] = [];
  for (let day = today; day >= first && days.length < caughtUp; day = daysAfter(day, -1)) days.unshift(day);
  return days;
}

/**
 * Whether a day's edition is closed by a run, and otherwise what it waits for.
 *
 * @param waiting Names of the sources that have not said all that they will of this day.
 * @param now Unit: milliseconds since 1970-01-01T00:00:00Z.
 */
export function waitsFor(
  day: string,
  waiting: readonly string[],
  now: number,
  closing: Closing,
): readonly string[] | null {
  return waiting.length === 0 || now >= closingMoment(day, closing) ? null : waiting;
}

/**
 * The time by which the next edition is due: the closing time of the first day without one, and six hours, as scheduled runs
 * are often late. In UTC, to the second.
 */
export function nextBy(newest: string | undefined, now: number, closing: Closing): string {
  const day = newest === undefined ? dayIn(closing.zone, now) : daysAfter(newest, 1);
  return inSeconds(closingMoment(day, closing) + grace);
}
