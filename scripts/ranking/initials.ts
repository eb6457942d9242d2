import { isCased } from "./phrases.ts";

/** Words that an acronym may leave out: RLHF is "reinforcement learning from human feedback". */
const small = new Set(["a", "an", "and", "as", "by", "for", "from", "in", "of", "on", "the", "to", "with"]);

/**
 * The phrase that an acronym stands for: the first one whose words begin with the acronym's letters, in their order. SFT is
 * "supervised fine-tuning", LoRA "low-rank adaptation", 3DGS "3D gaussian splatting".
 *
 * @returns The phrase itself if it is no acronym, or none of the others spells it out.
 */
export function spelledOut(phrase: string, others: readonly string[]): string {
  if (!isCased(phrase) || /[^\p{L}\p{N}]/u.test(phrase)) return phrase;
  const letters = phrase.toLowerCase();
  return others.find((other) => other.length > phrase.length && isMadeOf(letters, other.toLowerCase())) ?? phrase;
}

/** True if the letters can be cut into beginnings of two words or more, one of each, small words at will. */
function isMadeOf(letters: string, phrase: string): boolean {
  const words = phrase.startsWith(letters.slice(0, 1)) ? phrase.split(/[\s-]+/) : [];
  return words.length > 1 && begins(letters, words);
}

function begins(letters: string, [word, ...rest]: readonly string[]): boolean {
  if (word === undefined) return letters === "";
  if (small.has(word) && begins(letters, rest)) return true;
  for (let n = 1; n <= word.length && letters.startsWith(word.slice(0, n)); n++) {
    if (begins(letters.slice(n), rest)) return true;
  }
  return false;
}
