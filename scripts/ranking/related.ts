import { defaultWeights, type Weights } from "../config/weights.ts";
import type { PaperId } from "../papers/paper.ts";
import { type Neighbour, nearestOf } from "./nearest.ts";
import { tenThousandths } from "./score.ts";
import { sharedWordsOf } from "./sharedwords.ts";
import type { TermIndex } from "./terms.ts";

/** One paper that is related to another. */
export interface Related {
  readonly id: PaperId;
  /** Cosine of the two papers' weights, in `(0, 1]`, to 4 digits. */
  readonly score: number;
  /** At most three words that bring the two together, strongest first; empty when they share only words of any paper. */
  readonly terms: readonly string[];
}

type Limits = Pick<Weights, "relatedScore" | "relatedAtLeast" | "relatedAtMost">;

const mostTerms = 3;

/**
 * For each paper those that are most like it, best first, ties by id: at most `relatedAtMost` that reach `relatedScore`; where
 * fewer than `relatedAtLeast` do, the closest that share a term fill up. Never the paper itself.
 */
export function relatedOf(index: TermIndex, limits: Limits = defaultWeights): ReadonlyMap<PaperId, readonly Related[]> {
  const { relatedScore, relatedAtLeast, relatedAtMost } = limits;
  const sharedWords = sharedWordsOf(index);
  const nearest = nearestOf(index, Math.max(relatedAtLeast, relatedAtMost));
  const isListed = ({ likeness }: Neighbour, place: number) =>
    place < relatedAtLeast || (place < relatedAtMost && likeness >= relatedScore * tenThousandths);
  return new Map(
    index.ids.map((id, row) => {
      const listed = (nearest[row] ?? []).filter(isListed);
      const words = sharedWords(
        row,
        listed.map((other) => other.row),
        mostTerms,
      );
      const related = listed.flatMap((other, place) => {
        const otherId = index.ids[other.row];
        return otherId === undefined
          ? []
          : [{ id: otherId, score: other.likeness / tenThousandths, terms: words[place] ?? [] }];
      });
      return [id, related];
    }),
  );
}
