import type { Observation } from "../papers/observations.ts";
import type { PaperId } from "../papers/paper.ts";
import { interestOf } from "../ranking/interest.ts";
import { newestReadings } from "../ranking/trending.ts";
import { grouped } from "./days.ts";
import { type HfPaper, papersFile, readHfPapers, readHfReadings, readingsFile } from "./hf.ts";
import { type Likeness, likenessOf } from "./likeness.ts";
import { kendall, ndcg, ndcgByChance, precisionAt } from "./metrics.ts";
import { type Bench, type Figure, meanFigure, type Part } from "./part.ts";
import { readingsOf } from "./readings.ts";

/** Days judged start here; what was listed and read before is all that the first of them knows. */
export const laterFrom = "2025-07-01";

/** Of fewer papers the first ten are all of them, whatever the order. */
const least = 10;

/** A day's papers and the votes that each has by its newest reading. */
interface JudgedDay {
  readonly day: string;
  readonly papers: readonly HfPaper[];
  readonly votes: readonly number[];
}

/**
 * Predicted interest, on the days from `laterFrom`: each day's papers ordered by what is predicted before any of their votes is
 * read, against the votes of their newest readings. What is predicted nothing is a usual paper: 0.
 *
 * Judged are days of ten papers and more, and papers that stood in the morning's reading: a paper that came in late has fewer votes, and would be told from the
 * others by what sources say of it. A day is predicted from the readings made before its 00:00 UTC, so of yesterday's papers
 * from the morning's. Words weigh as they do in the whole collection; texts know nothing of votes.
 */
export const coldStart: Part = {
  name: "cold start",
  data: [papersFile, readingsFile],
  judged: [],
  run: (bench: Bench): Figure[] => {
    const papers = readHfPapers(bench.data);
    const readings = readHfReadings(bench.data);
    const days = judgedDays(papers, readings);
    const likeness = likenessOf(papers, bench.weights);
    const predicted = days.map((judged) => predictions(judged, papers, readings, likeness, bench));
    const each = (figure: (scores: readonly number[], votes: readonly number[]) => number) =>
      days.map(({ votes }, i) => figure(predicted[i] ?? [], votes));
    const unit = "days";
    return [
      meanFigure({ name: "Kendall's tau", unit, bar: { is: "at least", value: 0.2 } }, each(kendall)),
      meanFigure(
        { name: "NDCG@10", unit, bar: { is: "at least", value: 0.57 } },
        each((scores, votes) => ndcg(ordered(scores, votes), 10)),
      ),
      meanFigure(
        { name: "NDCG@10 by chance", unit },
        days.map(({ votes }) => ndcgByChance(votes, 10)),
      ),
      meanFigure({ name: "precision@3", unit }, each(topThree)),
    ];
  },
};

function judgedDays(papers: readonly HfPaper[], readings: readonly Observation[]): JudgedDay[] {
  const morning = readingsOf("morning", papers, readings);
  const newest = newestReadings(readings);
  const judged = papers.filter(({ id, listed }) => listed >= laterFrom && morning.has(id));
  return [...grouped(judged, ({ listed }) => listed)]
    .filter(([, ofDay]) => ofDay.length >= least)
    .map(([day, ofDay]) => ({ day, papers: ofDay, votes: ofDay.map(({ id }) => newest.get(id)?.upvotes ?? 0) }));
}

/** For each paper of the day its predicted interest. No reading of the day or later is handed on. */
function predictions(
  { day, papers: ofDay }: JudgedDay,
  papers: readonly HfPaper[],
  readings: readonly Observation[],
  { index, likenessTo }: Likeness,
  { weights }: Bench,
): number[] {
  const earlier = new Set(papers.filter(({ listed }) => listed < day).map(({ id }) => id));
  const known = readings.filter(({ paper, at }) => at < day && earlier.has(paper));
  const read = new Set<PaperId>(known.map(({ paper }) => paper));
  const asked = [...papers.filter(({ id }) => read.has(id)), ...ofDay];
  const predicted = interestOf(index, likenessTo, asked, known, weights);
  return ofDay.map(({ id }) => predicted.get(id)?.score ?? 0);
}

/** Votes in the order of scores, ties as they come: by id. */
function ordered(scores: readonly number[], votes: readonly number[]): number[] {
  return votes
    .map((vote, i) => ({ vote, score: scores[i] ?? 0, i }))
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .map(({ vote }) => vote);
}

/** The share of the three predicted best that are among the three with most votes, or tie with them. */
function topThree(scores: readonly number[], votes: readonly number[]): number {
  const third = votes.toSorted((a, b) => b - a)[2] ?? 0;
  return precisionAt(
    ordered(scores, votes).map((vote) => vote >= third),
    3,
  );
}
