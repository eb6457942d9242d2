import { compare } from "../config/problem.ts";
import type { Topic } from "../config/topic.ts";
import { defaultWeights, type Weights } from "../config/weights.ts";
import type { PaperId } from "../papers/paper.ts";
import { bm25Of, termsIn } from "./bm25.ts";
import { rounded } from "./score.ts";
import type { TermIndex } from "./terms.ts";

/** A paper's place in a topic. */
interface InTopic {
  readonly id: PaperId;
  /** `[0, 12.75]` with the default weights, to 4 digits. */
  readonly score: number;
}

type Fit = Pick<Weights, "topicFit" | "saturation" | "lengthShare">;

/**
 * The order inside a topic, strongest first, ties by id: `score = rule score + topicFit * bm25 / (largest bm25 of the basis)`.
 *
 * BM25 asks for the distinct words of the topic's deciding phrases. A paper that the index doesn't have has its rule score only.
 *
 * @param ruleScores The papers in the topic, and how strongly its phrases put them there.
 */
export function topicOrder(
  index: TermIndex,
  topic: Pick<Topic, "phrases">,
  ruleScores: ReadonlyMap<PaperId, number>,
  fit: Fit = defaultWeights,
): InTopic[] {
  const bm25 = bm25Of(index, wordsOf(index, topic), fit);
  const most = index.basis.reduce((largest, row) => Math.max(largest, bm25[row] ?? 0), 0);
  return [...ruleScores]
    .map(([id, ruleScore]) => {
      const row = index.rowOf.get(id);
      const share = row === undefined || most === 0 ? 0 : Math.min(1, (bm25[row] ?? 0) / most);
      return { id, score: rounded(ruleScore + fit.topicFit * share) };
    })
    .sort((a, b) => b.score - a.score || compare(a.id, b.id));
}

/** The terms of the topic's phrases, each once, ascending. */
function wordsOf(index: TermIndex, { phrases }: Pick<Topic, "phrases">): number[] {
  return [...new Set(phrases.flatMap((phrase) => termsIn(index, phrase)))].sort((a, b) => a - b);
}
