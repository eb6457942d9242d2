import type { Library, Note, Saved, Time, TopicChoice } from "./model.ts";
import { empty } from "./model.ts";

/*
 * A library as JSON, in the browser's storage and in a file alike:
 *
 * {"v": 1,
 *  "saved": {"2506/2506.01234": {"at", "title", "authors": [], "abstract", "topics": [{"id", "name"}], "facts": {}, "note"?: {"at", "text"}}},
 *  "read": {"2506/2506.01234": "2026-11-23T18:00:00.000Z"},
 *  "topics": {"reasoning": {"at", "name", "is": "followed" or "muted"}},
 *  "words": {"survey": "2026-11-23T18:00:00.000Z"},
 *  "opening": null or {"at", "marks": true or false}}
 *
 * Every time is written like the one above. Within version 1 fields are only added; what is not understood is kept.
 */

/** Characters, but for lists. A browser keeps about five million for all pages of a host; a file of these has more, indented. */
export const most = {
  file: 10_000_000,
  title: 1000,
  abstract: 20_000,
  note: 20_000,
  name: 200,
  word: 100,
  authors: 5000,
  topics: 50,
};

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown, length: number): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= length;

export const isTime = (value: unknown): value is Time =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));
export const isPaperId = (id: string): boolean =>
  id.length <= 200 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(id) && !id.includes("..");
const isTopicId = (id: string): boolean => id.length <= most.name && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);

const isNote = (value: unknown): value is Note =>
  isFields(value) && isTime(value.at) && isText(value.text, most.note) && value.text.trim() !== "";

const isSaved = (value: unknown): value is Saved =>
  isFields(value) &&
  isTime(value.at) &&
  isText(value.title, most.title) &&
  (value.abstract === "" || isText(value.abstract, most.abstract)) &&
  Array.isArray(value.authors) &&
  value.authors.length <= most.authors &&
  value.authors.every((name) => isText(name, most.name)) &&
  Array.isArray(value.topics) &&
  value.topics.length <= most.topics &&
  value.topics.every((topic) => isFields(topic) && isText(topic.name, most.name) && isTopic(topic.id)) &&
  isFields(value.facts) &&
  Object.values(value.facts).every((fact) => isText(fact, most.title)) &&
  (value.note === undefined || isNote(value.note));

const isTopic = (id: unknown): id is string => typeof id === "string" && isTopicId(id);

const isChoice = (value: unknown): value is TopicChoice =>
  isFields(value) &&
  isTime(value.at) &&
  isText(value.name, most.name) &&
  (value.is === "followed" || value.is === "muted");

const isOpening = (value: unknown): value is NonNullable<Library["opening"]> =>
  isFields(value) && isTime(value.at) && typeof value.marks === "boolean";

/** A paper within the bounds, so that it is understood when it is read back. */
export function fitted(paper: Saved): Saved {
  return {
    ...paper,
    title: paper.title.slice(0, most.title),
    abstract: paper.abstract.slice(0, most.abstract),
    authors: paper.authors.slice(0, most.authors).flatMap((name) => name.slice(0, most.name) || []),
    topics: paper.topics.slice(0, most.topics).map(({ id, name }) => ({ id, name: name.slice(0, most.name) })),
    facts: Object.fromEntries(Object.entries(paper.facts).filter(([, fact]) => isText(fact, most.title))),
  };
}

/** A word that can be muted: it has a letter or a digit. */
export const isWord = (word: string): boolean => isText(word, most.word) && /[\p{L}\p{N}]/u.test(word);

/** What a text holds; or, in a sentence, why it can't be used. `odd` counts entries that are kept as they are, but not understood. */
export type Read =
  | { readonly ok: true; readonly library: Library; readonly odd: number }
  | { readonly ok: false; readonly problem: string };

export function readLibrary(text: string): Read {
  if (text.length > most.file)
    return no(
      `it has ${text.length.toLocaleString("en")} characters, expected at most ${most.file.toLocaleString("en")}`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return no("it is not JSON");
  }
  if (!isFields(value)) return no('expected an object with "v": 1');
  const { v, ...parts } = value;
  if (typeof v === "number" && v > 1) return no(`it has "v": ${v}, of a newer version of this site; expected 1`);
  if (v !== 1)
    return no(`expected an object with "v": 1${v === undefined ? "" : `, got ${JSON.stringify(v).slice(0, 20)}`}`);
  return { ok: true, ...libraryOf(parts) };
}

const no = (problem: string): Read => ({ ok: false, problem });

function libraryOf(parts: Fields): { library: Library; odd: number } {
  const rest: Record<string, unknown> = {};
  let odd = 0;
  /** The entries of one part that are understood; the others stay where they are. */
  const part = <T>(name: string, isKey: (key: string) => boolean, isValue: (value: unknown) => value is T) => {
    const value = parts[name];
    const good = new Map<string, T>();
    if (value === undefined) return good;
    if (!isFields(value)) {
      odd++;
      rest[name] = value;
      return good;
    }
    const others: [string, unknown][] = [];
    for (const [key, entry] of Object.entries(value)) {
      if (isKey(key) && isValue(entry)) good.set(key, entry);
      else others.push([key, entry]);
    }
    odd += others.length;
    if (others.length > 0) rest[name] = Object.fromEntries(others);
    return good;
  };
  const saved = part("saved", isPaperId, isSaved);
  const read = part("read", isPaperId, isTime);
  const topics = part("topics", isTopicId, isChoice);
  const words = part("words", isWord, isTime);
  const { opening } = parts;
  if (opening != null && !isOpening(opening)) {
    odd++;
    rest.opening = opening;
  }
  const known = ["saved", "read", "topics", "words", "opening"];
  const others = Object.entries(parts).filter(([name]) => !known.includes(name));
  const library: Library = {
    ...empty,
    ...{ saved, read, topics, words },
    opening: isOpening(opening) ? opening : null,
    rest: Object.fromEntries([...Object.entries(rest), ...others]),
  };
  return { library, odd };
}

/** The library as it is kept: what is understood over what is not, the keys of every object sorted, so that equal libraries are equal texts. */
export function printLibrary(library: Library, indent?: number): string {
  const { rest, opening, ...maps } = library;
  const parts = Object.entries(maps).map(([name, map]): [string, unknown] => {
    const others = rest[name];
    if (map.size === 0 && others !== undefined) return [name, others];
    return [name, Object.fromEntries([...(isFields(others) ? Object.entries(others) : []), ...map])];
  });
  const all = { ...rest, ...Object.fromEntries(parts), opening: opening ?? rest.opening ?? null };
  return sortedJson({ v: 1, ...Object.fromEntries(Object.entries(all).sort(byKey)) }, indent);
}

/** JSON with the keys of every object sorted, but for those of the outermost. */
export function sortedJson(value: unknown, indent?: number): string {
  const sort = (key: string, part: unknown) =>
    key !== "" && isFields(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part;
  return JSON.stringify(value, sort, indent);
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
