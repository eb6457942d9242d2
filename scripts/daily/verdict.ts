import { type Cause, causes, isBroken } from "../config/causes.ts";
import { daysAfter } from "../config/zone.ts";
import type { SourceRun } from "../editions/status.ts";
import type { Day } from "../papers/paper.ts";
import type { Taken } from "./taken.ts";

/** Days after which a list that alone can't be read is given up. */
const givenUpAfter = 3;

/**
 * True for a list of which no more is to come: it was read whole, or its source has nothing for that day; or it could not be
 * read for three days while a later one could, so that it is that list, and not its source, that is broken.
 *
 * @param day The day that the run works for.
 * @param lists All that the run has read of the source.
 */
export function isWhole({ day: own, nothing }: Taken, day: Day, lists: readonly Taken[]): boolean {
  if (nothing === null || causes[nothing.cause].final) return true;
  if (own === undefined || own > daysAfter(day, -givenUpAfter)) return false;
  return lists.some((one) => one.day !== undefined && one.day > own && one.rows > 0 && one.nothing === null);
}

/** The last of the days asked for up to which every list was whole. */
export function wholeUpTo(through: Day | null, missing: readonly Day[], whole: readonly Taken[]): Day | null {
  const days = new Set(whole.map(({ day }) => day));
  const gap = missing.findIndex((day) => !days.has(day));
  const read = (gap === -1 ? missing : missing.slice(0, gap)).at(-1) ?? through;
  // A run for an earlier day takes nothing back.
  const last = read !== null && through !== null && read < through ? through : read;
  // The first time, what is not whole is asked for again: the day before counts as read.
  return last ?? (missing[0] === undefined ? null : daysAfter(missing[0], -1));
}

/** What the lists of the days that were missing hold; of what was asked for again only the rows that brought something. */
export function sumOf(
  lists: readonly Taken[],
  missing: readonly Day[],
): Omit<SourceRun, "at" | "day" | "asked" | "cause" | "note"> {
  const told = lists.map((one) => {
    if (one.day !== undefined && missing.includes(one.day)) return one;
    const rows = one.new + one.updated + one.refused.length;
    return { ...one, rows, known: 0, leftOut: 0, other: 0 };
  });
  const sum = (key: "rows" | "new" | "updated" | "known" | "leftOut" | "other") =>
    told.reduce((total, one) => total + one[key], 0);
  return {
    ...{ rows: sum("rows"), new: sum("new"), updated: sum("updated"), known: sum("known") },
    ...{ leftOut: sum("leftOut"), other: sum("other") },
    refused: lists.flatMap(({ refused }) => refused),
  };
}

/** Why the day has nothing from this source, or all of it, in one sentence. Something broken comes first, whatever else came. */
export function verdict(
  title: string,
  day: Day,
  lists: readonly Taken[],
): { readonly cause: Cause | null; readonly note: string } {
  const broken = lists.find(({ nothing }) => isBroken(nothing?.cause))?.nothing;
  if (broken) return broken;
  const own = lists.find((one) => one.day === day);
  if (own?.nothing) return own.nothing;
  if (!own) return { cause: null, note: `${title} was asked for counts only.` };
  if (own.new > 0) return { cause: null, note: `${title} listed ${own.rows}, ${own.new} of them new.` };
  if (own.refused.length > 0 && own.refused.length === own.rows)
    return { cause: "format", note: `${title} listed ${own.rows}, and none can be used: ${own.refused[0]?.reason}` };
  const known = own.known + own.updated;
  if (known === own.rows && known > 0)
    return { cause: "known", note: `${title} listed ${own.rows}, all of them known already.` };
  if (own.leftOut + own.other > 0)
    return {
      cause: "nothing-chosen",
      note: `${title} listed ${own.rows}, ${known} of them known, and none to be taken in.`,
    };
  return { cause: null, note: `${title} listed ${own.rows}, ${known} of them known already.` };
}
