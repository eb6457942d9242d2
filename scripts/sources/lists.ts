import { daysAfter } from "../config/zone.ts";
import type { Day } from "../papers/paper.ts";

/** A day whose list was read whole, and how many rows it had. */
export interface DayRows {
  readonly day: Day;
  readonly rows: number;
}

/** A list of fewer rows than this share of what the last days had is a part of one. */
const partialShare = 1 / 3;
/** Days that the share is taken of; with fewer of them known than `fewest`, nothing is called partial. */
const remembered = 10;
const fewest = 3;
/** Days without a whole list that are asked for again, at most. */
const mostMissing = 31;

/**
 * True for a list that has come by half: under a third of the median of the last ten working days that had one. Of Saturdays
 * and Sundays little is expected, so nothing is said.
 */
export function isPartial({ day, rows }: DayRows, recent: readonly DayRows[]): boolean {
  const before = recent.filter((one) => one.day < day && !isWeekend(one.day)).slice(-remembered);
  return !isWeekend(day) && before.length >= fewest && rows < partialShare * median(before.map((one) => one.rows));
}

/** The days that a source is asked for: those after the last whole list, up to the day itself; the first time that day alone. */
export function missingDays(through: Day | null, day: Day): Day[] {
  const days: Day[] = [];
  for (
    let one = day;
    days.length < mostMissing && (through === null ? one === day : one > through);
    one = daysAfter(one, -1)
  )
    days.push(one);
  return days.reverse();
}

/** The days that are remembered when one more is: working days with rows, the last ten, oldest first. */
export function remember(recent: readonly DayRows[], { day, rows }: DayRows): DayRows[] {
  const others = recent.filter((one) => one.day !== day);
  const all = rows === 0 || isWeekend(day) ? others : [...others, { day, rows }];
  return all.toSorted((a, b) => (a.day < b.day ? -1 : 1)).slice(-remembered);
}

export function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Of the middle two their mean. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
