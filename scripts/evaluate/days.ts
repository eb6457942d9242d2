import { grouped as inGroups } from "../config/grouped.ts";
import { compare } from "../config/problem.ts";
import type { Day } from "../papers/paper.ts";

/** Unit: milliseconds. */
export const day = 86_400_000;

/** The day in UTC of a moment. @param time Milliseconds since 1970. */
export function isoDay(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function weekOf(listed: Day): Day {
  const time = Date.parse(listed);
  return isoDay(time - ((new Date(time).getUTCDay() + 6) % 7) * day);
}

/** Things by what they have in common, keys ascending, each in its order. */
export function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  return new Map([...inGroups(things, keyOf)].sort(([a], [b]) => compare(a, b)));
}
