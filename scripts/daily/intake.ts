import { join } from "node:path";
import { isBroken } from "../config/causes.ts";
import { writeWhole } from "../config/files.ts";
import { compare } from "../config/problem.ts";
import type { Site } from "../config/site.ts";
import { daysAfter } from "../config/zone.ts";
import type { SourceRun, SourceStatus } from "../editions/status.ts";
import type { Observation } from "../papers/observations.ts";
import { dueReadings, observationsToWrite } from "../papers/observed.ts";
import type { Day, Paper, PaperId } from "../papers/paper.ts";
import { type Asking, type Heard, hearDay, hearIds } from "../sources/ask.ts";
import type { Get } from "../sources/fetch.ts";
import { missingDays, remember } from "../sources/lists.ts";
import type { Source, SourceName } from "../sources/source.ts";
import { sources } from "../sources/table.ts";
import { type Sink, type Taken, takeHeard } from "./taken.ts";
import { isWhole, sumOf, verdict, wholeUpTo } from "./verdict.ts";

/** What became of one source: the parts for people, and the state to go on from. */
export interface SourceReport {
  readonly name: SourceName;
  readonly title: string;
  /** Null where there was nothing to ask: today's list was read whole before. */
  readonly run: SourceRun | null;
  readonly lists: readonly Taken[];
  readonly status: SourceStatus | null;
  /** The source may still say more of this day. */
  readonly waiting: boolean;
}

export interface Intake {
  readonly reports: readonly SourceReport[];
  /** Every paper, as its file is now. */
  readonly papers: readonly Paper[];
  /** Files written, from the content folder. */
  readonly written: readonly string[];
}

export interface Means {
  /** The content folder. */
  readonly content: string;
  /** The day of the edition that this run works for. */
  readonly day: Day;
  /** The day that it is in UTC. */
  readonly today: Day;
  /** The moment, in UTC, to the second: "2026-11-23T05:17:00Z". */
  readonly at: string;
  readonly settings: Site["sources"];
  readonly get: Get;
  /** What is known of each source from earlier runs. */
  readonly states: Readonly<Record<string, SourceStatus>>;
  /** The day is asked for whatever was read before: `daily --date`. */
  readonly anew?: boolean;
  /** These sources are asked for the day alone: `import`. */
  readonly only?: readonly SourceName[];
}

/**
 * Asks every source that is switched on for the days that are missing and for the counts that are due, and writes what is
 * new: papers first, observations after them. Every file is written whole, so that a run that is cut off leaves what it has
 * done, and the next one goes on from there.
 */
export async function takeIn(found: readonly Paper[], readings: readonly Observation[], means: Means): Promise<Intake> {
  const papers = new Map(found.map((paper) => [paper.id, paper]));
  const written: string[] = [];
  const reports: SourceReport[] = [];
  const read: Observation[] = [];
  // In one order always: the first to name the day of a paper is believed.
  for (const source of Object.values(sources)) {
    if (means.only && !means.only.includes(source.name)) continue;
    reports.push(await takeFrom(source, means, { papers, written, read }));
  }
  for (const { file, text } of observationsToWrite(readings, read, means.at.slice(0, 10))) {
    writeWhole(join(means.content, file), text);
    written.push(file);
  }
  return { reports, papers: [...papers.values()], written };
}

async function takeFrom(source: Source, means: Means, sink: Sink): Promise<SourceReport> {
  const { day, today, settings, get, at } = means;
  const { name, title } = source;
  const before = means.states[name] ?? null;
  const asking: Asking = { settings, today, get };
  const recent = before?.recent ?? [];
  if (!settings[name].on) return switchedOff(source, means, before);

  const missing = means.only || means.anew ? [day] : missingDays(before?.through ?? null, day);
  // Once a day, by the first run that is answered.
  const isDue = !means.only && before?.counted !== day;
  const due = isDue ? again(source, day, missing, sink.papers) : [];
  const lists: Taken[] = [];
  let asked = 0;
  const take = async (heard: Heard) => {
    asked += heard.asked;
    const taken = await takeHeard(source, heard, means, sink);
    lists.push(taken);
    return taken;
  };
  for (const one of missing) {
    const taken = await take(await hearDay(source, one, asking, recent));
    // Who is down for one day is for the next; a list that can't be read keeps nobody from reading the others.
    if (taken.nothing?.cause === "down") break;
  }
  const ids = isDue ? idsToAsk(source, day, sink.papers) : [];
  if (lists.length + due.length + ids.length === 0)
    return { name, title, run: null, lists, status: before, waiting: false };
  const failed = () => lists.some(({ nothing }) => isBroken(nothing?.cause));
  for (const one of due) if (!failed()) await take(await hearDay(source, one, asking, []));
  if (ids.length > 0 && !failed()) await take(await hearIds(source, ids, asking));

  const run: SourceRun = { ...sumOf(lists, missing), at, day, asked, ...verdict(title, day, lists) };
  const asWhole = lists.filter((one) => one.day !== undefined && missing.includes(one.day) && isWhole(one, day, lists));
  const through = wholeUpTo(before?.through ?? null, missing, asWhole);
  const status: SourceStatus = {
    last: run,
    good: !isBroken(run.cause) ? { at, day, rows: run.rows } : (before?.good ?? null),
    through,
    counted: failed() ? (before?.counted ?? null) : day,
    recent: asWhole.reduce((days, { day: one = day, rows }) => remember(days, { day: one, rows }), [...recent]),
  };
  // An edition waits for its own day alone.
  const isOpen = missing.includes(day) && !asWhole.some((one) => one.day === day);
  return { name, title, run, lists, status, waiting: isOpen };
}

function switchedOff({ name, title }: Source, { at, day }: Means, before: SourceStatus | null): SourceReport {
  const run: SourceRun = {
    ...sumOf([], []),
    ...{ at, day, asked: 0, cause: "off", note: `${title} is switched off in content/site.yaml.` },
  };
  const known = { good: before?.good ?? null, through: null, counted: null, recent: before?.recent ?? [] };
  return { name, title, run, lists: [], status: { last: run, ...known }, waiting: false };
}

/** Days whose lists are read again for their counts: those on which a paper here was listed, and no others. */
function again(source: Source, day: Day, missing: readonly Day[], papers: ReadonlyMap<PaperId, Paper>): Day[] {
  if (source.name !== "huggingface") return [];
  const listed = new Set([...papers.values()].map((paper) => paper.listed));
  return dueReadings(day).filter((one) => listed.has(one) && !missing.includes(one));
}

/** Days after which a paper is looked up again, for a new version or a withdrawal. */
const lookedUpAfter = [1, 7, 30];
/** Days for which a paper is looked up that its source has said nothing of yet. */
const unheardFor = 2;

/** Papers that arXiv is asked for by id: those listed lately of which it has said nothing, and those whose turn it is. */
function idsToAsk(source: Source, day: Day, papers: ReadonlyMap<PaperId, Paper>): string[] {
  if (!source.forIds) return [];
  const turn = lookedUpAfter.map((n) => daysAfter(day, -n));
  const since = daysAfter(day, -unheardFor);
  return [...papers.values()]
    .filter(({ arxiv, removed, sameAs }) => arxiv !== undefined && removed === undefined && sameAs === undefined)
    .filter(
      ({ listed = "", facts }) =>
        turn.includes(listed) ||
        (listed >= since && !Object.values(facts).some((fact) => fact.startsWith(`${source.name} `))),
    )
    .flatMap(({ arxiv }) => arxiv ?? [])
    .sort(compare);
}
