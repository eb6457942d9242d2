import { compare } from "../config/problem.ts";
import type { Paper } from "../papers/paper.ts";
import { piecesOf, type Token, tokensOfPiece } from "../text/tokens.ts";

export type Text = Pick<Paper, "id" | "title" | "abstract">;

/** How often each term stands in each paper. Terms are numbered as they first appear. */
export interface Counts {
  /** For each paper its terms and their counts, in the order of first appearance. */
  readonly rows: readonly {
    readonly terms: readonly number[];
    readonly counts: readonly number[];
    readonly length: number;
  }[];
  readonly termOf: ReadonlyMap<string, number>;
  /** For each term, the papers that have it. */
  readonly frequency: readonly number[];
  /** For each term, its most frequent written form; ties by code unit. */
  readonly words: readonly string[];
}

/** One written form of a term, and how often it stands in all papers. */
interface Form {
  readonly word: string;
  readonly term: number;
  times: number;
}

/** Counts terms, those of a title `titleTimes`. */
export function countTerms(papers: readonly Text[], titleTimes: number): Counts {
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
  const rows = papers.map(({ title, abstract }) => {
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
    return { terms, counts, length };
  });
  return { rows, termOf, frequency, words: wordsToShow(forms.values(), termOf.size) };
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
