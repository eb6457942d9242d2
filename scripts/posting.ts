import { CannotError } from "./config/problem.ts";
import { daysAfter } from "./config/zone.ts";
import { dayInWords, weekInWords } from "./editions/calendar.ts";
import type { Collection } from "./editions/collection.ts";
import type { Edition } from "./editions/edition.ts";
import type { Buttondown } from "./newsletter/buttondown.ts";
import type { Manners } from "./newsletter/connection.ts";
import { deliver, type Wish } from "./newsletter/deliver.ts";
import { openDesk } from "./newsletter/desk.ts";
import { type Due, dueAt, dueOf, goesAt, newestDue } from "./newsletter/due.ts";
import { type Letter, lettersOf } from "./newsletter/letter.ts";
import type { Outcome } from "./newsletter/outcome.ts";
import { rank } from "./ranking/rank.ts";

/** What a run is asked to do with letters. */
export type Asked = "preview" | "draft" | "send" | "test";

export interface Written {
  readonly letter: Letter;
  /** When it goes out, in milliseconds since 1970; null: at once. */
  readonly at: number | null;
  /** Whether it may go out now: a letter of an older day is no news. */
  readonly isDue: boolean;
}

/** Letters, each of its days in turn, and why other days have none. */
export interface Batch {
  readonly written: readonly Written[];
  readonly none: readonly string[];
}

export const tooLate =
  "letters go out within 24 hours of their edition's closing. --draft --date DAY makes a draft of it.";

const notDue = {
  day: "No letter is due: no edition was closed within the last 24 hours.",
  week: "No letter is due: a week's goes out within 24 hours of its Sunday's closing.",
};

/**
 * The letters of a day, or those that are due now. To be read or tried, the newest will do where none is due.
 *
 * @throws {CannotError} If the day has no edition, the week is not over, or a letter may not be sent any more.
 */
export function lettersFor(found: Collection, asked: Asked, date: string | undefined, now: number): Batch {
  const { site, editions } = found;
  const due = dueAt(editions, site, now);
  const newest = editions.at(-1);
  const others = { preview: dueOf, test: newestDue, draft: null, send: null }[asked];
  const newestOne = newest && others ? [others(newest.date, site)] : [];
  const wanted = date !== undefined ? [dueOf(date, site)] : due.length > 0 ? due : newestOne;
  if (wanted.length === 0)
    return {
      written: [],
      none: [newest ? notDue[site.newsletter?.every ?? "day"] : "No letter is due: there is no edition yet."],
    };
  const ranking = rank(found);
  const written: Written[] = [];
  const reasons: string[] = [];
  for (const one of wanted) {
    const edition = closingOf(found, one, asked === "preview");
    const isDue = due.some((other) => other.date === one.date);
    if (asked === "send" && !isDue) throw new CannotError(`Cannot send the letter of ${one.date}: ${tooLate}`);
    const { letters, none } = lettersOf(found, ranking, one);
    written.push(...letters.map((letter) => ({ letter, at: goesAt(edition, site), isDue })));
    if (none !== null) reasons.push(none);
  }
  return { written, none: reasons };
}

/** The edition with whose closing a letter is due; of a week that is to be read before it is over, the newest. */
function closingOf({ editions }: Collection, { every, date }: Due, isToRead: boolean): Edition {
  const newest = editions.at(-1);
  const edition =
    every === "week"
      ? (editions.find((one) => one.date >= date) ??
        (isToRead && newest && newest.date > daysAfter(date, -7) ? newest : undefined))
      : editions.find((one) => one.date === date);
  if (edition) return edition;
  const known = newest ? `the newest is of ${newest.date} (--date ${newest.date})` : "there is none yet";
  throw new CannotError(
    every === "week"
      ? `Cannot write the letter of ${weekInWords(date)}: it is not over, as no edition of ${dayInWords(date)} is closed.`
      : `Cannot write the letter of ${dayInWords(date)}: it has no edition; ${known}. "npm run edition" closes today's.`,
  );
}

/** Brings letters as far as is asked for, and tells of each as soon as it is known; those after one that fails still come. */
export async function post(
  { site, topics }: Collection,
  written: readonly Written[],
  asked: Exclude<Asked, "preview">,
  { to, buttondown, manners }: { readonly to: string; readonly buttondown: Buttondown; readonly manners: Manners },
  { tell, notes }: { readonly tell: (outcome: Outcome) => void; readonly notes: (sentence: string) => void },
): Promise<void> {
  const [first] = written;
  if (!first || !site.newsletter || site.url === undefined) return;
  const { buttondown: newsletter, tags } = site.newsletter;
  const office = { buttondown, manners, newsletter, base: site.url, live: new Set<string>(), notes };
  const desk = await openDesk(office, first.letter.date, tags ? topics.map(({ id }) => id) : []);
  if (desk.kind !== "ok") return tell({ ok: false, sentence: `No letter is sent or made: ${desk.sentence}.` });
  for (const { letter, at } of written) {
    // Nobody has chosen this topic yet.
    if (letter.tag !== null && !desk.value.tags.has(letter.tag)) continue;
    const wishes: Record<typeof asked, Wish> = {
      draft: { kind: "draft" },
      send: { kind: "send", at },
      test: { kind: "test", to },
    };
    tell(await deliver(letter, wishes[asked], desk.value, office));
  }
}
