import { make } from "../dom.ts";
import type { Found } from "../search/ask.ts";

/** One paper found: its title and by whom it is, why it was found, and what it is about. */
export function paperItem({ url, title, excerpt, authors, topics, year }: Found): HTMLElement {
  const pieces = excerpt
    .replaceAll("</mark> <mark>", " ")
    .split(/<mark>(.*?)<\/mark>/s)
    .map(unescaped);
  const matched = new Set(pieces.filter((_, i) => i % 2).flatMap((piece) => piece.toLowerCase().match(words) ?? []));
  const extract = pieces.flatMap((text, i) => (i % 2 ? marked(text) : text));
  const by = [bylineOf(authors), year].filter(Boolean).join(" · ");
  return make(
    "li",
    {},
    make("a", { href: url }, ...lit(title, matched)),
    ...(by ? [make("p", { textContent: by })] : []),
    make("p", { className: "extract" }, ...extract),
    ...(topics.length > 0 ? [make("p", { textContent: topics.join(", ") })] : []),
  );
}

function bylineOf(authors: string): string {
  const names = authors.split(", ");
  return names.length <= 4 ? authors : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
}

const words = /[\p{L}\p{M}\p{N}]+/gu;

/** Words with a mark behind them; a comma after them, or brackets around, are without. */
function marked(text: string): (Node | string)[] {
  const [, before = "", core = "", after = ""] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? [];
  return [before, make("mark", { textContent: core }), after];
}

/** A title in which the words that are lit in the text are lit too. */
function lit(title: string, matched: ReadonlySet<string>): (Node | string)[] {
  return title
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((word) => (matched.has(word.toLowerCase()) ? make("mark", { textContent: word }) : word));
}

const entities = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'", "#x27": "'" }));

function unescaped(text: string): string {
  return text.replace(/&(#?\w+);/g, (all, name) => entities.get(name) ?? all);
}
