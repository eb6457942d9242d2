import type { TopicId } from "../config/topic.ts";
import { defaultWeights, type Weights } from "../config/weights.ts";
import type { PaperId } from "../papers/paper.ts";
import type { Similarity } from "./similarity.ts";

interface Rules extends Partial<Pick<Weights, "perTopic" | "tooSimilar">> {
  /** Picks wanted, `>= 0`. */
  readonly size: number;
  /** The topic that a paper counts for; papers without one are never too many. */
  readonly firstTopic: (id: PaperId) => TopicId | undefined;
  readonly similarity: Similarity;
}

export interface Selection {
  /** As walked, then those that filled up. */
  readonly picks: readonly PaperId[];
  /** Passed over since their topic had its share, in order: "2 more on video generation". */
  readonly skipped: ReadonlyMap<TopicId, readonly PaperId[]>;
  /** Passed over since they are too like a pick (the most like one; ties to the earlier), by that pick. */
  readonly alike: ReadonlyMap<PaperId, readonly PaperId[]>;
}

/**
 * Walks down an order and picks what is not too much of the same: at most `perTopic` picks of one first topic, none whose
 * similarity to a pick is `tooSimilar` or more. If the order ends before `size` picks, the first that were passed over fill up.
 *
 * What stands in the order behind the last pick is not passed over. Each paper of the order counts once.
 *
 * @see Carbonell and Goldstein, "The Use of MMR", SIGIR 1998, for the aim; a plain limit kept more votes than MMR at equal variety.
 */
export function select(order: Iterable<PaperId>, rules: Rules): Selection {
  const {
    size,
    firstTopic,
    similarity,
    perTopic = defaultWeights.perTopic,
    tooSimilar = defaultWeights.tooSimilar,
  } = rules;
  const picks: PaperId[] = [];
  const ofTopic = new Map<TopicId, number>();
  const passed: { readonly id: PaperId; readonly topic?: TopicId; readonly like?: PaperId }[] = [];
  for (const id of new Set(order)) {
    if (picks.length >= size) break;
    const topic = firstTopic(id);
    const taken = topic === undefined ? 0 : (ofTopic.get(topic) ?? 0);
    if (topic !== undefined && taken >= perTopic) {
      passed.push({ id, topic });
      continue;
    }
    const like = mostLike(id, picks, similarity, tooSimilar);
    if (like !== undefined) {
      passed.push({ id, like });
      continue;
    }
    picks.push(id);
    if (topic !== undefined) ofTopic.set(topic, taken + 1);
  }
  const filled = passed.splice(0, Math.max(0, size - picks.length));
  return {
    picks: [...picks, ...filled.map(({ id }) => id)],
    skipped: grouped(passed, ({ topic }) => topic),
    alike: grouped(passed, ({ like }) => like),
  };
}

function mostLike(
  id: PaperId,
  picks: readonly PaperId[],
  similarity: Similarity,
  tooSimilar: number,
): PaperId | undefined {
  let [like, most]: [PaperId | undefined, number] = [undefined, 0];
  for (const pick of picks) {
    const score = similarity(id, pick);
    if (score >= tooSimilar && score > most) [like, most] = [pick, score];
  }
  return like;
}

function grouped<T extends { readonly id: PaperId }, Key>(
  passed: readonly T[],
  keyOf: (one: T) => Key | undefined,
): Map<Key, PaperId[]> {
  const groups = new Map<Key, PaperId[]>();
  for (const one of passed) {
    const key = keyOf(one);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one.id]);
  }
  return groups;
}
