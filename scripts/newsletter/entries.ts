import type { TopicId } from "../config/topic.ts";
import type { Collection } from "../editions/collection.ts";
import type { Paper } from "../papers/paper.ts";
import type { Ranking } from "../ranking/rank.ts";
import type { Why } from "./why.ts";
import { inWords, onOneLine, shortened } from "./wording.ts";

/** A paper as a letter tells of it. */
export interface Entry {
  readonly paper: Paper;
  /** On one line; the paper's id where there is no other word. */
  readonly title: string;
  /** Strongest first. */
  readonly topics: readonly { readonly id: TopicId; readonly name: string }[];
  /** Why it is here, in a few words; empty where nothing is known. */
  readonly why: string;
  /** The same in a line of a list. */
  readonly brief: string;
}

/** Real titles end far below; an 818-character one exists. */
const titleAtMost = 300;
const nameAtMost = 60;

/** Makes entries of papers, with the topics that the ranking finds in them. */
export function entriesIn(
  { topics }: Pick<Collection, "topics">,
  { topicsOf }: Pick<Ranking, "topicsOf">,
): (paper: Paper, why: Why) => Entry {
  const names = new Map(topics.map(({ id, name }) => [id, shortened(onOneLine(name) || id, nameAtMost)]));
  return (paper, { told, brief }) => ({
    paper,
    title: shortened(inWords(paper.title) || paper.id, titleAtMost),
    topics: (topicsOf.get(paper.id) ?? []).flatMap(({ id }) => {
      const name = names.get(id);
      return name ? [{ id, name }] : [];
    }),
    why: onOneLine(told.join("; ")),
    brief: onOneLine(brief.join("; ")),
  });
}

/** The first topics of entries, in the order of the first entry of each. */
export function topicsInOrder(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ topics }) => topics[0]?.name ?? []))];
}

/** Entries with a topic, the topics in the order given. */
export function byTopic(
  { topics }: Pick<Collection, "topics">,
  entries: readonly Entry[],
): { readonly id: TopicId; readonly name: string; readonly entries: readonly Entry[] }[] {
  return topics.flatMap(({ id, name }) => {
    const found = entries.filter((entry) => entry.topics.some((topic) => topic.id === id));
    return found.length > 0 ? [{ id, name: shortened(onOneLine(name) || id, nameAtMost), entries: found }] : [];
  });
}
