import { z } from "zod";
import type { Topic, TopicId } from "../config/topic.ts";
import type { PaperId } from "../papers/paper.ts";
import { arxivId, type HfPaper, readHfPapers } from "./hf.ts";
import { DataError, readRows } from "./rows.ts";

/*
 * How papers were drawn: the ids of the data that no earlier draw took, sorted, shuffled from the end (Fisher-Yates, mulberry32).
 * Two readers judged the first 320 of each draw: seeds 20261125 and 20261126, tuned on since, and 20261127, the final sample.
 * Most of the others were filed by one reader each, for tuning; 879 of them were read by a second one too, who gave 95% of the
 * same topics. All readers were language models: that they agree says little of people.
 */

export const judgedFile = "judged-topics.jsonl";
export const filedFile = "filed-topics.jsonl";

/** One paper, and the topics that each of two readers gave it. They saw its title and abstract, not the phrases. */
export interface JudgedPaper {
  readonly paper: HfPaper;
  readonly a: ReadonlySet<TopicId>;
  readonly b: ReadonlySet<TopicId>;
  /** Not for tuning. */
  readonly final: boolean;
}

/**
 * Reads the readers' judgements, in the order of the file, which is the order of drawing.
 *
 * @throws {DataError} If a row names a paper that the data doesn't have, or a topic that the site doesn't have.
 */
export function readJudged(judged: string, data: string, topics: readonly Topic[]): JudgedPaper[] {
  const given = givenTopics(topics);
  const rows = readRows(
    judged,
    judgedFile,
    z.object({ id: arxivId, a: given, b: given, final: z.literal(true).optional() }),
  );
  return withPapers(rows, judgedFile, data).map(({ paper, row }) => ({
    paper,
    a: new Set(row.a),
    b: new Set(row.b),
    final: row.final === true,
  }));
}

/**
 * Reads what one reader filed alone, whose judgement stands for both.
 *
 * @throws {DataError} As `readJudged`.
 */
export function readFiled(judged: string, data: string, topics: readonly Topic[]): JudgedPaper[] {
  const rows = readRows(judged, filedFile, z.object({ id: arxivId, topics: givenTopics(topics) }));
  return withPapers(rows, filedFile, data).map(({ paper, row }) => {
    const filed = new Set(row.topics);
    return { paper, a: filed, b: filed, final: false };
  });
}

function givenTopics(topics: readonly Topic[]) {
  const known = new Set<string>(topics.map(({ id }) => id));
  return z.array(
    z.custom<TopicId>(
      (id) => typeof id === "string" && known.has(id),
      "expected topics that are files in content/topics",
    ),
  );
}

function withPapers<T extends { readonly id: PaperId }>(rows: readonly T[], file: string, data: string) {
  const papers = new Map<PaperId, HfPaper>(readHfPapers(data).map((paper) => [paper.id, paper]));
  return rows.map((row, i) => {
    const paper = papers.get(row.id);
    if (!paper) throw new DataError(file, i + 1, `Cannot find the paper ${row.id} in the data`);
    return { paper, row };
  });
}
