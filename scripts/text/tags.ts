import { splitMath } from "./math.ts";

/** HTML that stands in a text. */
export interface Tag {
  /** As it is written, at most 40 characters of it: `<img src=x`. */
  readonly seen: string;
  /** It would run, load or lead somewhere, if a page took it for HTML. */
  readonly isActive: boolean;
  /** The author meant it as text: a backslash stands before it, or backticks around it. */
  readonly isMeant: boolean;
}

const active =
  /^(?:script|iframe|frame|frameset|object|embed|applet|img|image|svg|style|link|meta|base|form|input|button|textarea|select|video|audio|source|track|template|noscript|marquee|portal)$/i;
const plain =
  /^(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)$/i;

/** What may be a tag: no longer than 300 characters, so that a line of a million brackets takes no more time than its length. */
const shaped =
  /<\/?([a-z][a-z0-9]*)((?:[\s/][^<>]{0,300})?)(>?)|<!--|<!doctype\b|\]\(\s*(?:javascript|vbscript|data):/gi;

/** HTML and script in one line of markdown or plain text; formulas, in which `a<b` is a comparison, are passed over. */
export function tagsIn(line: string): Tag[] {
  if (!/[<(]/.test(line)) return [];
  const text = withoutMath(line);
  const isCode = codeIn(text);
  return [...text.matchAll(shaped)].flatMap(({ 0: seen, 1: name = "", 2: rest = "", 3: end, index }) => {
    const isActive =
      name === "" || active.test(name) || /\son\w+\s*=/i.test(rest) || (/^a$/i.test(name) && /\shref\s*=/i.test(rest));
    // "<s, a>" and "a <b and c" are none.
    const isPlain = plain.test(name) && end === ">" && /^[\s/]*$|^\s+[\w:-]+\s*=/.test(rest);
    if (!isActive && !isPlain) return [];
    const slashes = /\\*$/.exec(text.slice(Math.max(0, index - 20), index))?.[0].length ?? 0;
    const isMeant = slashes % 2 === 1 || isCode(index);
    return [{ seen: seen.slice(0, 40), isActive, isMeant }];
  });
}

function withoutMath(line: string): string {
  return splitMath(line)
    .map((piece) => (typeof piece === "string" ? piece : " ".repeat(piece.end - piece.start)))
    .join("");
}

/** Whether a place stands in a span of code; places are asked for in order. */
function codeIn(text: string): (at: number) => boolean {
  const spans = text.matchAll(/`[^`]+`/g);
  let [from, to] = [-1, -1];
  return (at) => {
    while (to <= at) {
      const { value, done } = spans.next();
      [from, to] = done ? [Infinity, Infinity] : [value.index, value.index + value[0].length];
    }
    return at > from;
  };
}
