import type { PaperId } from "../papers/paper.ts";
import { rounded } from "./score.ts";
import type { TermIndex } from "./terms.ts";

/** What a likeness is made of, to 4 digits each. */
export interface LikenessParts {
  /** The three shared words with the largest product of their weights, largest first, ties by the term's number. */
  readonly words: readonly { readonly word: string; readonly product: number }[];
  /** The sum of all other products: with those of `words` the cosine of the two papers' weights. */
  readonly rest: number;
}

const most = 3;

/** Takes a likeness of words apart, so that it can be checked. A paper that isn't in the index shares nothing. */
export function likenessParts({ rowOf, papers, words }: TermIndex, a: PaperId, b: PaperId): LikenessParts {
  const weightsOf = (id: PaperId) => {
    const row = rowOf.get(id);
    const [start = 0, end = 0] = row === undefined ? [] : papers.offsets.subarray(row, row + 2);
    return new Map(Array.from(papers.ids.subarray(start, end), (term, k) => [term, papers.values[start + k] ?? 0]));
  };
  const other = weightsOf(b);
  const products = [...weightsOf(a)]
    .map(([term, weight]) => ({ term, product: weight * (other.get(term) ?? 0) }))
    .filter(({ product }) => product > 0)
    .sort((x, y) => y.product - x.product || x.term - y.term);
  const cosine = rounded(products.reduce((sum, { product }) => sum + product, 0));
  const named = products
    .slice(0, most)
    .map(({ term, product }) => ({ word: words[term] ?? "", product: rounded(product) }));
  return { words: named, rest: rounded(cosine - named.reduce((sum, { product }) => sum + product, 0)) };
}
