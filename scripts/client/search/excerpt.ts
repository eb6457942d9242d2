/** Words shown. */
const length = 36;

/**
 * The part of a text where most of the words stand that were searched for, as escaped text with those in `<mark>`.
 *
 * @param places Of each word of the question the places of words that say it, counted between blanks.
 */
export function excerptOf(content: string, places: readonly ReadonlySet<number>[]): string {
  const words = content.split(/[^\S\ufeff]+/);
  const start = bestStart(words.length, places);
  const shown = words.slice(start, start + length).map((word, i) => {
    const text = escaped(word);
    return places.some((some) => some.has(start + i)) ? `<mark>${text}</mark>` : text;
  });
  return `${start > 0 ? "… " : ""}${shown.join(" ")}${start + length < words.length ? " …" : ""}`;
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

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
