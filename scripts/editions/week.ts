import { compare } from "../config/problem.ts";
import { daysAfter } from "../config/zone.ts";
import type { Observation } from "../papers/observations.ts";
import { type Paper, type PaperId, standingIn } from "../papers/paper.ts";
import type { Ranking } from "../ranking/rank.ts";
import { newestReadings } from "../ranking/trending.ts";
import { dateInWords, mondayOf } from "./calendar.ts";
import type { Collection } from "./collection.ts";
import type { Edition, EditionPaper } from "./edition.ts";

/** A paper of a week: where it stood first, and the newest that was known of its votes when the week was over. */
export interface WeekPaper {
  readonly paper: Paper;
  readonly listed: EditionPaper;
  readonly date: string;
  /** In its edition, counted from 0. */
  readonly place: number;
  /** Whether it led one of its days. */
  readonly leads: boolean;
  readonly reading: Observation | undefined;
}

/** What its letter and its page say of a week that is over. */
export interface Week {
  /** Each paper once, by upvotes. */
  readonly all: readonly WeekPaper[];
  /** What stands at the head, chosen from those that led: at most five. */
  readonly picks: readonly WeekPaper[];
  /** The others that led, by upvotes. */
  readonly others: readonly WeekPaper[];
  /** When its last edition closed. */
  readonly closed: string;
}

const picksAtMost = 5;

/**
 * Tells of ISO weeks, each named by the Sunday that ends it.
 *
 * Nothing that was read after a week's last edition closed is looked at: later readings would change a letter that is written
 * again, and old pages with every day.
 */
export function weeksIn({ papers, editions, observations }: Collection, ranking: Ranking): (sunday: string) => Week {
  const standing = standingIn(papers);
  const readings = readingsOf(observations, standing);
  return (sunday) => {
    const days = editions.filter(({ date }) => mondayOf(date) === mondayOf(sunday) && date <= sunday);
    const all = inOrder(papersOf(days, standing, readings));
    const led = all.filter(({ leads }) => leads);
    const { picks } = ranking.select(
      led.map(({ paper }) => paper.id),
      picksAtMost,
    );
    const chosen = new Set(picks.map(({ id }) => id));
    return {
      all,
      picks: picks.flatMap(({ id }) => led.find(({ paper }) => paper.id === id) ?? []),
      others: led.filter(({ paper }) => !chosen.has(paper.id)),
      closed: days.at(-1)?.closed ?? "",
    };
  };
}

/**
 * The Sundays of the weeks that are over, oldest first: an edition of the Sunday, or of a later day, has closed. Weeks without an
 * edition are left out.
 */
export function sundaysOf(editions: readonly Edition[]): string[] {
  const newest = editions.at(-1)?.date ?? "";
  const sundays = new Set(editions.map(({ date }) => daysAfter(mondayOf(date), 6)));
  return [...sundays].filter((sunday) => sunday <= newest);
}

/** The papers of some editions, each once: also one that stood under the name of a stub and under its own. */
function papersOf(
  editions: readonly Edition[],
  standing: (id: PaperId) => Paper | undefined,
  readings: ReadonlyMap<PaperId, readonly Observation[]>,
): WeekPaper[] {
  const end = editions.at(-1)?.closed ?? "";
  const newestOf = ({ id }: Paper) => newestReadings((readings.get(id) ?? []).filter(({ at }) => at <= end)).get(id);
  const found = new Map<PaperId, WeekPaper>();
  for (const { date, lead, papers: listed } of editions)
    for (const [place, one] of listed.entries()) {
      const paper = standing(one.id);
      if (!paper) continue;
      const leads = place < lead;
      const first = found.get(paper.id) ?? { paper, listed: one, date, place, leads, reading: newestOf(paper) };
      found.set(paper.id, { ...first, leads: first.leads || leads });
    }
  return [...found.values()];
}

/** All readings of each paper, also those under the name of a stub. */
function readingsOf(
  observations: readonly Observation[],
  standing: (id: PaperId) => Paper | undefined,
): Map<PaperId, Observation[]> {
  const readings = new Map<PaperId, Observation[]>();
  for (const one of observations) {
    const paper = standing(one.paper)?.id;
    if (paper === undefined) continue;
    const known = readings.get(paper) ?? [];
    known.push({ ...one, paper });
    readings.set(paper, known);
  }
  return readings;
}

/** By upvotes; those without any by their place, then by day, then by id. */
function inOrder(papers: readonly WeekPaper[]): WeekPaper[] {
  return papers.toSorted(
    (a, b) =>
      votesOf(b) - votesOf(a) || a.place - b.place || compare(a.date, b.date) || compare(a.paper.id, b.paper.id),
  );
}

/** The votes of a paper of a week, where any were known as it ended. */
export const votesOf = ({ reading }: WeekPaper) => reading?.upvotes ?? 0;

/** What the papers of a week are ordered by, and of which day their votes are. */
export function weekOrderInWords(papers: readonly WeekPaper[], perTopic: number): string {
  const days = papers.flatMap((one) => (one.reading && votesOf(one) > 0 ? [one.reading.at] : []));
  const last = days.sort().at(-1);
  const order =
    last === undefined
      ? "No votes were known when the week ended, so papers are ordered by their place on their day."
      : `Ordered by upvotes as the week ended, last read on ${dateInWords(last)}; papers without any come last.`;
  return `${order} At most ${perTopic} of one topic stand at the head, where there are others.`;
}
