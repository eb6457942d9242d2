import type { SourceRun, Status } from "../../scripts/editions/status.ts";

/** What one source brought on a day. */
export function sourceRun(day: string, papers: number): SourceRun {
  const counts = { asked: 1, rows: papers, new: papers, updated: 0, known: 0, leftOut: 0, other: 0, refused: [] };
  return { at: `${day}T05:20:00Z`, day, cause: null, note: "Read.", ...counts };
}

/** The status that a run of one day leaves; `brought` is the number of papers by source. */
export function statusOf(day: string, brought: Readonly<Record<string, number>> = {}, at = `${day}T05:20:00Z`): Status {
  const sources = Object.entries(brought).map(([name, papers]) => [
    name,
    { last: sourceRun(day, papers), good: null, through: day, counted: null, recent: [] },
  ]);
  return {
    v: 1,
    run: { at, day, broken: false },
    edition: { date: day, papers: 2, quiet: null },
    next_by: `${day}T18:00:00Z`,
    sources: Object.fromEntries(sources),
  };
}
