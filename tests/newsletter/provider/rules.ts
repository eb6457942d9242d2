import type { FilterGroup, Status } from "./fields.ts";
import { Refusal } from "./refusal.ts";
import type { Email, Store } from "./store.ts";

/** How long an email is remembered when a look-alike comes. Unit: days. The documentation gives no number. */
const REMEMBERED = 14;
/** From which likeness two subjects, and two bodies, are nearly alike. The documentation gives no number. */
const ALIKE = 0.9;

/** The share of pairs of neighbouring pieces that two texts have in common (Dice), in [0, 1]. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const pairs = (pieces: readonly string[]) => pieces.slice(1).map((piece, index) => `${pieces[index]} ${piece}`);
  const counts = new Map<string, number>();
  const [left, right] = [pairs(one), pairs(other)];
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count > 0) common++;
    counts.set(pair, count - 1);
  }
  return left.length + right.length === 0 ? 1 : (2 * common) / (left.length + right.length);
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const letters = (text: string): string[] => [...text.toLowerCase().replace(/\s+/g, " ").trim()];

/**
 * A look-alike of an email of the last two weeks is refused: one with the same subject, or one whose subject (by letters)
 * and body (by words) are both alike to nine tenths. Deleted emails are forgotten.
 */
export function refuseDuplicate(store: Store, subject: string, body: string): void {
  const own = letters(subject);
  const since = Date.parse(store.now) - REMEMBERED * 86_400_000;
  for (const email of store.emails.toReversed()) {
    if (Date.parse(email.creation_date) < since) break;
    if (email.status === "deleted") continue;
    const theirs = letters(email.subject);
    const same = own.join("") === theirs.join("");
    if (same || (likeness(own, theirs) >= ALIKE && likeness(words(body), words(email.body)) >= ALIKE))
      throw Refusal.of(400, "email_duplicate", `An email with the same identifiers already exists: ${email.id}`);
  }
}

export function refuseSlug(store: Store, slug: string | null, own: string | null): void {
  if (slug !== null && store.emails.some((email) => email.slug === slug && email.id !== own))
    throw Refusal.of(400, "slug_invalid", `The slug provided is invalid or already in use: ${slug}`);
}

const FRONT_MATTER = /^(?:<!-- buttondown-editor-mode: \w+ -->\s*)?\s*---[ \t]*\r?\n\s*[\w-]+[ \t]*:/;

/** YAML at a body's start is taken for a mistake, unless the header says that it is meant. */
export function refuseFrontMatter(body: string, meant: boolean): void {
  if (!meant && FRONT_MATTER.test(body))
    throw Refusal.of(400, "body_contains_frontmatter", "The body starts with a block of front matter");
}

/** A subject is a header of the mail: one line that is not blank. */
export function refuseSubject(subject: string): void {
  if (subject.trim() === "" || /\p{Cc}/u.test(subject))
    throw Refusal.of(400, "subject_invalid", "The subject provided is invalid or missing");
}

export function refuseAddress(address: string): void {
  if (address !== "" && !/^https?:$/.test(URL.parse(address)?.protocol ?? ""))
    throw Refusal.of(400, "canonical_url_invalid", `The canonical URL provided is not a valid URL: ${address}`);
}

const WITHOUT_VALUE = new Set(["is_empty", "is_not_empty"]);

/** A filter on tags names a tag by its id, on a plan that has tags. */
export function refuseTags(store: Store, { filters, groups }: FilterGroup, planned: boolean): void {
  for (const { field, operator, value } of filters) {
    if (field !== "subscriber.tags") continue;
    if (!planned) throw Refusal.of(400, "tag_invalid", "The plan of this newsletter has no tags");
    if (!WITHOUT_VALUE.has(operator) && !store.tags.some(({ id }) => id === value))
      throw Refusal.of(400, "tag_invalid", `The tag provided is invalid or does not exist: ${value}`);
  }
  for (const group of groups) refuseTags(store, group, planned);
}

/** What an owner may do to an email; the other moves are the provider's own. */
const MOVES: Readonly<Partial<Record<Status, readonly Status[]>>> = {
  draft: ["scheduled", "about_to_send"],
  scheduled: ["draft", "about_to_send"],
  about_to_send: ["draft"],
  in_flight: ["paused"],
  paused: ["in_flight"],
};

export function refuseMove(from: Email, to: Status): void {
  if (from.status !== to && !MOVES[from.status]?.includes(to))
    throw Refusal.of(400, "status_invalid", `The status of ${from.id} is ${from.status}: it can't become ${to}`);
}

/** Scheduled is for a moment that is still to come. */
export function refuseDate(store: Store, status: Status, date: string | null): void {
  if (status !== "scheduled") return;
  if (date === null)
    throw Refusal.of(
      400,
      "publish_date_missing",
      "A publish date is required for a scheduled email but was not provided",
    );
  if (Date.parse(date) <= Date.parse(store.now))
    throw Refusal.of(400, "publish_date_invalid", `The publish date provided is in the past: ${date}`);
}
