import { counted } from "../config/counted.ts";
import { inSourceOrder, sourceTitle } from "../config/sourcetitles.ts";
import type { TopicId } from "../config/topic.ts";
import type { Day, Paper, PaperId } from "../papers/paper.ts";
import { isPaperId } from "../papers/schema.ts";
import { texToUnicode } from "../text/tex.ts";
import { dayInWords } from "./calendar.ts";
import type { Edition, EditionPaper } from "./edition.ts";

/** Why a paper stands in its edition, each reason in a few words. No votes at all are no reason to be anywhere. */
export function reasonsInWords({ reasons }: EditionPaper): string[] {
  const { upvotes, perHour, from, standsFor } = reasons;
  const words: string[] = [];
  if (upvotes !== undefined && upvotes !== 0)
    words.push(`${votesInWords(upvotes)}${rateInWords(Number(perHour ?? 0))}`);
  if (from !== undefined) words.push(guessInWords(from));
  if (standsFor !== undefined)
    words.push(standsFor === 1 ? "unlike all others here" : `stands for ${standsFor} papers like it`);
  return words;
}

type Reason = EditionPaper["reasons"][string];

/** "3 upvotes". */
export const votesInWords = (upvotes: Reason) => counted(Number(upvotes), "upvote");
/** "predicted from 3 similar papers". */
export const guessInWords = (from: Reason) => `predicted from ${counted(Number(from), "similar paper")}`;

/** Two digits are enough to compare by; a vote or two in a day are no rate. */
export function rateInWords(perHour: number): string {
  if (perHour < 0.1) return "";
  return `, ${perHour < 10 ? Number(perHour.toPrecision(2)) : Math.round(perHour)} an hour`;
}

/** The same where the edition's day is said: a paper that came late shows its own. */
export function reasonsOn(date: Day, entry: EditionPaper, { listed }: Paper): string[] {
  const late = listed !== undefined && listed !== date;
  return [...reasonsInWords(entry), ...(late ? [`listed ${dayInWords(listed)}`] : [])];
}

/** The papers that a prediction leans on most; none where there is no prediction. */
export function likeOf({ reasons }: EditionPaper): PaperId[] {
  return typeof reasons.like === "string" ? reasons.like.split(" ").filter(isPaperId) : [];
}

/** "130 more on arXiv were left out."; null where nothing was. */
export function leftOutInWords({ leftOut = {} }: Edition): string | null {
  const sources = inSourceOrder(leftOut).filter(([, papers]) => papers > 0);
  if (sources.length === 0) return null;
  const parts = sources.map(([name, papers]) => `${papers} more on ${sourceTitle(name)}`);
  const one = sources.length === 1 && sources[0]?.[1] === 1;
  return `${parts.join(" and ")} ${one ? "was" : "were"} left out.`;
}

/** "2 more on Graphs": what was passed over for variety, by topic and by the paper that it is like. */
export function passedInWords(
  { papers, passed = [] }: Edition,
  nameOf: (topic: TopicId) => string | undefined,
): string[] {
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  const names = passed.map((one) =>
    "topic" in one
      ? `on ${nameOf(one.topic) ?? one.topic}`
      : `much like \u201c${texToUnicode(titles.get(one.like) ?? one.like)}\u201d`,
  );
  return [...new Set(names)].map((name) => `${names.filter((other) => other === name).length} more ${name}`);
}

/** What an edition is ordered by. */
export function orderInWords({ papers }: Edition): string {
  const [voted, guessed] = ["upvotes", "from"].map((name) => papers.some(({ reasons }) => name in reasons));
  const guess = guessed ? " Where none are known yet, what similar earlier papers got is a guess, and says so." : "";
  const covering = "so that together they cover what the collection is about";
  if (voted) return `Ordered by upvotes an hour where votes are known, the others ${covering}.${guess}`;
  return guessed
    ? "No votes were known when this edition closed. It is ordered by the votes that similar earlier papers got: a guess, no verdict."
    : `No votes were known when this edition closed, so its order is no verdict: papers are ordered ${covering}, each near to many others and far from those above it.`;
}

/** What it means that a paper "stands for" others; null in an edition in which none does by its order alone. */
export function standingInWords({ papers }: Edition): string | null {
  if (papers.some(({ reasons }) => "upvotes" in reasons || "from" in reasons)) return null;
  return "A paper stands for those that are nearer to it than to the rest of this edition.";
}
