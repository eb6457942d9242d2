import { compare } from "../config/problem.ts";
import { daysAfter } from "../config/zone.ts";
import { byMoment, type Observation, readLine } from "./observations.ts";
import type { Day } from "./paper.ts";

/** Unit: days after its list was first read. Votes come in the first days; a month later there are few more. */
const readAfter = [1, 2, 3, 7, 14, 30];

/** The days whose lists are to be read again on a day, the latest first. */
export function dueReadings(day: Day): Day[] {
  return readAfter.map((days) => daysAfter(day, -days));
}

/** A file of observations. */
export interface ObservationsFile {
  /** From the content folder: `observations/<yyyy>/<mm-dd>.jsonl`. */
  readonly file: string;
  readonly text: string;
}

/**
 * The files that new readings change, by name: one for each day of reading, in UTC.
 *
 * A count that says what the paper's reading before it said, from the same source, is left out; so is a second one of the
 * same moment.
 *
 * @param existing Every observation of the collection.
 * @param today The day that it is in UTC.
 * @throws {RangeError} For a reading that is not of today or the day before: files of older days never change.
 */
export function observationsToWrite(
  existing: readonly Observation[],
  readings: readonly Observation[],
  today: Day,
): ObservationsFile[] {
  const yesterday = daysAfter(today, -1);
  const known = new Map<string, Observation[]>(readings.map((one) => [seriesOf(one), []]));
  for (const one of existing) known.get(seriesOf(one))?.push(one);
  const fresh: Observation[] = [];
  // Of two counts of one moment the same one is kept, whichever came first.
  for (const one of [...readings].sort((a, b) => byMoment(a, b) || compare(print(a), print(b)))) {
    const day = dayOf(one);
    if (day !== today && day !== yesterday)
      throw new RangeError(`Cannot add a reading of ${one.at} on ${today}: expected one of ${yesterday} or ${today}`);
    const series = known.get(seriesOf(one)) ?? [];
    const before = series
      .filter(({ at }) => at < one.at)
      .sort(byMoment)
      .at(-1);
    if (series.some(({ at }) => at === one.at) || (before && countsOf(before) === countsOf(one))) continue;
    series.push(one);
    fresh.push(one);
  }
  return [...new Set(fresh.map(dayOf))].map((day) => ({
    file: `observations/${day.slice(0, 4)}/${day.slice(5)}.jsonl`,
    text: sorted([...existing, ...fresh].filter((one) => dayOf(one) === day).map(print)),
  }));
}

/** All lines of two texts of one file, in order: what two runs that knew nothing of each other should have written. */
export function union(one: string, other: string): string {
  const lines = [one, other].flatMap((text) => text.split("\n").map((line) => line.trim()));
  return sorted(
    lines
      .filter((line) => line !== "")
      .map((line) => {
        const read = readLine(line);
        return Array.isArray(read) ? line : print(read);
      }),
  );
}

/** Lines as a file's text, each once. What is no observation comes last: nothing is lost, and the check will name it. */
function sorted(lines: readonly string[]): string {
  const rows = [...new Set(lines)].map((line) => ({ line, read: readLine(line) }));
  rows.sort((a, b) => {
    const [broken, other] = [Array.isArray(a.read), Array.isArray(b.read)];
    if (Array.isArray(a.read) || Array.isArray(b.read))
      return Number(broken) - Number(other) || compare(a.line, b.line);
    return byMoment(a.read, b.read) || compare(a.line, b.line);
  });
  return rows.map(({ line }) => `${line}\n`).join("");
}

/** Keys in one order. */
function print({ paper, at, source, upvotes, comments, stars }: Observation): string {
  return JSON.stringify({ paper, at, source, upvotes, comments, stars });
}

const dayOf = ({ at }: Observation) => at.slice(0, 10);
const seriesOf = ({ paper, source }: Observation) => `${source} ${paper}`;
const countsOf = ({ upvotes, comments, stars }: Observation) => JSON.stringify([upvotes, comments, stars]);
