import type { Facet, Question } from "../search/ask.ts";

/** In the order in which they are offered. */
export const facets: readonly Facet[] = ["topic", "year", "shelf"];

/** The question in a page's address: `q`, the facets by their names, `sort=date`, and a `not` for each thing refused. */
export function questionIn(address: string): Question {
  const asked = new URL(address).searchParams;
  const chosen = facets.flatMap((facet) => (asked.get(facet) ? [[facet, asked.get(facet)]] : []));
  return {
    text: (asked.get("q") ?? "").trim(),
    filters: Object.fromEntries(chosen),
    sort: asked.get("sort") === "date" ? "date" : "relevance",
    refused: asked.getAll("not"),
  };
}

export function addressOf({ text, filters, sort, refused }: Question): string {
  const url = new URL(location.pathname, location.href);
  if (text) url.searchParams.set("q", text);
  for (const facet of facets) if (filters[facet]) url.searchParams.set(facet, filters[facet]);
  if (sort === "date") url.searchParams.set("sort", sort);
  for (const term of refused) url.searchParams.append("not", term);
  return url.href;
}

/** False where neither words nor a facet ask for papers. */
export function isAsked({ text, filters }: Question): boolean {
  return text !== "" || facets.some((facet) => filters[facet]);
}

/** The same question with one facet set to a value; with "", to all. */
export function narrowed(question: Question, facet: Facet, value: string): Question {
  return { ...question, filters: { ...question.filters, [facet]: value } };
}
