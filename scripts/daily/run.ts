import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDay } from "../closing.ts";
import { UsageError } from "../command.ts";
import { type Cause, isBroken } from "../config/causes.ts";
import { counted } from "../config/counted.ts";
import { writeWhole } from "../config/files.ts";
import { dayIn, inSeconds } from "../config/zone.ts";
import { type Content, readContent, writeListings } from "../content.ts";
import type { DayNotes } from "../editions/close.ts";
import { nextBy, openDays, waitsFor } from "../editions/due.ts";
import type { Edition } from "../editions/edition.ts";
import { printStatus, type SourceRun, type SourceStatus, type Status, statusFile } from "../editions/status.ts";
import { asking } from "../upstream.ts";
import { type SourceReport, takeIn } from "./intake.ts";

/** One run of the daily work. */
export interface Run {
  /** The content folder. */
  readonly content: string;
  /** Where answers and papers are remembered. */
  readonly cache: string;
  /** Unit: milliseconds. After it no source is asked any more. */
  readonly patience: number;
  /** Unit: milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  /** The day to work for, where it isn't that of the moment. */
  readonly date?: string | undefined;
}

/** What a run did, and what it found. */
export interface DailyReport {
  readonly at: string;
  readonly day: string;
  readonly zone: string;
  readonly broken: boolean;
  readonly sources: readonly SourceReport[];
  /** Listings and hand-written files, which are read without asking anybody. */
  readonly own: Readonly<Record<string, SourceRun>>;
  readonly closed: readonly Pick<Edition, "date" | "papers" | "quiet">[];
  /** Editions that wait, and for which sources. */
  readonly waiting: readonly { readonly day: string; readonly for: readonly string[] }[];
  readonly newest: string | null;
  readonly next_by: string;
  /** Files of papers and observations. */
  readonly written: number;
}

/**
 * Asks the sources, then closes what is due, then notes what it found: in this order, each file whole, so that a run that is
 * cut off at any moment has lost nothing, and the next one goes on.
 */
export async function runDay({ content, cache, patience, now, date }: Run): Promise<DailyReport> {
  const before = await readContent(content, cache);
  const { sources: settings, edition: closing } = before.site;
  const today = dayIn(closing.zone, now);
  const day = date ?? today;
  if (day > today) throw new UsageError(`Cannot run for ${day}: today is ${today}, in ${closing.zone}.`);
  const at = inSeconds(now);
  const listed = writeListings(content, before.listings);
  const get = asking({ site: before.site, patience, cache });
  const intake = await takeIn(before.papers, before.observations, {
    ...{
      content,
      day,
      today: dayIn("UTC", now),
      at,
      settings,
      get,
      states: before.status?.sources ?? {},
      anew: date !== undefined,
    },
  });

  // Read anew: no edition is closed on what the next run could not read.
  let found = intake.written.length > 0 ? await readContent(content, cache) : before;
  const closed: Edition[] = [];
  const waiting: DailyReport["waiting"][number][] = [];
  for (const one of openDays(found.editions.at(-1)?.date, day)) {
    const names = waitsFor(one, namesOf(intake.reports.filter((source) => source.waiting)), now, closing);
    // Editions are closed in order: none before the one that waits.
    if (names) {
      waiting.push({ day: one, for: names });
      break;
    }
    const edition = closeDay(content, found, one, now, notesOf(one, intake.reports));
    closed.push(edition);
    found = { ...found, editions: [...found.editions, edition] };
  }
  const own = ownSources(before, at, day);
  const newest = found.editions.at(-1);
  const broken = intake.reports.some(({ status }) => isBroken(status?.last.cause));
  const next_by = nextBy(newest?.date, now, closing);
  const status: Status = {
    v: 1,
    run: { at, day, broken },
    edition: newest ? { date: newest.date, papers: newest.papers.length, quiet: newest.quiet?.note ?? null } : null,
    next_by,
    sources: Object.fromEntries([
      ...Object.entries(own).map(([name, last]) => [name, { ...still, last, good: null }]),
      ...intake.reports.flatMap(({ name, status }) => (status ? [[name, shortened(status)]] : [])),
    ]),
  };
  if (!before.status || tellingOf(before.status) !== tellingOf(status))
    writeWhole(join(content, statusFile), printStatus(status));
  return {
    ...{ at, day, zone: closing.zone, broken, sources: intake.reports, own, closed, waiting },
    ...{ newest: newest?.date ?? null, next_by, written: listed + intake.written.length },
  };
}

