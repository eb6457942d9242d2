import { seen } from "../config/seen.ts";

/** A body's first line: by it the provider reads the body as Markdown, which leaves HTML as it is. */
export const editorMode = "<!-- buttondown-editor-mode: plaintext -->\n";

const lines = ["p", "h2", "h3", "li"];
/** Every element that a letter may have, and those it may stand in: "" is the letter itself. */
const parents: ReadonlyMap<string, readonly string[]> = new Map([
  ["p", [""]],
  ["h2", [""]],
  ["h3", [""]],
  ["hr", [""]],
  ["ul", [""]],
  ["ol", [""]],
  ["li", ["ul", "ol"]],
  ["a", [...lines, "strong", "em"]],
  ["strong", [...lines, "a", "em"]],
  ["em", [...lines, "a", "strong"]],
  ["br", [...lines, "a", "strong", "em"]],
]);
/** These hold lines of elements and no words: a Markdown renderer would read such words as its own. */
const holdLines = ["", "ul", "ol"];
const holdNothing = ["br", "hr"];

/** What the letter's writer makes of characters, and no other. */
const entities: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&#123;", "{"],
  ["&#125;", "}"],
]);
const entity = [...entities.keys()].join("|");

/** A tag, words, a line end; or else all that is left, since what is none of these is not guessed at. */
const tokens = new RegExp(
  [
    `<(?<end>/?)(?<tag>[a-z][a-z0-9]*)(?: href="(?<href>(?:[^<>&"\\n]|${entity})*)")?>`,
    `(?<words>(?:[^<>&\\n]|${entity})+)`,
    "\\n",
    "(?<rest>[^]+)",
  ].join("|"),
  "g",
);

/**
 * The first thing in a letter's HTML that breaks its rules, as "expected ..., got ..."; null where nothing does. Each line is
 * empty or starts with the tag of a block, and a block of words ends on its line: Markdown leaves that alone.
 */
export function markupFault(html: string): string | null {
  const open: string[] = [];
  for (const { 0: text, groups = {} } of html.matchAll(tokens)) {
    const inside = open.at(-1) ?? "";
    const wanted = wantedInstead(groups, inside, open);
    if (wanted !== null)
      return `expected ${wanted}, got ${seen(text)} ${inside === "" ? "outside of every element" : `in <${inside}>`}`;
  }
  return open.length === 0 ? null : `expected every element closed, got <${open.at(-1)}> without an end`;
}

/** What one token had to be; null where it is that. Keeps in `open` the elements that are open after it, outermost first. */
function wantedInstead(
  { end, tag, href, words, rest }: Readonly<Record<string, string | undefined>>,
  inside: string,
  open: string[],
): string | null {
  if (rest !== undefined) return `words, ${entity.replaceAll("|", " ")}, and tags with no attribute but href`;
  if (tag === undefined) {
    const isLines = holdLines.includes(inside);
    if (words === undefined) return isLines ? null : `</${inside}> before a line ends`;
    return isLines ? `words only in ${named(lines)}` : null;
  }
  const places = parents.get(tag);
  if (!places) return `only ${named([...parents.keys()])}`;
  if (end) return open.pop() === tag && href === undefined ? null : "an end only of what is open";
  if (!places.includes(inside) || open.includes(tag)) return `<${tag}> only where it may stand`;
  if ((tag === "a") !== (href !== undefined)) return "href on <a>, and on nothing else";
  if (href !== undefined && !isAddress(unescaped(href))) return `${address} in href`;
  if (!holdNothing.includes(tag)) open.push(tag);
  return null;
}

const named = (tags: readonly string[]) => `<${tags.join(">, <")}>`;

function unescaped(text: string): string {
  return text.replace(new RegExp(entity, "g"), (found) => entities.get(found) ?? found);
}

export const address = "a whole address of http or https, percent-encoded";

/** True for a whole address of the web, of those characters only that RFC 3986 lets an address hold. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\dA-F]{2})+$/i.test(text) && URL.canParse(text);
}
