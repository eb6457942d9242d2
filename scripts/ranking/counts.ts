import { compare } from "../config/problem.ts";
import type { Paper } from "../papers/paper.ts";
import { piecesOf, type Token, tokensOfPiece } from "../text/tokens.ts";

export type Text = Pick<Paper, "id" | "title" | "abstract" | "listed">;

/** How often each term stands in each of some papers. Terms are numbered as they first appear. */
export interface Counts {
  /** For each term its stem. */
  readonly stems: readonly string[];
  /** For each term its most frequent written form, ties by code unit. */
  readonly words: readonly string[];
  /** For each term, the papers that have it. */
  readonly frequency: Uint32Array;
  /** Papers + 1: paper `p` has the terms `terms[k]`, `offsets[p] <= k < offsets[p + 1]`, in the order in which its text has them. */
  readonly offsets: Uint32Array;
  readonly terms: Uint32Array;
  /** Beside `terms`: how often the term stands in the paper; 65,535 at most. */
  readonly times: Uint16Array;
  /** For each paper, all its tokens. */
  readonly lengths: Uint32Array;
}

/** One written form of a term, and how often it stands in all papers. */
interface Form {
  readonly word: string;
  readonly term: number;
  times: number;
}

/**
 * Counts terms, those of a title `titleTimes`.
 *
 * @param known Of papers counted before: their terms keep numbers and words, and new ones are numbered after them.
 */
export function countTerms(
  papers: readonly Pick<Text, "title" | "abstract">[],
  titleTimes: number,
  known: Pick<Counts, "stems" | "words"> = { stems: [], words: [] },
): Counts {
  const termOf = new Map(known.stems.map((stem, term) => [stem, term]));
  const stems = [...known.stems];
  const forms = new Map<string, Form>();
  /** Stemming costs more than counting: the forms of each written word are found once. */
  const formsOf = new Map<string, readonly Form[]>();
  let frequency = new Uint32Array(2 * stems.length + 1024);
  /** Of the paper being read; all zeros between two papers. */
  let tally = new Uint16Array(frequency.length);
  const newForm = ({ word, stem }: Token): Form => {
    const term = termOf.get(stem) ?? stems.length;
    if (term === stems.length) {
      termOf.set(stem, term);
      stems.push(stem);
      if (term === tally.length) {
        frequency = grown(frequency, new Uint32Array(2 * term));
        tally = grown(tally, new Uint16Array(2 * term));
      }
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
  const offsets = new Uint32Array(papers.length + 1);
  const lengths = new Uint32Array(papers.length);
  let terms = new Uint32Array(64 * papers.length + 1024);
  let times = new Uint16Array(terms.length);
  let size = 0;
  let length = 0;
  const count = (text: string, weight: number) => {
    for (const piece of piecesOf(text)) {
      const found = formsOf.get(piece) ?? learn(piece);
      for (let i = 0; i < found.length; i++) {
        const form = found[i] as Form;
        form.times++;
        length += weight;
        const before = tally[form.term] ?? 0;
        if (before === 0) {
          if (size === terms.length) {
            terms = grown(terms, new Uint32Array(2 * size));
            times = grown(times, new Uint16Array(2 * size));
          }
          terms[size++] = form.term;
        }
        tally[form.term] = Math.min(before + weight, 0xffff);
      }
    }
  };
  for (const [paper, { title, abstract }] of papers.entries()) {
    length = 0;
    count(title, titleTimes);
    count(abstract, 1);
    for (let k = offsets[paper] ?? 0; k < size; k++) {
      const term = terms[k] ?? 0;
      times[k] = tally[term] ?? 0;
      tally[term] = 0;
      frequency[term] = (frequency[term] ?? 0) + 1;
    }
    offsets[paper + 1] = size;
    lengths[paper] = length;
  }
  return {
    stems,
    words: [...known.words, ...wordsToShow(forms.values(), stems.length).slice(known.words.length)],
    frequency: frequency.slice(0, stems.length),
    offsets,
    terms: terms.slice(0, size),
    times: times.slice(0, size),
    lengths,
  };
}

function grown<T extends Uint16Array | Uint32Array>(small: T, large: T): T {
  large.set(small);
  return large;
}

function wordsToShow(forms: Iterable<Form>, terms: number): string[] {
  const best: (Form | undefined)[] = new Array(terms);
  for (const form of forms) {
    const other = best[form.term];
    if (!other || form.times > other.times || (form.times === other.times && compare(form.word, other.word) < 0))
      best[form.term] = form;
  }
  return Array.from(best, (form) => form?.word ?? "");
}
