import { argumentAt } from "./texargument.ts";
import { unaccented } from "./textaccents.ts";
import { withMarks } from "./textmarks.ts";
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
  ["em", "em"],
  ["it", "em"],
  ["itshape", "em"],
  ["sl", "em"],
  ["bf", "b"],
  ["bfseries", "b"],
  ["tt", "code"],
]);

const styles = "textbf|emph|textit|texttt|textsc|textrm|textsf|textsl|textup|textnormal|text|mbox|url|underline";
const switches = "em|it|itshape|sl|bf|bfseries|tt|sc|sf|rm";
const word = "(?:[^{}\\\\]|\\\\[%$&#_])*";
const words = `(\\{${word}\\}|${word})`;
/** A style, or a link's words, with no command left inside but an escaped sign: `\emph{x}`, `{\em x}`, `\href{u}{x}`. */
const innermost = new RegExp(
  `\\\\(?:(${styles})|href\\s*\\{([^{}]*)\\})\\s*\\{${words}\\}|` +
    `\\{\\s*((?:\\\\(?:${switches})(?![A-Za-z])\\s*)+)${words}(?:\\\\/)?\\}`,
  "g",
);

/**
 * Text outside formulas, for HTML: escaped; TeX's text commands become what they print. What is not known stays as written,
 * in `<code>`.
 *
 * @param linkTo The tag that opens a link to an address, or undefined for one that may not be followed. Without it `\href` prints its words.
 */
export function textToHtml(text: string, linkTo?: (url: string) => string | undefined): string {
  if (!text.includes("\\")) return escapeHtml(withMarks(text));
  return withoutCommands(escapeHtml(withMarks(withSymbols(unaccented(text)))), {
    styled: (inner, element) => (element === undefined ? inner : `<${element}>${inner}</${element}>`),
    linked: (inner, url) => {
      const tag = linkTo?.(unescaped(url).replace(/\\([%#_&~])/g, "$1"));
      return tag === undefined ? inner : `${tag}${inner}</a>`;
    },
    unknown: (source) => `<code class="tex">${source}</code>`,
  });
}

function unescaped(html: string): string {
  return html
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/** The same as plain Unicode text. */
export function textToPlain(text: string): string {
  if (!text.includes("\\")) return withMarks(text);
  return withoutCommands(withMarks(withSymbols(unaccented(text))), {
    styled: (inner) => inner,
    linked: (inner) => inner,
    unknown: (source) => source,
  });
}

interface Printer {
  readonly styled: (words: string, element: string | undefined) => string;
  readonly linked: (words: string, url: string) => string;
  readonly unknown: (source: string) => string;
}

/** Holds an unknown command's place, so that a known one may reach over it. */
const slot = "\ue004";

function withoutCommands(text: string, print: Printer): string {
  const { rest, unknown } = withoutUnknown(text.replaceAll(slot, "").replace(blank, " ").replace(hyphen, ""));
  let [before, after] = ["", rest];
  // From the inside out, `\textbf{\emph{x}}`: each round resolves one level.
  for (let level = 0; level < 5 && before !== after; level++) {
    before = after;
    after = before.replace(
      innermost,
      (_all, style: string | undefined, url: string | undefined, argument = "", on = "", switched = "") => {
        const inner = (argument || switched).replace(/^\{(.*)\}$/s, "$1");
        if (url !== undefined) return print.linked(inner, url);
        if (style !== undefined) return print.styled(inner, elements.get(style));
        const names: string[] = on.match(/[a-z]+/g) ?? [];
        return print.styled(
          inner,
          names.map((name) => elements.get(name)).find((name) => name !== undefined),
        );
      },
    );
  }
  let next = 0;
  // In HTML, `\<` has become `\&lt;`: no escaped ampersand.
  return after
    .replace(/\\([%$#_{}]|&(?!lt;|gt;|quot;))/g, "$1")
    .replaceAll(slot, () => print.unknown(unknown[next++] ?? ""));
}

/** TeX's `\ ` is a blank, and `\-` no more than leave to part a word. */
const blank = /(?<=[\p{L}\p{N}.)}])\\ /gu;
const hyphen = /(?<=\p{Ll})\\-(?=\p{Ll})/gu;

const known = new RegExp(`^(?:${styles}|${switches}|href)$`);
const command = /(?<![\\:])\\([A-Za-z]+)\*?/g;

/** The text with each command that is not ours held out, its arguments with it: `\cite[p. 2]{knuth}`. */
function withoutUnknown(text: string): { rest: string; unknown: string[] } {
  const unknown: string[] = [];
  let [rest, end] = ["", 0];
  for (const found of text.matchAll(command)) {
    if (found.index < end || known.test(found[1] ?? "") || isGroup(text, found.index, found[0].length)) continue;
    rest += text.slice(end, found.index) + slot;
    end = argumentsEnd(text, found.index + found[0].length);
    unknown.push(text.slice(found.index, end));
  }
  return { rest: rest + text.slice(end), unknown };
}

/** A lone symbol, `{\alpha}`, and no command's argument. */
function isGroup(text: string, at: number, length: number): boolean {
  return text[at + length] === "}" && /(?:^|[^A-Za-z}\]*])\{$/.test(text.slice(Math.max(0, at - 2), at));
}

function argumentsEnd(text: string, at: number): number {
  const optional = /^\[[^[\]{}]*\](?=[[{])/.exec(text.slice(at, at + 100));
  const end = optional ? at + optional[0].length : argumentAt(text, at)?.end;
  return end === undefined ? at : argumentsEnd(text, end);
}
