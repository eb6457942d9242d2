import type { Question } from "../search/ask.ts";

/** A part of the index that is asked after the newest papers. */
export interface Period {
  /** From the site's root. */
  readonly folder: string;
  /** The month of its oldest paper, as `yyyy-mm`; empty where its papers have no date. */
  readonly since: string;
  /** Years of its papers. */
  readonly years: readonly string[];
}

/** The periods that the page names, the newest first: "pagefind/2014-03-1a2b3c4d/ 2014 2015;pagefind/2012-07-5e6f7a8b/ 2012 2013". */
export function periodsIn(text: string): Period[] {
  return text
    .split(";")
    .filter(Boolean)
    .map((said) => {
      const [folder = "", ...years] = said.split(" ");
      return { folder, years, since: /\/(\d{4}-\d\d)-[^/]*\/$/.exec(folder)?.[1] ?? "" };
    });
}

/** True if a period may have what a question asks for. */
function mayAnswer({ years }: Period, { filters }: Question): boolean {
  return !filters.year || years.includes(filters.year);
}

/** The newest period that may answer and has not been asked. */
export function nextOf(periods: readonly Period[], asked: readonly string[], question: Question): Period | undefined {
  return periods.find((period) => !asked.includes(period.folder) && mayAnswer(period, question));
}

/**
 * The month back to which all has been looked at; null where nothing is left to be asked.
 *
 * @param newest That of the newest papers.
 */
export function lookedBackTo(
  periods: readonly Period[],
  asked: readonly string[],
  question: Question,
  newest: string,
): string | null {
  const next = nextOf(periods, asked, question);
  if (!next) return null;
  return periods[periods.indexOf(next) - 1]?.since ?? newest;
}

/** "March 2014" of "2014-03". */
export function monthInWords(month: string): string {
  const format = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01`));
}
