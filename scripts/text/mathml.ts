import { createRequire } from "node:module";
import type temmlTypes from "temml";
import { macros } from "./macros.ts";
import type { MathSpan } from "./math.ts";
import { withoutForbidden } from "./plain.ts";
import { escapeHtml, textToHtml } from "./textcommands.ts";

export interface Converted {
  readonly html: string;
  /** False when the formula stayed as its author wrote it, in `<code class="tex">`. */
  readonly whole: boolean;
}

let temml: typeof temmlTypes | undefined;

/** Temml takes some 30 ms to load, and most builds of a day's papers have few formulas: loaded with the first. */
function engine(): typeof temmlTypes {
  temml ??= createRequire(import.meta.url)("temml") as typeof temmlTypes;
  return temml;
}

/** One formula as HTML: plain text where that says the same, MathML, or its source when it can't be converted. Never throws. */
export function mathToHtml({ body, display }: MathSpan, written: string): Converted {
  const plain = plainMath(body);
  if (plain !== null) return { html: plain, whole: true };
  try {
    const source = normalised(body);
    const mathml = engine().renderToString(withoutForbidden(source), {
      displayMode: display,
      throwOnError: true,
      trust: false,
      macros: macrosIn(source),
      maxExpand: 500,
      maxSize: [10, 10],
    });
    return { html: cleaned(mathml, body), whole: true };
  } catch {
    return { html: `<code class="tex">${escapeHtml(written)}</code>`, whole: false };
  }
}

const known = new Map<string, boolean>();

/** The macros for those commands of a formula that Temml does not know itself. */
function macrosIn(body: string): Record<string, string> {
  const used: Record<string, string> = {};
  for (const [name] of body.matchAll(/\\[A-Za-z]+/g)) {
    const macro = macros.get(name);
    if (macro === undefined) continue;
    let own = known.get(name);
    if (own === undefined) {
      own = isKnown(name);
      known.set(name, own);
    }
    if (!own) used[name] = macro;
  }
  return used;
}

function isKnown(name: string): boolean {
  try {
    engine().renderToString(`${name} x`, { throwOnError: true });
    return true;
  } catch (error) {
    return !String(error).includes("Unsupported function name");
  }
}

const signs: Readonly<Record<string, string>> = {
  "\\times": "×",
  "\\sim": "~",
  "\\approx": "≈",
  "\\pm": "±",
  "\\%": "%",
  "\\leq": "≤",
  "\\le": "≤",
  "\\geq": "≥",
  "\\ge": "≥",
  "\\ll": "≪",
  "\\gg": "≫",
  "\\cdot": "·",
  "\\to": "→",
  "\\rightarrow": "→",
  "\\uparrow": "↑",
  "\\downarrow": "↓",
  "^\\circ": "°",
  "^{\\circ}": "°",
  "\\,": "\u202f",
  "\\;": " ",
  "\\ ": " ",
  "~": " ",
  "\\$": "$",
  "\\#": "#",
  "\\&": "&",
};

