import { counted } from "../config/counted.ts";
import type { PaperId } from "../papers/paper.ts";
import { isPaperId } from "../papers/schema.ts";
import type { EditionPaper } from "./edition.ts";

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
