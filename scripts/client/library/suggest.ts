import { functionWords } from "../../text/functionwords.ts";
import { singular, wordsIn } from "../words.ts";
import type { Saved } from "./model.ts";

/** What is compared of a paper, saved or not. */
export type Compared = Pick<Saved, "title" | "abstract"> & { readonly topics: readonly { readonly id: string }[] };

export interface Suggestion<T> {
  readonly id: string;
  readonly paper: T;
  /** Saved papers that are most like it, the most alike first; one or two. */
  readonly like: readonly string[];
  /** Words that it shares with these, at most three. */
  readonly shares: readonly string[];
}

/** How much topics in common count beside words in common. */
const topicShare = 0.1;
/** A word of more papers than this share of them is no reason, where there are papers enough to tell. */
const commonShare = 0.25;
const fewPapers = 20;
/** A pair of words says more than either, as a reason. */
const pairsSay = 1.25;

/**
 * Papers most like those that are saved, by what both are about.
 *
 * The likeness of two is the cosine of their words and pairs of words, each weighted `(1 + ln tf) * ln(N / df)`, title words
 * counted twice; and `topicShare` times the cosine of their topics. A paper's score is the sum over the saved of the likeness
 * squared, so that one close paper counts for more than many distant ones; divided by the best likeness that the saved one has
 * to any, so that each subject of a mixed library has its say. Ties by id.
 *
 * @param papers What may be suggested, by id; with the saved ones they are the N that words are counted in.
 */
export function suggest<T extends Compared>(
  saved: ReadonlyMap<string, Compared>,
  papers: ReadonlyMap<string, T>,
  most: number,
): Suggestion<T>[] {
  const counts = new Map([...papers, ...saved].map(([id, paper]) => [id, countsOf(paper)]));
  const inPapers = new Map<string, number>();
  for (const terms of counts.values())
    for (const term of terms.keys()) inPapers.set(term, (inPapers.get(term) ?? 0) + 1);
  const vectorOf = (id: string) => unit(weighted(counts.get(id) ?? new Map(), inPapers, counts.size));
  const mine = [...saved].map(([id, paper]) => ({ id, paper, vector: vectorOf(id) }));
  const common = counts.size < fewPapers ? Number.POSITIVE_INFINITY : commonShare * counts.size;

  const likened = [...papers]
    .filter(([id]) => !saved.has(id))
    .map(([id, paper]) => {
      const vector = vectorOf(id);
      const likeness = mine.map((one) => cosine(one.vector, vector) + topicShare * inTopics(one.paper, paper));
      return { id, paper, vector, likeness };
    });
  const bests = mine.map((_, i) => Math.max(...likened.map(({ likeness }) => likeness[i] ?? 0)) || 1);
  return likened
    .map((one) => ({ ...one, score: one.likeness.reduce((sum, like, i) => sum + (like * like) / (bests[i] ?? 1), 0) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, paper, vector, likeness }) => {
      const nearest = mine
        .map((one, i) => ({ ...one, likeness: likeness[i] ?? 0 }))
        .sort((a, b) => b.likeness - a.likeness)
        .filter((one, i, all) => i === 0 || (i === 1 && one.likeness > 0.6 * (all[0]?.likeness ?? 0)));
      const weights = sharedBy(
        vector,
        nearest.map((one) => one.vector),
      );
      const shares = [...weights].filter(([term]) => (inPapers.get(term) ?? 0) <= common).sort((a, b) => b[1] - a[1]);
      return {
        id,
        paper,
        like: nearest.map((one) => one.id),
        shares: named(
          shares.map(([term]) => term),
          paper,
        ),
      };
    });
}

type Vector = ReadonlyMap<string, number>;

/** How often a text has each of its words and pairs of words. */
function countsOf({ title, abstract }: Compared): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [text, times] of [
    [title, 2],
    [abstract, 1],
  ] as const)
    for (const { key } of termsOf(text)) counts.set(key, (counts.get(key) ?? 0) + times);
  return counts;
}

/** Folding costs more than all the rest, and words come again and again. */
const keys = new Map<string, string>();

function keyOf(written: string): string {
  const known = keys.get(written);
  if (known !== undefined) return known;
  const key = wordsIn(written).map(singular).join("");
  keys.set(written, key);
  return key;
}

/** The words of a text, and each two that follow one another, as compared and as written. */
function* termsOf(text: string): Generator<{ key: string; written: string }> {
  let before: { key: string; written: string; end: number } | null = null;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const [written] = match;
    const key = keyOf(written);
    if (key.length < 2 || functionWords.has(key)) {
      before = null;
      continue;
    }
    const shown = /.\p{Lu}/u.test(written) ? written : written.toLowerCase();
    yield { key, written: shown };
    const between = before && text.slice(before.end, match.index);
    if (before && (between === " " || between === "-"))
      yield { key: `${before.key} ${key}`, written: before.written + between + shown };
    before = { key, written: shown, end: match.index + written.length };
  }
}

/** A word of one paper alone brings nothing together, but counts in the length of its paper. */
function weighted(counts: Vector, inPapers: Vector, papers: number): Vector {
  return new Map(
    [...counts].map(([term, n]) => [term, (1 + Math.log(n)) * Math.log(papers / (inPapers.get(term) ?? 1))]),
  );
}

function unit(vector: Vector): Vector {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  const length = Math.sqrt(sum) || 1;
  return new Map([...vector].map(([term, weight]) => [term, weight / length]));
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

function inTopics(a: Compared, b: Compared): number {
  const ids = new Set(a.topics.map(({ id }) => id));
  const both = b.topics.filter(({ id }) => ids.has(id)).length;
  return both === 0 ? 0 : both / Math.sqrt(a.topics.length * b.topics.length);
}

/** What each term brings to the likeness of one vector to some others. */
function sharedBy(vector: Vector, others: readonly Vector[]): Map<string, number> {
  const shared = [...vector].map(([term, weight]): [string, number] => [
    term,
    others.reduce((sum, other) => sum + weight * (other.get(term) ?? 0), 0) * (term.includes(" ") ? pairsSay : 1),
  ]);
  return new Map(shared.filter(([, weight]) => weight > 0));
}

/** The first three of some terms as the paper writes them. Of a pair and its words the first one is named; numbers are no reason. */
function named(terms: readonly string[], { title, abstract }: Compared): string[] {
  const written = new Map([...termsOf(abstract), ...termsOf(title)].map((term) => [term.key, term.written]));
  const chosen: string[][] = [];
  for (const term of terms) {
    const words = term.split(" ");
    if (chosen.length === 3) break;
    if (words.every((word) => /^\d/.test(word)) || chosen.some((other) => words.some((word) => other.includes(word))))
      continue;
    chosen.push(words);
  }
  return chosen.map((words) => written.get(words.join(" ")) ?? words.join(" "));
}
