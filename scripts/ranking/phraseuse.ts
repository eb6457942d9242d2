import type { Topic, TopicId } from "../config/topic.ts";
import type { Paper } from "../papers/paper.ts";
import { compilePhrases } from "./phrases.ts";

/** One phrase of a topic, strong or weak, and how many papers of the collection it stands in. */
export interface PhraseUse {
  readonly topic: TopicId;
  readonly phrase: string;
  readonly papers: number;
}

/** Counts the papers that each phrase stands in, by topic and in the order of its file; a longer phrase around it makes no difference. */
export function phraseUse(
  topics: readonly Topic[],
  papers: readonly Pick<Paper, "title" | "abstract">[],
): readonly PhraseUse[] {
  const uses = topics.flatMap(({ id, phrases, titlePhrases, weakPhrases }) =>
    [...phrases, ...titlePhrases, ...weakPhrases].map((phrase) => ({ topic: id, phrase, papers: 0 })),
  );
  const find = compilePhrases(uses.map((use) => [use.phrase, use] as const));
  for (const { title, abstract } of papers) {
    for (const use of new Set([...find(title), ...find(abstract)].map(({ value }) => value))) use.papers++;
  }
  return uses;
}

/** Strong phrases that more than one topic has, and the topics; by phrase as the first of them writes it. */
export function sharedPhrases(topics: readonly Topic[]): ReadonlyMap<string, readonly TopicId[]> {
  const owners = new Map<string, { readonly phrase: string; readonly topics: TopicId[] }>();
  for (const { id, phrases } of topics) {
    for (const phrase of phrases) {
      const key = phrase.toLowerCase().replaceAll("-", " ");
      const known = owners.get(key);
      if (!known) owners.set(key, { phrase, topics: [id] });
      else if (!known.topics.includes(id)) known.topics.push(id);
    }
  }
  return new Map(
    [...owners.values()].filter((owner) => owner.topics.length > 1).map((owner) => [owner.phrase, owner.topics]),
  );
}
