import { defaultWeights, type Weights } from "../config/weights.ts";
import { tokensOf } from "../text/tokens.ts";
import type { TermIndex } from "./terms.ts";

type Fit = Pick<Weights, "saturation" | "lengthShare">;

/** The terms of the index that stand in a text, in its order; one that stands twice is there twice. A query is such a text. */
export function termsIn({ termOf }: Pick<TermIndex, "termOf">, text: string): number[] {
  return tokensOf(text).flatMap(({ stem }) => termOf.get(stem) ?? []);
}

/**
 * How well each paper fits some terms: the sum over them of `idf * tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length))`,
 * with `idf = ln(1 + (N - df + 0.5) / (df + 0.5))`, `k1 = saturation`, `b = lengthShare`. `N`, `df` and the mean are of the basis.
 *
 * @param terms Numbers of terms, as `termsIn` gives them; one that stands there twice counts twice. Summed in their order.
 * @returns For each row of the index `>= 0`, 0 without any of the terms.
 * @see Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
 */
export function bm25Of(
  { ids, basis, lengths, postings, frequency, counts }: TermIndex,
  terms: readonly number[],
  { saturation, lengthShare }: Fit = defaultWeights,
): Float64Array {
  const scores = new Float64Array(ids.length);
  const mean = basis.reduce((sum, row) => sum + (lengths[row] ?? 0), 0) / basis.length;
  for (const term of terms) {
    const [start = 0, end = 0] = postings.offsets.subarray(term, term + 2);
    const df = frequency[term] ?? 0;
    const idf = Math.log(1 + (basis.length - df + 0.5) / (df + 0.5));
    for (let k = start; k < end; k++) {
      const row = postings.ids[k] ?? 0;
      const count = counts[k] ?? 0;
      const damping = saturation * (1 - lengthShare + (lengthShare * (lengths[row] ?? 0)) / mean);
      scores[row] = (scores[row] ?? 0) + (idf * count * (saturation + 1)) / (count + damping);
    }
  }
  return scores;
}
