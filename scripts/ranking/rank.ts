import { type Kept, keptNothing } from "../config/kept.ts";
import type { Site } from "../config/site.ts";
import type { Topic, TopicId } from "../config/topic.ts";
import type { Weights } from "../config/weights.ts";
import type { Observation } from "../papers/observations.ts";
import { isShown, type Paper, type PaperId } from "../papers/paper.ts";
import type { Basis } from "./basis.ts";
import { coverageOrder, mostNeighbours } from "./coverage.ts";
import { interestOf, type Predicted } from "./interest.ts";
import { type LikenessParts, likenessParts } from "./likenessparts.ts";
import { linksOf } from "./links.ts";
import { matchTopics } from "./matched.ts";
import { nearnessOf } from "./nearness.ts";
import { type RelatedPapers, relatedOf } from "./related.ts";
import { type Picked, type Selection, select } from "./selection.ts";
import { similarityOf } from "./similarity.ts";
import type { Sparse } from "./sparse.ts";
import { standsFor } from "./standing.ts";
import type { TermIndex } from "./terms.ts";
import { topicOrder } from "./topicorder.ts";
import type { TopicMatch } from "./topics.ts";
import { type Trending, trendingOf } from "./trending.ts";

/** Everything that ranking says of a collection. Opinions: computed for each build, and stored nowhere. */
export interface Ranking {
  /** The papers whose statistics weigh words and find themes. */
  readonly basis: Basis;
  /** What the texts say, as numbers. */
  readonly terms: TermIndex;
  /** For each shown paper its topics, strongest first. */
  readonly topicsOf: ReadonlyMap<PaperId, readonly TopicMatch[]>;
  /** For each topic its papers, strongest first. */
  readonly inTopic: ReadonlyMap<TopicId, readonly PaperId[]>;
  readonly related: RelatedPapers;
  /** The collection's order where nobody has voted; found when it is asked for. */
  readonly order: () => readonly PaperId[];
  readonly trending: Trending;
  /** For papers without a reading; empty while `site.yaml` does not ask for predictions. */
  readonly predicted: ReadonlyMap<PaperId, Predicted>;
  /** Chooses from an order of papers what leads an edition beside those given. */
  readonly select: (order: Iterable<PaperId>, size: number, given?: readonly Picked[]) => Selection;
  /** How many papers of the collection each pick stands for. */
  readonly standsFor: (picks: readonly PaperId[]) => ReadonlyMap<PaperId, number>;
  /** What the likeness of words of two papers is made of. */
  readonly likenessParts: (a: PaperId, b: PaperId) => LikenessParts;
  /** How strongly some papers are linked among themselves, rows and columns in their order; what a map of them is drawn from. */
  readonly links: (papers: readonly PaperId[]) => Sparse;
  /** The share of shown papers that have a topic, in `[0, 1]`; 1 without papers. */
  readonly coverage: number;
}

/** What is ranked: papers by id, topics by id. */
export interface Rankable {
  readonly site: Pick<Site, "ranking">;
  readonly topics: readonly Topic[];
  readonly papers: readonly Paper[];
  readonly observations: readonly Observation[];
}

/**
 * Ranks a collection: texts to terms, terms to likeness, phrases to topics, votes to trending.
 *
 * @param topicsOf The topics of each shown paper, where they are known already.
 * @param kept What earlier builds computed: with it ranking is faster, and says the same to the bit.
 */
export function rank(found: Rankable, topicsOf = matchTopics(found), kept: Kept = keptNothing): Ranking {
  const { site, topics, papers, observations } = found;
  const { weights } = site.ranking;
  const shown = papers.filter(isShown);
  const standing = shown.filter((paper) => paper.withdrawn === undefined);
  const most = Math.max(mostNeighbours, weights.relatedAtLeast, weights.relatedAtMost);
  const { basis, index, themes, likenesses, neighbours } = nearnessOf(standing, weights, most, kept);
  const similarity = similarityOf(index, themes);
  const firstTopic = (id: PaperId) => topicsOf.get(id)?.[0]?.id;
  return {
    basis,
    terms: index,
    topicsOf,
    inTopic: ordered(index, topics, topicsOf, weights),
    related: relatedOf(index, themes, weights, neighbours),
    order: () => coverageOrder(index, themes, weights, neighbours, likenesses),
    trending: trendingOf(standing, observations, weights),
    predicted: site.ranking.predictInterest ? interestOf(index, likenesses, shown, observations, weights) : new Map(),
    select: (order, size, given = []) => select(order, { ...weights, size, firstTopic, similarity, given }),
    standsFor: (picks) => standsFor(index, likenesses, picks),
    likenessParts: (a, b) => likenessParts(index, a, b),
    links: (papers) =>
      linksOf(
        index,
        themes,
        Uint32Array.from(papers, (id) => index.rowOf.get(id) ?? 0),
        likenesses,
      ),
    coverage: shown.length === 0 ? 1 : [...topicsOf.values()].filter((found) => found.length > 0).length / shown.length,
  };
}

function ordered(
  index: TermIndex,
  topics: readonly Topic[],
  topicsOf: Ranking["topicsOf"],
  weights: Weights,
): Map<TopicId, PaperId[]> {
  const scores = new Map(topics.map(({ id }) => [id, new Map<PaperId, number>()]));
  for (const [paper, found] of topicsOf) for (const { id, score } of found) scores.get(id)?.set(paper, score);
  return new Map(
    topics.map((topic) => [
      topic.id,
      topicOrder(index, topic, scores.get(topic.id) ?? new Map(), weights).map(({ id }) => id),
    ]),
  );
}
