import { z } from "zod";
import { bm25Of, termsIn } from "../ranking/bm25.ts";
import { termsOf } from "../ranking/terms.ts";
import { filesOf, readDocuments, readGrades } from "./collection.ts";
import { ndcg } from "./metrics.ts";
import { type Bench, type Figure, meanFigure, type Part } from "./part.ts";
import { readRows } from "./rows.ts";

const collections = [
  { name: "cranfield", title: "Cranfield", bar: 0.36 },
  { name: "cisi", title: "CISI", bar: 0.38 },
];

/**
 * Tokens, counts and BM25, on two collections of questions and judged abstracts. The gain of a document is its grade, 0 where
 * nobody judged it; ties by row. Questions without a relevant document are left out.
 */
export const text: Part = {
  name: "text",
  data: collections.flatMap(({ name }) => filesOf(name)),
  judged: [],
  run: (bench: Bench): Figure[] =>
    collections.map(({ name, title, bar }) =>
      meanFigure(
        { name: `${title} BM25 NDCG@10`, unit: "questions", bar: { is: "at least", value: bar } },
        scoresOn(name, bench),
      ),
    ),
};

function scoresOn(name: string, { data, weights }: Bench): number[] {
  const index = termsOf(readDocuments(data, name), weights);
  const grades = readGrades(data, name);
  const questions = readRows(data, `ir/${name}/queries.jsonl.gz`, z.object({ id: z.string(), text: z.string() }));
  return questions.flatMap((question) => {
    const judged = grades.get(question.id);
    if (!judged || [...judged.values()].every((grade) => grade === 0)) return [];
    const fit = bm25Of(index, termsIn(index, question.text), weights);
    const gains = index.ids
      .map((id, row) => ({ row, grade: judged.get(id.slice(name.length + 1)) ?? 0 }))
      .sort((a, b) => (fit[b.row] ?? 0) - (fit[a.row] ?? 0) || a.row - b.row)
      .map(({ grade }) => grade);
    return [ndcg(gains, 10)];
  });
}
