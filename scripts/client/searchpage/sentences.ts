import type { Answer, Question } from "../search/ask.ts";
import { counted } from "../words.ts";
import { inWords } from "./facets.ts";
import { facets } from "./question.ts";
import { besideOf, misspeltOf, spelt } from "./understood.ts";

export const failed = "The search index could not be loaded. Press Enter to try again, or browse by topic.";

/**
 * How many papers there are, in a sentence.
 *
 * @param since How far back was looked, where there are older papers: " since March 2014".
 */
export function foundInWords({ text }: Question, { results, partialFrom }: Answer, since = ""): string {
  const what = `${text && ` for “${text}”`}${since}`;
  const partly = results.length - partialFrom;
  if (results.length === 0) return `No paper found${what}.`;
  if (partialFrom === 0) return `No paper${since} has all the words of “${text}”.`;
  return `${counted(partialFrom, "paper")}${what}${partly > 0 ? `, and ${partly} with some of the words` : ""}`;
}

/** The same for those who listen, with what was understood. */
export function told(question: Question, answer: Answer, since: string): string {
  const { text, filters } = question;
  const misspelt = misspeltOf(answer);
  const beside = besideOf(answer);
  const where = facets.flatMap((facet) => (filters[facet] ? [inWords(facet, filters[facet])] : []));
  return [
    misspelt.length > 0 ? `Showing results for ${spelt(text, misspelt)}.` : "",
    foundInWords(question, answer, since).replace(/[^.]$/, "$&."),
    where.length > 0 ? `In ${where.join(", ")}.` : "",
    beside.length > 0 ? `Also searching: ${beside.join(", ")}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Ways out of a question that finds nothing: what to do, and the question that does it. */
export function wider(question: Question): [string, Question][] {
  const { text, filters } = question;
  const ways: [string, Question][] = [];
  if (Object.values(filters).some(Boolean))
    ways.push(["Look in all topics, years and shelves", { ...question, filters: {} }]);
  for (const [said, part] of parts) {
    const less = text.replace(part, "$1").replace(/\s+/g, " ").trim();
    if (less && less !== text) ways.push([`${said}: ${less}`, { ...question, text: less }]);
  }
  return ways;
}

const parts: readonly (readonly [string, RegExp])[] = [
  ["Without naming an author or a topic", /()\b(?:author|topic):(?:"[^"]*"|\S+)/gi],
  ["Without leaving words out", /(^|\s)-(?:"[^"]*"|\S+)/g],
  ["Without the quotation marks", /"([^"]*)"/g],
];
