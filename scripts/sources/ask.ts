import type { Site } from "../config/site.ts";
import type { Day } from "../papers/paper.ts";
import type { Get } from "./fetch.ts";
import { type DayRows, isPartial, isWeekend } from "./lists.ts";
import type { Ask, Nothing, Parsed, Refusal, Source, Statement } from "./source.ts";

/** What a source said of one day, or of papers that it was asked for by id. */
export interface Heard {
  /** Absent where papers were asked for by id. */
  readonly day?: Day;
  /** Requests made; an answer in pages takes several. */
  readonly asked: number;
  readonly rows: number;
  readonly statements: readonly Statement[];
  readonly refusals: readonly Refusal[];
  /** Why there is no list, or less than one. What was read before is in `statements` all the same. */
  readonly nothing: Nothing | null;
}

/** How the asking is done: the same for every source of a run. */
export interface Asking {
  readonly settings: Site["sources"];
  /** The day that it is in UTC, in which sources reckon. */
  readonly today: Day;
  readonly get: Get;
}

/** Pages of one answer. Of the biggest days arXiv has fewer than 30. */
const mostPages = 100;

/**
 * Asks one source for the list of one day.
 *
 * @param recent The rows of the source's last days: a list of the day that it is with under a third of them is partial. The
 *   list of an earlier day is what it is.
 */
export async function hearDay(source: Source, day: Day, asking: Asking, recent: readonly DayRows[]): Promise<Heard> {
  const asks = source.forDay(day, asking.today, asking.settings);
  if (asks.length === 0)
    return {
      ...{ day, asked: 0, rows: 0, statements: [], refusals: [] },
      nothing: { cause: "weekend", note: `${source.title} announces nothing on Saturdays and Sundays.` },
    };
  const heard = { day, ...(await hearAll(source, asks, asking)) };
  if (day < asking.today) return settled(source, day, heard);
  if (heard.nothing || !isPartial({ day, rows: heard.rows }, recent)) return heard;
  const note = `${source.title} lists ${heard.rows} so far, under a third of what its last days had.`;
  return { ...heard, nothing: { cause: "partial", note } };
}

/** A working day that is over and whose list is empty still was a holiday. */
function settled(source: Source, day: Day, heard: Heard): Heard {
  if (heard.nothing?.cause !== "partial" || heard.rows > 0) return heard;
  const note = `${source.title} listed nothing on ${day}${isWeekend(day) ? "" : ", which may have been a holiday"}.`;
  return { ...heard, nothing: { cause: "weekend", note } };
}

/** Asks one source for papers by id; nothing where it can't be asked so. */
export async function hearIds(source: Source, ids: readonly string[], asking: Asking): Promise<Heard> {
  return hearAll(source, ids.length === 0 ? [] : (source.forIds?.(ids, asking.settings) ?? []), asking);
}

/** Asks in turn and puts the answers together; the first that is none ends it. */
async function hearAll(source: Source, asks: readonly Ask[], { get, today }: Asking): Promise<Heard> {
  const parsed: Parsed[] = [];
  const waiting = [...asks];
  for (let ask = waiting.shift(); ask && parsed.length < mostPages; ask = waiting.shift()) {
    const fetched = await get(ask, source.title);
    if (!fetched.ok) {
      parsed.push({ rows: 0, statements: [], refusals: [], nothing: fetched.nothing });
      break;
    }
    const before = parsed.reduce((sum, { rows }) => sum + rows, 0);
    const read = source.parse(ask, fetched.answer, today);
    // Rows are counted through all pages.
    parsed.push({ ...read, refusals: read.refusals.map((one) => ({ ...one, row: one.row + before })) });
    if (read.nothing) break;
    if (read.next) waiting.unshift(read.next);
  }
  return {
    asked: parsed.length,
    rows: parsed.reduce((sum, { rows }) => sum + rows, 0),
    statements: parsed.flatMap(({ statements }) => statements),
    refusals: parsed.flatMap(({ refusals }) => refusals),
    nothing: parsed.at(-1)?.nothing ?? null,
  };
}
