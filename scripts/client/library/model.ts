/**
 * What a reader keeps: a value that every change makes anew. Nothing here touches the page, the storage or the clock; `now` is
 * handed in.
 */

/** A moment as `Date.prototype.toISOString` writes it, so that texts sort as times do. */
export type Time = string;

/** A paper as it was when it was saved, whole enough to be read and cited without the site. Texts are plain, formulas in Unicode. */
export interface Saved {
  readonly at: Time;
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract: string;
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** For citing, by name: arxiv, doi, published, venue. What is not known is absent. */
  readonly facts: Readonly<Record<string, string>>;
  readonly note?: Note;
}

export interface Note {
  readonly at: Time;
  readonly text: string;
}

export type Standing = "followed" | "muted";

export interface TopicChoice {
  readonly at: Time;
  readonly name: string;
  readonly is: Standing;
}

export interface Library {
  /** By paper id. */
  readonly saved: ReadonlyMap<string, Saved>;
  /** By paper id: when it was marked as read. Whether it is saved or not. */
  readonly read: ReadonlyMap<string, Time>;
  /** By topic id. */
  readonly topics: ReadonlyMap<string, TopicChoice>;
  /** Muted words and phrases, as they were typed. */
  readonly words: ReadonlyMap<string, Time>;
  /** Whether opening a paper marks it as read; null where the reader never said. */
  readonly opening: { readonly at: Time; readonly marks: boolean } | null;
  /** What this version of the site doesn't understand, in its place. Kept as it is. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export const empty: Library = {
  saved: new Map(),
  read: new Map(),
  topics: new Map(),
  words: new Map(),
  opening: null,
  rest: {},
};

/** Whether a paper needs no suggesting any more. */
export const isDone = ({ saved, read }: Library, id: string): boolean => saved.has(id) || read.has(id);

export function isEmpty({ saved, read, topics, words, opening, rest }: Library): boolean {
  return saved.size + read.size + topics.size + words.size + Object.keys(rest).length === 0 && opening === null;
}

/** Saves a paper, or takes it off with its note where `paper` is null. */
export function withSaved(library: Library, id: string, paper: Saved | null): Library {
  return { ...library, saved: changed(library.saved, id, paper) };
}

export function withRead(library: Library, id: string, at: Time | null): Library {
  return { ...library, read: changed(library.read, id, at) };
}

/** Writes on a saved paper; a note without text is none. Of a paper that is not saved nothing changes. */
export function withNote(library: Library, id: string, text: string, at: Time): Library {
  const paper = library.saved.get(id);
  if (!paper) return library;
  const { note: _, ...bare } = paper;
  return withSaved(library, id, text.trim() === "" ? bare : { ...bare, note: { at, text } });
}

/** A topic is followed or muted, never both. */
export function withTopic(library: Library, id: string, choice: TopicChoice | null): Library {
  return { ...library, topics: changed(library.topics, id, choice) };
}

export function withWord(library: Library, word: string, at: Time | null): Library {
  return { ...library, words: changed(library.words, word, at) };
}

function changed<T>(map: ReadonlyMap<string, T>, key: string, value: T | null): Map<string, T> {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}
