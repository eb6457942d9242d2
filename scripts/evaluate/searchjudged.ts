import { z } from "zod";
import { compileTopics } from "../ranking/topics.ts";
import { recordOf } from "../site/search.ts";
import { kappa, mean } from "./metrics.ts";
import { type AsyncPart, type Bench, type Figure, figureOf, meanFigure } from "./part.ts";
import { readRows } from "./rows.ts";
import { gain } from "./searchcollections.ts";
import { withSearch } from "./searchindex.ts";

/*
 * Questions written from titles and topics of the 302 papers before the search was tuned. Two readers, who had not seen its answers,
 * graded papers for each: 2 is what was asked for, 1 is related, 0 is not written down. Readers were language models.
 */
export const judgedSearchFile = "judged-search.jsonl";

const grades = z.record(z.string(), z.number().min(0).max(2));
const rowSchema = z.object({
  id: z.string(),
  kind: z.string(),
  q: z.string().min(1),
  half: z.enum(["tune", "final"]),
  judged: z.tuple([grades, grades]),
});
type Row = z.output<typeof rowSchema>;

/** Questions that may be tuned on. */
export const searchTuned: AsyncPart = part("search, judged for tuning", "tune");

/** The other half: scored once. */
export const searchFinal: AsyncPart = { ...part("search, final half", "final"), final: true };

function part(name: string, half: Row["half"]): AsyncPart {
  return {
    name,
    data: [],
    judged: [judgedSearchFile],
    run: (bench) =>
      judge(
        bench,
        readRows(bench.judged, judgedSearchFile, rowSchema).filter((row) => row.half === half),
      ),
  };
}

async function judge({ papers, topics, weights }: Bench, rows: readonly Row[]): Promise<Figure[]> {
  const topicsIn = compileTopics(topics, weights);
  const nameOf = new Map(topics.map(({ id, name }) => [id, name]));
  const records = papers.map((paper) =>
    recordOf(
      paper,
      topicsIn(paper).flatMap(({ id }) => nameOf.get(id) ?? []),
    ),
  );
  const idOf = new Map(papers.map(({ id }, i) => [records[i]?.url ?? "", id as string]));
  const scores = await withSearch(records, papers, async (search) => {
    const found: number[] = [];
    for (const row of rows)
      found.push(
        scoreOf(
          row,
          (await search(row.q)).map((url) => idOf.get(url) ?? ""),
        ),
      );
    return found;
  });
  const ofKind = (kind: string) => scores.filter((_, i) => rows[i]?.kind === kind);
  return [
    meanFigure({ name: "NDCG@10", unit: "questions", bar: { is: "at least", value: 0.8 } }, scores),
    ...[...new Set(rows.map(({ kind }) => kind))].map((kind) =>
      meanFigure({ name: `NDCG@10, ${kind}`, unit: "questions" }, ofKind(kind)),
    ),
    ...agreement(rows, papers.length),
  ];
}

/** NDCG@10, the gain of a paper being the mean of the two grades; where nothing is relevant, 1 for an empty answer. */
function scoreOf({ judged: [a, b] }: Row, found: readonly string[]): number {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const means = new Map(ids.map((id) => [id, mean([a[id] ?? 0, b[id] ?? 0])]));
  if ([...means.values()].every((grade) => grade === 0)) return Number(found.length === 0);
  return gain(found, means);
}

/** How far the readers agree on what is relevant: F1 of one by the other, and kappa over every paper of every question. */
function agreement(rows: readonly Row[], papers: number): Figure[] {
  const found = rows.flatMap(({ judged: [a, b] }) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .map((id) => ({ a: (a[id] ?? 0) > 0, b: (b[id] ?? 0) > 0 }))
      .filter(({ a, b }) => a || b),
  );
  const both = found.filter(({ a, b }) => a && b).length;
  const neither = new Array<boolean>(Math.max(0, rows.length * papers - found.length)).fill(false);
  const said = (reader: "a" | "b") => [...found.map((one) => one[reader]), ...neither];
  return [
    figureOf({ name: "readers: F1", unit: "papers" }, (2 * both) / Math.max(1, both + found.length), found.length),
    figureOf({ name: "readers: Cohen's kappa", unit: "papers" }, kappa(said("a"), said("b")), rows.length * papers),
  ];
}
