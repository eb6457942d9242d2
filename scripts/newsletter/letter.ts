import type { TopicId } from "../config/topic.ts";
import type { Collection } from "../editions/collection.ts";
import type { Ranking } from "../ranking/rank.ts";
import { composed, type Draft } from "./compose.ts";
import { dailyDrafts } from "./daily.ts";
import type { Due } from "./due.ts";
import { weeklyDrafts } from "./weekly.ts";

/** An edition as an email. */
export interface Letter {
  readonly date: string;
  /** Its name at the provider, once and for ever: "daily-2026-11-23", "weekly-2026-w48", "daily-2026-11-23-optics". */
  readonly slug: string;
  /** The page of the site that says the same, as a whole address. */
  readonly page: string;
  /** The tag of the subscribers that get it; null: whoever has chosen no topic. */
  readonly tag: TopicId | null;
  /** Topics that all of its papers are on: a letter of their own would be the same, so their readers get this one. */
  readonly covers: readonly TopicId[];
  /** Of at most 78 characters, and with the day, since the provider refuses a second letter of the same subject. */
  readonly subject: string;
  /** The line that an inbox shows after the subject, of at most 100 characters. */
  readonly preheader: string;
  /** What is mailed: the provider's word for how to read it, then HTML, at most 80 KB. */
  readonly body: string;
  /** The body as a page of its own. */
  readonly html: string;
  readonly text: string;
}

/** The letters that a day or a week asks for, that of everybody first; `none` says in one sentence why there is none. */
interface Letters {
  readonly letters: readonly Letter[];
  readonly none: string | null;
}

const drafts = { day: dailyDrafts, week: weeklyDrafts } satisfies Record<
  Due["every"],
  (collection: Collection, ranking: Ranking, date: string) => Draft[] | string
>;

/** All letters that one day or week asks for. The same collection gives the same letters, whenever it is asked. */
export function lettersOf(collection: Collection, ranking: Ranking, { every, date }: Due): Letters {
  const found = drafts[every](collection, ranking, date);
  if (typeof found === "string") return { letters: [], none: found };
  return { letters: found.map((draft) => composed(draft, collection.site)), none: null };
}
