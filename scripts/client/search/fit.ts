import type { Concept } from "./concepts.ts";
import type { Hits } from "./index.ts";

/** One paper's fit to a question. */
export interface Fit {
  readonly id: string;
  readonly score: number;
  /** Lacks some of the words. */
  readonly partial: boolean;
}

/** Papers with all the words that are enough; where there are fewer, those that lack some come after them. */
export const enough = 10;

interface Tally {
  score: number;
  /** Sum of the rarity of the words that it has; a near term counts half. */
  covered: number;
  lacks: number;
}

/**
 * Papers by their fit: the sum over the words of the best score that a way of saying the word has, times the root of the share of
 * the words that the paper has, each word by its rarity `ln(1 + (N - n + 1/2) / (n + 1/2))`. Ties by id.
 *
 * Papers with all the words lead. Those that lack some follow where fewer than ten have all, and have most of what tells: half
 * of the words by rarity; less of a long question, but then at least half of what the best of them has.
 *
 * @param pairs Papers that have two words of the question side by side, for each such pair.
 * @param allowed What is not is no answer, whatever its words.
 * @param papers How many there are, `N`.
 * @param length Words typed, function words included.
 * @see Robertson and Walker, "On Relevance Weights with Little Relevance Information", SIGIR 1997: the rarity.
 */
export function fitsOf(
  concepts: readonly Concept[],
  pairs: readonly Hits[],
  papers: number,
  length: number,
  allowed: (id: string) => boolean,
): Fit[] {
  const tallies = new Map<string, Tally>();
  let total = 0;
  for (const { sources } of concepts) {
    const best = new Map<string, { score: number; near: boolean }>();
    for (const { hits, weight, near } of sources)
      for (const [id, { score }] of hits) {
        const known = best.get(id);
        const worth = score * weight;
        if (!known) best.set(id, { score: worth, near });
        else best.set(id, { score: Math.max(known.score, worth), near: known.near && near });
      }
    const having = [...best.values()].filter(({ near }) => !near).length;
    const rarity = Math.log(1 + (papers - having + 0.5) / (having + 0.5));
    total += rarity;
    for (const [id, { score, near }] of best) {
      const tally = tallies.get(id) ?? { score: 0, covered: 0, lacks: concepts.length };
      tally.score += score;
      tally.covered += near ? rarity / 2 : rarity;
      if (!near) tally.lacks--;
      tallies.set(id, tally);
    }
  }
  for (const hits of pairs)
    for (const [id, hit] of hits) {
      const tally = tallies.get(id);
      if (tally) tally.score += pairWorth * hit.score;
    }
  const fits = [...tallies]
    .filter(([id]) => allowed(id))
    .map(([id, { score, covered, lacks }]) => ({
      id,
      score: score * Math.sqrt(covered / total),
      share: covered / total,
      partial: lacks > 0,
    }));
  fits.sort((a, b) => Number(a.partial) - Number(b.partial) || b.score - a.score || (a.id < b.id ? -1 : 1));
  const whole = fits.filter(({ partial }) => !partial);
  if (whole.length >= enough) return whole;
  const most = Math.max(...fits.map(({ share }) => share));
  const least = Math.max(leastShare(concepts.length, length), most / 2);
  return fits.filter(({ partial, share }) => !partial || share >= least);
}

const pairWorth = 0.25;

/** The share of a question that a paper must have, by the number of its telling words and of all: a long one is never empty. */
function leastShare(telling: number, all: number): number {
  if (all >= 8) return 0.15;
  return telling <= 3 ? 0.5 : 0.34;
}
