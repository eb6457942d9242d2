import { counted } from "../config/counted.ts";
import type { TopicId } from "../config/topic.ts";
import type { Collection } from "../editions/collection.ts";
import { addressOf, type Draft, paperName } from "./compose.ts";
import { byTopic, type Entry } from "./entries.ts";
import { slugOf, topicLabels } from "./labels.ts";

const storiesAtMost = 3;

/** How the letter of everybody lists what stands under topics. */
export const topicOrder = "Below those that lead, topics come in the order of their best paper.";

/** The topics that each of these papers is on, where readers may choose topics. */
export function topicsOfAll({ site, topics }: Collection, entries: readonly Entry[]): TopicId[] {
  if (!site.newsletter?.tags) return [];
  return byTopic({ topics }, entries).flatMap(({ id, entries: found }) =>
    found.length === entries.length ? [id] : [],
  );
}

/**
 * Beside the letter of everybody one for each topic that has papers, for those who follow it, unless it would be the same
 * letter; none where the settings do not ask for them.
 *
 * @param entries All papers of the day or the week, in the order in which a topic's are told.
 * @param when "Monday 23 November 2026".
 */
export function topicDrafts(
  { site, topics }: Collection,
  everybody: Draft,
  entries: readonly Entry[],
  when: string,
): Draft[] {
  if (!site.newsletter?.tags) return [];
  const labels = topicLabels(topics);
  const apart = byTopic({ topics }, entries).filter(({ id }) => !everybody.covers.includes(id));
  return apart.map(({ id, name, entries: found }) => {
    const total = `${counted(found.length, "paper")} on ${name}`;
    return {
      ...everybody,
      slug: slugOf(everybody.slug, id),
      tag: id,
      covers: [],
      end: `${labels.get(id)}, ${everybody.end}`,
      total,
      parts: [],
      head: {
        words: `${when}: ${total}, of ${entries.length} in all.`,
        links: [...everybody.head.links, { text: `All papers on ${name}`, url: addressOf(site, `/topics/${id}/`) }],
      },
      leading: found.length === 1 ? "The paper" : everybody.leading,
      stories: found.slice(0, storiesAtMost),
      // Their topic has been said.
      lists: [
        {
          heading: `Also on ${name}`,
          entries: found.slice(storiesAtMost).map((entry) => ({ ...entry, topics: [] })),
          topics: null,
        },
      ],
      // How topics are ordered, what was passed over or left out is of all topics.
      notes: everybody.notes.slice(0, 1),
      choice: `You get this letter because you chose the topic ${name} in ${paperName(site)}. The link to your preferences, at the end of this mail, lets you choose others, or none to get all papers.`,
    };
  });
}
