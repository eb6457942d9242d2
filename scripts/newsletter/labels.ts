import { shortHash } from "../config/hash.ts";
import type { Topic, TopicId } from "../config/topic.ts";
import { separator } from "./header.ts";
import { inHeader, shortened } from "./wording.ts";

const slugAtMost = 100;
/** Leaves a subject room for a name beside the longest day or week. */
const labelAtMost = 34;

/** For each topic what its letters' subjects call it: its name, or its id where two would look alike. */
export function topicLabels(topics: readonly Topic[]): ReadonlyMap<TopicId, string> {
  const named = topics.map(({ id, name }) => ({
    id,
    label: shortened(inHeader(name.replaceAll(separator, "-")), labelAtMost),
  }));
  const alike = (label: string) =>
    named.filter((other) => other.label.toLowerCase() === label.toLowerCase()).length > 1;
  return new Map(
    named.map(({ id, label }) => [id, label === "" || alike(label) ? `topic ${idIn(id, labelAtMost)}` : label]),
  );
}

/** A letter's name at the provider, of at most 100 characters. */
export function slugOf(start: string, topic?: TopicId): string {
  return topic === undefined ? start : `${start}-${idIn(topic, slugAtMost - start.length - 1)}`;
}

/** An id in so many characters, in place of its end a hash where it is longer. */
function idIn(id: TopicId, room: number): string {
  if (id.length <= room) return id;
  const hash = shortHash(id);
  return `${id.slice(0, room - hash.length - 1)}-${hash}`;
}
