import { compare } from "../config/problem.ts";
import type { Weights } from "../config/weights.ts";
import { trendingOf, type Votes } from "../ranking/trending.ts";
import { papersFile, readHfPapers, readHfReadings, readingsFile } from "./hf.ts";
import { ndcg } from "./metrics.ts";
import { type Bar, type Bench, type Figure, meanFigure, type Part } from "./part.ts";
import { type VoteList, type VoteLists, voteLists } from "./votelists.ts";

type Score = "upvotes" | "top" | "hot" | "rising";

/** One kind of list, and the scores that order it: what each should reach. `gain` compares each with the raw votes. */
interface Judged {
  readonly lists: keyof VoteLists;
  readonly about: string;
  readonly unit: string;
  readonly gain?: true;
  readonly scores: readonly { readonly by: Exclude<Score, "upvotes">; readonly least?: number }[];
}

const judged: readonly Judged[] = [
  { lists: "A1", about: "A1 8 h to midnight", unit: "days", scores: [{ by: "top", least: 0.95 }] },
  { lists: "A3", about: "A3 24 h to Monday", unit: "weeks", scores: [{ by: "top", least: 0.94 }] },
  { lists: "A7", about: "A7 8 h to Monday", unit: "weeks", scores: [{ by: "top" }] },
  { lists: "F8", about: "F8 two days to Monday", unit: "days", scores: [{ by: "top" }, { by: "hot", least: 0.91 }] },
  {
    lists: "A8",
    about: "A8 gain to Monday",
    unit: "days",
    gain: true,
    scores: [
      { by: "hot", least: 0.71 },
      { by: "rising", least: 0.72 },
    ],
  },
  {
    lists: "A4",
    about: "A4 gain to month's end",
    unit: "weeks",
    gain: true,
    scores: [{ by: "hot" }, { by: "rising" }],
  },
];

/**
 * Trending, on Hugging Face's daily papers: does the order at a moment foretell the votes that were read later, or gained?
 *
 * NDCG@10 with votes as gains, over the later half of the lists: constants were fitted on all of them, and the earlier half was
 * looked at most. Each list is ranked by the site's own scores, from the readings made up to its moment and nothing later; what
 * has no vote comes last, ties by id.
 */
export const trending: Part = {
  name: "trending",
  data: [papersFile, readingsFile],
  judged: [],
  run: ({ data, weights }: Bench): Figure[] => {
    const lists = voteLists(readHfPapers(data), readHfReadings(data));
    return judged.flatMap((row) => figuresOf(row, lists[row.lists], weights));
  },
};

function figuresOf({ about, unit, gain, scores }: Judged, all: readonly VoteList[], weights: Weights): Figure[] {
  const later = all.slice(Math.floor(all.length / 2));
  const votes = later.map(({ papers, readings }) => trendingOf(papers, readings, weights).votes);
  const by = (score: Score) => later.map((list, i) => ndcg(worthsBy(score, list, votes[i] ?? new Map()), 10));
  const raw = by("upvotes");
  return [
    meanFigure({ name: `${about}: raw votes`, unit }, raw),
    ...scores.flatMap(({ by: score, least }) => {
      const values = by(score);
      const bar: Bar | null = least === undefined ? null : { is: "at least", value: least };
      const above = values.map((value, i) => value - (raw[i] ?? 0));
      const figure = meanFigure({ name: `${about}: ${score}`, unit, bar }, values);
      const clear: Bar = { is: "clear of", value: 0 };
      return gain
        ? [figure, meanFigure({ name: `${about}: ${score} above raw votes`, unit, bar: clear }, above)]
        : [figure];
    }),
  ];
}

/** What the papers of a list turned out to be worth, in the order of a score. */
function worthsBy(score: Score, { papers, worth }: VoteList, votes: ReadonlyMap<string, Votes>): number[] {
  return papers
    .map(({ id }) => ({ id, score: votes.get(id)?.[score] ?? 0 }))
    .sort((a, b) => b.score - a.score || compare(a.id, b.id))
    .map(({ id }) => worth.get(id) ?? 0);
}
