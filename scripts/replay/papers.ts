import { createHash } from "node:crypto";
import { z } from "zod";
import { readRows } from "../evaluate/rows.ts";

/** One paper as upstream has it, and when it shows it. Times are milliseconds since 1970. */
export interface UpstreamPaper {
  readonly arxiv: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** When arXiv has it. */
  readonly submitted: number;
  /** The day of Hugging Face's list. */
  readonly day: string;
  /** When it appears on that list. */
  readonly appears: number;
  /** What it will have in the end. */
  readonly upvotes: number;
  readonly code: string | null;
}

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const row = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  authors: z.array(z.string()),
  date: day,
  publishedAt: z.string().nullish(),
  submittedOnDailyAt: z.string().nullish(),
  upvotesLatest: z.number().nullish(),
  upvotes: z.number(),
  githubUrl: z.string().nullish(),
  categories: z.array(z.string()).nullish(),
});

/** The papers of the data that Hugging Face listed in a span of days, by day and id. Without the time of listing one is made up from the id. */
export function readUpstream(data: string, from: string, until: string): UpstreamPaper[] {
  return readRows(data, "daily_papers.jsonl.gz", row)
    .filter(({ date }) => date >= from && date <= until)
    .map((one) => ({
      arxiv: one.id,
      title: one.title,
      abstract: one.abstract,
      authors: one.authors,
      categories: one.categories ?? [],
      submitted: Date.parse(
        one.publishedAt?.length === 10 ? `${one.publishedAt}T12:00:00Z` : (one.publishedAt ?? `${one.date}T00:00:00Z`),
      ),
      day: one.date,
      appears:
        Date.parse(one.submittedOnDailyAt ?? `${one.date}T00:00:00Z`) +
        (one.submittedOnDailyAt ? 0 : within(one.id, 6 * 3_600_000)),
      upvotes: one.upvotesLatest ?? one.upvotes,
      code: one.githubUrl ?? null,
    }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.arxiv < b.arxiv ? -1 : 1));
}

/** A number below `span` that an id always has. */
export function within(id: string, span: number): number {
  return createHash("sha256").update(id).digest().readUInt32BE(0) % span;
}
