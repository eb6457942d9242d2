import type { Cause } from "../config/causes.ts";
import { seen } from "../config/seen.ts";
import { daysAfter } from "../config/zone.ts";
import type { Day } from "../papers/paper.ts";
import { isWeekend } from "./lists.ts";
import type { Answer, Nothing } from "./source.ts";

/**
 * The rows of an answer, or why it is no list.
 *
 * @param today The day that it is now, in UTC.
 */
export function listIn(answer: Answer, day: Day, today: Day): readonly unknown[] | Nothing {
  const text = new TextDecoder().decode(answer.body);
  const data = parsed(text);
  if (answer.status !== 200) {
    const cause = causeOf(answer.status, day, today);
    const got = `${answer.status} with ${isError(data) ? seen(data.error) : edges(text)}`;
    return { cause, note: `Hugging Face ${verdicts[cause]} ${day}: expected a list of papers, got ${got}` };
  }
  // A weekend's answer. On a working day it may be a mistake, until the day is over.
  if (typeof data === "number")
    return {
      cause: isWeekend(day) ? "weekend" : "partial",
      note: `Hugging Face lists no papers on ${day}: it answered ${data} in place of a list`,
    };
  if (Array.isArray(data)) return data;
  const got = isError(data) ? `an error: ${seen(data.error)}` : data === undefined ? edges(text) : seen(data);
  return { cause: "format", note: `Hugging Face ${verdicts.format} ${day}: expected a list of papers, got ${got}` };
}

const verdicts = {
  "not-open": "has not opened its list of",
  refused: "refused its list of",
  down: "is down, and gave no list of",
  format: "gave what can't be read as its list of",
} as const satisfies Partial<Record<Cause, string>>;

/** A day that isn't open yet is answered with 400, and so may yesterday be; older days are open. */
function causeOf(status: number, day: Day, today: Day): keyof typeof verdicts {
  if (status >= 500) return "down";
  if (status === 400 && daysAfter(day, 1) >= today) return "not-open";
  return status >= 400 && status !== 404 ? "refused" : "format";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isError(data: unknown): data is { readonly error: unknown } {
  return typeof data === "object" && data !== null && "error" in data;
}

/** How a text starts and, where it is long, ends: JSON that was cut off looks whole from its start. */
function edges(text: string): string {
  if (text === "") return "nothing";
  return text.length <= 60 ? seen(text) : `${seen(text.slice(0, 40))} to ${seen(text.slice(-20))}`;
}
