import { counted } from "../config/counted.ts";
import type { EditionPaper } from "./edition.ts";

/** Why a paper stands in its edition, each reason in a few words. */
export function reasonsInWords({ reasons }: EditionPaper): string[] {
  const { upvotes, perHour, standsFor } = reasons;
  const words: string[] = [];
  if (upvotes !== undefined)
    words.push(`${counted(Number(upvotes), "upvote")}${perHour === undefined ? "" : `, ${perHour} an hour`}`);
  if (standsFor !== undefined)
    words.push(standsFor === 1 ? "unlike any paper before it" : `stands for ${standsFor} papers like it`);
  return words;
}
