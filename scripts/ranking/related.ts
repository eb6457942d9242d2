import { defaultWeights, type Weights } from "../config/weights.ts";
import type { PaperId } from "../papers/paper.ts";
import type { Themes } from "./lsa.ts";
import { nearestOf } from "./nearest.ts";
import type { Neighbours } from "./neighbours.ts";
import { tenThousandths } from "./score.ts";
import { sharedWordsOf } from "./sharedwords.ts";
import { type Similarity, similarityOf } from "./similarity.ts";
import type { TermIndex } from "./terms.ts";

/** One paper that is related to another. */
export interface Related {
  readonly id: PaperId;
  /** Likeness of the two papers, in `(0, 1]`, to 4 digits. */
  readonly score: number;
  /** At most three words that bring the two together, strongest first; empty when they share only words of any paper. */
  readonly terms: readonly string[];
  /** True for what may be the same work in another version. */
  readonly sameWork: boolean;
  /** The first of those listed before it of which it may be another version; null if none. */
  readonly versionOf: PaperId | null;
}

type Limits = Pick<Weights, "relatedScore" | "relatedScoreLsa" | "relatedAtLeast" | "relatedAtMost" | "sameWork">;

const mostTerms = 3;

/** Asks for one paper's related ones; undefined for a paper that isn't in the index. Each answer is made when it is asked for: a hundred thousand of them are many. */
export interface RelatedPapers {
  get(id: PaperId): readonly Related[] | undefined;
}

/**
 * For each paper those that are most like it, best first, ties by id: at most `relatedAtMost` that reach `relatedScore`, or
 * `relatedScoreLsa` where themes are looked at; where fewer than `relatedAtLeast` do, the closest fill up. Never the paper itself.
 *
 * @param neighbours Of all rows of the index, those already known: at least as many as are listed.
 */
export function relatedOf(
  index: TermIndex,
  themes: Themes | null,
  limits: Limits = defaultWeights,
  neighbours: Neighbours = nearestOf(index, themes, Math.max(limits.relatedAtLeast, limits.relatedAtMost)),
): RelatedPapers {
  const sharedWords = sharedWordsOf(index);
  const similarity = similarityOf(index, themes);
  /** Of what is the same work as another, the nearest is too. */
  const hasVersions = (row: number) =>
    (neighbours.likenesses[row * neighbours.most] ?? 0) >= limits.sameWork * tenThousandths;
  const relatedTo = (row: number): Related[] => {
    const listed = listedFor(row, neighbours, leastLikeness(themes, limits), limits);
    const words = sharedWords(row, [...listed.keys()], mostTerms);
    const related: Related[] = [];
    for (const [place, [other, likeness]] of [...listed].entries()) {
      const otherId = index.ids[other];
      if (otherId === undefined) continue;
      related.push({
        id: otherId,
        score: likeness / tenThousandths,
        terms: words[place] ?? [],
        sameWork: likeness >= limits.sameWork * tenThousandths,
        versionOf: hasVersions(other) ? versionAmong(related, otherId, similarity, limits) : null,
      });
    }
    return related;
  };
  return {
    get(id) {
      const row = index.rowOf.get(id);
      return row === undefined ? undefined : relatedTo(row);
    },
  };
}

/** The likeness from which papers count as alike, in `[0, 1]`. */
function leastLikeness(
  themes: Themes | null,
  { relatedScore, relatedScoreLsa }: Pick<Weights, "relatedScore" | "relatedScoreLsa">,
): number {
  return themes === null ? relatedScore : relatedScoreLsa;
}

/** The rows to list and their likenesses, best first. */
function listedFor(row: number, { most, rows, likenesses }: Neighbours, least: number, limits: Limits) {
  const listed = new Map<number, number>();
  for (let at = row * most; at < (row + 1) * most; at++) {
    const likeness = likenesses[at] ?? 0;
    const fits =
      listed.size < limits.relatedAtLeast || (listed.size < limits.relatedAtMost && likeness >= least * tenThousandths);
    if (likeness === 0 || !fits) break;
    listed.set(rows[at] ?? 0, likeness);
  }
  return listed;
}

function versionAmong(
  related: readonly Related[],
  id: PaperId,
  similarity: Similarity,
  { sameWork }: Limits,
): PaperId | null {
  return related.find((other) => similarity(other.id, id) >= sameWork)?.id ?? null;
}
