import { unaccented } from "./textaccents.ts";
import { withSymbols } from "./textsymbols.ts";

/** Text escaped for HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The HTML element of each style that has one; the others print their words. */
const elements: ReadonlyMap<string, string> = new Map([
  ["textbf", "b"],
  ["emph", "em"],
  ["textit", "em"],
  ["texttt", "code"],
]);

/** A style, or a link's words, with no command left inside but an escaped sign. */
const innermost =
  /\\(?:(textbf|emph|textit|texttt|textsc|textrm|textsf|textsl|textup|textnormal|text|mbox|url|underline)|href\s*\{[^{}]*\})\s*\{((?:[^{}\\]|\\[%$&#_])*)\}/g;

/** Text outside formulas, for HTML: escaped; TeX's text commands become what they print. What is not known stays as written. */
export function textToHtml(text: string): string {
  if (!text.includes("\\")) return escapeHtml(text);
  return withoutCommands(escapeHtml(withSymbols(unaccented(text))), (words, element) =>
    element === undefined ? words : `<${element}>${words}</${element}>`,
  );
}

/** The same as plain Unicode text. */
export function textToPlain(text: string): string {
  return text.includes("\\") ? withoutCommands(withSymbols(unaccented(text)), (words) => words) : text;
}

function withoutCommands(text: string, print: (words: string, element: string | undefined) => string): string {
  let [before, after] = ["", text];
  // From the inside out, `\textbf{\emph{x}}`: each round resolves one level.
  for (let level = 0; level < 5 && before !== after; level++) {
    before = after;
    after = before.replace(innermost, (_all, name: string | undefined, words: string) =>
      print(words, elements.get(name ?? "")),
    );
  }
  // In HTML, `\<` has become `\&lt;`: no escaped ampersand.
  return after.replace(/\\([%$#_{}]|&(?!lt;|gt;|quot;))/g, "$1");
}
