import type { Observation } from "../papers/observations.ts";
import type { PaperId } from "../papers/paper.ts";
import { day, grouped, isoDay, weekOf } from "./days.ts";
import type { HfPaper } from "./hf.ts";
import { type ReadingKind, type Readings, readingsOf } from "./readings.ts";

/** Papers at one moment, what was known of their votes by then, and what became of them. */
export interface VoteList {
  readonly papers: readonly HfPaper[];
  /** One for each paper; the newest is the moment. */
  readonly readings: readonly Observation[];
  /** Votes read later, or gained until then. */
  readonly worth: ReadonlyMap<PaperId, number>;
}

/** Of fewer papers the first ten are nearly all of them, whatever the order. */
const least = 10;

/** Each kind of list, oldest first. */
export type VoteLists = Readonly<Record<"A1" | "A3" | "A7" | "F8" | "A8" | "A4", readonly VoteList[]>>;

/**
 * Makes lists to order, and what they should be ordered by. A paper is in a list if both its reading and its worth are known;
 * a list has ten papers at least.
 *
 * - A1, a day: its papers as read in its morning; worth their votes at midnight.
 * - A3, a week: each paper as read at the midnight that ended its day; worth its votes on Monday.
 * - A7, a week: each paper as read in the morning of its day; worth its votes on Monday.
 * - F8, a morning: today's papers as read then, yesterday's as read at midnight; worth their votes on Monday.
 * - A8, the same papers; worth the votes gained until Monday.
 * - A4, a Monday: the papers of the week before as read then; worth the votes gained until their month ended.
 *
 * @param papers By day of listing.
 */
export function voteLists(papers: readonly HfPaper[], readings: readonly Observation[]): VoteLists {
  const of = (kind: ReadingKind) => readingsOf(kind, papers, readings);
  const [morning, midnight, monday, month] = [of("morning"), of("midnight"), of("monday"), of("month")];
  const days = grouped(papers, ({ listed }) => listed);
  const weeks = [...grouped(papers, ({ listed }) => weekOf(listed)).values()];
  const twoDays = [...days].flatMap(([today, ofToday]) => {
    const ofYesterday = days.get(isoDay(Date.parse(today) - day)) ?? [];
    const early = ofToday.filter(({ id }) => morning.has(id) && monday.has(id));
    const late = ofYesterday.filter(({ id }) => midnight.has(id) && monday.has(id));
    if (early.length === 0 || late.length === 0) return [];
    return [{ papers: [...early, ...late], before: new Map([...only(morning, early), ...only(midnight, late)]) }];
  });
  return {
    A1: [...days.values()].flatMap((ofDay) => listOf(ofDay, morning, midnight)),
    A3: weeks.flatMap((ofWeek) => listOf(ofWeek, midnight, monday)),
    A7: weeks.flatMap((ofWeek) => listOf(ofWeek, morning, monday)),
    F8: twoDays.flatMap((pool) => listOf(pool.papers, pool.before, monday)),
    A8: twoDays.flatMap((pool) => listOf(pool.papers, pool.before, monday, "gained")),
    A4: weeks.flatMap((ofWeek) => listOf(ofWeek, monday, month, "gained")),
  };
}

/** One list, or none where too few papers are known, or where all are worth nothing. */
function listOf(
  papers: readonly HfPaper[],
  before: Readings,
  after: Readings,
  what: "had" | "gained" = "had",
): VoteList[] {
  const known = papers.flatMap((paper) => {
    const [reading, later] = [before.get(paper.id), after.get(paper.id)];
    // Read minutes apart, as a month that ends on a Monday is, nothing is gained.
    if (!reading || !later || later.at.slice(0, 10) <= reading.at.slice(0, 10)) return [];
    return [{ paper, reading, worth: later.upvotes - (what === "gained" ? reading.upvotes : 0) }];
  });
  if (known.length < least || known.every(({ worth }) => worth <= 0)) return [];
  return [
    {
      papers: known.map(({ paper }) => paper),
      readings: known.map(({ reading }) => reading),
      worth: new Map(known.map(({ paper, worth }) => [paper.id, worth])),
    },
  ];
}

function only(readings: Readings, papers: readonly HfPaper[]): Readings {
  const ids = new Set(papers.map(({ id }) => id));
  return new Map([...readings].filter(([id]) => ids.has(id)));
}
