import { splitMath } from "./math.ts";
import { withoutMarks } from "./plain.ts";

/**
 * The words of a text as written, in its order, in ASCII: accents off, compounds whole ("Text-to-Video"). Between them the marks
 * that part phrases: punctuation, and what `proseOf` puts for a formula.
 *
 * Letters of other scripts are words of their own: "β-VAE" is "β" and "VAE".
 */
export function wordsOf(prose: string): string[] {
  return (isAscii(prose) ? prose.match(asciiWords) : folded(prose).match(words)) ?? [];
}

/** True for most texts, whose words can be found without Unicode's tables. */
export function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the range to find.
  return /^[\u0000-\u007f]*$/.test(text);
}

const words = /[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|[.,;:!?()[\]\ufffc]|(?:(?![A-Za-z0-9])[\p{L}\p{N}])+/gu;
/** The same where no letter of another script can stand, which takes no Unicode tables. */
const asciiWords = /[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|[.,;:!?()[\]]/g;

/** The text with one mark, U+FFFC (object replacement character), for each formula. */
export function proseOf(text: string): string {
  return /[$\\]/.test(text)
    ? splitMath(text)
        .map((piece) => (typeof piece === "string" ? piece : " \ufffc "))
        .join("")
    : text;
}

/** The humps of a word in CamelCase: "Graph" and "RAG" of "GraphRAG". Joined, they are the word. */
export function humpsOf(word: string): string[] {
  return word.match(/[A-Z]{2,}s?(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]+/g) ?? [];
}

const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  "‐": "-",
  "–": "-",
};

/** Accents off, ligatures and small capitals resolved; letters of other scripts stay. */
function folded(text: string): string {
  return withoutMarks(text).replace(/[ßæÆœŒøØłŁđĐı‐–]/g, (letter) => letters[letter] ?? letter);
}
