import type { Site } from "../config/site.ts";

/** Every number in which ranking has an opinion, as measured on real papers and votes. What each does stands in `inWords`. */
export const defaultWeights = {
  titleTimes: 2,
  relatedScore: 0.1,
  relatedAtLeast: 3,
  relatedAtMost: 5,
  coverageGain: 0.75,
  coverageDegree: 0.25,
  perTopic: 3,
  tooSimilar: 0.25,
  topicScore: 2,
  topicFit: 4,
  saturation: 1.2,
  lengthShare: 0.75,
  headStart: 12,
  dayDays: 7,
  weekDays: 7,
  monthDays: 30,
  settledHours: 48,
  growthPower: 0.75,
  growthHours: 6.5,
};

export type Weights = { readonly [Name in keyof typeof defaultWeights]: number };

/** Name and meaning of each weight, for readers, in the order in which they are printed. */
const inWords: readonly (readonly [weight: keyof Weights, name: string, about: string])[] = [
  ["titleTimes", "Title", "How often a word of the title counts, where one of the abstract counts once."],
  ["relatedScore", "Related: likeness", "Likeness, 0 to 1, from which a paper is listed as related."],
  ["relatedAtLeast", "Related: at least", "Papers listed as the closest here even when they are less alike."],
  ["relatedAtMost", "Related: at most", "Related papers listed."],
  ["coverageGain", "Tour: coverage", "Weight of what a pick newly covers, in the order of papers without votes."],
  ["coverageDegree", "Tour: centrality", "Weight of a pick's mean likeness to all papers, in the same order."],
  ["perTopic", "Lead: per topic", "Papers of one first topic that may lead an edition."],
  ["tooSimilar", "Lead: too alike", "Likeness, 0 to 1, from which a paper is too like one that leads already."],
  ["topicScore", "Topic: points", "Points of matching phrases that put a paper in a topic."],
  [
    "topicFit",
    "Topic: fit",
    "Points that the best fit of a whole text to a topic's words adds to its place in the topic.",
  ],
  ["saturation", "Topic: saturation", "BM25's k1: how much repeats of a word still add to the fit."],
  ["lengthShare", "Topic: length", "BM25's b, 0 to 1: how far counts in a long text are discounted."],
  [
    "headStart",
    "Trending: head start",
    "Hours on every paper's clock at its listing, when upvotes an hour are counted.",
  ],
  ["dayDays", "Trending: day", "Days since listing within which a paper is in the day's list."],
  ["weekDays", "Trending: week", "Days since listing within which a paper is in the week's list."],
  ["monthDays", "Trending: month", "Days since listing within which a paper is in the month's list."],
  [
    "settledHours",
    "Votes: settled",
    "Hours after listing from which a count of votes is taken as it is; younger counts are projected to that age.",
  ],
  [
    "growthPower",
    "Votes: growth, power",
    "p in the share of its votes that a paper has a hours after listing: a^p / (a^p + h).",
  ],
  ["growthHours", "Votes: growth, constant", "h in the same formula."],
];

/** The weights in force: the defaults, and what `site.yaml` says instead. */
export function weightsOf({ ranking }: Pick<Site, "ranking">): Weights {
  return {
    ...defaultWeights,
    perTopic: ranking.per_topic,
    tooSimilar: ranking.too_similar,
    topicScore: ranking.topic_score,
  };
}

/** The weights in force as rows of a table for readers. */
export function weightsInWords(site: Pick<Site, "ranking">): { name: string; value: string; about: string }[] {
  const weights = weightsOf(site);
  return inWords.map(([weight, name, about]) => ({ name, value: String(weights[weight]), about }));
}
