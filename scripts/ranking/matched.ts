import { createHash } from "node:crypto";
import { type Kept, keptNothing } from "../config/kept.ts";
import { digestOf } from "../papers/digest.ts";
import { isShown, type Paper, type PaperId } from "../papers/paper.ts";
import type { Rankable } from "./rank.ts";
import { compileTopics, type MatchTopics, type TopicMatch } from "./topics.ts";

type Matched = ReadonlyMap<PaperId, readonly TopicMatch[]>;

/**
 * The topics of each shown paper, strongest first.
 *
 * @param kept What earlier builds found: of a paper that is the same, under the same topics and weights, nothing is looked at again.
 */
export function matchTopics(
  { site, topics, papers }: Pick<Rankable, "site" | "topics" | "papers">,
  kept: Kept = keptNothing,
): Matched {
  const shown = papers.filter(isShown);
  const topicsIn = compileTopics(topics, site.ranking.weights);
  if (kept === keptNothing) return new Map(shown.map((paper) => [paper.id, topicsIn(paper)]));
  const key = createHash("sha256")
    .update(JSON.stringify([topics, site.ranking.weights]))
    .digest("base64url");
  return matchNew(shown, topicsIn, key, kept);
}

/** The topics that were found, by the digest of the paper. */
interface Known {
  readonly key: string;
  readonly topics: Readonly<Record<string, readonly TopicMatch[]>>;
}

const name = "topics";

function matchNew(papers: readonly Paper[], topicsIn: MatchTopics, key: string, kept: Kept): Matched {
  const bytes = kept.get(name);
  const read: Known = bytes ? JSON.parse(bytes.toString()) : { key, topics: {} };
  const known = new Map(read.key === key ? Object.entries(read.topics) : []);
  const matched = new Map<PaperId, readonly TopicMatch[]>();
  const topics: Record<string, readonly TopicMatch[]> = {};
  let isSame = true;
  for (const paper of papers) {
    const digest = digestOf(paper);
    const before = known.get(digest);
    const found = before ?? topicsIn(paper);
    if (before === undefined) isSame = false;
    matched.set(paper.id, found);
    topics[digest] = found;
  }
  if (!isSame) kept.put(name, Buffer.from(JSON.stringify({ key, topics } satisfies Known)));
  return matched;
}
