import { shelfInWords } from "../../text/shelf.ts";
import { make } from "../dom.ts";
import type { Answer, Facet, Question } from "../search/ask.ts";
import { heard, linkTo } from "./nodes.ts";
import { facets, narrowed } from "./question.ts";

const heading: Readonly<Record<Facet, string>> = { topic: "Topic", year: "Year", shelf: "Shelf" };
/** Values of a facet that are shown; the others are folded. */
const shown = 8;

/** What the answer can be narrowed to, with how many papers that leaves; the chosen ones lead back. */
export function facetLists(question: Question, answer: Answer): HTMLElement[] {
  return facets.flatMap((facet) => {
    const chosen = question.filters[facet] ?? "";
    const counts = Object.entries(answer.facets[facet]).sort(order(facet));
    if (chosen ? !Object.hasOwn(answer.facets[facet], chosen) : counts.length < 2) {
      if (!chosen) return [];
      counts.unshift([chosen, 0]);
    }
    const items = counts.map(([value, n]) => {
      const isChosen = value === chosen;
      const link = linkTo(narrowed(question, facet, isChosen ? "" : value), `${facet}:${value}`, inWords(facet, value));
      link.ariaCurrent = isChosen ? "true" : null;
      return make("li", {}, link, " ", make("span", { className: "count", textContent: `${n}` }));
    });
    const first = make("ul", { className: "counts" }, ...items.slice(0, shown));
    const title = make("h2", { textContent: heading[facet] });
    if (items.length <= shown) return [title, first];
    const rest = make("ul", { className: "counts" }, ...items.slice(shown));
    const more = make("summary", {}, `${items.length - shown} more`, heard(` of ${heading[facet].toLowerCase()}`));
    return [title, first, make("details", { id: `more-${facet}` }, more, rest)];
  });
}

/** Years newest first, all else by count. */
const order =
  (facet: Facet) =>
  ([a, n]: [string, number], [b, m]: [string, number]) =>
    facet === "year" ? Number(b) - Number(a) : m - n || (a < b ? -1 : 1);

export function inWords(facet: Facet, value: string): string {
  return facet === "shelf" ? shelfInWords(value) : value;
}
