import { join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { counted } from "./config/counted.ts";
import { writeWhole } from "./config/files.ts";
import { readContent, writeListings } from "./content.ts";
import { dayInWords } from "./editions/calendar.ts";
import { closeEdition } from "./editions/close.ts";
import { type Edition, editionFile, printEdition } from "./editions/edition.ts";
import { isDay } from "./papers/schema.ts";
import { rank } from "./ranking/rank.ts";
import { say } from "./say.ts";

const help = `
npm run edition -- [options]

Closes today's edition (UTC): its papers, ranked and with their reasons, go to content/editions/<year>/<day>.json.
Writes nothing when the day is closed already.

  --date DAY     another day, as yyyy-mm-dd: none before the last edition, and none to come
  --content DIR  the content folder (content)
`;

/** Now; or, for days that are closed one right after another, late enough that feeds keep them apart: an edition's items take a second each. */
function closingTime(last: Edition | undefined, now: string): string {
  const free = last ? Date.parse(last.closed) + last.papers.length * 1000 : 0;
  return `${new Date(Math.max(Date.parse(now), free)).toISOString().slice(0, 19)}Z`;
}

const options = { ...commonOptions, date: { type: "string" } } as const;

await command(help, options, async ({ content, date }) => {
  const now = new Date().toISOString();
  const day = date ?? now.slice(0, 10);
  if (!isDay(day)) throw new UsageError(`Cannot close "${day}": expected a day such as 2026-11-23.`);
  if (day > now.slice(0, 10))
    throw new UsageError(
      `Cannot close ${day}: it is not due before that day, and today is ${now.slice(0, 10)}, in UTC.`,
    );
  const folder = resolve(content);
  const found = await readContent(folder);
  const closed = found.editions.find((edition) => edition.date === day);
  if (closed)
    return say(
      `The edition of ${dayInWords(day)} was closed at ${closed.closed}, with ${counted(closed.papers.length, "paper")}. Nothing is written.`,
    );
  const last = found.editions.at(-1)?.date;
  if (last !== undefined && last > day)
    throw new UsageError(
      `Cannot close ${day}: the edition of ${last} is closed already, and editions are closed in order.`,
    );

  writeListings(folder, found.listings);
  // A day that is closed late knows only what could be read by its end.
  const observations = found.observations.filter(({ at }) => at <= `${day}T23:59:59Z`);
  const edition = closeEdition(found, rank({ ...found, observations }), day, closingTime(found.editions.at(-1), now));
  writeWhole(join(folder, editionFile(day)), printEdition(edition));
  if (edition.quiet) say(`A quiet day: ${edition.quiet.note}`);
  else
    say(
      `Closed the edition of ${dayInWords(day)} with ${counted(edition.papers.length, "paper")}; it is led by "${edition.papers[0]?.title}".`,
    );
  say(`Written to content/${editionFile(day)}.`);
});
