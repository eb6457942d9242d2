import { z } from "zod";
import type { Topic, TopicId } from "../config/topic.ts";
import type { PaperId } from "../papers/paper.ts";
import { arxivId, type HfPaper, readHfPapers } from "./hf.ts";
import { DataError, readRows } from "./rows.ts";

export const judgedFile = "judged-topics.jsonl";

/** One paper, and the topics that each of two readers gave it. They saw its title and abstract, not the phrases. */
export interface JudgedPaper {
  readonly paper: HfPaper;
  readonly a: ReadonlySet<TopicId>;
  readonly b: ReadonlySet<TopicId>;
}

/**
 * Reads the readers' judgements, in the order of the file, which is the order of drawing.
 *
 * @throws {DataError} If a row names a paper that the data doesn't have, or a topic that the site doesn't have.
 */
export function readJudged(judged: string, data: string, topics: readonly Topic[]): JudgedPaper[] {
  const papers = new Map<PaperId, HfPaper>(readHfPapers(data).map((paper) => [paper.id, paper]));
  const known = new Set<string>(topics.map(({ id }) => id));
  const topic = z.custom<TopicId>(
    (id) => typeof id === "string" && known.has(id),
    "expected topics that are files in content/topics",
  );
  const rows = readRows(judged, judgedFile, z.object({ id: arxivId, a: z.array(topic), b: z.array(topic) }));
  return rows.map(({ id, a, b }, i) => {
    const paper = papers.get(id);
    if (!paper) throw new DataError(judgedFile, i + 1, `Cannot find the paper ${id} in the data`);
    return { paper, a: new Set(a), b: new Set(b) };
  });
}
