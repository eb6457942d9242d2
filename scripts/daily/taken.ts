import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../config/files.ts";
import type { Site } from "../config/site.ts";
import type { Observation } from "../papers/observations.ts";
import type { Day, Paper, PaperId } from "../papers/paper.ts";
import type { Heard } from "../sources/ask.ts";
import { mergeStatements } from "../sources/merge.ts";
import type { Nothing, Refusal, Source } from "../sources/source.ts";
import type { Means } from "./intake.ts";

/** What one list, or one answer by id, brought. Each of its rows is in exactly one count. */
export interface Taken {
  /** Absent where papers were asked for by id. */
  readonly day?: Day;
  readonly rows: number;
  readonly new: number;
  readonly updated: number;
  readonly known: number;
  readonly leftOut: number;
  readonly other: number;
  readonly refused: readonly Refusal[];
  /** Values that somebody changed by hand, and that the source says otherwise: one sentence each. */
  readonly kept: readonly string[];
  readonly nothing: Nothing | null;
}

/** What a run has so far. */
export interface Sink {
  readonly papers: Map<PaperId, Paper>;
  readonly written: string[];
  readonly read: Observation[];
}

/** Where only who said what is new, the paper is as known as before. */
const kinds = { new: "new", updated: "updated", facts: "known" } as const;

/** Writes what one answer brings, and counts it. */
export async function takeHeard(
  source: Source,
  heard: Heard,
  means: Pick<Means, "content" | "at" | "settings">,
  { papers, written, read }: Sink,
): Promise<Taken> {
  const merged = await mergeStatements({
    source: source.name,
    statements: heard.statements,
    papers: [...papers.values()],
    textOf: (file) => readFileSync(join(means.content, file), "utf8"),
  });
  const changes = new Map(merged.writes.map((write) => [write.id, write]));
  const order = heard.statements.flatMap((statement) => merged.idOf.get(statement) ?? []);
  const newcomers = [...new Set(order)].filter((id) => changes.get(id)?.change === "new");
  const leftOut = new Set(newcomers.slice(roomFor(source, heard.day, means.settings, papers)));
  const counts = { new: 0, updated: 0, known: 0, leftOut: 0, other: 0 };
  const counted = new Set<PaperId>();
  for (const statement of heard.statements) {
    const id = merged.idOf.get(statement);
    if (id === undefined) counts.other++;
    else if (leftOut.has(id)) counts.leftOut++;
    else if (counted.has(id)) counts.known++;
    else counts[kinds[changes.get(id)?.change ?? "facts"]]++;
    if (id === undefined || leftOut.has(id)) continue;
    counted.add(id);
    if (statement.counts) read.push({ paper: id, at: means.at, source: source.name, ...statement.counts });
  }
  for (const { id, file, text, paper } of merged.writes) {
    if (leftOut.has(id)) continue;
    writeWhole(join(means.content, file), text);
    papers.set(id, paper);
    written.push(file);
  }
  const refused = [...heard.refusals, ...merged.refused];
  // Of a list that is another day's the rows are counted, and not read.
  const unread = heard.rows - heard.statements.length - heard.refusals.length;
  return {
    ...(heard.day === undefined ? {} : { day: heard.day }),
    ...{ rows: heard.rows, ...counts, other: counts.other - merged.refused.length + unread, refused },
    kept: merged.kept.map(({ file, field, since }) => `content/${file} keeps its ${field}, since ${since}`),
    nothing: heard.nothing,
  };
}

/** How many new papers of a day are still taken in from a source. */
function roomFor(source: Source, day: Day | undefined, settings: Site["sources"], papers: ReadonlyMap<PaperId, Paper>) {
  const most = settings[source.name].at_most;
  if (most === undefined || day === undefined) return Infinity;
  const taken = [...papers.values()].filter((paper) => paper.listed === day && paper.source === source.name).length;
  return Math.max(0, most - taken);
}
