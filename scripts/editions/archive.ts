import { compare } from "../config/problem.ts";
import { daysAfter } from "../config/zone.ts";
import type { Day, Paper, PaperId } from "../papers/paper.ts";
import { mondayOf, weekUrl } from "./calendar.ts";
import { type Edition, type EditionPaper, leadOf } from "./edition.ts";

/** Papers that led some other week, to be read on a day that has none of its own. */
interface Archive {
  /** The page of the week in which they led: "/2025/w48/". */
  readonly week: string;
  /** The week's first day. */
  readonly monday: Day;
  /** At most five, each with the reasons that its edition gave. */
  readonly papers: EditionPaper[];
}

/** How far back a quiet day looks: a year, or as near to it as this newspaper is old. Unit: weeks. */
const weeksBack = [52, 26, 13, 4];
const papersAtMost = 5;

/**
 * What a quiet day brings instead: five papers of the first of these weeks that has any and that no earlier week of quiet days
 * has looked back at; the firsts of all its days before the seconds. The next quiet day of a week brings the next five, so
 * that no two days bring the same; null when none are left.
 *
 * @param editions Every edition, oldest first; what comes after the quiet day changes nothing.
 * @param standing The paper that an id means today; nothing for one that can't be shown.
 */
export function archiveOf(
  { date }: Pick<Edition, "date">,
  editions: readonly Edition[],
  standing: (id: PaperId) => Paper | undefined,
): Archive | null {
  const weeks = new Map<Day, Edition[]>();
  for (const edition of editions) {
    const monday = mondayOf(edition.date);
    weeks.set(monday, [...(weeks.get(monday) ?? []), edition]);
  }
  const quiet = editions.filter((one) => one.quiet !== null && one.date < date).map((one) => one.date);
  const own = mondayOf(date);
  const known = new Map<Day, EditionPaper[]>();
  const led = (monday: Day) => {
    const found = known.get(monday) ?? ledIn(weeks.get(monday) ?? [], standing);
    known.set(monday, found);
    return found;
  };
  const used = new Set<Day>();
  let target: Day | undefined;
  for (const week of new Set([...quiet.map(mondayOf), own])) {
    target = weeksBack
      .map((weeks) => daysAfter(week, -7 * weeks))
      .find((monday) => !used.has(monday) && led(monday).length > 0);
    if (target !== undefined) used.add(target);
  }
  if (target === undefined) return null;
  const before = quiet.filter((day) => mondayOf(day) === own).length;
  const run = led(target).slice(before * papersAtMost, (before + 1) * papersAtMost);
  return run.length > 0 ? { week: weekUrl(target), monday: target, papers: run } : null;
}

/** False while the paper is younger than what a quiet day looks back at first. */
export function hasArchive({ date }: Pick<Edition, "date">, editions: readonly Pick<Edition, "date">[]): boolean {
  const weeks = new Set(weeksBack.map((back) => daysAfter(mondayOf(date), -7 * back)));
  return editions.some((one) => weeks.has(mondayOf(one.date)));
}

/** The papers that led these editions and can still be shown, under the names that they have today, each once. */
function ledIn(editions: readonly Edition[], standing: (id: PaperId) => Paper | undefined): EditionPaper[] {
  const led = editions
    .flatMap((edition) => leadOf(edition).map((entry, place) => ({ entry, place, date: edition.date })))
    .sort((a, b) => a.place - b.place || compare(a.date, b.date))
    .flatMap(({ entry }) => {
      const paper = standing(entry.id);
      return paper ? [{ ...entry, id: paper.id }] : [];
    });
  const seen = new Set<PaperId>();
  return led.filter(({ id }) => !seen.has(id) && seen.add(id));
}