/** Refused rows that the file names; a feed of thousands of broken rows would make it one that nobody reads. */
const mostRefused = 200;

const shortened = (status: SourceStatus): SourceStatus => ({
  ...status,
  last: { ...status.last, refused: status.last.refused.slice(0, mostRefused) },
});

/** The same on a copy, which is thrown away. */
export async function rehearse(run: Run): Promise<DailyReport> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-rehearsal-"));
  try {
    // A link to the content is followed: the copy must be one.
    cpSync(realpathSync(run.content), join(folder, "content"), { recursive: true });
    return await runDay({ ...run, content: join(folder, "content"), cache: join(folder, "cache") });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const still = { through: null, counted: null, recent: [] };

const namesOf = (reports: readonly SourceReport[]) => reports.map(({ title }) => title);

/**
 * What has to be told: whoever reads the file's history finds one change a day, and one for each change of a source's state.
 * Moments and counts of later runs of a day are not told.
 */
function tellingOf({ run, edition, next_by, sources }: Status): string {
  const states = Object.entries(sources).map(([name, { last, through, counted }]) => [
    name,
    last.cause,
    through,
    counted,
  ]);
  return JSON.stringify([run.day, run.broken, edition, next_by, states]);
}

/** Of several sources without papers, the one that says most of why there are none. */
const telling: readonly Cause[] = [
  "down",
  "refused",
  "format",
  "partial",
  "stale",
  "not-open",
  "weekend",
  "nothing-chosen",
  "known",
  "off",
];

/** What the edition of a day is told of its sources: by the lists that this run read, else by what an earlier run of the day left. */
function notesOf(day: string, reports: readonly SourceReport[]): DayNotes {
  const found = reports.map(({ name, lists, status }) => {
    const list = lists.find((one) => one.day === day);
    const last = status?.last.day === day ? status.last : null;
    return { name, nothing: list?.nothing ?? last, leftOut: list?.leftOut ?? last?.leftOut ?? 0 };
  });
  const silent = found.flatMap(({ nothing }) => (nothing?.cause ? [{ cause: nothing.cause, note: nothing.note }] : []));
  const quiet = silent.sort((a, b) => telling.indexOf(a.cause) - telling.indexOf(b.cause))[0];
  const leftOut = Object.fromEntries(found.flatMap((one) => (one.leftOut > 0 ? [[one.name, one.leftOut]] : [])));
  return { ...(quiet ? { quiet } : {}), leftOut };
}

/** Listings and hand-written papers: sources that lie in the repository. */
function ownSources({ listings, papers }: Content, at: string, day: string): Record<string, SourceRun> {
  const rows = listings.reduce((sum, listing) => sum + listing.rows.length, 0);
  const writes = listings.flatMap((listing) => listing.writes);
  const fresh = writes.filter(({ change }) => change === "new").length;
  const files = papers.filter(({ source }) => source === "file").length;
  const none = { at, day, cause: null, asked: 0, leftOut: 0, other: 0, refused: [] };
  return {
    listing: {
      ...{ ...none, rows, new: fresh, updated: writes.length - fresh, known: rows - writes.length },
      note:
        listings.length === 0
          ? "No listings."
          : `${counted(listings.length, "listing")} of ${counted(rows, "paper")}, ${fresh} of them new.`,
    },
    file: {
      ...none,
      rows: files,
      new: 0,
      updated: 0,
      known: files,
      note: `${counted(files, "paper")} written by hand.`,
    },
  };
}
