import { z } from "zod";
import { recordOf } from "../site/search.ts";
import { filesOf, readDocuments, readGrades } from "./collection.ts";
import { mean, ndcg } from "./metrics.ts";
import { type AsyncPart, type Bench, type Figure, figureOf, meanFigure } from "./part.ts";
import { readRows } from "./rows.ts";
import { withSearch } from "./searchindex.ts";

const collections = [
  { name: "cranfield", title: "Cranfield" },
  { name: "cisi", title: "CISI" },
];

/**
 * The search page's answers to questions of whole sentences, on two collections of judged abstracts. The gain of a document is its
 * grade, 0 where nobody judged it. Questions without a relevant document are left out.
 */
export const searchCollections: AsyncPart = {
  name: "search, collections",
  data: collections.flatMap(({ name }) => filesOf(name)),
  judged: [],
  async run({ data }: Bench): Promise<Figure[]> {
    const figures: Figure[] = [];
    const means: number[] = [];
    let [empty, asked] = [0, 0];
    for (const { name, title } of collections) {
      const scores = await scoresOn(name, data);
      figures.push(
        meanFigure(
          { name: `${title} NDCG@10`, unit: "questions" },
          scores.map(({ score }) => score),
        ),
      );
      means.push(mean(scores.map(({ score }) => score)));
      empty += scores.filter(({ found }) => found === 0).length;
      asked += scores.length;
    }
    return [
      ...figures,
      figureOf(
        { name: "mean NDCG@10", unit: "collections", bar: { is: "at least", value: 0.34 } },
        mean(means),
        means.length,
      ),
      figureOf({ name: "empty answers", unit: "questions", bar: { is: "at most", value: 0 } }, empty, asked),
    ];
  },
};

async function scoresOn(name: string, data: string): Promise<{ score: number; found: number }[]> {
  const documents = readDocuments(data, name).map((document) => ({ ...document, authors: [], shelf: name }));
  const grades = readGrades(data, name);
  const questions = readRows(data, `ir/${name}/queries.jsonl.gz`, z.object({ id: z.string(), text: z.string() }));
  const records = documents.map((document) => recordOf(document, []));
  const idOf = new Map(documents.map(({ id }, i) => [records[i]?.url ?? "", id.slice(name.length + 1)]));
  return withSearch(records, documents, async (search) => {
    const scores: { score: number; found: number }[] = [];
    for (const { id, text } of questions) {
      const judged = grades.get(id);
      if (!judged || [...judged.values()].every((grade) => grade === 0)) continue;
      const found = (await search(text)).map((url) => idOf.get(url) ?? "");
      scores.push({ score: gain(found, judged), found: found.length });
    }
    return scores;
  });
}

/** NDCG@10 of what was found; the documents that were not come last. */
export function gain(found: readonly string[], grades: ReadonlyMap<string, number>): number {
  const ranked = new Set([...found, ...grades.keys()]);
  return ndcg(
    [...ranked].map((id) => grades.get(id) ?? 0),
    10,
  );
}
