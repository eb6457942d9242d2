import { readFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type DailyReport, runDay } from "../../scripts/daily/run.ts";
import type { UpstreamPaper } from "../../scripts/replay/papers.ts";
import { startUpstream, type Upstream } from "../../scripts/replay/upstream.ts";
import { contentOf, topic } from "../site/content.ts";

/** A paper that Hugging Face lists on a day, at one in the morning; arXiv has it three days before. */
export function listed(arxiv: string, day: string, more: Partial<UpstreamPaper> = {}): UpstreamPaper {
  const subject = `subject ${arxiv.split(".").join(" and ")}`;
  return {
    ...{ arxiv, day, title: `On ${subject}`, authors: ["Ada Lovelace"], categories: ["cs.LG"], upvotes: 9, code: null },
    abstract: `We look at ${subject} and at nothing else. It is found that ${subject} is as it seems, and we say why.`,
    submitted: Date.parse(`${day}T12:00:00Z`) - 3 * 86_400_000,
    appears: Date.parse(`${day}T01:00:00Z`),
    ...more,
  };
}

/** Some papers of a day. */
export const some = (count: number, day: string, more: Partial<UpstreamPaper> = {}): UpstreamPaper[] =>
  Array.from({ length: count }, (_, n) => listed(`2611.${day.slice(8)}${String(n).padStart(3, "0")}`, day, more));

/** A paper that asks the stand-in, and lives from day to day. */
export interface Stage {
  readonly upstream: Upstream;
  readonly content: string;
  readonly cache: string;
  /** Runs as at a moment, which upstream is set to. */
  at(time: string, date?: string): Promise<DailyReport>;
  read(file: string): string;
}

/** @param settings Lines of site.yaml under `sources`, besides the address; "" is Hugging Face alone. */
export async function stage(papers: readonly UpstreamPaper[], settings = "", more = ""): Promise<Stage> {
  const upstream = await startUpstream(papers);
  onTestFinished(() => upstream.stop());
  const content = contentOf({
    "site.yaml": `format: 1
title: "A daily paper"
feed_id: "urn:uuid:00000000-0000-4000-8000-000000000001"
url: "https://example.org/paper/"
sources:
  huggingface: { url: "${upstream.base}/api/daily_papers"${settings} }
${more.replaceAll("BASE", upstream.base)}`,
    "topics/subjects.md": topic("Subjects", ["subject"]),
  });
  const cache = join(content, "../.cache");
  return {
    upstream,
    content,
    cache,
    at: (time, date) => {
      upstream.now = Date.parse(time);
      return runDay({ content, cache, patience: 20_000, now: upstream.now, date });
    },
    read: (file) => readFileSync(join(content, file), "utf8"),
  };
}
