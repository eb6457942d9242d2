/** A formula in a text. Indices count UTF-16 units; `end` is exclusive, and both take in the delimiters. */
export interface MathSpan {
  readonly start: number;
  readonly end: number;
  readonly body: string;
  readonly display: boolean;
}

const delimiters = [
  { open: "$$", close: "$$", display: true },
  { open: "$", close: "$", display: false },
  { open: "\\(", close: "\\)", display: false },
  { open: "\\[", close: "\\]", display: true },
] as const;

/**
 * The formula that opens exactly at `at`, or undefined where a dollar is a price, or a backslash something else.
 *
 * @param escaped An odd run of backslashes stands right before: the author wrote a literal `\$`.
 */
export function mathAt(text: string, at: number, escaped = false): MathSpan | undefined {
  if (escaped || (text[at] !== "$" && text[at] !== "\\")) return undefined;
  for (const { open, close, display } of delimiters) {
    if (!text.startsWith(open, at)) continue;
    const end = closing(text, at + open.length, close);
    if (end === -1) continue;
    const body = text.slice(at + open.length, end);
    if (isFormula(body, text[at - 1] ?? "", text[end + close.length] ?? ""))
      return { start: at, end: end + close.length, body, display };
  }
  return undefined;
}

/** Text and formulas in order; their sources joined give the text back. */
export function splitMath(text: string): (string | MathSpan)[] {
  if (!/\$|\\[([]/.test(text)) return text === "" ? [] : [text];
  const pieces: (string | MathSpan)[] = [];
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c !== "$" && c !== "\\") continue;
    const span = mathAt(text, at);
    if (span) {
      if (at > last) pieces.push(text.slice(last, at));
      pieces.push(span);
      last = span.end;
      at = last - 1;
    } else if (c === "\\") at++;
  }
  if (last < text.length) pieces.push(text.slice(last));
  return pieces;
}

/** Characters of a formula. Without a limit, a text of opening delimiters alone would take quadratic time. */
const longest = 3000;

/** Where the closing delimiter stands: outside braces if it can, since `\text{if $x$}` holds dollars of its own. -1 without one. */
function closing(text: string, from: number, close: string): number {
  let depth = 0;
  let first = -1;
  const last = Math.min(text.length, from + longest);
  for (let at = from; at < last; at++) {
    if (text.startsWith(close, at)) {
      if (depth <= 0) return at;
      if (first === -1) first = at;
    }
    const c = text[at];
    if (c === "\\") at++;
    else if (c === "{") depth++;
    else if (c === "}") depth--;
  }
  return first;
}

/** Commands with the words inside them, which are no prose. */
const command =
  /\\(?:text\w*|mbox|hbox|fbox|math(?:rm|sf|it|bf|tt)|operatorname|emph|label|begin|end)\s*\*?\s*\{[^{}]*\}|\\[A-Za-z]+|\{\\?\w+\}/g;
const prose = /^(?:[a-z]{3,}|[A-Z][a-z]{3,}|i[fnst]|to|o[fr]|a[nst]|b[ey]|we|no)$/;
const named = /^(?:log|exp|min|max|mod|sin|cos|tan|det|dim|gcd|lim|sup|inf|arg|argmin|argmax|poly|polylog|choose)$/;
/** Words of both: alone they make no prose, but they do not end it. */
const joining = /^(?:and|for|if|or|to|in)$/;
const amount = /^\d[\d.,]*(?:\s?(?:k|m|b|bn|million|billion|trillion|thousand)\b)?(?=[\s,;:.)/–—-]|$)/i;

/** Has the body the look of a formula? `before` and `after` are the characters around its delimiters. */
function isFormula(body: string, before: string, after: string): boolean {
  const text = body.trim();
  if (text === "" || /\n\s*\n/.test(body)) return false;
  const run = longestProse(text.replace(command, " "));
  const price = amount.test(body);
  if (/\\[A-Za-z,;:!{}|%#&]|[\^_{]/.test(text)) return run < (price ? 2 : 5);
  if (/\s$/.test(body) && (run > 0 || (price && !/[<>=+*]/.test(text)))) return false;
  if (/^\s/.test(body) && run > 0) return false;
  // "$5-$10", "$5/$6", "($5), then ($6", "US$5 and 6$".
  if (price && ((/[-–—/(,;:+]$/.test(text) && /\d/.test(after)) || /^[^(]*\)./.test(text) || run > 0)) return false;
  return !(price && /[A-Za-z]/.test(before) && !/^[\d.,]+$/.test(text)) && run < 2;
}

/** Words in a row that read as prose and not as functions. */
function longestProse(text: string): number {
  let [run, longest] = [0, 0];
  for (const word of text.split(/\s+/)) {
    const bare = word.replace(/[,.;:!?()]+$|^\(/g, "");
    if (joining.test(bare)) continue;
    run = prose.test(bare) && !named.test(bare) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
