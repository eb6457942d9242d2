import { grouped } from "../config/grouped.ts";
import { compare } from "../config/problem.ts";
import type { Topic, TopicId } from "../config/topic.ts";
import { defaultWeights, type Weights } from "../config/weights.ts";
import type { Paper } from "../papers/paper.ts";
import { spelledOut } from "./initials.ts";
import { compilePhrases, type Found } from "./phrases.ts";
import { rounded } from "./score.ts";

/** A topic of one paper. */
export interface TopicMatch {
  readonly id: TopicId;
  readonly score: number;
  /** The phrases that decided, as the topic's file writes them: those of the title first, then the more frequent. */
  readonly phrases: readonly string[];
}

/** What a topic's phrases found in one paper, whether it is enough or not. */
export interface Explained extends TopicMatch {
  /** Weak phrases and phrases that were passed over, as the topic's file writes them. */
  readonly weak: readonly string[];
  readonly blocked: readonly string[];
  /** The parts of the score, in points. */
  readonly parts: Readonly<Record<"title" | "phrases" | "repeats" | "weak" | "category", number>>;
}

export type MatchTopics = (paper: Pick<Paper, "title" | "abstract" | "categories">) => readonly TopicMatch[];

/** Topics of one paper, at most. */
export const mostTopics = 3;

type Points = Pick<
  Weights,
  "topicScore" | "topicShare" | "topicTitle" | "topicPhrase" | "topicRepeat" | "topicWeak" | "topicCategory"
>;

const atMost = { others: 3, repeats: 3, weak: 4 };

/** Of two phrases of equal length the one of the earlier kind wins. */
const kinds = ["not", "strong", "title", "weak"] as const;

interface Rule {
  readonly topic: Topic;
  readonly kind: (typeof kinds)[number];
  readonly phrase: string;
  /** The phrase for which this one stands: "supervised fine-tuning" for "SFT", and itself for most. */
  readonly meaning: string;
}

/**
 * Makes the rules of all topics into one function that names a paper's topics, best first, ties by id.
 *
 * `score = 2 [strong phrase in the title] + min(3, other strong phrases) + 0.5 min(3, repeats of strong phrases)
 * + 0.35 min(4, weak phrases) + 0.25 [a category of the topic]` with the default weights, and 0 without a strong phrase.
 * Dimensionless. A category, like a weak phrase, is worth nothing by itself. A topic that has less than `topicShare` of the
 * points of the paper's strongest one is left out: what a paper mentions beside its subject is no topic of it.
 * Within a topic the longest phrase wins the words it stands on; what a not-phrase wins counts for nothing. A phrase and its
 * initials are one phrase, so that "supervised fine-tuning (SFT)" is one mention and one repeat.
 *
 * @param points What each finding counts, and the score from which a topic is kept: with the defaults a strong phrase in the
 *   title, or two in the abstract, or one three times.
 */
export function compileTopics(topics: readonly Topic[], points: Points = defaultWeights): MatchTopics {
  const explain = explainTopics(topics, points);
  return (paper) => {
    const found = explain(paper);
    return found
      .filter(({ score }) => score >= leastOf(found, points))
      .slice(0, mostTopics)
      .map(({ id, score, phrases }) => ({ id, score, phrases }));
  };
}

/** The points that a topic of this paper needs: `topicScore`, and `topicShare` of what its strongest topic has. */
export function leastOf(found: readonly Explained[], { topicScore, topicShare }: Points): number {
  return Math.max(topicScore, rounded(topicShare * (found[0]?.score ?? 0)));
}

/** The same, telling of every topic that has a strong phrase in a paper how its score came about. Best first, ties by id. */
export function explainTopics(
  topics: readonly Topic[],
  points: Points = defaultWeights,
): (paper: Parameters<MatchTopics>[0]) => readonly Explained[] {
  const find = compilePhrases(topics.flatMap(rulesOf).map((rule) => [rule.phrase, rule] as const));
  return ({ title, abstract, categories }) => {
    const inTitle = byTopic(find(title));
    const inAbstract = byTopic(find(abstract));
    return topics
      .filter((topic) => opens(inTitle.get(topic), true) || opens(inAbstract.get(topic), false))
      .map((topic) => match(topic, longest(inTitle.get(topic)), longest(inAbstract.get(topic)), categories, points))
      .sort((a, b) => b.score - a.score || compare(a.id, b.id));
  };
}

