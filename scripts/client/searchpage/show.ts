import { paperAddress } from "../addresses.ts";
import { make } from "../dom.ts";
import type { Answer, Question, Result } from "../search/ask.ts";
import { namedByArxiv } from "./arxivid.ts";
import { facetLists } from "./facets.ts";
import { linkTo } from "./nodes.ts";
import { paperItem } from "./paper.ts";
import * as at from "./places.ts";
import { foundInWords, wider } from "./sentences.ts";
import { understoodLines } from "./understood.ts";

/** A paper, and whether it lacks some of the words. */
export interface Item {
  readonly node: HTMLElement;
  readonly partial: boolean;
}

export function itemsOf(some: readonly Result[]): Promise<Item[]> {
  return Promise.all(some.map(async (result) => ({ node: paperItem(await result.data()), partial: result.partial })));
}

/** Shows an answer in the place of the last one, and keeps the focus where it was. */
export function showAnswer(question: Question, answer: Answer, items: readonly Item[], stand: Stand): void {
  at.full.replaceChildren();
  at.partial.replaceChildren();
  append(items);
  showCounts(question, answer, stand);
}

/** How far the search is. */
export interface Stand {
  /** How far back was looked, see `foundInWords`. */
  readonly since: string;
  /** Whether older papers are asked next. */
  readonly goesOn: boolean;
}

/** Shows how many papers there are, what was understood and what narrows them; the papers that are shown stay. */
export function showCounts(question: Question, answer: Answer, { since, goesOn }: Stand): void {
  const key = (document.activeElement as HTMLElement | null)?.dataset.ask;
  const isEmpty = answer.results.length === 0 && !goesOn;
  at.found.textContent = foundInWords(question, answer, since);
  at.understood.replaceChildren(...understoodLines(question, answer));
  at.sort?.replaceChildren(...(isEmpty ? [] : sorts(question)));
  showFacets(facetLists(question, answer));
  at.instead.replaceChildren(...(isEmpty ? instead(question, answer) : []));
  if (isEmpty) void offerNamed(question.text);
  at.help.hidden = !isEmpty;
  if (key && document.activeElement === document.body) {
    (document.querySelector<HTMLElement>(`[data-ask="${CSS.escape(key)}"]`) ?? at.found).focus();
  }
}

export function append(items: readonly Item[]): void {
  for (const { node, partial } of items) (partial ? at.partial : at.full).append(node);
  at.partly.hidden = at.partial.childElementCount === 0;
}

/** Nothing is asked, or nothing was answered, and that is said. */
export function showNothing(said: string): void {
  at.found.textContent = said;
  for (const place of [at.understood, at.values, at.full, at.partial, at.instead]) place.replaceChildren();
  at.sort?.replaceChildren();
  at.narrow.hidden = true;
  at.partly.hidden = true;
  at.more.hidden = true;
  at.back.hidden = true;
  at.help.hidden = false;
}

/** Told to those who listen, and not twice in a row. */
export function tell(said: string): void {
  if (at.status.textContent !== said) at.status.textContent = said;
}

function showFacets(lists: readonly HTMLElement[]): void {
  const unfolded = [...at.values.querySelectorAll("details[open]")].map(({ id }) => id);
  at.values.replaceChildren(...lists);
  for (const details of at.values.querySelectorAll("details")) details.open = unfolded.includes(details.id);
  at.narrow.hidden = lists.length === 0;
}

function sorts(question: Question): HTMLElement[] {
  return (["relevance", "date"] as const).map((sort) => {
    const link = linkTo({ ...question, sort }, `sort:${sort}`, `By ${sort}`);
    link.ariaCurrent = sort === question.sort ? "true" : null;
    return link;
  });
}

/** Ids of arXiv are no words of a paper, but its address here follows from them. */
async function offerNamed(text: string): Promise<void> {
  const id = namedByArxiv(text);
  const heading = at.instead.firstElementChild;
  if (id === null || heading === null) return;
  const href = paperAddress(id);
  const page = await fetch(href).catch(() => null);
  if (!page?.ok) return;
  const title = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("h1")?.textContent;
  // Another answer has taken the place meanwhile, or none has.
  if (title && heading.isConnected)
    heading.before(make("p", {}, "That is the id of ", make("a", { href, textContent: title }), "."));
}

/** What could be tried where nothing was found. */
function instead(question: Question, answer: Answer): HTMLElement[] {
  const links = [...at.help.querySelectorAll("a")];
  const near = answer.topics.flatMap((name) => links.find(({ textContent }) => textContent === name) ?? []);
  const ways = wider(question).map(([said, other]) => linkTo(other, said, said));
  const list = (nodes: readonly (Node | string)[]) =>
    make("ul", { className: "links" }, ...nodes.map((node) => make("li", {}, node)));
  return [
    make("h2", { textContent: "What could help" }),
    list([...ways, "Fewer words, or more general ones"]),
    ...(near.length > 0
      ? [make("h2", { textContent: "Topics to look in" }), list(near.map((link) => link.cloneNode(true)))]
      : []),
  ];
}
