import { join } from "node:path";
import { writeWhole } from "./config/files.ts";
import { daysAfter, inSeconds, instantOf } from "./config/zone.ts";
import type { Content } from "./content.ts";
import { closeEdition, type DayNotes } from "./editions/close.ts";
import { type Edition, editionFile, printEdition } from "./editions/edition.ts";
import { rank } from "./ranking/rank.ts";

/**
 * Closes one day's edition and writes it. A day that is closed late knows only what could be read by its end.
 *
 * @param now Unit: milliseconds since 1970-01-01T00:00:00Z.
 */
export function closeDay(content: string, found: Content, day: string, now: number, notes?: DayNotes): Edition {
  const end = inSeconds(instantOf(daysAfter(day, 1), "00:00", found.site.edition.zone) - 1);
  const observations = found.observations.filter(({ at }) => at <= end);
  const ranking = rank({ ...found, observations });
  const edition = closeEdition(found, ranking, day, closingTime(found.editions.at(-1), now), notes);
  writeWhole(join(content, editionFile(day)), printEdition(edition));
  return edition;
}

/** Now; or, for days that are closed one right after another, late enough that feeds keep them apart: an edition's items take a second each. */
function closingTime(last: Edition | undefined, now: number): string {
  const free = last ? Date.parse(last.closed) + last.papers.length * 1000 : 0;
  return inSeconds(Math.max(now, free));
}
