import { functionWords } from "../../text/functionwords.ts";
import type { Table } from "../../text/searchtable.ts";
import { acrossTheAtlantic, joined, partsOf } from "../../text/wordforms.ts";
import type { Understood } from "./ask.ts";
import type { Hits, Index } from "./index.ts";
import { greekLetter } from "./parse.ts";
import { corrections } from "./spelling.ts";

/** Papers that one way of saying a word finds. */
interface Source {
  readonly hits: Hits;
  /** What a hit's score counts, in `(0, 1]`. */
  readonly weight: number;
  /** A term of like use: it finds papers, but they lack the word. */
  readonly near: boolean;
}

/** One word of a question, and all that is searched for it. */
export interface Concept {
  /** As searched: the word typed, or the one that was meant. */
  readonly term: string;
  readonly sources: Source[];
}

export interface Concepts {
  /** In the order of the question. */
  readonly concepts: readonly Concept[];
  readonly understood: readonly Understood[];
}

/** What the words of a question are searched by. */
export interface Means {
  readonly index: Index;
  readonly table: Table;
  /** True for what the reader doesn't want. */
  readonly refused: (shown: string) => boolean;
}

/** Words that ask for papers and say nothing of them. */
const askingWords = new Set(
  "article articles explain find give looking paper papers please show tell there works".split(" "),
);

const isDull = (word: string) => functionWords.has(word.toLowerCase());

/** True for a word that says what is asked for, whatever stands beside it. */
export const isTelling = (word: string) => !isDull(word) && !askingWords.has(word.toLowerCase());

/** The words that say what is asked for; all of them, where none does. */
export function contentWords(words: readonly string[]): string[] {
  const said = (tells: (word: string) => boolean) => {
    const left = words.filter(tells);
    return left.length > 0 ? left : null;
  };
  const telling = said(isTelling) ?? said((word) => !isDull(word)) ?? words;
  return [...new Map(telling.map((word) => [word.toLowerCase(), word])).values()];
}

/** @param open Whether the last word may still be typed. */
export async function conceptsOf(words: readonly string[], open: boolean, means: Means): Promise<Concepts> {
  const made = await Promise.all(words.map((word, i) => conceptOf(word, open && i === words.length - 1, means)));
  const understood = made.flatMap((one) => one.understood);
  const concepts = made.map((one) => one.concept);
  understood.push(...(await joinGroups(words, concepts, means)));
  return { concepts, understood };
}

const weights = { form: 0.95, acronym: 0.9, near: 0.3 };

async function conceptOf(
  word: string,
  open: boolean,
  means: Means,
): Promise<{ concept: Concept; understood: Understood[] }> {
  const { index, table, refused } = means;
  const understood: Understood[] = [];
  const sources: Source[] = [];
  const add = (hits: Hits, weight: number) => {
    if (hits.size > 0) sources.push({ hits, weight, near: false });
    return hits.size > 0;
  };
  let term = word;
  add(await whole(word, index), 1);
  const parts = partsOf(word);
  if (parts.length > 1 && /\P{Ll}/u.test(word)) add(await together(parts, index), weights.form);
  const letter = greekLetter(word);
  if (letter !== undefined && !refused(letter) && add(await whole(letter, index), 1))
    understood.push({ kind: "form", from: word, to: [letter] });
  for (const form of acrossTheAtlantic(word.toLowerCase())) {
    if (refused(form) || (sources.length > 0 && !table.words.has(form))) continue;
    if (add(await whole(form, index), 1)) understood.push({ kind: "form", from: word, to: [form] });
  }
  if (sources.length === 0) {
    const pair = halves(joined(word), table.words);
    if (pair && add(await together(pair, index), weights.form))
      understood.push({ kind: "form", from: word, to: [pair.join(" ")] });
  }
  if (sources.length === 0 && open && joined(word).length >= begun && isBeginning(joined(word), table.words))
    add(await index.broad(word), 1);
  if (sources.length === 0) {
    const meant: string[] = [];
    for (const other of (await corrected(word, means)).slice(0, mostMeant))
      if (add(await whole(other, index), 1)) meant.push(other);
    if (meant.length > 0) understood.push({ kind: "spelling", from: word, to: meant });
    term = meant[0] ?? term;
  }
  const short = joined(term);
  const longs = table.acronyms
    .filter(([acronym, long]) => same(joined(acronym), short) && !refused(long))
    .map(([, long]) => long);
  const spelled: string[] = [];
  for (const long of longs) if (add(await phrase(long, index), weights.acronym)) spelled.push(long);
  if (spelled.length > 0) understood.push({ kind: "acronym", from: term, to: spelled });
  return { concept: { term, sources }, understood };
}

/** Adds to each concept the terms near it: asked only where the words find few papers, since each costs a piece of the index. */
export async function addNear(concepts: readonly Concept[], { index, table, refused }: Means): Promise<Understood[]> {
  const added = concepts.map(async ({ term, sources }): Promise<Understood[]> => {
    const word = joined(term);
    const key = [word, word.replace(/s$/, ""), `${word}s`].find((form) => table.near.has(form)) ?? "";
    const to: string[] = [];
    for (const near of table.near.get(key) ?? []) {
      const hits: Hits = refused(near) ? new Map() : await whole(near, index);
      if (hits.size === 0) continue;
      sources.push({ hits, weight: weights.near, near: true });
      to.push(near);
    }
    return to.length > 0 ? [{ kind: "near", from: term, to }] : [];
  });
  return (await Promise.all(added)).flat();
}

