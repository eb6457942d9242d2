import { counted } from "../config/counted.ts";
import { dayInWords } from "../editions/calendar.ts";
import { bodyOf, pageOf } from "./html.ts";
import { type Entry, entriesOf, type LetterSource, outlineOf } from "./outline.ts";
import { plainOf } from "./plain.ts";
import { inHeader, inWords, shortened } from "./wording.ts";

/** An edition as an email. */
export interface Letter {
  readonly date: string;
  /** Of at most 78 characters, and with the day, since the provider refuses a second letter of the same subject. */
  readonly subject: string;
  /** The line that an inbox shows after the subject, of at most 100 characters. */
  readonly preheader: string;
  /** What is mailed: a fragment of HTML, at most 80 KB. */
  readonly body: string;
  /** The body as a page of its own. */
  readonly html: string;
  readonly text: string;
}

const subjectAtMost = 78;
const preheaderAtMost = 100;
const papersAtMost = 40;
/** Gmail shows no more than about 102 KB of a mail, and the provider's frame and link addresses are added to ours. */
const bytesAtMost = 80_000;

/** The letter of an edition; null when the day was quiet, or nothing of it can be shown any more. */
export function letterOf(source: LetterSource): Letter | null {
  const entries = entriesOf(source);
  if (source.edition.quiet !== null || entries.length === 0) return null;
  let shown = Math.min(papersAtMost, entries.length);
  let outline = outlineOf(source, entries, shown);
  while (shown > 1 && Buffer.byteLength(bodyOf(outline)) > bytesAtMost) outline = outlineOf(source, entries, --shown);
  const { date } = source.edition;
  const titles = entries.map(({ title }) => inHeader(title)).filter((title) => title !== "");
  const subject = subjectOf(date, titles);
  const [, second = ""] = titles;
  const preheader = preheaderOf(entries, subject.includes(`; ${second}`) ? "" : second);
  const body = bodyOf(outline);
  return {
    date,
    subject,
    preheader,
    body,
    html: pageOf(body, { name: inWords(source.site.title), subject, preheader, language: source.site.language }),
    text: plainOf(outline),
  };
}

/** "23 Nov 2026: The simple essence of automatic differentiation (+9)": the day, and what leads; a second title only beside a whole first. */
function subjectOf(date: string, titles: readonly string[]): string {
  const [, day, month = "", year] = dayInWords(date).split(" ");
  const start = `${day} ${month.slice(0, 3)} ${year}: `;
  const [first = "new papers", second] = titles;
  const more = (left: number) => (left > 0 ? ` (+${left})` : "");
  const one = more(titles.length - 1);
  const whole = [
    ...(second === undefined ? [] : [`${first}; ${second}${more(titles.length - 2)}`]),
    first + one,
    first,
  ];
  const fits = whole.find((text) => start.length + text.length <= subjectAtMost);
  return start + (fits ?? name(first, subjectAtMost - start.length - one.length) + one);
}

/** The whole title; else what stands before its colon, unless that is an acronym alone; else as many words as fit. */
function name(title: string, room: number): string {
  const start = /^(\S+ [^:]+):\s/.exec(title)?.[1];
  return title.length > room && start !== undefined && start.length <= room ? start : shortened(title, room);
}

/**
 * "Matrix Calculus. 58 papers: 9 on Agents, 7 on Reasoning, 4 on Computer Vision": the second title where the subject has
 * no room for it, and as many of the edition's topics as fit, the fullest first.
 */
function preheaderOf(entries: readonly Entry[], second: string): string {
  const counts = new Map<string, number>();
  for (const { topics } of entries) {
    const topic = inHeader(topics[0] ?? "");
    if (topic !== "") counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const total = counted(entries.length, "paper");
  const start = second === "" ? "" : sentence(name(second, preheaderAtMost - total.length - 2));
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([topic, count]) => `${count} on ${topic}`);
  for (let length = parts.length; length > 0; length--) {
    const text = `${start}${total}: ${parts.slice(0, length).join(", ")}${length < parts.length ? " and more" : ""}`;
    if (text.length <= preheaderAtMost) return text;
  }
  return start + total;
}

const sentence = (title: string) => (/[.?!…]$/.test(title) ? `${title} ` : `${title}. `);
