import { joined } from "../../text/wordforms.ts";

/** What a question asks for, taken apart. */
export interface Asked {
  /** Plain words, as typed. */
  readonly words: readonly string[];
  /** Word for word. */
  readonly phrases: readonly string[];
  /** Words and phrases that papers must not have. */
  readonly without: readonly string[];
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  /** True while the last word may still be typed. */
  readonly open: boolean;
}

const piece = /(?<=^|\s)(-?)(?:(author|topic):\s*)?(?:"([^"]*)"?|([^\s"]+))/giu;
const word = /[\p{L}\p{M}\p{N}]+(?:[-'’.+#_‐‑][\p{L}\p{M}\p{N}]+|[+#]+(?!\S))*/gu;

/** Takes a question apart: words, "phrases", -words and -"phrases" to leave out, author:name, topic:"a name". */
export function parse(text: string): Asked {
  const asked = { words: [] as string[], phrases: [] as string[], without: [] as string[] };
  const [authors, topics]: [string[], string[]] = [[], []];
  for (const [, minus, prefix, quoted, bare] of plain(text)
    .replace(/[“”„«»]/g, '"')
    .matchAll(piece)) {
    const said = (quoted ?? bare ?? "").trim();
    if (!/[\p{L}\p{N}]/u.test(said) || /^(author|topic):$/i.test(said)) continue;
    if (minus) asked.without.push(said);
    else if (prefix) (prefix.toLowerCase() === "author" ? authors : topics).push(said);
    else if (quoted !== undefined) asked.phrases.push(said);
    else asked.words.push(...wordsOf(said));
  }
  return { ...asked, authors, topics, open: /[\p{L}\p{N}]$/u.test(text) };
}

/** True if the last word is finished by what follows it, or is one that is known. */
export function isWhole({ words, open }: Asked, known: ReadonlySet<string>): boolean {
  return !open || known.has(joined(words.at(-1) ?? ""));
}

/** The words of a text as typed: compounds and names are whole. */
export function wordsOf(text: string): string[] {
  return text.match(word) ?? [];
}

/** The letter that a word is the name of: papers write "λ", and readers "lambda". */
export function greekLetter(name: string): string | undefined {
  const at = greek.indexOf(name.toLowerCase());
  return at < 0 ? undefined : String.fromCharCode(0x3b1 + at);
}

const greek =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega".split(
    " ",
  );

/** TeX as the index has it: `$\mu^2$P` is `μ²P`. */
export function plain(query: string): string {
  return query
    .replace(/\\([a-z]+)/g, (_, name: string) => greekLetter(name) ?? "")
    .replace(/[${}]/g, "")
    .replace(/\^(\d)/g, (_, digit: number) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit] ?? "")
    .replace(/_(\d)/g, (_, digit: number) => "₀₁₂₃₄₅₆₇₈₉"[digit] ?? "");
}
