import { normalised } from "../text/plain.ts";

/** True where two lists name one person in common, as far as family names and first initials tell. */
export function shareAnAuthor(one: readonly string[], other: readonly string[]): boolean {
  const named = new Set(one.map(authorKey));
  return other.map(authorKey).some((key) => key !== "" && named.has(key));
}

/** Family name and first initial, marks folded: "J. Smith", "John Smith" and "Smith, John" are "smith j". */
function authorKey(name: string): string {
  const [before = [], after = []] = name.split(",").map(wordsOf);
  const given = after.length > 0 ? after : before.slice(0, -1);
  return [before.at(-1) ?? "", [...(given[0] ?? "")][0] ?? ""].join(" ").trim();
}

/** Without what follows a name: "Jr.", "III". */
function wordsOf(text: string): string[] {
  return folded(text)
    .split(" ")
    .filter((word) => !/^(|jr|sr|ii|iii|iv)$/.test(word));
}

/** Letters that Unicode takes for letters of their own, and that names are often written without. */
const plain: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };

function folded(text: string): string {
  return normalised(text).replace(/[łøđðıßæœ]/g, (letter) => plain[letter] ?? letter);
}
