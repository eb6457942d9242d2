import type { Cause } from "../config/causes.ts";
import { daysAfter } from "../config/zone.ts";
import { mondayOf } from "./calendar.ts";
import type { Edition } from "./edition.ts";

/** What readers are told of a day without papers. Its note is written for who runs the paper, and quotes what a source answered. */
const sentences: ReadonlyMap<string, string> = new Map(
  Object.entries({
    weekend: "The sources list no papers on weekends.",
    "not-open": "The sources had not put out their lists when this edition closed.",
    down: "A source could not be reached; what it has listed comes later.",
    refused: "A source could not be asked; what it has listed comes later.",
    format: "A source's list could not be read.",
    partial: "A source's list was not complete when this edition closed; the rest comes later.",
    stale: "A source still showed the list of an earlier day when this edition closed.",
    known: "Every paper that the sources listed had been listed before.",
    off: "No source is asked for papers.",
    "nothing-chosen": "The sources list papers, and none of them is one that is taken up here.",
    "no-papers": "There are no papers yet.",
    "nothing-left": "No paper arrived on this day, and every earlier one has been in an edition.",
  } satisfies Record<Cause | "no-papers" | "nothing-left", string>),
);
const holiday = "The sources listed no papers on this day, which may have been a holiday.";

/** Why an edition has no papers, in one sentence for readers; its note only where the cause is none of this engine's. Null where it has some. */
export function quietInWords({ date, quiet }: Pick<Edition, "date" | "quiet">): string | null {
  if (quiet === null) return null;
  const saturday = daysAfter(mondayOf(date), 5);
  if (quiet.cause === "weekend" && date < saturday) return holiday;
  const note = quiet.note.trim();
  return sentences.get(quiet.cause) ?? (/[.?!…]$/.test(note) ? note : `${note}.`);
}
