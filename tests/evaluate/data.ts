import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Topic } from "../../scripts/config/topic.ts";
import { isTopicId, type TopicId } from "../../scripts/config/topic.ts";
import { defaultWeights } from "../../scripts/config/weights.ts";
import type { Bench, Figure } from "../../scripts/evaluate/part.ts";

/** A folder with these files: rows become JSON lines, a text stays itself; a name that ends in .gz is compressed. */
export function folderOf(files: Readonly<Record<string, string | readonly unknown[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-data-"));
  for (const [name, rows] of Object.entries(files)) {
    const text = typeof rows === "string" ? rows : rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name.endsWith(".gz") ? gzipSync(text) : text);
  }
  return folder;
}

export function benchOf(
  files: Parameters<typeof folderOf>[0],
  more: Partial<Omit<Bench, "data" | "judged">> = {},
): Bench {
  const folder = folderOf(files);
  return { data: folder, judged: folder, weights: defaultWeights, topics: [], papers: [], ...more };
}

/** Figures by name. */
export function values(figures: readonly Figure[]): Record<string, number> {
  return Object.fromEntries(figures.map(({ name, value }) => [name, value]));
}

export function topicIdOf(id: string): TopicId {
  if (!isTopicId(id)) throw new RangeError(`Cannot name a topic "${id}"`);
  return id;
}

export function topicOf(id: string, ...phrases: string[]): Topic {
  return {
    id: topicIdOf(id),
    name: id,
    description: "",
    phrases,
    titlePhrases: [],
    weakPhrases: [],
    notPhrases: [],
    categories: [],
  };
}

/** A row of `hf/daily_papers.jsonl.gz`. */
export function hfRow(id: string, date: string, title: string, abstract = "") {
  return { id, title, abstract, date, categories: null, upvotes: 1, authors: ["Nobody"] };
}

/** A row of `hf/vote_observations.jsonl.gz`. */
export function readingRow(id: string, at: string, upvotes: number, source: string) {
  return { id, at, upvotes, comments: null, source };
}
