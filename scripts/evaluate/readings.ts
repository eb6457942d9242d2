import type { Observation } from "../papers/observations.ts";
import type { Day, PaperId } from "../papers/paper.ts";
import { day, isoDay, weekOf } from "./days.ts";
import type { HfPaper } from "./hf.ts";

/** Readings by paper. */
export type Readings = ReadonlyMap<PaperId, Observation>;

/** Whose readings these are, and which of them: by the day listed, and the moment read. */
interface Kind {
  readonly source: string;
  readonly is: (listed: Day, at: string) => boolean;
}

const hour = 3_600_000;

const hoursAfter = (from: number, to: number) => (listed: Day, at: string) => {
  const hours = (Date.parse(at) - Date.parse(listed)) / hour;
  return hours >= from && hours <= to;
};

/** The readings of the data that fall at known times. The lists of a week and of a month hold the 105 with most votes. */
const kinds = {
  /** About 8 hours after 00:00 UTC of the day listed. */
  morning: { source: "2404589803", is: hoursAfter(3, 12) },
  /** As the day listed ends. */
  midnight: { source: "huangboming/feed.xml", is: hoursAfter(23, 25) },
  /** As the week of the day listed ends. */
  monday: {
    source: "huangboming/feed_weekly.xml",
    is: (listed, at) => at.startsWith(isoDay(Date.parse(weekOf(listed)) + 7 * day)),
  },
  /** As the month of the day listed ends. */
  month: {
    source: "huangboming/feed_monthly.xml",
    is: (listed, at) => at.startsWith(isoDay(Date.UTC(Number(listed.slice(0, 4)), Number(listed.slice(5, 7))))),
  },
} satisfies Readonly<Record<string, Kind>>;

export type ReadingKind = keyof typeof kinds;

/** Of each paper the first reading of a kind, if it has one. */
export function readingsOf(kind: ReadingKind, papers: readonly HfPaper[], readings: readonly Observation[]): Readings {
  const { source, is }: Kind = kinds[kind];
  const listedOn = new Map(papers.map(({ id, listed }) => [id, listed]));
  const found = new Map<PaperId, Observation>();
  for (const reading of readings) {
    const listed = listedOn.get(reading.paper);
    if (listed === undefined || reading.source !== source || !is(listed, reading.at)) continue;
    const known = found.get(reading.paper);
    if (!known || reading.at < known.at) found.set(reading.paper, reading);
  }
  return found;
}
