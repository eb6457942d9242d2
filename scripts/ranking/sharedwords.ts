import { tokensOf } from "../text/tokens.ts";
import { isPlain } from "./plainwords.ts";
import type { TermIndex } from "./terms.ts";

/** For each of some rows of the index, at most `most` words that bring it together with one row, strongest first. */
type SharedWords = (row: number, others: readonly number[], most: number) => string[][];

/** A word of more papers than this share of them is no reason, where there are papers enough to tell. */
const commonShare = 0.25;
const fewPapers = 20;

/**
 * Names the shared terms with the largest product of weights, ties by the term's number; without words of any paper, and
 * without words of a quarter of its basis. Of a compound and its parts ("text-to-video", "video") the compound is named.
 */
export function sharedWordsOf(index: TermIndex): SharedWords {
  const { offsets, ids, values } = index.papers;
  const silent = silentTerms(index);
  const isPart = partTest();
  /** Of the one row; all zeros between two calls. */
  const strength = new Float64Array(index.words.length);
  /** Of the one row and another, where both have the term. */
  const products = new Float64Array(index.words.length);
  const sharedWith = (other: number): number[] => {
    const shared: number[] = [];
    for (let k = offsets[other] ?? 0, end = offsets[other + 1] ?? 0; k < end; k++) {
      const term = ids[k] ?? 0;
      const mine = strength[term] ?? 0;
      if (mine === 0) continue;
      products[term] = mine * (values[k] ?? 0);
      shared.push(term);
    }
    return shared;
  };
  const wordsWith = (other: number, most: number): string[] => {
    const shared = sharedWith(other);
    let named: string[] = [];
    while (shared.length > 0 && named.length < most) {
      const [term = 0] = shared.splice(strongest(shared, products), 1);
      named = withWord(named, index.words[term] ?? "", isPart);
    }
    return named;
  };
  const spread = (row: number, share: number) => {
    for (let k = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; k < end; k++) {
      const term = ids[k] ?? 0;
      if (silent[term] === 0) strength[term] = share * (values[k] ?? 0);
    }
  };
  return (row, others, most) => {
    spread(row, 1);
    const words = others.map((other) => wordsWith(other, most));
    spread(row, 0);
    return words;
  };
}

/** The place of the first of the largest products. */
function strongest(terms: readonly number[], products: Float64Array): number {
  let place = 0;
  let most = 0;
  for (let i = 0; i < terms.length; i++) {
    const product = products[terms[i] ?? 0] ?? 0;
    if (product <= most) continue;
    place = i;
    most = product;
  }
  return place;
}

/** 1 for each term that is never named. */
function silentTerms({ basis, termOf, frequency }: TermIndex): Uint8Array {
  const silent = new Uint8Array(termOf.size);
  const most = basis.length >= fewPapers ? commonShare * basis.length : Infinity;
  for (const [stem, term] of termOf) if (isPlain(stem) || (frequency[term] ?? 0) > most) silent[term] = 1;
  return silent;
}

/** Names one more word, unless it is a part of a compound that is named; a compound takes the place of its parts. */
function withWord(named: readonly string[], word: string, isPart: IsPart): string[] {
  if (named.some((other) => isPart(word, other))) return [...named];
  const first = named.findIndex((other) => isPart(other, word));
  return first < 0
    ? [...named, word]
    : named.flatMap((other, i) => (i === first ? [word] : isPart(other, word) ? [] : [other]));
}

/** True if the word, in any number, is a part of the compound. */
type IsPart = (word: string, compound: string) => boolean;

/** Remembers the stems of each word that it is asked about. */
function partTest(): IsPart {
  const known = new Map<string, readonly string[]>();
  const stemsOf = (word: string): readonly string[] => {
    const stems = known.get(word) ?? tokensOf(word).map(({ stem }) => stem);
    known.set(word, stems);
    return stems;
  };
  return (word, compound) => /-|[^-][A-Z]/.test(compound) && stemsOf(compound).indexOf(stemsOf(word)[0] ?? "") > 0;
}
