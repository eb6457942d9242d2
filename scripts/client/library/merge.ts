import type { Library, Saved } from "./model.ts";
import { isFields, sortedJson } from "./plain.ts";

/**
 * Two libraries as one. Nothing of either is left out; where both have something to say of the same paper, note, topic or word,
 * the later says it. `merge(a, b)` is `merge(b, a)`, and merging the same again changes nothing.
 */
export function merge(a: Library, b: Library): Library {
  return {
    saved: union(a.saved, b.saved, mergeSaved),
    read: union(a.read, b.read, later),
    topics: union(a.topics, b.topics, newer),
    words: union(a.words, b.words, later),
    opening: a.opening && b.opening ? newer(a.opening, b.opening) : (a.opening ?? b.opening),
    rest: mergeUnknown(a.rest, b.rest) as Library["rest"],
  };
}

function union<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  both: (a: T, b: T) => T,
): ReadonlyMap<string, T> {
  const all = new Map(a);
  for (const [key, value] of b) {
    const other = a.get(key);
    all.set(key, other === undefined ? value : both(other, value));
  }
  return all;
}

/** Facts and note each have their own time. */
function mergeSaved(a: Saved, b: Saved): Saved {
  const note = a.note && b.note ? newer(a.note, b.note) : (a.note ?? b.note);
  const { note: _, ...facts } = newer(withoutNote(a), withoutNote(b));
  return note ? { ...facts, note } : facts;
}

function withoutNote({ note: _, ...facts }: Saved): Saved {
  return facts;
}

const later = (a: string, b: string): string => (a < b ? b : a);

/** Of the same moment, the one whose text sorts later: both ways round the same. */
function newer<T extends { readonly at: string }>(a: T, b: T): T {
  return a.at === b.at ? greater(a, b) : a.at < b.at ? b : a;
}

function greater<T>(a: T, b: T): T {
  return sortedJson([a]) < sortedJson([b]) ? b : a;
}

/** What no version here understands: records are joined, of all else one is taken. */
function mergeUnknown(a: unknown, b: unknown): unknown {
  if (!isFields(a) || !isFields(b)) return greater(a, b);
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return Object.fromEntries(
    keys.map((key) => [
      key,
      !Object.hasOwn(a, key) ? b[key] : !Object.hasOwn(b, key) ? a[key] : mergeUnknown(a[key], b[key]),
    ]),
  );
}