/** A third of the formulas in abstracts are numbers with a sign or one word in a style: text does for them, and stays searchable. */
function plainMath(body: string): string | null {
  const styled = /^\s*\\(textbf|textit|emph|texttt|textsc|textrm|text|mbox)\{([^{}\\$]*)\}\s*$/.exec(body);
  if (styled) return textToHtml(`\\${styled[1]}{${styled[2]}}`);
  const text = body
    .trim()
    .replace(/\^\{?\\circ\}?|\\[A-Za-z]+ ?|\\[^A-Za-z]|~/g, (sign) => signs[sign.trim() || sign] ?? signs[sign] ?? sign)
    .replaceAll("{,}", ",");
  if (!/^[\d\s.,:%×~≈±≤≥≪≫·→↑↓°<>=+\-–/()$#&\u202f]*$/.test(text) || !/[\d%×~≈±≤≥≪≫·→↑↓°<>=+\-–]/.test(text))
    return null;
  return escapeHtml(text.replace(/(^|[\s(=<>~≈±])-(?=[\d.])/g, "$1−"));
}

/** What TeX reads in another way than authors of abstracts mean it, or Temml does not know. */
function normalised(body: string): string {
  return body
    .replace(/\s+/g, " ")
    .replace(/(^|[^\\])%/g, "$1\\%")
    .replace(/(^|[^\\])#(?!\d)/g, "$1\\#")
    .replace(/(^|[^\\])&/g, (all, before: string) => (/\\begin|\\matrix|\\cases/.test(body) ? all : `${before}\\&`))
    .replace(/\\unicode\{x([0-9a-f]{1,6})\}/gi, (_all, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
    )
    .replace(/\\(?:href|hyperref)\s*\{[^{}]*\}\s*\{/g, "{")
    .replace(
      /\\(?:label|tag|vspace|footnote|cite)\*?\s*\{[^{}]*\}|\\(?:nonumber|notag|noindent|limits|nolimits|displaystyle|textstyle|scriptstyle|centering|left\.|right\.)(?![A-Za-z])/g,
      (all) => (/^\\(left|right)\.|limits$|style$/.test(all) ? all : ""),
    )
    .replace(/\\(mbox|hbox|fbox|textnormal|textup|textmd|textsf)\b/g, "\\text")
    .replace(/\\(?:ensuremath)\s*\{/g, "{")
    .replace(
      /\\begin\{(equation|displaymath|math|eqnarray|multline)\*?\}([\s\S]*?)\\end\{\1\*?\}/g,
      (_all, name: string, inside: string) =>
        /eqnarray|multline/.test(name) ? `\\begin{aligned}${inside}\\end{aligned}` : inside,
    )
    .replace(/\\math(op|bin|rel|ord)\s*\{\s*\\(?:rm|text|sf|bf)\s+([A-Za-z ]+)\}/g, "\\operatorname{$2}")
    .replace(/\\(?:text\w*)\{([^{}]*)\}/g, (all) =>
      all.replace(/(^|[^\\])_/g, "$1\\_").replace(/\$([^$]*)\$/g, "}$1\\text{"),
    )
    .replace(/\\mathop\s*\{\s*\\(min|max|sup|inf|lim)\s*\}/g, "\\$1")
    .replace(
      /\\math(op|ord|bin|rel)(?![A-Za-z])|\\(?:re)?newcommand\*?\s*\{\\\w+\}(?:\[\d\])?\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g,
      "",
    )
    .replace(/\\([()])/g, "$1")
    .replace(/\}\s*\\limits/g, "}")
    .replace(/^\s*\\sqrt\s*$/, "\\surd")
    .replace(/\\sc\b/g, "\\rm")
    .replace(/\\(?:it|sl|em)\b/g, "\\it")
    .replace(/\\(?:tt)\b/g, "\\tt");
}

const styles: Readonly<Record<string, string>> = { "math-depth:0;": "tml-accent" };

/** Temml's MathML without inline styles and without the attributes that change nothing. */
function cleaned(mathml: string, body: string): string {
  if (/<(mi|mo|mn|mtext)\b[^>]*>[^<]*<(?!\/\1>)/.test(mathml))
    throw new TypeError(`Cannot print as MathML: a token holds elements in ${body}`);
  return mathml
    .replace(/ class="[^"]*"(?=[^>]* style="math-depth:0;")/g, "")
    .replace(/ style="([^"]*)"/g, (_all, style: string) => classOf(style))
    .replace(/ class="(?!tml-(?:overline|underline|accent))[^"]*"/g, "")
    .replace(
      / (?:fence="true"|scriptlevel="\d"|mathbackground="[^"]*"|mathcolor="[^"]*"|lspace="0em" rspace="0em")/g,
      "",
    )
    .replace(/ displaystyle="(?:true|false)"/g, (attribute, at: number, all: string) =>
      /<(?:mstyle|math)[^>]*$/.test(all.slice(Math.max(0, at - 60), at)) ? attribute : "",
    )
    .replace(/ display="block" class="tml-display"/, ' display="block"');
}

function classOf(style: string): string {
  const name = styles[style];
  return name ? ` class="${name}"` : "";
}
