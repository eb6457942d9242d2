/** What the search page asks, and what it is answered. */

import { type Table, tableOf } from "../../text/searchtable.ts";
import { siteRoot } from "../root.ts";
import { answer } from "./answer.ts";
import type { Piece } from "./excerpt.ts";
import { type Facet, type Index, indexOf } from "./index.ts";
import { type Pagefind, pagefindOptions } from "./pagefind.ts";
import { isWhole, parse } from "./parse.ts";

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
  readonly topics: readonly string[];
  /** Absent where no date is known. */
  readonly year?: string;
}

/** What was loaded last. */
let known: Table | undefined;
let loading: Promise<{ index: Index; table: Table }> | undefined;

/** Fetches what the first answer needs: Pagefind, and the table of words at the address in the `data-words` of `#search`. */
export async function load(): Promise<void> {
  await loaded();
}

/** @throws If the index can't be loaded. */
export async function ask(question: Question): Promise<Answer> {
  const { index, table } = await loaded();
  return answer(index, table, question);
}

/** True if a text ends with a whole word, as far as is known; false before the table is loaded. */
export function endsWhole(text: string): boolean {
  return isWhole(parse(text), known?.words ?? new Set());
}

function loaded() {
  loading ??= Promise.all([openIndex(), fetchTable()])
    .then(([index, table]) => ({ index, table }))
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

async function openIndex(): Promise<Index> {
  const pagefind: Pagefind = await import(new URL("pagefind/pagefind.js", siteRoot).href);
  await pagefind.options({ ...pagefindOptions, baseUrl: siteRoot.pathname });
  await pagefind.init();
  const index = indexOf(pagefind);
  await index.values();
  return index;
}

async function fetchTable(): Promise<Table> {
  const answered = await fetch(document.getElementById("search")?.dataset.words ?? "");
  if (!answered.ok) throw new Error(`Cannot fetch the table of words: ${answered.status}`);
  known = tableOf(await answered.json());
  return known;
}
