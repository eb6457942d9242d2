import { daysAfter, wallClock } from "../config/zone.ts";

const day = 86_400_000;
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const timeOf = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** "Monday 23 November 2026" for "2026-11-23". Own words: the machine's locale has no say. */
export function dayInWords(date: string): string {
  return `${weekdays[new Date(timeOf(date)).getUTCDay()]} ${dateInWords(date)}`;
}

/** A day in words without its year, where another day that has been told is of the same. */
export function beside(words: string, other: string): string {
  const year = ` ${other.slice(0, 4)}`;
  return words.endsWith(year) ? words.slice(0, -year.length) : words;
}

/** "23 November 2026" for "2026-11-23". */
export function dateInWords(date: string): string {
  return `${Number(date.slice(8, 10))} ${monthInWords(date)}`;
}

/**
 * "21:00 UTC on Tuesday 24 November 2026", or "21:00 (Europe/Berlin) on ...": what clocks show where the paper is edited.
 *
 * @param instant Unit: milliseconds since 1970-01-01T00:00:00Z.
 */
export function momentInWords(instant: number, zone: string): string {
  const shown = wallClock(instant, zone);
  const clock = zone === "UTC" ? zone : `(${zone})`;
  return `${shown.slice(11, 16)} ${clock} on ${dayInWords(shown.slice(0, 10))}`;
}

/** "November 2026" for "2026-11-23" or "2026-11". */
export function monthInWords(date: string): string {
  return `${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/**
 * The ISO week a day is in, and the ISO year that the week belongs to.
 *
 * @see ISO 8601: a week starts on Monday and belongs to the year of its Thursday.
 */
export function weekOf(date: string): { readonly year: number; readonly week: number } {
  const at = timeOf(date);
  const thursday = new Date(at + (3 - ((new Date(at).getUTCDay() + 6) % 7)) * day);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / day / 7) + 1 };
}

/** The day on which a day's ISO week starts: "2026-11-23" for all of 23 to 29 November 2026. */
export function mondayOf(date: string): string {
  return daysAfter(date, -((new Date(timeOf(date)).getUTCDay() + 6) % 7));
}

/** "week 48 of 2026". */
export function weekInWords(date: string): string {
  const { year, week } = weekOf(date);
  return `week ${week} of ${year}`;
}

/** "Week 48 of 2026". */
export const weekHeading = (date: string) => `W${weekInWords(date).slice(1)}`;

/** "23 to 29 November 2026", "30 November to 6 December 2026": a day's ISO week, from its Monday to its Sunday. */
export function weekSpan(date: string): string {
  const monday = mondayOf(date);
  const sunday = daysAfter(monday, 6);
  const same = monthInWords(monday) === monthInWords(sunday) ? 1 : monday.slice(0, 4) === sunday.slice(0, 4) ? 2 : 3;
  return `${dateInWords(monday).split(" ").slice(0, same).join(" ")} to ${dateInWords(sunday)}`;
}

/** "/2026/11/23/". */
export function dayUrl(date: string): string {
  return `/${date.replaceAll("-", "/")}/`;
}

/** "/2026/w48/", under the ISO year. */
export function weekUrl(date: string): string {
  const { year, week } = weekOf(date);
  return `/${year}/w${String(week).padStart(2, "0")}/`;
}

/** "/2026/11/". */
export function monthUrl(date: string): string {
  return `/${date.slice(0, 4)}/${date.slice(5, 7)}/`;
}
