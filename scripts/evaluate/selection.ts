import { compare } from "../config/problem.ts";
import type { TopicId } from "../config/topic.ts";
import type { PaperId } from "../papers/paper.ts";
import { type Selection, select } from "../ranking/selection.ts";
import type { Similarity } from "../ranking/similarity.ts";
import { compileTopics } from "../ranking/topics.ts";
import { newestReadings } from "../ranking/trending.ts";
import { laterFrom } from "./coldstart.ts";
import { grouped, weekOf } from "./days.ts";
import { type HfPaper, papersFile, readHfPapers, readHfReadings, readingsFile } from "./hf.ts";
import { likenessOf } from "./likeness.ts";
import { mean } from "./metrics.ts";
import { type Bench, type Figure, figureOf, meanFigure, type Part } from "./part.ts";

/** Papers that lead an edition. */
const size = 10;

/** What a choice is judged by. */
interface Judge {
  readonly votesOf: (id: PaperId) => number;
  readonly firstTopic: (id: PaperId) => TopicId | undefined;
  readonly similarity: Similarity;
}

/** The choice from one pool. */
interface Chosen {
  /** Votes of the picks, by those of the `size` papers with most votes. In `[0, 1]`. */
  readonly kept: number;
  /** The mean and the largest likeness of two picks. */
  readonly inside: number;
  readonly closest: number;
  /** Picks of the topic that has most of them; and how many different first topics there are. */
  readonly mostOfTopic: number;
  readonly topics: number;
  /** Picks that had been passed over: 0 where the pool allowed a choice by the rules. */
  readonly filled: number;
}

/**
 * Choosing an edition, on the days and weeks from `laterFrom` of Hugging Face's daily papers: ten papers of each pool, chosen
 * down the order of the votes of their newest readings. What the rules promise is looked at where nothing had to fill up.
 */
export const selection: Part = {
  name: "selection",
  data: [papersFile, readingsFile],
  judged: [],
  run: ({ data, weights, topics }: Bench): Figure[] => {
    const papers = readHfPapers(data);
    const newest = newestReadings(readHfReadings(data));
    const { similarity } = likenessOf(papers, weights);
    const topicsIn = compileTopics(topics, weights);
    const later = papers.filter(({ id, listed }) => listed >= laterFrom && newest.has(id));
    const topicOf = new Map(later.map((paper) => [paper.id, topicsIn(paper)[0]?.id]));
    const judge: Judge = {
      votesOf: (id) => newest.get(id)?.upvotes ?? 0,
      firstTopic: (id) => topicOf.get(id),
      similarity,
    };
    const pools = {
      days: grouped(later, ({ listed }) => listed),
      weeks: grouped(later, ({ listed }) => weekOf(listed)),
    };
    return Object.entries(pools).flatMap(([unit, pool]) => {
      const chosen = [...pool.values()]
        .filter((ofPool) => ofPool.length > size)
        .map((ofPool) => {
          const order = byVotes(ofPool, judge);
          return chosenFrom(order, select(order, { ...weights, ...judge, size }), judge);
        });
      return figuresOf(chosen, unit, weights);
    });
  },
};

function figuresOf(chosen: readonly Chosen[], unit: string, weights: Bench["weights"]): Figure[] {
  const free = chosen.filter(({ filled }) => filled === 0);
  const most = (of: "mostOfTopic" | "closest") => free.reduce((largest, one) => Math.max(largest, one[of]), 0);
  const of = (key: keyof Chosen) => chosen.map((one) => one[key]);
  return [
    meanFigure({ name: `${unit}: votes kept`, unit, bar: { is: "at least", value: 0.97 } }, of("kept")),
    meanFigure({ name: `${unit}: likeness inside`, unit }, of("inside")),
    meanFigure({ name: `${unit}: closest pair`, unit }, of("closest")),
    meanFigure({ name: `${unit}: topics`, unit }, of("topics")),
    figureOf(
      { name: `${unit}: closest pair of all`, unit, bar: { is: "below", value: weights.tooSimilar } },
      most("closest"),
      free.length,
    ),
    figureOf(
      { name: `${unit}: most of one topic`, unit, bar: { is: "at most", value: weights.perTopic } },
      most("mostOfTopic"),
      free.length,
    ),
    figureOf({ name: `${unit}: had to fill up`, unit }, chosen.length - free.length, chosen.length),
  ];
}

function byVotes(papers: readonly HfPaper[], { votesOf }: Judge): PaperId[] {
  return papers.map(({ id }) => id).sort((a, b) => votesOf(b) - votesOf(a) || compare(a, b));
}

function chosenFrom(
  order: readonly PaperId[],
  { picks }: Selection,
  { votesOf, firstTopic, similarity }: Judge,
): Chosen {
  const ids = picks.map(({ id }) => id);
  const sum = (of: readonly PaperId[]) => of.reduce((votes, id) => votes + votesOf(id), 0);
  const most = sum(order.slice(0, size));
  const pairs = ids.flatMap((a, i) => ids.slice(0, i).map((b) => similarity(a, b)));
  const ofTopic = grouped(
    ids.flatMap((id) => firstTopic(id) ?? []),
    (topic) => topic,
  );
  return {
    kept: most === 0 ? 1 : sum(ids) / most,
    inside: mean(pairs),
    closest: Math.max(0, ...pairs),
    mostOfTopic: Math.max(0, ...[...ofTopic.values()].map((of) => of.length)),
    topics: ofTopic.size,
    filled: picks.filter(({ passed }) => passed !== null).length,
  };
}
