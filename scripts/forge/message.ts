import { counted } from "../config/counted.ts";
import { compare } from "../config/problem.ts";
import type { Status } from "../editions/status.ts";

/** One file that a commit holds. */
export interface Change {
  /** From the repository's top, with `/`. */
  readonly path: string;
  readonly isNew: boolean;
}

/**
 * The line that names a day's commit: `content: 2026-11-23, 58 papers (arxiv 52, huggingface 41)`. Papers are the new files;
 * the sources are those that brought some, each with what it says that it brought.
 *
 * @param today The day to name where the run had nothing to tell, and left the status as it was.
 */
export function messageOf(changes: readonly Change[], status: Status | null, today: string): string {
  const papers = changes.filter(({ path, isNew }) => isNew && path.startsWith("content/papers/")).length;
  const isTold = status !== null && changes.some(({ path }) => path === "content/status.json");
  const day = isTold ? status.run.day : today;
  const brought = Object.entries(isTold && papers > 0 ? status.sources : {})
    .filter(([name, { last }]) => /^[a-z][a-z0-9]*$/.test(name) && last.day === day && last.new > 0)
    .sort(([a], [b]) => compare(a, b))
    .map(([name, { last }]) => `${name} ${last.new}`);
  const sources = brought.length > 0 ? ` (${brought.join(", ")})` : "";
  return `content: ${day}, ${papers > 0 ? counted(papers, "paper") : "no new papers"}${sources}`;
}
