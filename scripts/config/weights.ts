import { z } from "zod";

/** One number that ranking weighs with: its default, the range it may have, and what it does, in words. */
interface Weight {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Whole numbers only. */
  readonly whole?: true;
  readonly name: string;
  readonly about: string;
}

/**
 * Every number in which ranking has an opinion, as measured on real papers and votes, in the order in which readers see them.
 * `site.yaml` may say another under `ranking`, by the same name in snake case: `perTopic` is `per_topic`.
 */
export const weights = {
  titleTimes: {
    value: 2,
    least: 1,
    most: 10,
    whole: true,
    name: "Title",
    about: "How often a word of the title counts, where one of the abstract counts once.",
  },
  rarityPower: {
    value: 0.85,
    least: 0,
    most: 3,
    name: "Rarity",
    about: "The power to which the rarity of a word is raised: below 1, rare words weigh less beside frequent ones.",
  },
  lsaFrom: {
    value: 600,
    least: 2,
    most: 1_000_000,
    whole: true,
    name: "Related: hidden themes from",
    about:
      "Papers from which on likeness also looks at themes that words share across papers (latent semantic analysis).",
  },
  lsaShare: {
    value: 0.25,
    least: 0,
    most: 1,
    name: "Related: share of themes",
    about: "The share of those themes in a likeness; the rest is the words that two papers share.",
  },
  relatedScore: {
    value: 0.1,
    least: 0,
    most: 1,
    name: "Related: likeness",
    about: "Likeness, 0 to 1, from which a paper is listed as related, where themes are not looked at.",
  },
  relatedScoreLsa: {
    value: 0.2,
    least: 0,
    most: 1,
    name: "Related: likeness with themes",
    about: "The same where themes are looked at.",
  },
  relatedAtLeast: {
    value: 3,
    least: 0,
    most: 20,
    whole: true,
    name: "Related: at least",
    about: "Papers listed as the closest here even when they are less alike.",
  },
  relatedAtMost: {
    value: 5,
    least: 0,
    most: 20,
    whole: true,
    name: "Related: at most",
    about: "Related papers listed.",
  },
  sameWork: {
    value: 0.9,
    least: 0.5,
    most: 1,
    name: "Related: the same work",
    about: "Likeness, 0 to 1, from which a paper is named as what may be the same work in another version.",
  },
  coverageGain: {
    value: 0.75,
    least: 0,
    most: 1,
    name: "Tour: coverage",
    about: "Weight of what a pick newly covers, in the order of papers without votes.",
  },
  coverageDegree: {
    value: 0.25,
    least: 0,
    most: 1,
    name: "Tour: centrality",
    about: "Weight of a pick's mean likeness to all papers, in the same order.",
  },
  perTopic: {
    value: 3,
    least: 1,
    most: 50,
    whole: true,
    name: "Lead: per topic",
    about: "Papers of one first topic that may lead an edition.",
  },
  tooSimilar: {
    value: 0.3,
    least: 0.01,
    most: 1,
    name: "Lead: too alike",
    about: "Likeness, 0 to 1, from which a paper is too like one that leads already.",
  },
  topicScore: {
    value: 2,
    least: 0.5,
    most: 10,
    name: "Topic: points",
    about: "Points of matching phrases that put a paper in a topic.",
  },
  topicShare: {
    value: 0.45,
    least: 0,
    most: 1,
    name: "Topic: share",
    about: "Share of the points of a paper's strongest topic that every other one must reach.",
  },
  topicTitle: {
    value: 2,
    least: 0,
    most: 10,
    name: "Topic: title",
    about: "Points for a phrase in the title.",
  },
  topicPhrase: {
    value: 1,
    least: 0,
    most: 10,
    name: "Topic: phrase",
    about: "Points for each other phrase; three phrases count at most.",
  },
  topicRepeat: {
    value: 0.5,
    least: 0,
    most: 10,
    name: "Topic: repeat",
    about: "Points for each time that a phrase is repeated; three repeats count at most.",
  },
  topicWeak: {
    value: 0.35,
    least: 0,
    most: 10,
    name: "Topic: weak phrase",
    about: "Points for each weak phrase, where a phrase has opened the topic; four count at most.",
  },
  topicCategory: {
    value: 0.25,
    least: 0,
    most: 10,
    name: "Topic: category",
    about: "Points for an arXiv category of the topic, where a phrase has opened it.",
  },
  topicFit: {
    value: 4,
    least: 0,
    most: 100,
    name: "Topic: fit",
    about: "Points that the best fit of a whole text to a topic's words adds to its place in the topic.",
  },
  saturation: {
    value: 1.2,
    least: 0,
    most: 10,
    name: "Topic: saturation",
    about: "BM25's k1: how much repeats of a word still add to the fit.",
  },
  lengthShare: {
    value: 0.75,
    least: 0,
    most: 1,
    name: "Topic: length",
    about: "BM25's b, 0 to 1: how far counts in a long text are discounted.",
  },
  hotHeadStart: {
    value: 12,
    least: 0.5,
    most: 1000,
    name: "Hot: head start",
    about: "Hours on every paper's clock at its listing, when upvotes an hour are counted for the hot list.",
  },
  hotDays: {
    value: 7,
    least: 1,
    most: 365,
    name: "Hot: days",
    about: "Days since listing within which a paper can be hot.",
  },
  hotWideDays: {
    value: 30,
    least: 1,
    most: 3650,
    name: "Hot: days, widened",
    about: "The same where fewer papers than enough qualify.",
  },
  risingHeadStart: {
    value: 2,
    least: 0.5,
    most: 1000,
    name: "Rising: head start",
    about: "Hours on every paper's clock at its listing, when upvotes an hour are counted for the rising list.",
  },
  risingHours: {
    value: 72,
    least: 1,
    most: 8760,
    name: "Rising: hours",
    about: "Hours since listing within which a paper can be rising.",
  },
  enough: {
    value: 10,
    least: 1,
    most: 1000,
    whole: true,
    name: "Trending: enough",
    about: "Papers that a list wants: where fewer qualify, its window is widened.",
  },
  settledHours: {
    value: 48,
    least: 1,
    most: 8760,
    name: "Votes: settled",
    about:
      "Hours after listing from which a count of votes is taken as it is; younger counts are projected to that age.",
  },
  growthPower: {
    value: 0.75,
    least: 0.01,
    most: 5,
    name: "Votes: growth, power",
    about: "p in the share of its votes that a paper has a hours after listing: a^p / (a^p + h).",
  },
  growthHours: {
    value: 6.5,
    least: 0.01,
    most: 1000,
    name: "Votes: growth, constant",
    about: "h in the same formula.",
  },
  predictFrom: {
    value: 300,
    least: 1,
    most: 1_000_000,
    whole: true,
    name: "Predicted interest: from",
    about: "Earlier papers with votes from which on interest is predicted, where predictions are switched on.",
  },
  predictNeighbours: {
    value: 50,
    least: 1,
    most: 1000,
    whole: true,
    name: "Predicted interest: neighbours",
    about: "The most similar earlier papers that a prediction asks.",
  },
  predictDoubt: {
    value: 0.5,
    least: 0,
    most: 100,
    name: "Predicted interest: doubt",
    about:
      "Likeness to papers of average interest that is added to each prediction, so that few neighbours say little.",
  },
} as const satisfies Readonly<Record<string, Weight>>;

