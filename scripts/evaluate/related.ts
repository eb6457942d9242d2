import { z } from "zod";
import { compare } from "../config/problem.ts";
import type { PaperId } from "../papers/paper.ts";
import type { Similarity } from "../ranking/similarity.ts";
import { filesOf, idOn, readDocuments, readGrades } from "./collection.ts";
import { likenessOf } from "./likeness.ts";
import { ndcgOfFifth } from "./metrics.ts";
import { type Bench, type Figure, meanFigure, type Part } from "./part.ts";
import { readRows } from "./rows.ts";

const shelf = "csfcube";
const querySchema = z.object({ id: z.string(), docId: idOn(shelf) });

/** A paper asked for, and the papers judged for it. */
interface Query {
  readonly paper: PaperId;
  readonly pool: readonly { readonly id: PaperId; readonly grade: number }[];
}

/**
 * Related papers, on CSFCube: each query is a paper and what of it is asked for (its background, method or result); each
 * candidate of its pool was graded 0 to 3. Likeness knows nothing of what is asked for, and ranks the pool by the whole text.
 * A query is no candidate of its own.
 *
 * @see Mysore et al., "CSFCube", NeurIPS Datasets and Benchmarks 2021; its own script for the measure.
 */
export const related: Part = {
  name: "related",
  data: filesOf(shelf),
  judged: [],
  run: ({ data, weights }: Bench): Figure[] => {
    const { similarity, plain } = likenessOf(readDocuments(data, shelf), weights);
    const queries = readQueries(data);
    const [ours, words] = [similarity, plain].map((like) => queries.map((query) => ndcgOfFifth(ranked(query, like))));
    const gained = (ours ?? []).map((figure, i) => figure - (words?.[i] ?? 0));
    const of = { unit: "queries" };
    return [
      meanFigure({ ...of, name: "CSFCube NDCG%20", bar: { is: "at least", value: 0.57 } }, ours ?? []),
      meanFigure({ ...of, name: "CSFCube NDCG%20, plain TF-IDF" }, words ?? []),
      meanFigure({ ...of, name: "above plain TF-IDF", bar: { is: "at least", value: 0.015 } }, gained),
    ];
  },
};

function readQueries(data: string): Query[] {
  const grades = readGrades(data, shelf);
  const id = idOn(shelf);
  return readRows(data, `ir/${shelf}/queries.jsonl.gz`, querySchema).map((query) => ({
    paper: query.docId,
    pool: [...(grades.get(query.id) ?? [])]
      .map(([document, grade]) => ({ id: id.parse(document), grade }))
      .filter((candidate) => candidate.id !== query.docId),
  }));
}

/** The grades of the pool, most like first, ties by id. */
function ranked({ paper, pool }: Query, like: Similarity): number[] {
  return pool
    .map(({ id, grade }) => ({ id, grade, likeness: like(paper, id) }))
    .sort((a, b) => b.likeness - a.likeness || compare(a.id, b.id))
    .map(({ grade }) => grade);
}
