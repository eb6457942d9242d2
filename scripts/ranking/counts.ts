import { compare } from "../config/problem.ts";
import type { Paper } from "../papers/paper.ts";
import { piecesOf, type Token, tokensOfPiece } from "../text/tokens.ts";
import { type Basis, isIn } from "./basis.ts";

export type Text = Pick<Paper, "id" | "title" | "abstract" | "listed">;

/** How often each term stands in one paper. */
interface Row {
  readonly isInBasis: boolean;
  /** In the order of first appearance. */
  readonly terms: readonly number[];
  readonly counts: readonly number[];
  readonly length: number;
}

/** How often each term stands in each paper. Terms are numbered as they first appear, those of the basis before all others. */
export interface Counts {
  readonly rows: readonly Row[];
  readonly termOf: ReadonlyMap<string, number>;
  /** For each term, the papers of the basis that have it. */
  readonly frequency: Uint32Array;
  /** For each term, the other papers that have it. */
  readonly frequencyBeyond: Uint32Array;
  /** For each term, its most frequent written form, in the basis if it has it; ties by code unit. */
  readonly words: readonly string[];
}

/** One written form of a term, and how often it stands in all papers. */
interface Form {
  readonly word: string;
  readonly term: number;
  times: number;
}

/** Counts terms, those of a title `titleTimes`. */
export function countTerms(papers: readonly Text[], titleTimes: number, basis: Pick<Basis, "before">): Counts {
  const termOf = new Map<string, number>();
  const forms = new Map<string, Form>();
  /** Stemming costs more than counting: the forms of each written word are found once. */
  const formsOf = new Map<string, readonly Form[]>();
  const frequency: number[] = [];
  /** Of the paper being read; all zeros between two papers. */
  const tally: number[] = [];
  const newForm = ({ word, stem }: Token): Form => {
    const term = termOf.get(stem) ?? termOf.size;
    if (term === termOf.size) {
      termOf.set(stem, term);
      frequency.push(0);
      tally.push(0);
    }
    const form = { word, term, times: 0 };
    forms.set(word, form);
    return form;
  };
  const learn = (piece: string): readonly Form[] => {
    const found = tokensOfPiece(piece).map((token) => forms.get(token.word) ?? newForm(token));
    formsOf.set(piece, found);
    return found;
  };
  let terms: number[] = [];
  let length = 0;
  let weight = 0;
  const count = (form: Form) => {
    form.times++;
    length += weight;
    const before = tally[form.term] ?? 0;
    if (before === 0) terms.push(form.term);
    tally[form.term] = before + weight;
  };
  const countPiece = (piece: string) => (formsOf.get(piece) ?? learn(piece)).forEach(count);
  const countPaper = ({ title, abstract }: Text, isInBasis: boolean): Row => {
    terms = [];
    length = 0;
    weight = titleTimes;
    piecesOf(title).forEach(countPiece);
    weight = 1;
    piecesOf(abstract).forEach(countPiece);
    const counts = terms.map((term) => tally[term] ?? 0);
    for (const term of terms) {
      tally[term] = 0;
      frequency[term] = (frequency[term] ?? 0) + 1;
    }
    return { isInBasis, terms, counts, length };
  };
  const ofBasis = papers.map((paper) => (isIn(basis, paper) ? countPaper(paper, true) : null));
  const inBasis = Uint32Array.from(frequency);
  const words = wordsToShow(forms.values(), termOf.size);
  const rows = papers.map((paper, i) => ofBasis[i] ?? countPaper(paper, false));
  words.push(...wordsToShow(forms.values(), termOf.size).slice(words.length));
  return {
    rows,
    termOf,
    frequency: Uint32Array.from(frequency, (_, term) => inBasis[term] ?? 0),
    frequencyBeyond: Uint32Array.from(frequency, (all, term) => all - (inBasis[term] ?? 0)),
    words,
  };
}

function wordsToShow(forms: Iterable<Form>, terms: number): string[] {
  const best: (Form | undefined)[] = new Array(terms);
  for (const form of forms) {
    const other = best[form.term];
    if (!other || form.times > other.times || (form.times === other.times && compare(form.word, other.word) < 0))
      best[form.term] = form;
  }
  return best.map((form) => form?.word ?? "");
}
