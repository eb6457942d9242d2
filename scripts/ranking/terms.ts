import { compare } from "../config/problem.ts";
import { defaultWeights, type Weights } from "../config/weights.ts";
import type { PaperId } from "../papers/paper.ts";
import { type Basis, basisOf, isIn } from "./basis.ts";
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
 * @param countBasis Counts the papers of the basis, by id; for those who know the counts already.
 * @throws {RangeError} If two papers have one id.
 * @see Manning, Raghavan and Schuetze, "Introduction to Information Retrieval", 2008, section 6.4: sublinear tf.
 */
export function termsOf(
  papers: readonly Text[],
  { titleTimes, rarityPower }: Pick<Weights, "titleTimes" | "rarityPower"> = defaultWeights,
  basis: Basis = basisOf(papers),
  countBasis: typeof countTerms = countTerms,
): TermIndex {
  const sorted = papers.toSorted((a, b) => compare(a.id, b.id));
  const ids = sorted.map(({ id }) => id);
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  if (rowOf.size < ids.length)
    throw new RangeError(`Cannot index ${ids.length} papers under ${rowOf.size} ids: expected an id for each`);
  const earlier = rowsWhere(sorted, (paper) => isIn(basis, paper));
  const newer = rowsWhere(sorted, (paper) => !isIn(basis, paper));
  const ofBasis = countBasis(textsOf(sorted, earlier), titleTimes);
  const ofOthers = countTerms(textsOf(sorted, newer), titleTimes, ofBasis);
  const { numbers, termOf, words, frequency } = numbered(ofBasis, ofOthers);
  const rarity = Float64Array.from(frequency, (df) => (Math.log((1 + basis.papers) / (1 + df)) + 1) ** rarityPower);
  const parts: readonly Part[] = [
    // What stands in one paper of the basis, and in others, is a term of the others alone.
    { rows: earlier, counts: ofBasis, numbers: numbers.map((number) => ((frequency[number] ?? 0) < 2 ? -1 : number)) },
    { rows: newer, counts: ofOthers, numbers },
  ];
  const lengths = new Uint32Array(ids.length);
  for (const { rows, counts } of parts) {
    for (let paper = 0; paper < rows.length; paper++) lengths[rows[paper] ?? 0] = counts.lengths[paper] ?? 0;
  }
  const { postings, counts } = weigh(parts, rarity, ids.length);
  return {
    ids,
    rowOf,
    basis: earlier,
    termOf,
    words,
    papers: transpose(postings, ids.length),
    postings,
    frequency,
    counts,
    lengths,
  };
}

function rowsWhere(papers: readonly Text[], isWanted: (paper: Text) => boolean): Uint32Array {
  return Uint32Array.from(papers.flatMap((paper, row) => (isWanted(paper) ? [row] : [])));
}

function textsOf(papers: readonly Text[], rows: Uint32Array): Text[] {
  return Array.from(rows, (row) => papers[row] as Text);
}

/** Counts of some papers, the row of each, and for each counted term its number in the index, or -1. */
interface Part {
  readonly rows: Uint32Array;
  readonly counts: Counts;
  readonly numbers: Int32Array;
}

/** Numbers the terms of the index as they first appear: those of the basis, then those that only others share. */
function numbered(ofBasis: Counts, { stems, words, frequency }: Counts) {
  const numbers = new Int32Array(stems.length).fill(-1);
  const inOrder: number[] = [];
  for (const counted of [ofBasis.frequency, frequency]) {
    for (const [term, df] of counted.entries()) {
      if (df < 2 || (numbers[term] ?? 0) >= 0) continue;
      numbers[term] = inOrder.length;
      inOrder.push(term);
    }
  }
  return {
    numbers,
    termOf: new Map(inOrder.map((term, number) => [stems[term] ?? "", number])),
    words: inOrder.map((term) => words[term] ?? ""),
    frequency: Uint32Array.from(inOrder, (term) => ofBasis.frequency[term] ?? 0),
  };
}

/** Terms x papers: weights, and beside them counts. Each paper's squares are summed in the order in which its text has the terms. */
function weigh(parts: readonly Part[], rarity: Float64Array, papers: number): Pick<TermIndex, "postings" | "counts"> {
  const lengths = new Uint32Array(rarity.length);
  for (const { counts, numbers } of parts) {
    for (const term of counts.terms) {
      const number = numbers[term] ?? -1;
      if (number >= 0) lengths[number] = (lengths[number] ?? 0) + 1;
    }
  }
  const offsets = offsetsOf(lengths);
  const next = offsets.slice();
  const size = offsets[rarity.length] ?? 0;
  const postings: Sparse = { offsets, ids: new Uint32Array(size), values: new Float32Array(size) };
  const times = new Uint16Array(size);
  for (const { part, paper, row } of byRow(parts, papers)) {
    const { numbers, counts } = part;
    const [start, end] = [counts.offsets[paper] ?? 0, counts.offsets[paper + 1] ?? 0];
    let squares = 0;
    for (let k = start; k < end; k++) {
      const number = numbers[counts.terms[k] ?? 0] ?? -1;
      if (number < 0) continue;
      const weight = (1 + logOf(counts.times[k] ?? 1)) * (rarity[number] ?? 0);
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    for (let k = start; k < end; k++) {
      const number = numbers[counts.terms[k] ?? 0] ?? -1;
      if (number < 0) continue;
      const at = next[number] ?? 0;
      next[number] = at + 1;
      postings.ids[at] = row;
      postings.values[at] = ((1 + logOf(counts.times[k] ?? 1)) * (rarity[number] ?? 0)) / length;
      times[at] = counts.times[k] ?? 0;
    }
  }
  return { postings, counts: times };
}

/** The papers of all parts, by row. */
function* byRow(parts: readonly Part[], papers: number) {
  const next = parts.map(() => 0);
  for (let row = 0; row < papers; row++) {
    const place = parts.findIndex(({ rows }, i) => rows[next[i] ?? 0] === row);
    const part = parts[place];
    if (!part) continue;
    const paper = next[place] ?? 0;
    next[place] = paper + 1;
    yield { part, paper, row };
  }
}

/** Most counts are small. */
const logs = Float64Array.from({ length: 256 }, (_, count) => Math.log(count));

function logOf(count: number): number {
  return logs[count] ?? Math.log(count);
}
