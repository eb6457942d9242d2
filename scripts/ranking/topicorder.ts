import { compare } from "../config/problem.ts";
import type { Topic } from "../config/topic.ts";
import { defaultWeights, type Weights } from "../config/weights.ts";
import type { PaperId } from "../papers/paper.ts";
import { tokensOf } from "../text/tokens.ts";
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
 * The order inside a topic, strongest first, ties by id: `score = rule score + topicFit * bm25 / (largest bm25 of the collection)`.
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
  const most = bm25.reduce((a, b) => Math.max(a, b), 0);
  return [...ruleScores]
    .map(([id, ruleScore]) => {
      const row = index.rowOf.get(id);
      const share = row === undefined || most === 0 ? 0 : (bm25[row] ?? 0) / most;
      return { id, score: rounded(ruleScore + fit.topicFit * share) };
    })
    .sort((a, b) => b.score - a.score || compare(a.id, b.id));
}

/** The terms of the topic's phrases, each once, ascending. */
function wordsOf({ termOf }: TermIndex, { phrases }: Pick<Topic, "phrases">): number[] {
  const terms = phrases.flatMap((phrase) => tokensOf(phrase)).flatMap(({ stem }) => termOf.get(stem) ?? []);
  return [...new Set(terms)].sort((a, b) => a - b);
}

/**
 * For each paper the sum over the terms of `idf * tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length))`, with
 * `idf = ln(1 + (N - df + 0.5) / (df + 0.5))`, `k1 = saturation`, `b = lengthShare`. `>= 0`, 0 without any of the terms.
 *
 * @see Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
 */
function bm25Of(
  { ids, lengths, postings, counts }: TermIndex,
  terms: readonly number[],
  { saturation, lengthShare }: Fit,
): Float64Array {
  const scores = new Float64Array(ids.length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / ids.length;
  for (const term of terms) {
    const [start = 0, end = 0] = postings.offsets.subarray(term, term + 2);
    const idf = Math.log(1 + (ids.length - (end - start) + 0.5) / (end - start + 0.5));
    for (let k = start; k < end; k++) {
      const row = postings.ids[k] ?? 0;
      const count = counts[k] ?? 0;
      const damping = saturation * (1 - lengthShare + (lengthShare * (lengths[row] ?? 0)) / mean);
      scores[row] = (scores[row] ?? 0) + (idf * count * (saturation + 1)) / (count + damping);
    }
  }
  return scores;
}
