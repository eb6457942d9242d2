import { resolve } from "node:path";
import { closeDay } from "./closing.ts";
import { command, commonOptions, UsageError } from "./command.ts";
import { counted } from "./config/counted.ts";
import { dayIn } from "./config/zone.ts";
import { readContent, writeListings } from "./content.ts";
import { dayInWords } from "./editions/calendar.ts";
import { editionFile } from "./editions/edition.ts";
import { locked } from "./lock.ts";
import { isDay } from "./papers/schema.ts";
import { say } from "./say.ts";

const help = `
npm run edition -- [options]

Closes today's edition: its papers, ranked and with their reasons, go to content/editions/<year>/<day>.json. Days are those of
the zone in content/site.yaml, UTC by default. Writes nothing when the day is closed already.

  --date DAY     another day, as yyyy-mm-dd: none before the last edition, and none to come
  --content DIR  the content folder (content)
`;

const options = { ...commonOptions, date: { type: "string" } } as const;

await command(help, options, async ({ content, date }) => {
  if (date !== undefined && !isDay(date))
    throw new UsageError(`Cannot close "${date}": expected a day such as 2026-11-23.`);
  const now = Date.now();
  const folder = resolve(content);
  await locked(folder, async () => {
    const found = await readContent(folder);
    const { zone } = found.site.edition;
    const today = dayIn(zone, now);
    const day = date ?? today;
    if (day > today)
      throw new UsageError(`Cannot close ${day}: it is not due before that day, and today is ${today}, in ${zone}.`);
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
    const edition = closeDay(folder, found, day, now);
    if (edition.quiet) say(`A quiet day: ${edition.quiet.note}`);
    else
      say(
        `Closed the edition of ${dayInWords(day)} with ${counted(edition.papers.length, "paper")}; it is led by "${edition.papers[0]?.title}".`,
      );
    say(`Written to content/${editionFile(day)}.`);
  });
});
