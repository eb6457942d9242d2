/**
 * Sorted words as one short text: of each word a capital for how many letters it shares with the one before it (A is none, Z 25),
 * and the rest of it. "lora", "loss", "low" is "AloraCssCw".
 *
 * @param words In ascending order of code units, without capitals.
 */
export function frontCoded(words: readonly string[]): string {
  return words
    .map((word, i) => {
      const shared = sharedLength(words[i - 1] ?? "", word);
      return String.fromCharCode(first + shared) + word.slice(shared);
    })
    .join("");
}

/** What `frontCoded` was given. */
export function fromFrontCoded(text: string): string[] {
  let last = "";
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map((entry) => {
    last = last.slice(0, entry.charCodeAt(0) - first) + entry.slice(1);
    return last;
  });
}

const first = 65;
const mostShared = 25;

function sharedLength(a: string, b: string): number {
  let n = 0;
  while (n < mostShared && n < a.length && a[n] === b[n]) n++;
  return n;
}
