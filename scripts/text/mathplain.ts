import { escapeHtml, textToHtml } from "./textcommands.ts";

/** Signs that read the same in a line of text. */
const signs: ReadonlyMap<string, string> = new Map(
  String.raw`\times ×,\sim ~,\approx ≈,\simeq ≃,\pm ±,\leq ≤,\le ≤,\leqslant ≤,\geq ≥,\ge ≥,\geqslant ≥,\ll ≪,\gg ≫,\cdot ·,\to →,\rightarrow →,\uparrow ↑,\downarrow ↓,^\circ °,^{\circ} °,\degree °,\% %,\$ $,\# #,\& &,\lt <,\gt >,\ldots …,\dots …`
    .split(",")
    .map((row): [string, string] => [row.slice(0, row.indexOf(" ")), row.slice(row.indexOf(" ") + 1)]),
)
  .set("\\,", "\u202f")
  .set("\\ ", " ")
  .set("\\;", " ")
  .set("~", " ");

const style = /^\s*\\(?:textbf|textit|emph|texttt|textsc|textrm|text|mbox)\s*\{[^{}\\$]*\}\s*$/;
const readable = /^[\d\s.,:%×~≈≃±≤≥≪≫·→↑↓°<>=+\-–/()$#&…\u202f]*$/;

/**
 * A formula that is a number with a sign, or words in one style, as HTML without MathML; undefined for any other.
 * They are a third of the formulas in abstracts. As text they break no line, and search finds them.
 */
export function plainMath(body: string): string | undefined {
  if (style.test(body)) return textToHtml(body.trim());
  const text = body
    .trim()
    .replaceAll("{,}", ",")
    .replace(
      /\^\{?\\circ\}?|\\[A-Za-z]+ ?|\\[^A-Za-z]|~/g,
      (sign) => signs.get(sign) ?? signs.get(sign.trim()) ?? sign,
    );
  if (text === "" || !readable.test(text)) return undefined;
  return escapeHtml(text.replace(/(^|[\s(=<>~≈≃±≤≥])-(?=[\d.])/g, "$1−"));
}