/** What several words in a row say in one: "env harness" EnvHarness, "low rank adaptation" LoRA. Added to the concept of each. */
async function joinGroups(words: readonly string[], concepts: readonly Concept[], means: Means): Promise<Understood[]> {
  const { index, table, refused } = means;
  const understood: Understood[] = [];
  const acronyms = new Map(table.acronyms.map(([acronym, long]) => [joined(long), acronym]));
  for (let from = 0; from < concepts.length; from++)
    for (let to = from + 2; to <= Math.min(concepts.length, from + 6); to++) {
      const some = concepts.slice(from, to);
      const run = joined(some.map(({ term }) => term).join(""));
      const acronym = acronyms.get(run) ?? acronyms.get(run.replace(/s$/, ""));
      const name = to - from < 4 && table.words.has(run) ? run : undefined;
      const said = words.slice(from, to).join(" ");
      for (const [kind, shown] of [
        ["form", name],
        ["acronym", acronym],
      ] as const) {
        if (shown === undefined || refused(shown)) continue;
        const hits = await whole(shown, index);
        if (hits.size === 0) continue;
        // One acronym is worth two words, of however many.
        const weight = kind === "acronym" ? (weights.acronym * 2) / some.length : weights.form;
        for (const { sources } of some) sources.push({ hits, weight, near: false });
        understood.push({ kind, from: said, to: [shown] });
      }
    }
  return understood;
}

/** Papers that have the word: Pagefind alone would cut a word that none has down to one that some have. */
async function whole(word: string, index: Index): Promise<Hits> {
  const exact = await index.exact(word);
  if (exact.size === 0) return exact;
  const hits = await index.broad(word);
  return word.length > prefixed ? hits : new Map([...hits].filter(([id]) => exact.has(id)));
}

/** Letters from which a word that is still typed is searched by its beginning: fewer would fetch half the index. */
const begun = 3;

/** Longer words are found by their beginning too: "optim" is one word with "optimal". */
const prefixed = 4;

/** Papers that have all the words, each of which some have; a hit scores as one word. */
async function together(words: readonly string[], index: Index): Promise<Hits> {
  const each = await Promise.all(words.map((word) => index.exact(word)));
  if (each.some(({ size }) => size === 0)) return new Map();
  const hits = await index.broad(words.join(" "));
  return new Map(
    [...hits].filter(([id]) => each.every((one) => one.has(id))).map(([id, hit]) => [id, scaled(hit, words.length)]),
  );
}

/** Papers that have the words one after the other; hyphens are open or closed. */
export async function phrase(said: string, index: Index): Promise<Hits> {
  const open = said.replace(/[-‐‑/]+/g, " ");
  const found = [await index.exact(said), ...(open === said ? [] : [await index.exact(open)])];
  const words = open.split(/\s+/);
  const broad = await index.broad(open);
  return new Map(
    found.flatMap((hits) =>
      [...hits].map(([id, hit]) => [id, scaled({ ...hit, score: broad.get(id)?.score ?? 1 }, words.length)]),
    ),
  );
}

const scaled = <T extends { score: number }>(hit: T, words: number): T => ({ ...hit, score: hit.score / words });

const same = (acronym: string, word: string) => acronym === word || `${acronym}s` === word;

function halves(word: string, words: ReadonlySet<string>): [string, string] | null {
  for (let at = 3; at <= word.length - 3; at++) {
    const pair: [string, string] = [word.slice(0, at), word.slice(at)];
    if (pair.every((half) => words.has(half))) return pair;
  }
  return null;
}

function isBeginning(start: string, words: Iterable<string>): boolean {
  for (const word of words) if (word.startsWith(start)) return true;
  return false;
}

/**
 * What a misspelt word may have meant, most papers first: of those that are as likely. A compound's parts are looked at one by
 * one.
 */
async function corrected(word: string, { index, table, refused }: Means): Promise<string[]> {
  const likely = async (part: string) => {
    if ((await index.exact(part)).size > 0) return [part];
    const meant = corrections(joined(part), table.words).filter((other) => !refused(other));
    const found = await Promise.all(
      meant.slice(0, mostLikely).map(async (other) => ({ other, papers: (await index.exact(other)).size })),
    );
    return found
      .filter(({ papers }) => papers > 0)
      .sort((a, b) => b.papers - a.papers)
      .map(({ other }) => other);
  };
  const whole = await likely(word);
  const parts = word.split(/[-‐‑]/);
  if (whole.length > 0 || parts.length < 2) return whole;
  const each = await Promise.all(parts.map(likely));
  const meant = each.map(([first]) => first).join(" ");
  return each.some(({ length }) => length === 0) || refused(meant) ? [] : [meant];
}

/** Corrections that are looked at, and searched. */
const mostLikely = 8;
const mostMeant = 3;
