/** From this many letters on a word is looked up, and from `long` on it may have two letters wrong. */
const short = 3;
const long = 8;

/**
 * The words of a list that a misspelt one may be, all as likely: one letter left out, added, changed or swapped with the next, two
 * from eight letters on. Fewer mistakes are likelier; then the same first letter; then letters that are only swapped. A word of three letters is only taken for one that has all of them, and begins alike.
 *
 * @see Damerau, "A Technique for Computer Detection and Correction of Spelling Errors", CACM 1964.
 */
export function corrections(word: string, words: Iterable<string>): string[] {
  if (word.length < short || !/\p{L}/u.test(word)) return [];
  const most = word.length < long ? 1 : 2;
  const letters = sorted(word);
  let best = Number.POSITIVE_INFINITY;
  let found: string[] = [];
  for (const other of words) {
    if (Math.abs(other.length - word.length) > most) continue;
    const distance = distanceOf(word, other, most);
    if (distance === 0 || distance > most) continue;
    const swapped = letters === sorted(other);
    const alike = other[0] === word[0];
    if (word.length === short && !(alike && (swapped || other.length > word.length))) continue;
    const rank = 4 * distance + 2 * Number(!alike) - Number(swapped);
    if (rank > best) continue;
    if (rank < best) found = [];
    best = rank;
    found.push(other);
  }
  return found;
}

const sorted = (word: string) => [...word].sort().join("");

/** Letters to leave out, add, change or swap; more than `most` where it is more than that. */
export function distanceOf(a: string, b: string, most: number): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + Number(!same));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
