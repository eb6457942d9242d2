import { markdownToText } from "./markdown.ts";
import { splitMath } from "./math.ts";
import { oneLine } from "./plain.ts";

/**
 * Plain text as markdown that shows the same text: escaped only where markdown would change it, TeX as written.
 * `markdownToText(toMarkdown(text))` is `text` once each run of blanks is one space; empty lines part paragraphs.
 */
export function toMarkdown(text: string): string {
  return text
    .split(/\n[ \t\r]*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== "")
    .map(escapeParagraph)
    .join("\n\n");
}

/** The first of four ways, from the fewest escapes to the most, that shows the same text. */
function escapeParagraph(text: string): string {
  const attempts = [byContext, everyDelimiter, everyMark, everyMarkAndFormula];
  for (const attempt of attempts) {
    const markdown = atStart(attempt(text));
    if (markdownToText(markdown) === text) return markdown;
  }
  throw new Error(`Cannot write as markdown: ${JSON.stringify(text.slice(0, 80))}`);
}

const escapable = "[!-/:-@\\[-`{-~]";
/** Never `[` or `(`: after a backslash they would open a formula. `]` is escaped in their place. */
const marks = /[!"#%&')*+,\-./:;<=>?@\\\]^_`{|}~$]/g;

function byContext(text: string): string {
  const many = (mark: string) => text.split(mark).length > 2;
  const [stars, bars, backticks] = [many("*"), many("_"), many("`")];
  return mapText(text, (piece) =>
    always(piece)
      .replace(/`/g, backticks ? "\\`" : "`")
      .replace(/\*/g, (star, i: number, all: string) => (stars && !alone(all, i) ? `\\${star}` : star))
      .replace(/_/g, (bar, i: number, all: string) => (bars && !alone(all, i) && !inWord(all, i) ? `\\${bar}` : bar)),
  );
}

function everyDelimiter(text: string): string {
  return mapText(text, (piece) => always(piece).replace(/[`*_$]/g, "\\$&"));
}

/** What changes the text whatever stands beside it. */
function always(piece: string): string {
  return piece
    .replace(new RegExp(`\\\\(?=${escapable})`, "g"), "\\\\")
    .replace(/\](?=[(:[])/g, "\\]")
    .replace(/<(?=[A-Za-z/!?])/g, "\\<")
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, "\\&")
    .replace(/~(?=~)/g, "\\~");
}

function everyMark(text: string): string {
  return mapText(text, (piece) => piece.replace(marks, "\\$&"));
}

function everyMarkAndFormula(text: string): string {
  return text.replace(marks, "\\$&");
}

/** Maps what stands between formulas. */
function mapText(text: string, map: (piece: string) => string): string {
  return splitMath(text)
    .map((piece) => (typeof piece === "string" ? map(piece) : text.slice(piece.start, piece.end)))
    .join("");
}

const alone = (text: string, i: number) => isBlank(text[i - 1]) && isBlank(text[i + 1]);
const isBlank = (c: string | undefined) => c === undefined || c === " ";

/** An underscore between letters or digits is never emphasis. */
function inWord(text: string, i: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[i - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[i + 1] ?? "");
}

/** A paragraph's first characters can make it a heading, a quotation, a list, a rule or a block of code. */
function atStart(markdown: string): string {
  const escaped = markdown
    .replace(/^(\d{1,9})([.)])(?= |$)/, "$1\\$2")
    .replace(/^(#{1,6}|[-+*])(?= |$)/, "\\$1")
    .replace(/^(>|```|~~~)/, "\\$1");
  return /^([-*_])[ ]*(\1[ ]*){2,}$/.test(escaped) ? `\\${escaped}` : escaped;
}
