import { stemmer } from "stemmer";
import { functionWords } from "./functionwords.ts";
import { humpsOf, proseOf, wordsOf } from "./words.ts";

/** One word of a text: the key under which it is compared, and the form in which it may be shown. */
export interface Token {
  /** Porter's stem of the word in lower case, its hyphens closed: `[a-z0-9]+`. The same for the same `word`. */
  readonly stem: string;
  /** ASCII, in lower case unless it has inner capitals ("GPT-4", "LaTeX"). */
  readonly word: string;
}

/**
 * The words of a text in its order, function words and single letters left out; formulas, TeX commands and addresses are no words.
 *
 * A compound is one token and its parts are more: "Text-to-Video" gives text-to-video, text and video; "GraphRAG" gives
 * GraphRAG, graph and RAG. So it meets its other spellings ("text to video", "graph rag"), and stays one word to show.
 */
export function tokensOf(text: string): Token[] {
  return piecesOf(text).flatMap(tokensOfPiece);
}

/** The words as written, as `tokensOfPiece` takes them; what it makes no token of is among them. For those who count millions. */
export function piecesOf(text: string): string[] {
  return wordsOf(withoutAddresses(withoutTex(proseOf(text))));
}

/**
 * The tokens of one written word: itself, then its parts. None of a mark, and of a word in other letters.
 *
 * @see Porter, "An Algorithm for Suffix Stripping", Program 1980.
 */
export function tokensOfPiece(piece: string): Token[] {
  if (!/^[A-Za-z0-9]/.test(piece)) return [];
  return /^[A-Z]?[a-z]*$/.test(piece) ? tokenOf(piece) : [piece, ...partsOf(piece)].flatMap(tokenOf);
}

function tokenOf(written: string): Token[] {
  const lower = written.toLowerCase();
  if (lower.length < 2 || functionWords.has(lower)) return [];
  // "3-4" is a range, not the number 34.
  if (/^[0-9]+-[0-9-]*$/.test(lower)) return [];
  return [{ stem: stemOf(lower), word: /[^-][A-Z]|-[A-Z](?![a-z])/.test(written) ? written : lower }];
}

/** Stemming costs more than all the rest, so stems are kept; emptied when full, since they only save time. */
const stems = new Map<string, string>();
const mostStems = 200_000;

/** @param lower A word in lower case, hyphens and all. */
export function stemOf(lower: string): string {
  const known = stems.get(lower);
  if (known !== undefined) return known;
  if (stems.size >= mostStems) stems.clear();
  const stem = stemmer(lower.replaceAll("-", ""));
  stems.set(lower, stem);
  return stem;
}

/** Of a hyphenated word each part; of a CamelCase word its humps; none of a word that is one. */
function partsOf(piece: string): string[] {
  if (piece.includes("-")) return piece.split("-").flatMap((part) => [part, ...partsOf(part)]);
  const humps = humpsOf(piece);
  // "LLMs", "LoRA" and "DeBERTa" are one word each: humps of one or two letters are split off only as capitals ("AutoML").
  const split = humps.length > 1 && humps.every((hump) => hump.length > 2 || /^[A-Z]{2}$/.test(hump));
  return split ? humps : [];
}

const address = /:\/\/|\bwww\.|[a-z]\.[a-z]{2,}\//i;

function withoutAddresses(prose: string): string {
  return address.test(prose)
    ? prose
        .split(/\s+/)
        .filter((word) => !address.test(word))
        .join(" ")
    : prose;
}

/** The text without TeX commands; what a command marks up stays, and a letter keeps its place. */
function withoutTex(prose: string): string {
  return /[$\\]/.test(prose)
    ? prose
        .replace(/\\(?:["'`^~=.]|[uvHcdbrk](?![A-Za-z]))\s*\{?([A-Za-z])\}?/g, "$1")
        .replace(/\\[A-Za-z]+/g, " ")
        .replace(/[{}]/g, "")
    : prose;
}
