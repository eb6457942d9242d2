import { counted } from "../config/counted.ts";
import { bodyOf, pageOf } from "./html.ts";
import { type Entry, entriesOf, type LetterSource, outlineOf } from "./outline.ts";
import { plainOf } from "./plain.ts";
import { inHeader, shortened } from "./wording.ts";

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
  const subject = subjectOf(
    date,
    entries.map(({ title }) => inHeader(title)).filter((title) => title !== ""),
  );
  const preheader = preheaderOf(entries);
  const body = bodyOf(outline);
  return {
    date,
    subject,
    preheader,
    body,
    html: pageOf(body, { subject, preheader, language: source.site.language }),
    text: plainOf(outline),
  };
}

/** "2026-11-23: Matrix Calculus; The simple essence of automatic… (+8)": the day, and the titles of what leads. */
function subjectOf(date: string, titles: readonly string[]): string {
  const [first = "new papers", second] = titles;
  const more = titles.length > 2 ? ` (+${titles.length - 2})` : "";
  const room = subjectAtMost - `${date}: `.length - more.length;
  if (second === undefined) return `${date}: ${shortened(first, room)}`;
  const half = Math.floor((room - 2) / 2);
  const one = name(first, Math.max(half, room - 2 - name(second, half).length));
  const two = name(second, room - 2 - one.length);
  return `${date}: ${one}; ${two}${more}`;
}

/** The whole title; else what stands before its colon, unless that is an acronym alone; else as many words as fit. */
function name(title: string, room: number): string {
  const start = /^(\S+ [^:]+):\s/.exec(title)?.[1];
  return title.length > room && start !== undefined && start.length <= room ? start : shortened(title, room);
}

/** "58 papers: 9 on Agents, 7 on Reasoning, 4 on Computer Vision": as many of its topics as fit, the fullest first. */
function preheaderOf(entries: readonly Entry[]): string {
  const counts = new Map<string, number>();
  for (const { topics } of entries) {
    const topic = inHeader(topics[0] ?? "");
    if (topic !== "") counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const total = counted(entries.length, "paper");
  const parts = [...counts].sort(([, a], [, b]) => b - a).map(([topic, count]) => `${count} on ${topic}`);
  for (let length = parts.length; length > 0; length--) {
    const text = `${total}: ${parts.slice(0, length).join(", ")}${length < parts.length ? " and more" : ""}`;
    if (text.length <= preheaderAtMost) return text;
  }
  return total;
}
