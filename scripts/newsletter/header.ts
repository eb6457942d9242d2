import { dateInWords } from "../editions/calendar.ts";
import { extractOf } from "../text/extract.ts";
import { sentencesOf } from "../text/sentences.ts";
import type { Entry } from "./entries.ts";
import { fitting, listed, nameOf } from "./names.ts";
import { inHeader, shortened } from "./wording.ts";

const subjectAtMost = 78;
const preheaderAtMost = 100;
/** A cut title is told in place of its name if it adds a word or two. */
const moreBy = 10;
/** More would be read by no one. */
const namesAtMost = 5;
/** Between a subject's news and its day; in no topic's label, so that no label can look like a day. */
export const separator = "·";

/** "23 Nov 2026". */
export function shortDate(date: string): string {
  const [day, month = "", year] = dateInWords(date).split(" ");
  return `${day} ${month.slice(0, 3)} ${year}`;
}

/** What a header is made of. */
interface Heading {
  /** "From the archive: ", or nothing. */
  readonly opening: string;
  /** What no other letter's subject ends with: "23 Nov 2026". */
  readonly end: string;
  /** "58 papers". */
  readonly total: string;
  /** What these are, the most first: "9 on Agents". */
  readonly parts: readonly string[];
}

interface Header {
  readonly subject: string;
  readonly preheader: string;
}

/**
 * A letter's subject, "LongCodeZip, ExGRPO and 49 more · 27 Nov 2026", and its preheader, of at most 78 and 100 characters:
 * the news first and the day last, whole; then what the subject has no room for.
 *
 * @param entries What the letter tells of, the leading ones first.
 */
export function headerOf({ opening, end, total, parts }: Heading, entries: readonly Entry[]): Header {
  const titles = entries.map(({ title }) => inHeader(title)).filter((title) => title !== "");
  const close = ` ${separator} ${end}`;
  const { text, told } = newsOf(titles, subjectAtMost - opening.length - close.length);
  const next = titles.slice(told);
  const preheader = next.length > 0 ? preheaderOf(next, inHeader(total), parts.map(inHeader)) : firstWords(entries);
  return {
    subject: opening + text + close,
    preheader: preheader || shortened(titles[0] ?? inHeader(total), preheaderAtMost),
  };
}

/** The leading names; of one alone as much of its title as fits. */
function newsOf(titles: readonly string[], room: number): { readonly text: string; readonly told: number } {
  const [first = "New papers"] = titles;
  const names = fitting(titles.map(nameOf), room);
  if (names && names.told > 1) return names;
  const left = Math.max(0, titles.length - 1);
  const whole = shortened(first, room - listed([""], left).length);
  // "ADAM: A…" says no more than "ADAM".
  const isMore = names === null || whole === first || whole.length >= nameOf(first).length + moreBy;
  return isMore ? { text: listed([whole], left), told: 1 } : names;
}

/** "Matrix Calculus. 58 papers: 9 on Agents, 7 on Reasoning": the next names, and where two fit, counts by topic. */
function preheaderOf(titles: readonly string[], total: string, parts: readonly string[]): string {
  const names = titles.map(nameOf);
  const counts = parts.length > 1 ? `. ${totalInWords(total, parts)}.` : "";
  const both = counts === "" ? null : firstOf(names, preheaderAtMost - counts.length);
  if (both !== null) return both + counts;
  const all = fitting(names, preheaderAtMost);
  if (all && all.told > 1) return all.text;
  return shortened(titles[0] ?? "", preheaderAtMost);
}

/** As many names as fit, the others untold. */
function firstOf(names: readonly string[], room: number): string | null {
  for (let told = Math.min(names.length, namesAtMost); told > 0; told--) {
    const text = listed(names.slice(0, told), 0);
    if (text.length <= room) return text;
  }
  return null;
}

/** What is new in the first paper that says so. */
function firstWords(entries: readonly Entry[]): string {
  const [found = ""] = entries.flatMap(({ paper }) =>
    sentencesOf(extractOf(paper.abstract, 2)).slice(0, 1).map(inHeader),
  );
  return shortened(found, preheaderAtMost);
}

/** "51 papers, 13 on Reinforcement Learning, 9 on Agents": the two fullest topics. Names of topics hold commas. */
export function totalInWords(total: string, parts: readonly string[]): string {
  const told = parts.slice(0, 2);
  return [total, ...told].join(told.some((part) => part.includes(",")) ? "; " : ", ");
}

/** "9 on Agents": the first topics of entries, the fullest first; none that all are on. */
export function topicCounts(entries: readonly Entry[]): string[] {
  const counts = new Map<string, number>();
  for (const { topics } of entries) {
    const [first] = topics;
    if (first) counts.set(first.name, (counts.get(first.name) ?? 0) + 1);
  }
  const some = [...counts].filter(([, count]) => count < entries.length);
  return some.sort(([, a], [, b]) => b - a).map(([topic, count]) => `${count} on ${topic}`);
}
