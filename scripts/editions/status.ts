import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Cause, causes } from "../config/causes.ts";
import { readText } from "../config/files.ts";
import { issuesOf } from "../config/issues.ts";
import { placesIn } from "../config/json.ts";
import type { Read } from "../config/problem.ts";
import { isDay } from "../papers/schema.ts";

export const statusFile = "status.json";

const day = z.string("expected a day in quotes").refine(isDay, 'expected a day such as "2026-11-23"');
const moment = z.iso.datetime({ precision: 0, error: 'expected a time in UTC such as "2026-11-23T18:00:00Z"' });
const count = z.int("expected a whole number").min(0, "expected 0 or more");
const cause = z.enum(Object.keys(causes) as [Cause, ...Cause[]], "expected one of the causes that /status/ lists");

/** What became of one source in one run. Counts are of rows, and of papers. */
const sourceRun = z.strictObject(
  {
    at: moment,
    day,
    cause: cause.nullable(),
    /** One sentence: what was asked, and what came, or why nothing did. */
    note: z.string("expected a sentence"),
    asked: count,
    rows: count,
    new: count,
    updated: count,
    known: count,
    leftOut: count,
    /** Rows of papers that are no arrivals: new versions of papers that are not here. */
    other: count,
    /** The first 200. */
    refused: z.array(
      z.strictObject({ row: count, id: z.string().optional(), reason: z.string() }, "expected a row and a reason"),
      "expected a list of refused rows",
    ),
  },
  "expected what one run found",
);

const statusSchema = z.strictObject(
  {
    v: z.literal(1, "expected 1"),
    /** The last run that had something to tell. */
    run: z.strictObject({ at: moment, day, broken: z.boolean("expected true or false") }, "expected the last run"),
    /** The newest edition, and what it holds. */
    edition: z.strictObject({ date: day, papers: count, quiet: z.string("expected a sentence").nullable() }).nullable(),
    /** By when the next edition is due. */
    next_by: moment,
    /** By name: the last run, the last good one, the day up to which its lists were read whole, the day on which counts of earlier days were read again, and the rows of its last days. */
    sources: z.record(
      z.string(),
      z.strictObject(
        {
          last: sourceRun,
          good: z.strictObject({ at: moment, day, rows: count }).nullable(),
          through: day.nullable(),
          counted: day.nullable(),
          recent: z.array(z.strictObject({ day, rows: count })),
        },
        "expected the last run and the last good one",
      ),
      "expected the sources by name",
    ),
  },
  "expected named fields such as run and sources",
);

/** What the daily run found when it last had something to tell: `content/status.json`, from which `/status/` is made. */
export type Status = z.output<typeof statusSchema>;
export type SourceStatus = Status["sources"][string];
export type SourceRun = SourceStatus["last"];

/** Reads and checks the file; null where there is none, as in a paper that has never run by itself. */
export function loadStatus(content: string): Read<Status | null> {
  if (!existsSync(join(content, statusFile))) return { ok: true, value: null };
  const file = `content/${statusFile}`;
  const text = readText(content, statusFile, Infinity);
  if (!text.ok) return text;
  const places = placesIn(text.value);
  if (places.broken)
    return {
      ok: false,
      problems: [{ file, line: places.broken.line, message: `Cannot read this as JSON: ${places.broken.message}` }],
    };
  const data: unknown = JSON.parse(text.value);
  const checked = statusSchema.safeParse(data);
  if (checked.success) return { ok: true, value: checked.data };
  const problems = issuesOf(checked.error, data, { whole: "this file", one: "a status" }).map(({ path, message }) => ({
    file,
    line: places.lineOf(path),
    message,
  }));
  return { ok: false, problems };
}

/** The file's text: two blanks a level, so that a diff reads well. */
export function printStatus(status: Status): string {
  return `${JSON.stringify(status, null, 2)}\n`;
}
