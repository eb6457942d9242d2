import { gzipSync } from "node:zlib";
import type { Paper } from "../papers/paper.ts";
import { absoluteUrl } from "./href.ts";
import { type Model, paperUrl } from "./model.ts";
import type { LazyFile } from "./page.ts";

/** From so many papers of the site on, shelves are packed. */
const packedFrom = 20_000;
/** Of zlib: the higher ones take up to four times as long, for a tenth of the bytes. */
const level = 4;

/** The address of a shelf as data. */
export function shelfDataUrl({ shown }: Pick<Model, "shown">, shelf: string): string {
  return `/api/papers/${shelf}.jsonl${shown.length > packedFrom ? ".gz" : ""}`;
}

/** A shelf as data, a paper a line. */
export function shelfData(model: Model, shelf: string, papers: readonly Paper[]): LazyFile {
  const url = shelfDataUrl(model, shelf);
  const text = () => papers.map((paper) => `${JSON.stringify(record(model, paper))}\n`).join("");
  return {
    url,
    inputs: [model.shell.base, ...papers.map((paper) => inputOf(model, paper))].join("\n"),
    bytes: () => (url.endsWith(".gz") ? packed(text()) : Buffer.from(text())),
  };
}

/** The same bytes on every system: zlib writes no time, and the system that it runs on is left out. */
export function packed(text: string): Uint8Array {
  const bytes = gzipSync(text, { level });
  bytes[9] = 255;
  return bytes;
}

/** What a line is made from. */
function inputOf({ digests, ranking }: Model, paper: Paper): string {
  const votes = ranking.trending.votes.get(paper.id);
  const predicted = ranking.predicted.get(paper.id);
  return digests.whole(paper) + ((votes ?? predicted) ? JSON.stringify([votes, predicted]) : "");
}

/** One line of `/api/papers/<shelf>.jsonl`. What is not known is absent. */
function record(model: Model, paper: Paper) {
  const { id, title, abstract, authors, arxiv, doi, published, listed, categories, code, withdrawn } = paper;
  const trending = model.ranking.trending.votes.get(id);
  const read = model.readings.get(id);
  const predicted = model.ranking.predicted.get(id);
  const known = { arxiv, doi, published, listed, code, withdrawn };
  return {
    id,
    url: absoluteUrl(model.shell, paperUrl(id)),
    title,
    abstract,
    ...(authors.length > 0 ? { authors } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    topics: model.ranking.topicsOf.get(id) ?? [],
    related: (model.ranking.related.get(id) ?? []).map((other) => ({ id: other.id, score: other.score })),
    ...(read ? { observations: { upvotes: read.upvotes, at: read.at } } : {}),
    ...(trending ? { trending: { score: trending.hot, parts: trending } } : {}),
    ...(predicted ? { predicted } : {}),
  };
}
