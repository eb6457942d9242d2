import { createHash } from "node:crypto";
import type { TopicId } from "../config/topic.ts";
import { changeHeaders, type EmailInput, type Filters } from "./buttondown.ts";
import type { Letter } from "./letter.ts";

/**
 * The email that a letter is made as at the provider: a draft, whatever comes after.
 *
 * @param tags The ids of the tags by which readers have chosen topics, by topic.
 */
export function inputOf(letter: Letter, tags: ReadonlyMap<TopicId, string>): EmailInput {
  const filters = filtersOf(letter, tags);
  return {
    subject: letter.subject,
    body: letter.body,
    status: "draft",
    slug: letter.slug,
    description: letter.preheader,
    canonical_url: letter.page,
    ...(filters ? { filters } : {}),
  };
}

/**
 * A topic's letter is for those who have chosen it. The letter of everybody is for those who have chosen none, or one whose
 * letter would be the same.
 *
 * @throws {RangeError} If nobody can have chosen the topic: without its filter, the letter would go to all.
 */
function filtersOf({ tag, covers }: Letter, tags: ReadonlyMap<TopicId, string>): Filters | null {
  const chose = (topics: readonly TopicId[]) => topics.flatMap((topic) => filterOf("contains", tags.get(topic)));
  if (tag !== null) {
    const filters = chose([tag]);
    if (filters.length === 0) throw new RangeError(`Cannot address a letter on ${tag}: expected its tag`);
    return { filters, groups: [], predicate: "and" };
  }
  const none = [...tags.values()].flatMap((id) => filterOf("not_contains", id));
  if (none.length === 0) return null;
  const nobodys: Filters = { filters: none, groups: [], predicate: "and" };
  const covered = chose(covers);
  return covered.length === 0 ? nobodys : { filters: covered, groups: [nobodys], predicate: "or" };
}

function filterOf(operator: "contains" | "not_contains", value: string | undefined): Filters["filters"] {
  return value === undefined ? [] : [{ field: "subscriber.tags", operator, value }];
}

/** Names a request, the same for every run and every runner that asks for the same: the provider carries it out once. */
export function idempotencyKeyOf(newsletter: string, { slug }: Letter, request: string): string {
  return `${slug}-${createHash("sha256").update(`${newsletter}\n${slug}\n${request}`).digest("hex").slice(0, 32)}`;
}

/**
 * The request that makes a letter's draft, as it leaves but for the key, and for ids that only the provider knows.
 *
 * @param topics Topics that readers may choose.
 */
export function requestOf(letter: Letter, newsletter: string, topics: readonly TopicId[], api: string) {
  const body = inputOf(letter, new Map(topics.map((topic) => [topic, `<id of the tag ${topic}>`])));
  const headers = changeHeaders("<BUTTONDOWN_API_KEY>", idempotencyKeyOf(newsletter, letter, "draft"));
  return { method: "POST", url: `${api}emails`, headers, body };
}
