import { counted } from "../config/counted.ts";
import type { Finding } from "./finding.ts";

/** Lines of one file that a review names, for each thing. */
const mostLines = 3;

/** A line that holds a thing, and how often. */
interface Place<T> {
  /** Counted from 1. */
  readonly line: number;
  readonly count: number;
  readonly first: T;
}

/** What lines hold, by what it is called: each line once. */
export function byThing<T>(
  lines: readonly (readonly T[])[],
  nameOf: (item: T) => string,
): [name: string, places: Place<T>[]][] {
  const things = new Map<string, Place<T>[]>();
  lines.forEach((items, i) => {
    const here = new Map<string, { count: number; first: T }>();
    for (const item of items) {
      const known = here.get(nameOf(item));
      if (known) known.count++;
      else here.set(nameOf(item), { count: 1, first: item });
    }
    for (const [name, { count, first }] of here) {
      const places = things.get(name) ?? [];
      places.push({ line: i + 1, count, first });
      things.set(name, places);
    }
  });
  return [...things];
}

/** A finding for each of the first lines; the last of them counts those that follow. */
export function toldByLine<T>(places: readonly Place<T>[], say: (place: Place<T>) => Finding): Finding[] {
  const more = places.length - mostLines;
  return places.slice(0, mostLines).map((place, i) => {
    const finding = say(place);
    const isLast = more > 0 && i === mostLines - 1;
    return isLast ? { ...finding, message: `${finding.message}; ${counted(more, "more line")} too` } : finding;
  });
}

/** How many lines stand above the text of a paper's file. */
export function bodyOf(lines: readonly string[]): number {
  return lines.findIndex((line, i) => i > 0 && line.trimEnd() === "---") + 1;
}

/** The line of a field of the front matter; 1 where it is not found. */
export function lineOf(lines: readonly string[], field: string): number {
  const at = lines.findIndex((line) => line.startsWith(`${field}:`));
  return Math.max(0, at) + 1;
}
