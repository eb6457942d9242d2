import { counted } from "../../config/counted.ts";
import { weightsInWords } from "../../config/weights.ts";
import { dayUrl } from "../../editions/calendar.ts";
import type { Edition } from "../../editions/edition.ts";
import type { Trending } from "../../ranking/trending.ts";
import { toMarkdown } from "../../text/escape.ts";
import { absoluteUrl } from "../href.ts";
import type { Model } from "../model.ts";
import type { LazyFile } from "../page.ts";
import { topicUrl } from "../rows.ts";
import { shelfData, shelfDataUrl } from "../shelfdata.ts";
import { sitemaps } from "../sitemaps.ts";
import { jsonFile, textFile } from "../textfile.ts";
import { statusData } from "./status.ts";
import { twinOf } from "./twins.ts";

/** Everything as data, and the files for programs that walk the site. `indexed` are the pages that search engines may find. */
export function* dataPages(model: Model, indexed: readonly string[]): Generator<LazyFile> {
  const { editions, topics } = model.collection;
  const { shelves, shell } = model;
  const { base, title } = shell;
  yield jsonFile("/api/index.json", {
    v: 1,
    title,
    url: base,
    papers: [...shelves].map(([shelf, papers]) => ({
      shelf,
      url: absoluteUrl(shell, shelfDataUrl(model, shelf)),
      papers: papers.length,
    })),
    topics: `${base}api/topics.json`,
    ranking: `${base}api/ranking.json`,
    trending: `${base}api/trending.json`,
    editions: editions.map(({ date }) => ({ date, url: `${base}api/editions/${date}.json` })),
  });
  for (const [shelf, papers] of shelves) yield shelfData(model, shelf, papers);
  yield jsonFile("/api/ranking.json", rankingData(model));
  yield jsonFile("/api/topics.json", {
    v: 1,
    topics: topics.map((topic) => ({
      id: topic.id,
      name: topic.name,
      description: topic.description,
      url: absoluteUrl(shell, topicUrl(topic.id)),
      phrases: topic.phrases,
      titlePhrases: topic.titlePhrases,
      weakPhrases: topic.weakPhrases,
      notPhrases: topic.notPhrases,
      categories: topic.categories,
      papers: (model.inTopic.get(topic.id) ?? []).map(({ id }) => id),
    })),
  });
  yield jsonFile("/api/trending.json", trendingData(model.ranking.trending));
  for (const edition of editions) yield editionData(model, edition);
  yield jsonFile("/status.json", statusData(model));
  yield textFile("/llms.txt", llms(model));
  yield textFile("/robots.txt", `User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\n`);
  yield* sitemaps(shell, indexed);
}

function editionData({ digests, shell }: Model, edition: Edition): LazyFile {
  const url = `/api/editions/${edition.date}.json`;
  const page = absoluteUrl(shell, dayUrl(edition.date));
  const bytes = () => jsonFile(url, { ...edition, url: page }).bytes();
  return { url, inputs: `${page} ${digests.edition(edition)}`, bytes };
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
    "One JSON object a line in each papers file, packed where its name ends in .gz: id, url, title, abstract, topics, related, and authors and dates where a source states them.",
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
