import { counted } from "../config/counted.ts";
import { inSourceOrder, sourceTitle } from "../config/sourcetitles.ts";
import type { PaperId } from "../papers/paper.ts";
import { isPaperId } from "../papers/schema.ts";
import type { Edition, EditionPaper } from "./edition.ts";

/** Why a paper stands in its edition, each reason in a few words. */
export function reasonsInWords({ reasons }: EditionPaper): string[] {
  const { upvotes, perHour, from, standsFor } = reasons;
  const words: string[] = [];
  if (upvotes !== undefined)
    words.push(`${counted(Number(upvotes), "upvote")}${perHour === undefined ? "" : `, ${perHour} an hour`}`);
  if (from !== undefined) words.push(`predicted from ${counted(Number(from), "similar paper")}`);
  if (standsFor !== undefined)
    words.push(standsFor === 1 ? "unlike all others here" : `stands for ${standsFor} papers like it`);
  return words;
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
