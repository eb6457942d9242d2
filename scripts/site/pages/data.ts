import { counted } from "../../config/counted.ts";
import { weightsInWords } from "../../config/weights.ts";
import { dayUrl } from "../../editions/calendar.ts";
import type { Paper } from "../../papers/paper.ts";
import type { Trending } from "../../ranking/trending.ts";
import { toMarkdown } from "../../text/escape.ts";
import { absoluteUrl } from "../href.ts";
import { type Model, paperUrl } from "../model.ts";
import type { Page } from "../page.ts";
import { topicUrl } from "../rows.ts";
import { textPage } from "./feeds.ts";
import { shelvesOf } from "./lists.ts";
import { statusData } from "./status.ts";
import { twinOf } from "./twins.ts";

/** Everything as data, and the files for programs that walk the site. `pages` are those planned so far. */
export function* dataPages(model: Model, pages: readonly Page[]): Generator<Page> {
  const { editions, topics } = model.collection;
  const { base, title } = model.shell;
  const shelves = shelvesOf(model.shown);
  yield json(model, "/api/index.json", {
    v: 1,
    title,
    url: base,
    papers: [...shelves].map(([shelf, papers]) => ({
      shelf,
      url: `${base}api/papers/${shelf}.jsonl`,
      papers: papers.length,
    })),
    topics: `${base}api/topics.json`,
    ranking: `${base}api/ranking.json`,
    trending: `${base}api/trending.json`,
    editions: editions.map(({ date }) => ({ date, url: `${base}api/editions/${date}.json` })),
  });
  for (const [shelf, papers] of shelves) {
    yield textPage(
      model,
      `/api/papers/${shelf}.jsonl`,
      papers.map((paper) => `${JSON.stringify(record(model, paper))}\n`).join(""),
    );
  }
  yield json(model, "/api/ranking.json", rankingData(model));
  yield json(model, "/api/topics.json", {
    v: 1,
    topics: topics.map((topic) => ({
      id: topic.id,
      name: topic.name,
      description: topic.description,
      url: absoluteUrl(model.shell, topicUrl(topic.id)),
      phrases: topic.phrases,
      titlePhrases: topic.titlePhrases,
      weakPhrases: topic.weakPhrases,
      notPhrases: topic.notPhrases,
      categories: topic.categories,
      papers: (model.inTopic.get(topic.id) ?? []).map(({ id }) => id),
    })),
  });
  yield json(model, "/api/trending.json", trendingData(model.ranking.trending));
  for (const edition of editions)
    yield json(model, `/api/editions/${edition.date}.json`, {
      ...edition,
      url: absoluteUrl(model.shell, dayUrl(edition.date)),
    });
  yield json(model, "/status.json", statusData(model));
  yield textPage(model, "/llms.txt", llms(model));
  yield textPage(model, "/robots.txt", `User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\n`);
  yield textPage(model, "/sitemap.xml", sitemap(model, pages));
}

function json(model: Model, url: string, value: unknown): Page {
  return textPage(model, url, `${JSON.stringify(value, null, 1)}\n`);
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

/** The numbers in force, by their names in `site.yaml`; and, where statistics are not of all papers, of which they are. */
function rankingData({ collection, ranking: { basis } }: Model) {
  const { predictInterest, weights } = collection.site.ranking;
  const numbers = weightsInWords(weights).map(({ setting, value }) => [setting, Number(value)]);
  return {
    v: 1,
    predict_interest: predictInterest,
    weights: Object.fromEntries(numbers),
    ...(basis.before === null ? {} : { basis }),
  };
}

/** The lists, and what each place in them is computed from. */
function trendingData({ votes, ...lists }: Trending) {
  return { v: 1, ...lists, votes: Object.fromEntries(votes) };
}

function llms(model: Model): string {
  const { base, title, description } = model.shell;
  const link = (text: string, path: string, about: string) => `- [${toMarkdown(text)}](${base}${path}): ${about}`;
  const latest = model.collection.editions.at(-1);
  const twin = latest && twinOf(dayUrl(latest.date)).slice(1);
  return [
    `# ${toMarkdown(title)}`,
    `> ${toMarkdown(description)}`,
    "Research papers: titles, abstracts, topics with the phrases that decided them, and related papers. Everything on the site is here as data.",
    "## Data",
    link("Index", "api/index.json", "every data file"),
    link("Topics", "api/topics.json", "topics, their phrases and papers, strongest match first"),
    link("Ranking", "api/ranking.json", "the weights in force"),
    link("Trending", "api/trending.json", "ranked lists with the parts of each score"),
    "One JSON object a line in each papers file: id, url, title, abstract, topics, related, and authors and dates where a source states them.",
    "## Pages as markdown",
    "Each edition and each topic stands as markdown too: add `index.md` to its address.",
    ...(twin ? [link("Latest edition", twin, "the day's papers in ranked order, with reasons and abstracts")] : []),
    "## Pages",
    link("Front page", "", "the latest edition, what trends, the topics"),
    link("How ranking works", "ranking/", "formulas and weights in force"),
    link("All papers", "papers/", "every paper by shelf"),
    link(
      "Feeds",
      "feeds/",
      "RSS, Atom and JSON Feed: of everything, of each topic, by the paper, the day and the week",
    ),
    ...(model.shell.newsletter ? [link("Letters", "letters/", "the newsletter and its letters")] : []),
    "## Topics",
    ...[...model.topics.values()].map(({ id, name }) =>
      link(name, twinOf(topicUrl(id)).slice(1), counted(model.inTopic.get(id)?.length ?? 0, "paper")),
    ),
  ]
    .join("\n\n")
    .replace(/\n\n- /g, "\n- ")
    .concat("\n");
}

/** Pages that readers may find by a search engine: those of the site that are not marked otherwise. */
function sitemap(model: Model, pages: readonly Page[]): string {
  const urls = pages
    .filter((page) => page.head?.indexed)
    .map((page) => `<url><loc>${escapeXml(absoluteUrl(model.shell, page.url))}</loc></url>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("")}</urlset>\n`;
}

const escapeXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
