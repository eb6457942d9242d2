import { grouped } from "../config/grouped.ts";
import { compare } from "../config/problem.ts";
import { daysAfter } from "../config/zone.ts";
import type { Day, Paper, PaperId } from "../papers/paper.ts";
import { mondayOf, weekUrl } from "./calendar.ts";
import { type Edition, type EditionPaper, leadOf } from "./edition.ts";

/** Papers that led some other week, to be read on a day that has none of its own. */
export interface Archive {
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
 * What quiet days bring instead, by day: five papers of the first of these weeks that has any and that no earlier week of quiet
 * days has looked back at; the firsts of all its days before the seconds. The next quiet day of a week brings the next five, so
 * that no two days bring the same; none where none are left.
 *
 * @param editions Every edition, oldest first; what comes after a quiet day changes nothing for it.
 * @param standing The paper that an id means today; nothing for one that can't be shown.
 */
export function archivesIn(
  editions: readonly Edition[],
  standing: (id: PaperId) => Paper | undefined,
): ReadonlyMap<Day, Archive> {
  const weeks = grouped(editions, ({ date }) => mondayOf(date));
  const archives = new Map<Day, Archive>();
  const used = new Set<Day>();
  for (const [own, days] of weeks) {
    const quiet = days.filter((one) => one.quiet !== null);
    if (quiet.length === 0) continue;
    const looked = weeksBack.map((back) => daysAfter(own, -7 * back)).filter((monday) => !used.has(monday));
    const found = looked.map((monday) => ({ monday, led: ledIn(weeks.get(monday) ?? [], standing) }));
    const target = found.find(({ led }) => led.length > 0);
    if (!target) continue;
    const { monday, led } = target;
    used.add(monday);
    for (const [before, { date }] of quiet.entries()) {
      const papers = led.slice(before * papersAtMost, (before + 1) * papersAtMost);
      if (papers.length > 0) archives.set(date, { week: weekUrl(monday), monday, papers });
    }
  }
  return archives;
}

/** What one quiet day brings; null where nothing is left. */
export function archiveOf(
  edition: Edition,
  editions: readonly Edition[],
  standing: (id: PaperId) => Paper | undefined,
): Archive | null {
  const until = [...editions.filter(({ date }) => date < edition.date), edition];
  return archivesIn(until, standing).get(edition.date) ?? null;
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
