import { byline } from "../../text/byline.ts";
import { make } from "../dom.ts";
import type { Found } from "../search/ask.ts";

/** One paper found: its title and by whom it is, why it was found, and what it is about. */
export function paperItem({ url, title, excerpt, authors, topics, year }: Found): HTMLElement {
  const found = excerpt.filter(({ isFound }) => isFound);
  const matched = new Set(found.flatMap(({ text }) => text.toLowerCase().match(words) ?? []));
  const extract = excerpt.flatMap(({ text, isFound }, i) => [i > 0 ? " " : "", ...(isFound ? marked(text) : [text])]);
  const by = [byline(authors.split(", ")), year].filter(Boolean).join(" · ");
  return make(
    "li",
    {},
    make("a", { href: url }, ...lit(title, matched)),
    ...(by ? [make("p", { textContent: by })] : []),
    make("p", { className: "extract" }, ...extract),
    ...(topics ? [make("p", { textContent: topics })] : []),
  );
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
