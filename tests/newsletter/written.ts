import { readSite } from "../../scripts/config/site.ts";
import { isTopicId, type Topic } from "../../scripts/config/topic.ts";
import type { Edition } from "../../scripts/editions/edition.ts";
import { type Letter, lettersOf } from "../../scripts/newsletter/letter.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { isPaperId } from "../../scripts/papers/schema.ts";
import { rank } from "../../scripts/ranking/rank.ts";

/** What others say of a paper: not one character of it is to be trusted. */
export interface Said {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly code?: string;
}

/** What an editor says: trusted, and yet of any characters. Each paper has one of the topics, by turns. */
export interface Named {
  readonly site?: string;
  readonly url?: string;
  readonly topics?: readonly string[];
}

const read = readSite(
  "site.yaml",
  `format: 1
title: "A Paper"
url: "https://example.org/paper/"
feed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"
newsletter:
  buttondown: "a-paper"
  tags: true
`,
);
if (!read.ok) throw new TypeError("Cannot read the test's site");
const settings = read.value;
const date = "2026-11-23";

/** The letters of one edition of these papers, in their order, that of everybody first; none of no papers. */
export function lettersOfAll(said: readonly Said[], named: Named = {}): readonly Letter[] {
  const papers = said.map(paperOf);
  const topics = (named.topics ?? []).map(topicOf);
  const site = { ...settings, title: named.site ?? settings.title, url: named.url ?? settings.url };
  const found = { site, topics, papers, observations: [], editions: [editionOf(papers)], status: null, pages: [] };
  const topicsOf = papers.map(({ id }, n) => {
    const own = topics.filter((_, at) => at === n % topics.length);
    return [id, own.map((topic) => ({ id: topic.id, score: 1, phrases: [] }))] as const;
  });
  const ranking = { ...rank({ ...found, papers: [] }), topicsOf: new Map(topicsOf) };
  return lettersOf(found, ranking, { every: "day", date }).letters;
}

function editionOf(papers: readonly Paper[]): Edition {
  const quiet = papers.length > 0 ? null : { cause: "nothing-left", note: "Nothing is left." };
  const rows = papers.map(({ id, title }) => ({ id, title, reasons: { upvotes: 3 } }));
  return { v: 1, date, closed: `${date}T18:00:00Z`, lead: 10, papers: rows, quiet };
}

function paperOf(said: Said, n: number): Paper {
  const id = `own/paper-${n}`;
  if (!isPaperId(id)) throw new TypeError(`Cannot make a paper "${id}": expected a paper's id`);
  const file = { id, shelf: "own", name: `paper-${n}`, markdown: said.abstract, source: "file" };
  return { ...file, categories: [], facts: {}, ...said };
}

function topicOf(name: string, n: number): Topic {
  const id = `topic-${n}`;
  if (!isTopicId(id)) throw new TypeError(`Cannot make a topic "${id}": expected a topic's id`);
  const phrases = { phrases: ["words"], titlePhrases: [], weakPhrases: [], notPhrases: [] };
  return { id, name, description: name, ...phrases, categories: [] };
}
