import { compare } from "../config/problem.ts";
import { defaultWeights, type Weights } from "../config/weights.ts";
import type { PaperId } from "../papers/paper.ts";
import { type Basis, basisOf } from "./basis.ts";
import { type Counts, countTerms, type Text } from "./counts.ts";
import { offsetsOf, type Sparse, transpose } from "./sparse.ts";

/** What a collection's texts say, as numbers. Each paper is a row; a term is a stem that two papers have. Statistics are of the basis. */
export interface TermIndex {
  /** The id of each row, ascending. */
  readonly ids: readonly PaperId[];
  readonly rowOf: ReadonlyMap<PaperId, number>;
  /** The rows of the basis, ascending. */
  readonly basis: Uint32Array;
  /** The number of each stem that is a term. */
  readonly termOf: ReadonlyMap<string, number>;
  /** For each term the word to show: its most frequent written form. */
  readonly words: readonly string[];
  /** Papers x terms: weights, each row of unit length or empty. */
  readonly papers: Sparse;
  /** Terms x papers: the same weights. */
  readonly postings: Sparse;
  /** For each term, the papers of the basis that have it. */
  readonly frequency: Uint32Array;
  /** Beside `postings.ids`: how often the term stands in the paper, its title counted `titleTimes`; 65,535 at most. */
  readonly counts: Uint16Array;
  /** For each paper, all its tokens, counted alike. */
  readonly lengths: Uint32Array;
}

/**
 * Weighs each term of each paper: `w = (1 + ln tf) (ln((1 + N) / (1 + df)) + 1)^rarityPower`, then makes each paper's weights of
 * length 1. A power below 1 takes a little from rare words: of a few hundred papers, how rare a word is says less than its count.
 *
 * `tf` is the term's count in the abstract and `titleTimes` its count in the title, `N` the papers of the basis and `df` those
 * of them that have the term. A word of one paper brings no two together: in papers of the basis terms have `df >= 2`. In the
 * others a word that two of them have is a term too, so that what is new brings new papers together; its `df` is 0 or 1.
 * So nothing about a paper of the basis depends on any that is not. No papers, or one, make an index without terms.
 * The order of `papers` changes nothing.
 *
 * @param papers Without stubs, removed and withdrawn ones: who is in is the caller's choice.
 * @throws {RangeError} If two papers have one id.
 * @see Manning, Raghavan and Schuetze, "Introduction to Information Retrieval", 2008, section 6.4: sublinear tf.
 */
export function termsOf(
  papers: readonly Text[],
  { titleTimes, rarityPower }: Pick<Weights, "titleTimes" | "rarityPower"> = defaultWeights,
  basis: Basis = basisOf(papers),
): TermIndex {
  const sorted = papers.toSorted((a, b) => compare(a.id, b.id));
  const ids = sorted.map(({ id }) => id);
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  if (rowOf.size < ids.length)
    throw new RangeError(`Cannot index ${ids.length} papers under ${rowOf.size} ids: expected an id for each`);
  const counted = countTerms(sorted, titleTimes, basis);
  const termOf = new Map<string, number>();
  const words: string[] = [];
  /** For each counted term its number in the index, or -1. */
  const numbers = new Int32Array(counted.words.length).fill(-1);
  for (const [stem, term] of counted.termOf) {
    if ((counted.frequency[term] ?? 0) < 2 && (counted.frequencyBeyond[term] ?? 0) < 2) continue;
    numbers[term] = words.length;
    termOf.set(stem, words.length);
    words.push(counted.words[term] ?? "");
  }
  const { postings, counts, frequency } = weigh(counted, numbers, words.length, basis.papers, rarityPower);
  return {
    ids,
    rowOf,
    basis: Uint32Array.from(counted.rows.keys()).filter((row) => counted.rows[row]?.isInBasis),
    termOf,
    words,
    papers: transpose(postings, ids.length),
    postings,
    frequency,
    counts,
    lengths: Uint32Array.from(counted.rows, (row) => row.length),
  };
}

/** Terms x papers: weights, and beside them counts. Each paper's squares are summed in the order in which its text has the terms. */
function weigh(
  { rows, ...counted }: Counts,
  numbers: Int32Array,
  terms: number,
  papers: number,
  rarityPower: number,
): Pick<TermIndex, "postings" | "counts" | "frequency"> {
  const frequency = new Uint32Array(terms);
  const lengths = new Uint32Array(terms);
  numbers.forEach((number, term) => {
    if (number < 0) return;
    const df = counted.frequency[term] ?? 0;
    frequency[number] = df;
    lengths[number] = (df < 2 ? 0 : df) + (counted.frequencyBeyond[term] ?? 0);
  });
  const rarity = Float64Array.from(frequency, (df) => (Math.log((1 + papers) / (1 + df)) + 1) ** rarityPower);
  const offsets = offsetsOf(lengths);
  const next = offsets.slice();
  const size = offsets[terms] ?? 0;
  const postings = { offsets, ids: new Uint32Array(size), values: new Float32Array(size) };
  const counts = new Uint16Array(size);
  rows.forEach((row, paper) => {
    const numberOf = (term: number) => {
      const number = numbers[term] ?? -1;
      return row.isInBasis && (frequency[number] ?? 0) < 2 ? -1 : number;
    };
    const weights = row.terms.map((term, k) => (1 + Math.log(row.counts[k] ?? 1)) * (rarity[numberOf(term)] ?? 0));
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    row.terms.forEach((term, k) => {
      const number = numberOf(term);
      if (number < 0) return;
      const at = next[number] ?? 0;
      next[number] = at + 1;
      postings.ids[at] = paper;
      postings.values[at] = (weights[k] ?? 0) / length;
      counts[at] = Math.min(row.counts[k] ?? 0, 0xffff);
    });
  });
  return { postings, counts, frequency };
}