function rulesOf(topic: Topic): Rule[] {
  const phrases = { not: topic.notPhrases, strong: topic.phrases, title: topic.titlePhrases, weak: topic.weakPhrases };
  return kinds.flatMap((kind) =>
    phrases[kind].map((phrase) => ({ topic, kind, phrase, meaning: spelledOut(phrase, phrases[kind]) })),
  );
}

const byTopic = (found: readonly Found<Rule>[]) => grouped(found, ({ value }) => value.topic);

/** True if one of the rules can open its topic where it stands. */
function opens(found: readonly Found<Rule>[] = [], titled: boolean): boolean {
  return found.some(({ value }) => isStrong(value, titled));
}

function isStrong({ kind }: Rule, titled: boolean): boolean {
  return kind === "strong" || (kind === "title" && titled);
}

/** The rules that keep their words when longer phrases choose first. */
function longest(found: readonly Found<Rule>[] = []): Rule[] {
  const kept: Found<Rule>[] = [];
  for (const one of found.toSorted(byLength)) {
    if (kept.every(({ start, end }) => end <= one.start || one.end <= start)) kept.push(one);
  }
  return kept.map(({ value }) => value);
}

function byLength(a: Found<Rule>, b: Found<Rule>): number {
  return (
    b.end - b.start - (a.end - a.start) ||
    kinds.indexOf(a.value.kind) - kinds.indexOf(b.value.kind) ||
    a.start - b.start
  );
}

/** What one meaning did for a topic. */
interface Mention {
  /** Of a phrase and its initials the form that the text has first. */
  readonly phrase: string;
  readonly titled: boolean;
  times: number;
}

function match(
  topic: Topic,
  inTitle: readonly Rule[],
  inAbstract: readonly Rule[],
  categories: readonly string[],
  points: Points,
): Explained {
  const mentions = new Map<string, Mention>();
  const weak = new Map<string, string>();
  const blocked = new Set<string>();
  let strong = 0;
  for (const [rules, titled] of [
    [inTitle, true],
    [inAbstract, false],
  ] as const) {
    for (const rule of rules) {
      const { kind, phrase, meaning } = rule;
      if (kind === "not") blocked.add(phrase);
      else if (!isStrong(rule, titled) && !weak.has(meaning)) weak.set(meaning, phrase);
      if (!isStrong(rule, titled)) continue;
      const mention = mentions.get(meaning);
      if (mention) mention.times += 1;
      else mentions.set(meaning, { phrase, titled, times: 1 });
      strong += 1;
    }
  }
  const best = [...mentions.values()].sort(byWeight);
  const titled = best[0]?.titled ? 1 : 0;
  const isOfCategory = strong > 0 && categories.some((category) => topic.categories.includes(category));
  const parts = {
    title: points.topicTitle * titled,
    phrases: points.topicPhrase * Math.min(atMost.others, best.length - titled),
    repeats: points.topicRepeat * Math.min(atMost.repeats, strong - best.length),
    weak: strong > 0 ? points.topicWeak * Math.min(atMost.weak, weak.size) : 0,
    category: isOfCategory ? points.topicCategory : 0,
  };
  return {
    id: topic.id,
    score: rounded(parts.title + parts.phrases + parts.repeats + parts.weak + parts.category),
    phrases: best.map(({ phrase }) => phrase),
    weak: [...weak.values()],
    blocked: [...blocked],
    parts,
  };
}

function byWeight(a: Mention, b: Mention): number {
  return Number(b.titled) - Number(a.titled) || b.times - a.times || compare(a.phrase, b.phrase);
}
