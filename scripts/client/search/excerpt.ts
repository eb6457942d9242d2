/** Words shown. */
const length = 36;

/** A part of an excerpt. */
export interface Piece {
  readonly text: string;
  /** Words that were searched for. */
  readonly isFound: boolean;
}

/**
 * The part of a text where most of the words stand that were searched for, in pieces: those, and what is between them.
 *
 * @param places Of each word of the question the places of words that say it, counted between blanks.
 */
export function excerptOf(content: string, places: readonly ReadonlySet<number>[]): Piece[] {
  const words = content.split(/[^\S\ufeff]+/);
  const start = bestStart(words.length, places);
  const pieces: Piece[] = start > 0 ? [{ text: "…", isFound: false }] : [];
  for (const [i, text] of words.slice(start, start + length).entries()) {
    const isFound = places.some((some) => some.has(start + i));
    const last = pieces.at(-1);
    if (last?.isFound === isFound) pieces[pieces.length - 1] = { text: `${last.text} ${text}`, isFound };
    else pieces.push({ text, isFound });
  }
  return start + length < words.length ? [...pieces, { text: "…", isFound: false }] : pieces;
}

/** Where an excerpt has the most different words, and then the most of all. Ties go to the first. */
function bestStart(words: number, places: readonly ReadonlySet<number>[]): number {
  const last = Math.max(0, words - length);
  let [best, at] = [-1, 0];
  for (const start of new Set(
    [0, ...places.flatMap((some) => [...some])].map((place) => Math.min(last, Math.max(0, place - 4))),
  )) {
    const inside = places.map((some) => [...some].filter((place) => place >= start && place < start + length).length);
    const worth = inside.reduce((sum, n) => sum + Math.min(n, 1) * 10 + Math.min(n, 5), 0);
    if (worth > best || (worth === best && start < at)) [best, at] = [worth, start];
  }
  return at;
}
