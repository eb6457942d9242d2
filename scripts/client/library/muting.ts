import { foldedWords } from "../words.ts";
import type { Library } from "./model.ts";

/** What a list or a data file says of a paper. */
export interface Told {
  /** Title, and as much of the abstract as there is. */
  readonly text: string;
  /** The topic that it matches most strongly. */
  readonly topic: string | null;
}

/** Finds papers whose first topic is muted, or whose text has a muted word or phrase: whole words, in any case, singular or plural. */
export function mutes({ topics, words }: Library): (paper: Told) => boolean {
  const phrases = [...words.keys()].map(spaced);
  return ({ text, topic }) => {
    if (topic !== null && topics.get(topic)?.is === "muted") return true;
    if (phrases.length === 0) return false;
    const told = spaced(text);
    return phrases.some((phrase) => told.includes(phrase));
  };
}

const spaced = (text: string): string => ` ${foldedWords(text).join(" ")} `;
