/** What the search page asks, and what it is answered. */

import type { Facet } from "../../text/searchfacets.ts";
import type { Table } from "../../text/searchtable.ts";
import { answer } from "./answer.ts";
import { conceptsOf, contentWords, isTelling } from "./concepts.ts";
import type { Piece } from "./excerpt.ts";
import { joined } from "./joined.ts";
import { isWhole, parse } from "./parse.ts";
import { openNewest, openOlder, type Tier } from "./tiers.ts";

export type { Facet };

export interface Question {
  /** As typed: words, "phrases", -words and -"phrases" to leave out, author:name, topic:"a name". Empty asks for all papers. */
  readonly text: string;
  /** The chosen value of each facet; "" or absent: all. */
  readonly filters: Readonly<Partial<Record<Facet, string>>>;
  readonly sort: "relevance" | "date";
  /** What the reader doesn't want searched for beside the words typed: entries of `Understood.to`, as they were shown. */
  readonly refused: readonly string[];
}

/** Something that was searched for beside, or in place of, what was typed. */
export interface Understood {
  /** A misspelt word, another written form, an acronym or its long form, a term of like use. */
  readonly kind: "spelling" | "form" | "acronym" | "near";
  /** As typed. */
  readonly from: string;
  /** As they may be shown, and refused. */
  readonly to: readonly string[];
}

export interface Result {
  /** Fetched when it is asked. */
  data(): Promise<Found>;
  /** Lacks some of the words. */
  readonly partial: boolean;
  /** How well it fits; a paper with the very title asked for does without end. */
  readonly score: number;
}

export interface Answer {
  /** The best first, or the newest; those that lack words after all others. A paper with the very title asked for leads. */
  readonly results: readonly Result[];
  /** How many of them to show at first: each is fetched, and in the midst of a word another letter may soon follow. */
  readonly first: number;
  /** How many of the results each value of a facet would leave, the other filters kept. Values that leave none are absent. */
  readonly facets: Readonly<Record<Facet, Readonly<Record<string, number>>>>;
  readonly understood: readonly Understood[];
  /** The place of the first result that lacks some of the words; `results.length` when none does. */
  readonly partialFrom: number;
  /** Names of topics near the question, for when nothing is found. */
  readonly topics: readonly string[];
}

/** A paper, as results show it. */
export interface Found {
  readonly url: string;
  /** Plain Unicode. */
  readonly title: string;
  /** Blanks part its pieces. */
  readonly excerpt: readonly Piece[];
  /** The abstract: plain Unicode. */
  readonly content: string;
  /** Names with commas between them; empty where none is known. */
  readonly authors: string;
  /** Their names, the strongest first, with commas between them. */
  readonly topics: string;
  /** Absent where no date is known. */
  readonly year?: string;
}

let loading: ReturnType<typeof openNewest> | undefined;
/** Words that were looked up last before they were asked. */
let ahead = "";
/** The newest papers, and their table, once they are there. */
let known: { readonly tier: Tier; readonly table: Table } | undefined;
/** By their folder: of the periods that were asked. */
const older = new Map<string, Promise<Tier>>();
const answered = new WeakMap<Question, Map<string, Promise<Answer>>>();
const open = "";

/** Fetches what the first answer needs: Pagefind, and the table of words at the address in the `data-words` of `#search`. */
export async function load(): Promise<void> {
  await newest();
}

/**
 * Asks the newest papers, and periods of older ones. Each is asked a question once, however often that question comes.
 *
 * @param periods Their folders, the newest first.
 * @throws If an index can't be loaded.
 */
export async function ask(question: Question, periods: readonly string[] = []): Promise<Answer> {
  const answers = answered.get(question) ?? new Map<string, Promise<Answer>>();
  answered.set(question, answers);
  const all = [open, ...periods].map((tier) => {
    const one = answers.get(tier) ?? answerOf(question, tier);
    answers.set(tier, one);
    one.catch(() => answers.delete(tier));
    return one;
  });
  return joined(await Promise.all(all), question.sort);
}

/** True if a text ends with a whole word, as far as is known; false before the table is loaded. */
export function endsWhole(text: string): boolean {
  return isWhole(parse(text), known?.table.words ?? new Set());
}

/** Looks up words that are typed to their end, while the next one is typed. */
export function lookAhead(text: string): void {
  const words = parse(text).words.slice(0, -1).filter(isTelling);
  const said = words.join(" ");
  if (!known || said === ahead) return;
  ahead = said;
  const { tier, table } = known;
  // What fails is asked again with the question.
  conceptsOf(words, false, { index: tier.index, table, refused: () => false }).catch(() => {});
}

async function answerOf(question: Question, tier: string): Promise<Answer> {
  const { index, table } = await opened(tier);
  return answer(index, await table(contentWords(parse(question.text).words)), question, tier === open);
}

async function opened(tier: string): Promise<Tier> {
  const first = await newest();
  if (tier === open) return first.tier;
  const opening = older.get(tier) ?? openOlder(first.pagefind, tier, first.table);
  older.set(tier, opening);
  opening.catch(() => older.delete(tier));
  return opening;
}

function newest() {
  loading ??= openNewest(document.getElementById("search")?.dataset.words ?? "")
    .then((opened) => {
      known = opened;
      return opened;
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
