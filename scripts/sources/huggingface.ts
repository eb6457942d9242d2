import { counted } from "../config/counted.ts";
import { sourceTitle } from "../config/sourcetitles.ts";
import { daysAfter } from "../config/zone.ts";
import type { Day } from "../papers/paper.ts";
import { listIn } from "./hfanswer.ts";
import { idIn, readRow } from "./hfrow.ts";
import { isWeekend } from "./lists.ts";
import type { Answer, Ask, Nothing, Parsed, Refusal, Source, Statement } from "./source.ts";
import { told } from "./told.ts";

/** Rows of a page: the most that upstream gives. Without `limit` it gives 50, of 78 on 2025-09-30. */
const pageSize = 100;
const sizeWithoutLimit = 50;

/** More than any page holds, few enough for a report. */
const mostRows = 1_000;

/** Where pages never end, the same page is served again and again: the fullest day of three years held 78 papers. */
const mostPages = 10;

/**
 * Hugging Face's list of a day: papers that people submitted to it, with their upvotes.
 *
 * @see https://huggingface.co/docs/hub/api, "GET /api/daily_papers": `date`, `limit` and `p`, the page, counted from 0.
 */
export const huggingface: Source = {
  name: "huggingface",
  title: sourceTitle("huggingface"),
  forDay: (day, _today, settings) => [
    {
      url: `${settings.huggingface.url.replace(/\/$/, "")}?date=${day}&limit=${pageSize}`,
      accept: "application/json",
      day,
    },
  ],
  parse,
};

function parse(ask: Ask, answer: Answer, today: Day): Parsed {
  // Without a day upstream gives the newest list.
  const day = ask.day ?? today;
  const list = listIn(answer, day, today);
  const isLater = pageOf(ask) > 0;
  // What says of a whole day that it has no list says of a later page that the list has ended.
  if ("cause" in list) return without(isLater && ["weekend", "partial"].includes(list.cause) ? null : list, 0);
  if (list.length === 0) return without(isLater ? null : emptyOn(day), 0);
  if (list.length > mostRows) return without(tooMany(list.length, day), 0);

  const { statements, refusals, submitted } = readRows(list, day);
  const nothing =
    statements.length === 0
      ? {
          cause: "format" as const,
          note: `Hugging Face's list of ${day} has ${counted(list.length, "row")}, and none can be used: ${refusals[0]?.reason}`,
        }
      : ofAnotherDay(submitted, day);
  if (nothing) return without(nothing, list.length, refusals);
  const isFull = list.length === pageSize || list.length === sizeWithoutLimit;
  return { rows: list.length, statements, refusals, nothing: null, ...(isFull ? nextAfter(ask) : {}) };
}

/** `submitted`: when each row that says so was put on its list, in milliseconds since 1970-01-01T00:00:00Z. */
function readRows(list: readonly unknown[], day: Day) {
  const statements: Statement[] = [];
  const refusals: Refusal[] = [];
  const submitted: number[] = [];
  const rowOf = new Map<string, number>();
  for (const [i, data] of list.entries()) {
    const row = i + 1;
    const read = readRow(data, day);
    const refuse = (reason: string) => {
      const id = idIn(data);
      refusals.push({ row, ...(id ? { id } : {}), reason: told(reason) });
    };
    if (typeof read === "string") {
      refuse(read);
      continue;
    }
    const first = rowOf.get(read.statement.arxiv);
    if (first !== undefined) {
      refuse(`Cannot use this row: expected each paper once, got that of row ${first} again`);
      continue;
    }
    rowOf.set(read.statement.arxiv, row);
    statements.push(read.statement);
    if (read.submitted !== undefined) submitted.push(read.submitted);
  }
  return { statements, refusals, submitted };
}

/**
 * Why this is another day's list, if every row that says when it was submitted says so.
 *
 * A list's day is that of `submittedOnDailyAt` in UTC: so in all 4,610 dated papers of 2025-03 to 2026-03, which were read at
 * about 07:30, and always 00:00 of it since 2026-05. On 2024-12-11 five of 26 came on the evening before, from 21:47: so a day
 * starts four hours early.
 */
function ofAnotherDay(submitted: readonly number[], day: Day): Nothing | null {
  const start = Date.parse(`${day}T00:00:00Z`) - 4 * hour;
  const end = Date.parse(`${daysAfter(day, 1)}T00:00:00Z`);
  const newest = Math.max(...submitted);
  if (submitted.length === 0 || submitted.some((time) => time >= start && time < end)) return null;
  const batch = new Date(newest).toISOString().slice(0, 10);
  return { cause: "stale", note: `Hugging Face gave the list of ${batch} when it was asked for that of ${day}` };
}

/** Unit: milliseconds. */
const hour = 3_600_000;

function tooMany(rows: number, day: Day): Nothing {
  return {
    cause: "format",
    note: `Hugging Face's list of ${day} can't be read: expected at most ${mostRows} rows, got ${rows}`,
  };
}

/** Papers can't be submitted on Saturdays and Sundays. */
function emptyOn(day: Day): Nothing {
  return isWeekend(day)
    ? { cause: "weekend", note: `Hugging Face lists no papers on ${day}: it answered [] on a day of a weekend` }
    : { cause: "partial", note: `Hugging Face's list of ${day} is empty: expected papers on a weekday, got []` };
}

function without(nothing: Nothing | null, rows: number, refusals: readonly Refusal[] = []): Parsed {
  return { rows, statements: [], refusals, nothing: nothing && { ...nothing, note: told(nothing.note) } };
}

function pageOf(ask: Ask): number {
  return Number(new URL(ask.url).searchParams.get("p") ?? 0);
}

function nextAfter(ask: Ask): { readonly next?: Ask } {
  const page = pageOf(ask) + 1;
  const url = new URL(ask.url);
  url.searchParams.set("p", String(page));
  return page < mostPages ? { next: { ...ask, url: url.href } } : {};
}
