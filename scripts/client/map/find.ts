import { wordsIn } from "../words.ts";

/** Whether a paper has all words of a question, each as the start of one of its own; accents, case and signs tell nothing. */
export type Finder = (question: string) => ((paper: number) => boolean) | null;

/** @param texts What each paper is found by. */
export function finderIn(texts: readonly string[]): Finder {
  let folded: readonly string[] | undefined;
  return (question) => {
    const words = wordsIn(question);
    if (words.length === 0) return null;
    const known = folded ?? texts.map((text) => ` ${wordsIn(text).join(" ")}`);
    folded = known;
    return (paper) => words.every((word) => known[paper]?.includes(` ${word}`));
  };
}
