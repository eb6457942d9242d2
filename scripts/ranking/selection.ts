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
  /** Chosen before: they count for their topics and for likeness, and are not picked again. None by default. */
  readonly given?: readonly Picked[];
}

/** Another paper, and how like it is. */
interface Nearest {
  readonly id: PaperId;
  readonly likeness: number;
}

/** Why a paper was passed over: its topic had its share, or it is too like a pick. */
export type Passed =
  | { readonly id: PaperId; readonly topic: TopicId }
  | { readonly id: PaperId; readonly like: PaperId; readonly likeness: number };

export interface Picked {
  readonly id: PaperId;
  /** The most like of the picks before it, ties to the earlier; null if it is like none. */
  readonly nearest: Nearest | null;
  /** Why it had been passed over, if it was taken in the end since nothing else was left. */
  readonly passed: Passed | null;
}

export interface Selection {
  /** As walked, then those that filled up. */
  readonly picks: readonly Picked[];
  /** Passed over and not taken, in order: "2 more on video generation". */
  readonly passed: readonly Passed[];
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
  const { size, firstTopic, similarity } = rules;
  const { perTopic = defaultWeights.perTopic, tooSimilar = defaultWeights.tooSimilar } = rules;
  const { given = [] } = rules;
  const picks: Picked[] = [...given];
  const wanted = given.length + size;
  const ofTopic = new Map<TopicId, number>();
  const countOf = (topic: TopicId | undefined) => (topic === undefined ? 0 : (ofTopic.get(topic) ?? 0));
  const count = (topic: TopicId | undefined) => topic !== undefined && ofTopic.set(topic, countOf(topic) + 1);
  for (const { id } of given) count(firstTopic(id));
  const passed: Passed[] = [];
  for (const id of new Set(order)) {
    if (picks.length >= wanted) break;
    const topic = firstTopic(id);
    if (topic !== undefined && countOf(topic) >= perTopic) {
      passed.push({ id, topic });
      continue;
    }
    const nearest = nearestOf(id, picks, similarity);
    if (nearest && nearest.likeness >= tooSimilar) {
      passed.push({ id, like: nearest.id, likeness: nearest.likeness });
      continue;
    }
    picks.push({ id, nearest, passed: null });
    count(topic);
  }
  for (const cause of passed.splice(0, Math.max(0, wanted - picks.length)))
    picks.push({ id: cause.id, nearest: nearestOf(cause.id, picks, similarity), passed: cause });
  return { picks: picks.slice(given.length), passed };
}

function nearestOf(id: PaperId, picks: readonly Picked[], similarity: Similarity): Nearest | null {
  let nearest: Nearest | null = null;
  for (const pick of picks) {
    const likeness = similarity(id, pick.id);
    if (likeness > (nearest?.likeness ?? 0)) nearest = { id: pick.id, likeness };
  }
  return nearest;
}
