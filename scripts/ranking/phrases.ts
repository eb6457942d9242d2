import { humpsOf, proseOf, wordsOf } from "../text/words.ts";

/** One place where a phrase stands: the words from `start` up to, not including, `end`. */
export interface Found<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Every place in a text where one of the compiled phrases stands, overlaps included, by start and then by length. */
export type FindPhrases<T> = (text: string) => readonly Found<T>[];

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly values: T[];
}

/** A word or a mark as phrases may ask for it. No key of one kind equals a key of the other: only cased ones have capitals. */
interface Word<T> {
  readonly blind: string;
  readonly cased: string | undefined;
  /** Where phrases that begin with it go on; looked up when a text has it, once: most words begin none. */
  opened: readonly Node<T>[] | undefined;
}

/** The words of each piece of text, looked at once. Grows with the texts. */
type Vocabulary<T> = Map<string, readonly Word<T>[]>;

/**
 * Makes one tree of all phrases, so that a text is walked once, however many phrases there are.
 *
 * A phrase matches in any number (singular or plural) and any case, but a word of it with two capitals or more ("GRPO",
 * "RoPE") only in its case. A hyphen in a phrase stands for a hyphen, a space or nothing; a space for a hyphen or a space.
 * Names in CamelCase are as many words as they have humps of four letters and more.
 * A phrase never reaches over a formula, or over a punctuation mark that it does not have itself.
 *
 * @throws {RangeError} If a phrase holds no word.
 */
export function compilePhrases<T>(phrases: Iterable<readonly [phrase: string, value: T]>): FindPhrases<T> {
  const root: Node<T> = { next: new Map(), values: [] };
  const known: Vocabulary<T> = new Map();
  for (const [phrase, value] of phrases) {
    if (!wordsOf(proseOf(phrase)).some((word) => /[\p{L}\p{N}]/u.test(word)))
      throw new RangeError(`Cannot match the phrase "${phrase}": expected a word`);
    for (const spelling of spellingsOf(phrase)) {
      const end = read(spelling, known).reduce((node, word) => grow(node, word.cased ?? word.blind), root);
      // "β-VAE" is the same two words open and closed.
      if (!end.values.includes(value)) end.values.push(value);
    }
  }
  return (text) => {
    const words = read(text, known);
    const found: Found<T>[] = [];
    for (let start = 0; start < words.length; start++) {
      const word = words[start] as Word<T>;
      word.opened ??= opened(root, word);
      for (const node of word.opened) follow(node, words, start, start + 1, found);
    }
    return found;
  };
}

/** Where phrases that begin with a word go on. */
function opened<T>(root: Node<T>, { blind, cased }: Word<T>): readonly Node<T>[] {
  return [root.next.get(blind), cased === undefined ? undefined : root.next.get(cased)].filter(
    (node) => node !== undefined,
  );
}

/** Adds the phrases of which `node` holds the words from `start` up to `at`, and those that go on from there. */
function follow<T>(node: Node<T>, words: readonly Word<T>[], start: number, at: number, found: Found<T>[]): void {
  for (const value of node.values) found.push({ start, end: at, value });
  const word = words[at];
  if (word === undefined || node.next.size === 0) return;
  const blind = node.next.get(word.blind);
  if (blind !== undefined) follow(blind, words, start, at + 1, found);
  if (word.cased === undefined) return;
  const cased = node.next.get(word.cased);
  if (cased !== undefined) follow(cased, words, start, at + 1, found);
}

function grow<T>(node: Node<T>, key: string): Node<T> {
  const known = node.next.get(key);
  if (known) return known;
  const grown: Node<T> = { next: new Map(), values: [] };
  node.next.set(key, grown);
  return grown;
}

/** "low-rank" is also written "lowrank": each hyphen is kept as a gap or closed. */
function spellingsOf(phrase: string): string[] {
  const [first = "", ...rest] = phrase.split("-");
  return rest.reduce((heads, part) => heads.flatMap((head) => [`${head} ${part}`, `${head}${part}`]), [first]);
}

/**
 * A text's words. Compounds are taken apart, so that a phrase meets them open, and the words of an address and of TeX commands
 * are read as written.
 *
 * @param known Words seen before: most words of a text are. Grows.
 */
function read<T>(text: string, known: Vocabulary<T>): Word<T>[] {
  const words: Word<T>[] = [];
  for (const written of wordsOf(withoutPossessives(proseOf(text)))) {
    let parts = known.get(written);
    if (parts === undefined) {
      parts = written
        .split("-")
        .flatMap(partsOf)
        .map(wordOf<T>);
      known.set(written, parts);
    }
    for (const part of parts) words.push(part);
  }
  return words;
}

/** "Bellman's equation" is a Bellman equation. */
function withoutPossessives(prose: string): string {
  return prose.replace(/['’]s\b/g, "");
}

/** "CrossWordBench" is a bench, and "TheoremExplainAgent" an agent: humps of four letters and more are words of their own. */
function partsOf(written: string): string[] {
  const humps = humpsOf(written);
  return humps.length > 1 && humps.every((hump) => /^[A-Z][a-z]{3,}$/.test(hump)) ? humps : [written];
}

/** An s-stem, where terms have Porter's: phrases name things, and "optimal transport" is not "optimization transporters". */
function wordOf<T>(written: string): Word<T> {
  const lower = written.toLowerCase();
  const cased = written !== lower && isCased(written) ? written.replace(/s$/, "") : undefined;
  return { blind: singular(lower), cased, opened: undefined };
}

/** True for two capitals or more: an acronym or a name, which is matched in its case. */
export function isCased(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text);
}

/**
 * Takes the plural's ending off an English word, as a key to compare and not as a word to show ("cache" becomes "cach", as
 * "caches" does).
 *
 * @see Harman, "How Effective Is Suffixing?", JASIS 1991: the S stemmer, here with "processes" and "movies" mended.
 */
export function singular(word: string): string {
  if (word.length <= 3 || !/[es]$/.test(word)) return word;
  return word
    .replace(/(?<![us])s$/, "")
    .replace(/ie$/, "y")
    .replace(/(ss|x|ch|sh)e$/, "$1");
}
