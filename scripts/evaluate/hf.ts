import { z } from "zod";
import { compare } from "../config/problem.ts";
import type { Observation } from "../papers/observations.ts";
import type { Day, PaperId } from "../papers/paper.ts";
import { isDay, isPaperId } from "../papers/schema.ts";
import type { Text } from "../ranking/counts.ts";
import { readRows } from "./rows.ts";

/** A paper of Hugging Face's daily list. */
export interface HfPaper extends Text {
  readonly listed: Day;
  readonly categories: readonly string[];
}

export const papersFile = "hf/daily_papers.jsonl.gz";
export const readingsFile = "hf/vote_observations.jsonl.gz";

/** "2506.01234" is the paper 2506/2506.01234. */
export const arxivId = z
  .string("expected an arXiv id in quotes")
  .transform((id) => `${id.slice(0, 4)}/${id}`)
  .pipe(
    z.custom<PaperId>((id) => typeof id === "string" && isPaperId(id), 'expected an arXiv id such as "2506.01234"'),
  );

const text = z.string("expected a text in quotes");
const paperSchema = z
  .object({
    id: arxivId,
    title: text,
    abstract: text,
    date: z.string().refine(isDay, 'expected a day such as "2026-03-31"'),
    categories: z.array(z.string()).nullable(),
  })
  .transform(({ date, categories, ...paper }): HfPaper => ({ ...paper, listed: date, categories: categories ?? [] }));

const readingSchema = z
  .object({
    id: arxivId,
    at: z.iso.datetime({ precision: 0, error: 'expected a time in UTC such as "2026-03-31T07:00:00Z"' }),
    source: z.string(),
    upvotes: z.int("expected a whole number of upvotes").min(0, "expected a number of upvotes, 0 or more"),
  })
  .transform(({ id, ...reading }): Observation => ({ paper: id, ...reading }));

/** By day of listing, then id. @throws {DataError} */
export function readHfPapers(data: string): HfPaper[] {
  const papers = readRows(data, papersFile, paperSchema);
  return papers.sort((a, b) => compare(a.listed, b.listed) || compare(a.id, b.id));
}

/** Upvotes as several people read them over the days. `source` is who, and which list of theirs. @throws {DataError} */
export function readHfReadings(data: string): Observation[] {
  return readRows(data, readingsFile, readingSchema);
}
