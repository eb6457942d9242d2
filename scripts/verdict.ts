import { type Cause, causes } from "./config/causes.ts";
import { daysAfter } from "./config/zone.ts";
import type { SourceRun } from "./editions/status.ts";
import type { Day } from "./papers/paper.ts";
import type { Taken } from "./taken.ts";

/** Days after which a list that upstream does not give in a form that can be read is given up. */
const givenUpAfter = 3;

/**
 * True for a list of which no more is to come.
 *
 * @param day The day that the run works for.
 */
export function isWhole({ day: own, nothing }: Taken, day: Day): boolean {
  if (nothing === null || causes[nothing.cause].final) return true;
  return nothing.cause !== "down" && own !== undefined && own <= daysAfter(day, -givenUpAfter);
}

/** The last of the days asked for up to which every list was whole. */
export function wholeUpTo(through: Day | null, missing: readonly Day[], whole: readonly Taken[]): Day | null {
  const days = new Set(whole.map(({ day }) => day));
  const gap = missing.findIndex((day) => !days.has(day));
  const last = (gap === -1 ? missing : missing.slice(0, gap)).at(-1) ?? through;
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
    const rows = one.new + one.updated + one.leftOut + one.refused.length;
    return { ...one, rows, known: 0, other: 0 };
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
  missing: readonly Day[],
): { readonly cause: Cause | null; readonly note: string } {
  const broken = lists.find(({ nothing }) => nothing && causes[nothing.cause].broken)?.nothing;
  if (broken) return broken;
  const own = lists.find((one) => one.day === day);
  if (own?.nothing) return own.nothing;
  const sum = sumOf(lists, missing);
  if (!own || own.rows === 0)
    return { cause: null, note: missing.length === 0 ? `${title} was asked for counts only.` : `${title} was asked.` };
  if (own.new > 0) return { cause: null, note: `${title} listed ${own.rows}, ${own.new} of them new.` };
  if (own.leftOut + own.other > 0)
    return { cause: "nothing-chosen", note: `${title} listed ${own.rows}, none of them to be taken in.` };
  if (own.known + own.updated > 0)
    return { cause: "known", note: `${title} listed ${own.rows}, all of them known already.` };
  return { cause: null, note: `${title} listed ${own.rows}; ${sum.refused.length} rows can't be used.` };
}
