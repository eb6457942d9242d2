import { readSite } from "../../scripts/config/site.ts";
import { isTopicId, type Topic } from "../../scripts/config/topic.ts";
import type { Collection } from "../../scripts/editions/collection.ts";
import type { Edition } from "../../scripts/editions/edition.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { isPaperId } from "../../scripts/papers/schema.ts";
import { type Ranking, rank } from "../../scripts/ranking/rank.ts";

export type Facts = Partial<Omit<Paper, "id">>;

export function paper(n: number, facts: Facts = {}): Paper {
  const id = `own/paper-${n}`;
  if (!isPaperId(id)) throw new RangeError(`Cannot make a paper "${id}": expected a paper's id`);
  const abstract = `Networks are large. We propose method ${n}. We show that it is ${n} times faster.`;
  return {
    id,
    shelf: "own",
    name: `paper-${n}`,
    title: `Paper ${n}`,
    markdown: abstract,
    abstract,
    source: "file",
    authors: [],
    categories: [],
    facts: {},
    ...facts,
  };
}

export const many = (count: number, facts: Facts = {}) => Array.from({ length: count }, (_, n) => paper(n + 1, facts));

/** A topic whose phrase is its id. */
export function topic(id: string, name: string): Topic {
  if (!isTopicId(id)) throw new RangeError(`Cannot make a topic "${id}": expected a topic id`);
  return {
    id,
    name,
    description: name,
    phrases: [id],
    titlePhrases: [],
    weakPhrases: [],
    notPhrases: [],
    categories: [],
  };
}

/** An edition with these papers, its first ten leading; or a quiet one, with its cause. */
export function edition(
  date: string,
  papers: readonly Paper[],
  more: Partial<Edition> = {},
  reasons: Edition["papers"][number]["reasons"] = {},
): Edition {
  const quiet = papers.length > 0 ? null : { cause: "weekend", note: "The source lists no papers on this day." };
  const rows = papers.map(({ id, title }) => ({ id, title, reasons }));
  return { v: 1, date, closed: `${date}T18:00:00Z`, lead: 10, papers: rows, quiet, ...more };
}

/** A collection without votes, under "A {Test} Paper". `settings` are more lines of its site.yaml. */
export function collection(
  made: Partial<Pick<Collection, "papers" | "editions" | "topics" | "observations">>,
  settings = "",
): Collection {
  const read = readSite(
    "site.yaml",
    `format: 1\ntitle: "A {Test} Paper"\nurl: "https://example.org/paper/"\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\n${settings}`,
  );
  if (!read.ok) throw new TypeError("Cannot read the test's site");
  return { site: read.value, topics: [], papers: [], observations: [], editions: [], status: null, pages: [], ...made };
}

/** The ranking of a collection in which the topics of its papers are given: for the paper at `n` these, by their places. */
export function ranked(found: Collection, topicsOf: (n: number) => readonly number[]): Ranking {
  const given = found.papers.map(({ id }, n) => {
    const topics = topicsOf(n).flatMap((at) => found.topics[at] ?? []);
    return [id, topics.map((one) => ({ id: one.id, score: 1, phrases: [] }))] as const;
  });
  return { ...rank({ ...found, papers: [] }), topicsOf: new Map(given) };
}
