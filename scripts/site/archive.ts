import { grouped } from "../config/grouped.ts";
import { compare } from "../config/problem.ts";
import { monthInWords } from "../editions/calendar.ts";
import type { Paper } from "../papers/paper.ts";
import type { CountedLink, YearView } from "./views.ts";

/** So many lines are read through at a glance; more are put away by years. */
const mostAtOnce = 24;

/** The papers of a list by the month in which they were listed, and those without a day. */
export interface Months {
  /** "2026-11" to its papers, by day and then by id; the oldest month first. */
  readonly months: ReadonlyMap<string, readonly Paper[]>;
  /** By id. */
  readonly undated: readonly Paper[];
}

/** @param papers In any order. */
export function monthsOf(papers: readonly Paper[]): Months {
  const days = grouped(papers, ({ listed = "" }) => listed);
  for (const on of days.values()) on.sort((a, b) => compare(a.id, b.id));
  const undated = days.get("") ?? [];
  days.delete("");
  const dated = [...days.keys()].sort().flatMap((day) => days.get(day) ?? []);
  return { months: grouped(dated, ({ listed = "" }) => listed.slice(0, 7)), undated };
}

/** The newest of them, the newest day first and each day by id; at most `most`. */
export function newestOf({ months }: Months, most: number): Paper[] {
  const newest: Paper[] = [];
  for (const papers of [...months.values()].reverse()) {
    const days = grouped(papers, ({ listed }) => listed);
    newest.push(...[...days.values()].reverse().flat());
    if (newest.length >= most) break;
  }
  return newest.slice(0, most);
}

/** Leads to a list's months, the newest first, and to those without a day. */
export function archiveOf(url: string, { months, undated }: Months): YearView[] {
  const links = [...months].map(([month, { length }]) => ({
    text: monthInWords(month),
    url: `${url}${month}/`,
    papers: length,
    year: month.slice(0, 4),
  }));
  const rest = { text: "Without a date", url: `${url}1/`, papers: undated.length, year: "" };
  return byYear(undated.length > 0 ? [...links, rest] : links);
}

/**
 * Links with their counts under their years: the newest year first, and in it the newest; then those of no year, in the order
 * given. A few stand under no year at all.
 */
export function byYear(links: readonly (CountedLink & { readonly year: string })[]): YearView[] {
  const sorted = links
    .map((link, at) => ({ ...link, at }))
    .sort((a, b) => compare(b.year, a.year) || (a.year === "" ? a.at - b.at : b.at - a.at));
  return [...grouped(sorted, ({ year }) => (links.length > mostAtOnce ? year : ""))].map(([year, of]) => ({
    year,
    papers: of.reduce((sum, { papers }) => sum + papers, 0),
    links: of.map(({ text, url, papers }) => ({ text, url, papers })),
  }));
}

/** The year of a shelf whose ids begin with year and month, as arXiv's do since 2007; empty for other shelves. */
export function yearOfShelf(shelf: string): string {
  return /^\d{4}$/.test(shelf) ? `20${shelf.slice(0, 2)}` : "";
}
