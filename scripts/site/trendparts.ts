import { counted } from "../config/counted.ts";
import type { Weights } from "../config/weights.ts";
import type { Votes } from "../ranking/trending.ts";
import { percentOf } from "./charts.ts";
import type { Part } from "./views.ts";

/**
 * What a place in a list is computed from, each number as a bar beside those of the others: upvotes and what they are projected
 * to gain; or upvotes, hours, and upvotes an hour.
 *
 * @param all The votes of all papers of the list.
 */
export function partsIn(
  by: "top" | "hot" | "rising",
  all: readonly Votes[],
  { hotHeadStart, risingHeadStart }: Pick<Weights, "hotHeadStart" | "risingHeadStart">,
): (votes: Votes) => Part[] {
  const most = (of: (votes: Votes) => number) => Math.max(...all.map(of));
  const upvotesIn = (votes: Votes, longest: number): Part => ({
    text: counted(votes.upvotes, "upvote"),
    start: 0,
    share: percentOf(votes.upvotes, longest),
  });
  if (by === "top") {
    const longest = most(({ top }) => top);
    return (votes) => {
      const known = upvotesIn(votes, longest);
      const gain = Math.round(votes.top) - votes.upvotes;
      const share = Math.min(100 - known.share, percentOf(gain, longest));
      return gain > 0 ? [known, { text: `projected +${gain}`, start: known.share, share }] : [known];
    };
  }
  const start = by === "hot" ? hotHeadStart : risingHeadStart;
  const [longest, oldest, fastest] = [
    most(({ upvotes }) => upvotes),
    most(({ age }) => age),
    most((votes) => votes[by]),
  ];
  return (votes) => [
    upvotesIn(votes, longest),
    {
      text: `in ${Math.round(votes.age + start)} hours`,
      start: 0,
      share: percentOf(votes.age + start, oldest + start),
    },
    { text: `${short(votes[by])} an hour`, start: 0, share: percentOf(votes[by], fastest) },
  ];
}

/** To two digits, as a reader wants it. */
export const short = (number: number) => Math.round(number * 100) / 100;

/** Hours as a reader wants them: whole from ten on. The exact ones are in `/api/trending.json`. */
export const hoursInShort = (hours: number) => (hours < 10 ? short(hours) : Math.round(hours));
