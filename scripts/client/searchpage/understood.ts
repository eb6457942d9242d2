import { make } from "../dom.ts";
import type { Answer, Question, Understood } from "../search/ask.ts";
import { inWords } from "./facets.ts";
import { heard, joined, linkTo } from "./nodes.ts";
import { facets, narrowed } from "./question.ts";

/** What was made of the question, each with a link that takes it back. */
export function understoodLines(question: Question, answer: Answer): HTMLElement[] {
  const misspelt = misspeltOf(answer);
  const beside = besideOf(answer);
  const chosen = facets.filter((facet) => question.filters[facet]);
  return [
    ...(misspelt.length > 0 ? [spelling(question, misspelt)] : []),
    ...line(
      "Also searching: ",
      beside.map((term) => without(question, term)),
    ),
    ...line(
      "Not searching: ",
      question.refused.map((term) => again(question, term)),
    ),
    ...line(
      "Narrowed to: ",
      chosen.map((facet) => {
        const value = inWords(facet, question.filters[facet] ?? "");
        return undo(narrowed(question, facet, ""), `${facet}:`, value, ", look in all");
      }),
    ),
  ];
}

export function misspeltOf({ understood }: Answer): Understood[] {
  return understood.filter(({ kind, to }) => kind === "spelling" && to.length > 0);
}

/** What was searched for beside the words typed. */
export function besideOf({ understood }: Answer): string[] {
  return [...new Set(understood.filter(({ kind }) => kind !== "spelling").flatMap(({ to }) => to))];
}

function line(lead: string, links: Node[]): HTMLElement[] {
  return links.length > 0 ? [make("p", {}, lead, ...joined(links, " "))] : [];
}

function spelling(question: Question, misspelt: readonly Understood[]): HTMLElement {
  const refused = [...question.refused, ...misspelt.flatMap(({ to }) => to)];
  const instead = linkTo({ ...question, refused }, "spelling", question.text);
  return make(
    "p",
    {},
    "Showing results for ",
    make("strong", { textContent: spelt(question.text, misspelt) }),
    ". Search instead for ",
    instead,
  );
}

/** The question as it was spelt for the reader. */
export function spelt(text: string, misspelt: readonly Understood[]): string {
  return misspelt.reduce((spelt, { from, to }) => spelt.replace(from, () => to[0] ?? from), text);
}

function without(question: Question, term: string): HTMLElement {
  return undo({ ...question, refused: [...question.refused, term] }, `term:${term}`, term, ", leave it out");
}

function again(question: Question, term: string): HTMLElement {
  const refused = question.refused.filter((other) => other !== term);
  const link = undo({ ...question, refused }, `term:${term}`, term, ", search it again");
  link.classList.add("refused");
  return link;
}

function undo(question: Question, key: string, text: string, meaning: string): HTMLElement {
  const link = linkTo(question, key, text, heard(meaning));
  link.className = "undo";
  return link;
}