/** A number for each weight. */
export type Weights = { readonly [Name in keyof typeof weights]: number };

const names = Object.keys(weights) as (keyof Weights)[];

/** The weights in force where `site.yaml` says nothing. */
export const defaultWeights = Object.fromEntries(names.map((name) => [name, weights[name].value])) as Weights;

/** `perTopic` as `site.yaml` writes it: `per_topic`. */
export function settingOf(name: keyof Weights): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function schemaOf({ value, least, most, whole }: Weight) {
  const range = `expected ${least} to ${most}`;
  const number = whole ? z.int(`expected a whole number, ${least} to ${most}`) : z.number(`${range}, a number`);
  return number.min(least, range).max(most, range).default(value);
}

/** The `ranking` of `site.yaml`: every weight in snake case, and the switch for predicted interest. Gives `Weights`. */
export const rankingSchema = z
  .strictObject(
    {
      predict_interest: z.boolean("expected true or false").default(false),
      ...Object.fromEntries(names.map((name) => [settingOf(name), schemaOf(weights[name])])),
    },
    'expected weights under it, such as "per_topic: 3"',
  )
  .prefault({})
  .transform((given) => {
    const { predict_interest: predictInterest, ...numbers } = given;
    const said = numbers as Readonly<Record<string, number>>;
    return {
      predictInterest,
      weights: Object.fromEntries(names.map((name) => [name, said[settingOf(name)]])) as Weights,
    };
  });

/** The weights as rows of a table for readers. */
export function weightsInWords(inForce: Weights): { name: string; value: string; about: string; setting: string }[] {
  return names.map((name) => ({
    name: weights[name].name,
    value: String(inForce[name]),
    about: weights[name].about,
    setting: settingOf(name),
  }));
}
