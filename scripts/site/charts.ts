import { counted } from "../config/counted.ts";
import { monthInWords } from "../editions/calendar.ts";
import type { Row, TimeView, TopicShare } from "./views.ts";

/** Months that are drawn one by one; a longer time is drawn by years. */
const mostMonths = 36;
/** A bar with the gap after it, and the height of the fullest, in the chart's own units. */
const [step, wide, high] = [10, 8, 40];

/**
 * Papers by month or year, from the first to the last.
 *
 * @param months How many papers each month has, "2026-11" to its count.
 * @returns Null where there is no time to look over: papers of one month, or without dates.
 */
export function overTime(months: ReadonlyMap<string, number>): TimeView | null {
  const known = [...months.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const isByMonth = monthsBetween(first, last).length <= mostMonths;
  const periods = isByMonth ? monthsBetween(first, last) : yearsBetween(first, last);
  const counts = periods.map((period) =>
    known.filter((month) => month.startsWith(period)).reduce((sum, month) => sum + (months.get(month) ?? 0), 0),
  );
  const most = Math.max(...counts);
  const nameOf = (period = "") => (isByMonth ? monthInWords(period) : period);
  const unit = isByMonth ? "month" : "year";
  const fullest = nameOf(periods[counts.indexOf(most)]);
  return {
    wide: periods.length * step,
    path: counts.map((count, i) => barAt(i * step, count / most)).join(""),
    told: periods.map((period, i) => `${nameOf(period)}: ${counts[i]}`).join(", "),
    caption: `Papers a ${unit}, ${nameOf(periods[0])} to ${nameOf(periods.at(-1))}; most in ${fullest}, ${counted(most, "paper")}.`,
  };
}

/** Nothing for nothing; what is there can be seen. */
function barAt(x: number, share: number): string {
  if (share === 0) return "";
  const height = Math.max(1, Math.round(share * high));
  return `M${x} ${high}v-${height}h${wide}v${height}z`;
}

function monthsBetween(first: string, last: string): string[] {
  const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: numberOf(last) - numberOf(first) + 1 }, (_, i) => {
    const number = numberOf(first) + i;
    return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
  });
}

function yearsBetween(first: string, last: string): string[] {
  const [from, until] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: until - from + 1 }, (_, i) => String(from + i).padStart(4, "0"));
}

/** How many of some papers are most about each topic, the largest first, ties in the order in which they come. */
export function topicShares(rows: readonly Row[]): TopicShare[] {
  const found = new Map<string, { text: string; url: string; papers: number }>();
  for (const { topics } of rows) {
    const [topic] = topics;
    if (topic) found.set(topic.url, { ...topic, papers: (found.get(topic.url)?.papers ?? 0) + 1 });
  }
  const sorted = [...found.values()].sort((a, b) => b.papers - a.papers);
  return sorted.map((topic) => ({ ...topic, share: percentOf(topic.papers, sorted[0]?.papers ?? 1) }));
}

/** Whole, from 0 to 100, and 1 for what is there at all. */
export function percentOf(part: number, whole: number): number {
  return part > 0 ? Math.max(1, Math.min(100, Math.round((100 * part) / whole))) : 0;
}
