import { wordsIn } from "../words.ts";
import type { Library, Saved } from "./model.ts";

export type Order = "saved" | "title";
export type Shown = "all" | "unread" | "noted";

/** Saved papers that have a beginning of each word asked for, in title, abstract, authors, topics or note. */
export function find(library: Library, query: string, order: Order, shown: Shown): [id: string, paper: Saved][] {
  const asked = wordsIn(query);
  const fits = (id: string, paper: Saved) =>
    (shown !== "unread" || !library.read.has(id)) &&
    (shown !== "noted" || paper.note !== undefined) &&
    (asked.length === 0 || hasAll(paper, asked));
  return [...library.saved].filter(([id, paper]) => fits(id, paper)).sort(orders[order]);
}

function hasAll({ title, abstract, authors, topics, note }: Saved, asked: readonly string[]): boolean {
  const texts = [title, abstract, ...authors, ...topics.map(({ name }) => name), note?.text ?? ""];
  const words = ` ${wordsIn(texts.join(" ")).join(" ")}`;
  return asked.every((word) => words.includes(` ${word}`));
}

type Entry = readonly [id: string, paper: Saved];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const titleOf = ({ title }: Saved): string => wordsIn(title).join(" ");

/** The last saved first; ties by id. */
const orders: Readonly<Record<Order, (a: Entry, b: Entry) => number>> = {
  saved: ([a, one], [b, other]) => byText(other.at, one.at) || byText(a, b),
  title: ([a, one], [b, other]) => byText(titleOf(one), titleOf(other)) || byText(a, b),
};
