/** The marks of a first item anywhere, and those with which a sentence opens its second item. */
const marks = [
  { first: /(?<![\w.,(])\(?1\)|\b1\. (?=\p{Lu})/u, second: /^\W*2[).]/ },
  { first: /(?<![\w.(])\(?i\)/i, second: /^\W*ii[).]/i },
  { first: /(?<![\w.(])\(a\)/, second: /^\W*b\)/ },
  { first: /(?:^|, |: |; |\band )first(?:ly)?\b/i, second: /^(?:second(?:ly)?|then|next|and second)\b|^the second\b/i },
] as const;

/** How many there are of something: "three findings", "threefold". */
const counted = /\b(?:two|three|four|five|six|seven|several|following|(?:two|three|four)-?fold)\b(?!-)/i;
const firstItem = /^\W*(?:1[).]|i[).]|a\)|(?:the )?first(?:ly)?\b)/i;

/** Sentences between two items. */
const apart = 3;

/** True for a sentence that opens an enumeration whose next item stands in a following sentence: alone, it is cut short. */
export function opensEnumeration(sentences: readonly string[], at: number): boolean {
  const sentence = sentences[at] ?? "";
  const following = sentences.slice(at + 1, at + 1 + apart);
  if (counted.test(sentence) && firstItem.test(following[0] ?? "")) return true;
  return marks.some(({ first, second }) => first.test(sentence) && following.some((next) => second.test(next)));
}

/** True for a sentence that ends by asking for another: with a colon or a question mark. */
export const awaits = (sentence: string) => /[:?]["'”’)]*$/.test(sentence);
