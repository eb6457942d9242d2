import { coldStart } from "./coldstart.ts";
import type { AsyncPart, Bench, Figure, Part } from "./part.ts";
import { related } from "./related.ts";
import { relatedAtSize } from "./relatedatsize.ts";
import { missingFrom } from "./rows.ts";
import { searchCollections } from "./searchcollections.ts";
import { searchFinal, searchTuned } from "./searchjudged.ts";
import { searchNames } from "./searchnames.ts";
import { seed } from "./seed.ts";
import { selection } from "./selection.ts";
import { text } from "./text.ts";
import { topicsFiled, topicsFinal, topicsTuned } from "./topics.ts";
import { trending } from "./trending.ts";

/** Everything that is judged, in the order in which it is told. */
export const parts: readonly (Part | AsyncPart)[] = [
  text,
  related,
  relatedAtSize,
  trending,
  coldStart,
  selection,
  seed,
  topicsFiled,
  topicsTuned,
  topicsFinal,
  searchCollections,
  searchNames,
  searchTuned,
  searchFinal,
];

/** What came of one part: its figures, or why there are none. */
export type Outcome =
  | { readonly part: string; readonly figures: readonly Figure[] }
  | { readonly part: string; readonly skipped: string };

/**
 * Judges by one part, where it can be.
 *
 * @param final Whether what may be looked at only once is asked for.
 * @throws {DataError} If a file of data can't be used.
 */
export async function outcomeOf(part: Part | AsyncPart, bench: Bench, final: boolean): Promise<Outcome> {
  const missing = [...missingFrom(bench.data, part.data), ...missingFrom(bench.judged, part.judged)];
  if (missing.length > 0) return { part: part.name, skipped: `Cannot find ${missing.join(", ")}` };
  if (part.final && !final) return { part: part.name, skipped: "Scored once, with --final" };
  return { part: part.name, figures: await part.run(bench) };
}
