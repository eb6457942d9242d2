import type { TopicId } from "../config/topic.ts";
import { daysAfter } from "../config/zone.ts";
import type { Buttondown, Email } from "./buttondown.ts";
import type { Manners } from "./connection.ts";
import type { Letter } from "./letter.ts";
import type { Said } from "./said.ts";

/** What the provider holds when a run begins. */
export interface Desk {
  readonly emails: readonly Email[];
  /** Topics that somebody may have chosen, and their tags' ids. */
  readonly tags: ReadonlyMap<TopicId, string>;
}

export interface Post {
  readonly buttondown: Buttondown;
  readonly manners: Manners;
  /** The newsletter's name at the provider. */
  readonly newsletter: string;
  /** The site's address, with `/` at its end. */
  readonly base: string;
  /** Pages that were found to be there, of which no letter has to ask again. */
  readonly live: Set<string>;
  /** Is told what a run waits for, and what is odd and stops nothing. */
  readonly notes: (sentence: string) => void;
}

/**
 * Reads what is there, before anything is written: every email made since two days before the first letter's day, and where
 * readers choose topics, the topics' tags. Without a whole answer there is no mail.
 *
 * @param topics Topics that readers may choose; none where they may not.
 */
export async function openDesk({ buttondown }: Post, date: string, topics: readonly TopicId[]): Promise<Said<Desk>> {
  const emails = await emailsSince(buttondown, date);
  if (emails.kind !== "ok") return emails;
  if (topics.length === 0) return { kind: "ok", value: { emails: emails.value, tags: new Map() } };
  const found = await buttondown.tags();
  if (found.kind !== "ok") return found;
  const tags = topics.flatMap((topic) => {
    const tag = found.value.find(({ name }) => name === topic);
    return tag ? [[topic, tag.id] as const] : [];
  });
  return { kind: "ok", value: { emails: emails.value, tags: new Map(tags) } };
}

/** Every email made since two days before a letter's day. */
export const emailsSince = (buttondown: Buttondown, date: string) => buttondown.list(daysAfter(date, -2));

/** Of the emails with the letter's name the one that has come furthest. */
export function ofLetter(emails: readonly Email[], { slug }: Letter): Email | undefined {
  const named = emails.filter((email) => email.slug === slug);
  return named.find(({ status }) => status !== "draft") ?? named[0];
}
