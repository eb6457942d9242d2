import { type MathSpan, splitMath } from "./math.ts";
import { mathToHtml } from "./mathml.ts";
import { mathToText } from "./mathtext.ts";
import { textToHtml, textToPlain } from "./textcommands.ts";

/** One line of untrusted text with TeX, a title, as safe inline HTML: formulas are MathML. */
export function texToHtml(text: string): string {
  return splitMath(text)
    .map((piece) =>
      typeof piece === "string" ? textToHtml(piece) : mathToHtml(piece, text.slice(piece.start, piece.end)).html,
    )
    .join("");
}

/** The same as plain Unicode text: for feeds, mail, `<title>`, names of files. */
export function texToUnicode(text: string): string {
  if (!/[$\\]/.test(text)) return text;
  return splitMath(text)
    .map((piece) =>
      typeof piece === "string" ? textToPlain(piece) : formulaText(piece, text.slice(piece.start, piece.end)),
    )
    .join("");
}

function formulaText(span: MathSpan, source: string): string {
  const { html, whole } = mathToHtml(span, source);
  return whole
    ? mathToText(html)
    : span.body
        .replace(/\\([A-Za-z]+) ?/g, "$1 ")
        .replace(/[\\{}]/g, "")
        .trim();
}
