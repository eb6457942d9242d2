import { compare } from "../config/problem.ts";
import { type Acronym, acronymsOf } from "../ranking/acronyms.ts";
import { nearTerms } from "../ranking/nearterms.ts";
import type { TermIndex } from "../ranking/terms.ts";
import { frontCoded } from "../text/frontcoding.ts";
import { functionWords } from "../text/functionwords.ts";
import type { StoredTable } from "../text/searchtable.ts";
import { texToUnicode } from "../text/tex.ts";
import { tokensOf } from "../text/tokens.ts";
import { joined, partsOf } from "../text/wordforms.ts";
import { isAscii } from "../text/words.ts";
import type { Searched } from "./search.ts";

/** What the table is learnt from. */
export type Learnt = Pick<Searched, "id" | "title" | "abstract" | "listed" | "published">;

/** Papers that the table is learnt from, the newest: readers fetch it whole, so it may not grow with the collection. */
const mostPapers = 3000;
/** A word of abstracts alone is kept where so many papers have it, or one in so many; one of a title is kept as it is. */
const fewestAbstracts = 2;
const oneIn = 250;
/** What is of fewer letters is not looked up. */
const shortest = 3;
/** An acronym is kept where one paper in so many defines it. */
const definedBy = 1500;
/** Terms near a word. */
const mostNear = 2;

/** What a paper says, in plain Unicode. */
export interface Said {
  readonly title: string;
  readonly abstract: string;
}

const saidIn = ({ title, abstract }: Learnt): Said => ({
  title: texToUnicode(title),
  abstract: texToUnicode(abstract),
});

/** Words to correct misspelt ones by, and no more: what is learnt from the newest papers says the same of older ones. */
export function spellingTable(papers: readonly Said[]): StoredTable {
  return { v: 1, words: frontCoded(wordsOf(papers)), acronyms: [], near: {} };
}

/**
 * Words to correct misspelt ones by, acronyms that papers define, and terms that stand together. The order of papers changes nothing.
 *
 * @param terms Those of the papers, or of most of them.
 * @param said What each of the papers says, where that is known.
 */
export function storedTable(papers: readonly Learnt[], terms: TermIndex, said?: readonly Said[]): StoredTable {
  const placed = papers.map((paper, i) => ({ paper, said: said?.[i] ?? saidIn(paper) }));
  const chosen = placed
    .sort((a, b) => compare(dayOf(b.paper), dayOf(a.paper)) || compare(a.paper.id, b.paper.id))
    .slice(0, mostPapers);
  const newest = chosen.map(({ paper }) => paper);
  const texts = chosen.map(({ said }) => said);
  const whole = texts.map(({ title, abstract }) => `${title}. ${abstract}`);
  const near = nearTerms(terms, newest, mostNear);
  return {
    v: 1,
    words: frontCoded(wordsOf(texts)),
    acronyms: telling(
      acronymsOf(whole).filter(({ papers }) => papers >= newest.length / definedBy),
      new Map(newest.map(({ id }, i) => [id, whole[i] ?? ""])),
      terms,
    ).map(({ short, long }) => [short, long]),
    near: Object.fromEntries(
      [...near]
        .sort(([a], [b]) => compare(a, b))
        .map(([word, terms]) => [word, terms.map((term) => term.word).join(" ")]),
    ),
  };
}

const dayOf = ({ listed, published }: Learnt) => listed ?? published ?? "";

function wordsOf(texts: readonly Said[]): string[] {
  const { all, of } = counted();
  for (const [i, { title, abstract }] of texts.entries()) {
    for (const word of wordsIn(title)) for (const form of of(word)) form.isInTitle = true;
    for (const word of wordsIn(abstract))
      for (const form of of(word)) {
        if (form.last === i) continue;
        form.last = i;
        form.papers++;
      }
  }
  const fewest = Math.max(fewestAbstracts, texts.length / oneIn);
  return [...all.values()]
    .filter(({ form, isInTitle, papers }) => (isInTitle || papers >= fewest) && !functionWords.has(form))
    .map(({ form }) => form)
    .sort(compare);
}

/** A word as it is looked up, the abstracts that have it, and the last of these. */
interface Counted {
  readonly form: string;
  isInTitle: boolean;
  papers: number;
  last: number;
}

function wordsIn(text: string): readonly string[] {
  return text.match(isAscii(text) ? asciiWord : word) ?? [];
}

const word = /[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*/gu;
/** The same where no other letters can stand, which takes no Unicode tables. */
const asciiWord = /[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*/g;

/** Gives a word and the parts of a name, in lower case; each written word is looked at once. */
function counted() {
  const all = new Map<string, Counted>();
  const known = new Map<string, readonly Counted[]>();
  const make = (form: string): Counted => {
    const found = all.get(form) ?? { form, isInTitle: false, papers: 0, last: -1 };
    all.set(form, found);
    return found;
  };
  const isLookedUp = (form: string) => form.length >= shortest && form.length <= longest && /[a-z]|\p{L}/u.test(form);
  const of = (written: string) => {
    const found = known.get(written) ?? formsOf(written).filter(isLookedUp).map(make);
    known.set(written, found);
    return found;
  };
  return { all, of };
}

/** A word of one part, as most are, is its own form. */
const formsOf = (written: string) =>
  /^[A-Z]?[a-z]+$/.test(written) ? [written.toLowerCase()] : [joined(written), ...partsOf(written)];

const longest = 24;

/** Those by which a paper is found that has but one of the two forms. */
function telling(acronyms: readonly Acronym[], texts: ReadonlyMap<string, string>, terms: TermIndex): Acronym[] {
  const rows = rowsIn(terms);
  const opens = new Map<number, string>();
  const textOf = (row: number) => texts.get(terms.ids[row] ?? "") ?? "";
  const has = (row: number, long: string) => {
    const open = opens.get(row) ?? opened(textOf(row));
    opens.set(row, open);
    return open.includes(long);
  };
  return acronyms.filter(({ short, long }) => {
    const said = opened(long);
    const having = rows(short);
    if (having.some((row) => textOf(row) !== "" && !has(row, said))) return true;
    const known = new Set(having);
    return rows(long).some((row) => !known.has(row) && has(row, said) && !textOf(row).includes(short));
  });
}

/** In lower case with blanks for hyphens. */
const opened = (text: string) => text.toLowerCase().replaceAll("-", " ");

/** Gives the papers that have all words of a text, by row. */
function rowsIn({ termOf, postings }: TermIndex): (text: string) => number[] {
  const known = new Map<string, ReadonlySet<number>>();
  const rowsOf = (stem: string) => {
    const term = termOf.get(stem);
    const rows =
      known.get(stem) ??
      new Set(term === undefined ? [] : postings.ids.subarray(postings.offsets[term], postings.offsets[term + 1]));
    known.set(stem, rows);
    return rows;
  };
  return (text) => {
    const [fewest, ...others] = tokensOf(text.replaceAll("-", " "))
      .map(({ stem }) => rowsOf(stem))
      .sort((a, b) => a.size - b.size);
    return [...(fewest ?? [])].filter((row) => others.every((rows) => rows.has(row)));
  };
}
