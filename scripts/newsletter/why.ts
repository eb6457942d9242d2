import { counted } from "../config/counted.ts";
import { beside, dayInWords } from "../editions/calendar.ts";
import type { EditionPaper } from "../editions/edition.ts";
import { guessInWords, rateInWords, votesInWords } from "../editions/reasons.ts";
import type { Day, Paper } from "../papers/paper.ts";

/** Why a paper is in a letter, each reason in a few words. */
export interface Why {
  /** All of it, for a story. */
  readonly told: readonly string[];
  /** What a line of a list has room for. */
  readonly brief: readonly string[];
}

/** The reasons of an edition for who has the mail alone: beside no list of the collection, "stands for" says nothing. */
export function whyOf({ reasons }: Pick<EditionPaper, "reasons">): Why {
  const { upvotes, perHour, from, standsFor } = reasons;
  const votes = upvotes === undefined || upvotes === 0 ? [] : [votesInWords(upvotes)];
  const guess = from === undefined ? [] : [guessInWords(from)];
  const like = standsFor === undefined ? [] : [likenessInWords(Number(standsFor))];
  const rated = votes.map((words) => words + rateInWords(Number(perHour ?? 0)));
  return { told: [...rated, ...guess, ...like], brief: [...votes, ...guess] };
}

/** The same in an edition's own letter: a paper that came late shows its day. */
export function whyOn(date: Day, entry: EditionPaper, { listed }: Paper): Why {
  const { told, brief } = whyOf(entry);
  if (listed === undefined || listed === date) return { told, brief };
  const day = beside(dayInWords(listed), date);
  return { told: [...told, `listed ${day}`], brief: [...brief, `from ${day}`] };
}

/** @param papers Of the collection, the paper itself included. */
function likenessInWords(papers: number): string {
  return papers === 1
    ? "unlike all others in the collection"
    : `close to ${counted(papers - 1, "other")} in the collection`;
}
