import { compare } from "../config/problem.ts";
import type { Paper } from "../papers/paper.ts";
import { piecesOf, tokensOfPiece } from "../text/tokens.ts";
import { isPlain } from "./plainwords.ts";
import type { TermIndex } from "./terms.ts";

/** A term of like use, and how like. */
interface Near {
  readonly word: string;
  readonly likeness: number;
}

/** Papers that a term needs, and titles among them: of fewer nothing is learnt, and what a field talks of stands in titles. */
const fewest = 4;
const fewestTitles = 2;
/** Papers that two terms need in common. */
const fewestTogether = 3;
/** A word of more papers than this share of them is near to nothing in particular. */
const commonShare = 0.08;
/** Papers that are worth half a likeness: two papers may be alike by chance. */
const shrinking = 2;
/** Likeness from which terms are told, in `(0, 1]`. */
const leastLikeness = 0.25;

/**
 * For each term the terms that stand in the same papers with the same weight, at most `most`, the likest first: the cosine of the
 * terms' columns. Plain words, numbers, and parts or other forms of the word itself are left out; ties by word.
 *
 * @param papers Those of the index that are looked at; one that it doesn't have is passed over.
 * @returns By the word to show, in lower case.
 * @see Schuetze and Pedersen, "A Cooccurrence-Based Thesaurus and Two Applications to Information Retrieval", 1997.
 */
export function nearTerms(index: TermIndex, papers: readonly Titled[], most: number): Map<string, readonly Near[]> {
  const { words, columns } = columnsOf(index, papers);
  const together = counting(columns);
  const near = new Map<string, readonly Near[]>();
  for (const [term, word] of words.entries()) {
    const found = together(term)
      .map(({ other, likeness }) => ({ word: words[other] ?? "", likeness }))
      .filter((one) => !isPartOf(word, one.word))
      .sort((a, b) => b.likeness - a.likeness || compare(a.word, b.word))
      .slice(0, most);
    if (found.length > 0) near.set(word, found);
  }
  return near;
}

type Titled = Pick<Paper, "id" | "title">;

/** The papers that have a term, by row, and its weight in each. */
interface Column {
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/** The terms of which something is learnt, by the word to show in lower case, and their columns. */
function columnsOf(index: TermIndex, papers: readonly Titled[]): { words: string[]; columns: Column[] } {
  const { ids, values, offsets } = index.postings;
  const isLooked = new Uint8Array(index.ids.length);
  const looked = papers.flatMap(({ id }) => index.rowOf.get(id) ?? []);
  for (const row of looked) isLooked[row] = 1;
  const highest = Math.max(fewest, commonShare * looked.length);
  const inTitles = titlesWith(papers);
  const words: string[] = [];
  const columns: Column[] = [];
  for (const [stem, term] of index.termOf) {
    const word = index.words[term] ?? "";
    if ((inTitles.get(stem) ?? 0) < fewestTitles || word.length < 3 || !/^[a-z]/i.test(word) || isPlain(stem)) continue;
    const rows: number[] = [];
    const weights: number[] = [];
    for (let k = offsets[term] ?? 0; k < (offsets[term + 1] ?? 0); k++) {
      const row = ids[k] ?? 0;
      if (!isLooked[row]) continue;
      rows.push(row);
      weights.push(values[k] ?? 0);
    }
    if (rows.length < fewest || rows.length > highest) continue;
    words.push(word.toLowerCase());
    columns.push({ rows, weights });
  }
  return { words, columns };
}

/** How many titles have each stem. */
function titlesWith(papers: readonly Titled[]): Map<string, number> {
  const known = new Map<string, readonly string[]>();
  const counts = new Map<string, number>();
  for (const { title } of papers) {
    const stems = new Set<string>();
    for (const piece of piecesOf(title)) {
      const found = known.get(piece) ?? tokensOfPiece(piece).map(({ stem }) => stem);
      known.set(piece, found);
      for (const stem of found) stems.add(stem);
    }
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** Tells, for one term after the other, the terms that stand beside it. */
function counting(columns: readonly Column[]): (term: number) => { other: number; likeness: number }[] {
  const lengths = columns.map(({ weights }) => Math.hypot(...weights));
  const inRow = new Map<number, { terms: number[]; weights: number[] }>();
  for (const [term, { rows, weights }] of columns.entries())
    for (const [i, row] of rows.entries()) {
      const known = inRow.get(row) ?? { terms: [], weights: [] };
      known.terms.push(term);
      known.weights.push(weights[i] ?? 0);
      inRow.set(row, known);
    }
  const sums = new Float64Array(columns.length);
  const counts = new Uint32Array(columns.length);
  return (term) => {
    sums.fill(0);
    counts.fill(0);
    for (const [i, row] of (columns[term]?.rows ?? []).entries()) {
      const weight = columns[term]?.weights[i] ?? 0;
      const { terms = [], weights = [] } = inRow.get(row) ?? {};
      for (let j = 0; j < terms.length; j++) {
        const other = terms[j] ?? 0;
        sums[other] = (sums[other] ?? 0) + weight * (weights[j] ?? 0);
        counts[other] = (counts[other] ?? 0) + 1;
      }
    }
    const found: { other: number; likeness: number }[] = [];
    for (let other = 0; other < columns.length; other++) {
      const count = counts[other] ?? 0;
      if (count < fewestTogether || other === term) continue;
      const cosine = (sums[other] ?? 0) / ((lengths[term] ?? 1) * (lengths[other] ?? 1));
      const likeness = cosine * (count / (count + shrinking));
      if (likeness >= leastLikeness) found.push({ other, likeness });
    }
    return found;
  };
}

function isPartOf(a: string, b: string): boolean {
  const [short = "", long = ""] = [a, b].map((word) => word.replaceAll("-", "")).sort((x, y) => x.length - y.length);
  return long.includes(short) || long.startsWith(short.slice(0, Math.max(4, short.length - 3)));
}
