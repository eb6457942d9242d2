import { counted } from "../../config/counted.ts";
import { dayInWords, dayUrl } from "../../editions/calendar.ts";
import type { Edition } from "../../editions/edition.ts";
import { quietInWords } from "../../editions/quiet.ts";
import { leftOutInWords, reasonsInWords } from "../../editions/reasons.ts";
import { isShown, type Paper } from "../../papers/paper.ts";
import { texToUnicode } from "../../text/tex.ts";
import { type Feed, type FeedItem, itemOf, jsonFeed } from "../feed.ts";
import { type FeedFormat, whole } from "../feedsize.ts";
import type { Model } from "../model.ts";
import { paperUrl } from "../model.ts";
import type { Kind, Page } from "../page.ts";
import { topicUrl } from "../rows.ts";

/** Every feed, and the list of them for feed readers. */
export function* feedPages(model: Model): Generator<Page> {
  const { title, description } = model.shell;
  const main = (format: FeedFormat): Omit<Feed, "self"> => ({
    id: feedId(model, "lead"),
    title,
    description,
    home: absolute(model, "/"),
    items: wholeEditions(model, "lead", (edition) => edition.papers.slice(0, edition.lead), format),
  });
  const rss = main("rss");
  yield feedPage(model, "rss", "/feed.xml", rss);
  yield feedPage(model, "atom", "/atom.xml", main("atom"));
  const json: Feed = { ...main("json"), self: absolute(model, "/feed.json") };
  yield textPage(model, "/feed.json", jsonFeed(json, model.shell.language));
  const all = wholeEditions(model, "all", (edition) => edition.papers);
  yield feedPage(model, "rss", "/all.xml", {
    ...rss,
    id: feedId(model, "all"),
    title: `${title}: every paper`,
    items: all,
  });
  yield feedPage(model, "rss", "/days.xml", {
    ...rss,
    id: feedId(model, "days"),
    title: `${title}: one item a day`,
    items: dayItems(model),
  });
  yield feedPage(model, "rss", "/trending/feed.xml", {
    id: feedId(model, "trending"),
    title: `${title}: trending`,
    description: "The papers that gain the most upvotes an hour.",
    home: absolute(model, "/trending/"),
    items: trendingItems(model),
  });
  for (const topic of model.collection.topics) {
    const of = new Set(model.inTopic.get(topic.id)?.map((paper) => paper.id));
    yield feedPage(model, "rss", `${topicUrl(topic.id)}feed.xml`, {
      id: feedId(model, `topics/${topic.id}`),
      title: `${title}: ${topic.name}`,
      description: `Papers on ${topic.name}, edition by edition.`,
      home: absolute(model, topicUrl(topic.id)),
      items: wholeEditions(model, `topics/${topic.id}`, (edition) => edition.papers.filter(({ id }) => of.has(id))),
    });
  }
  yield opmlPage(model);
}

function feedPage(model: Model, kind: Kind, url: string, feed: Omit<Feed, "self">): Page {
  return { url, kind, shell: model.shell, head: null, view: { ...feed, self: absolute(model, url) } satisfies Feed };
}

/** A file whose text is decided here and printed as it is. */
export function textPage(model: Model, url: string, text: string): Page {
  return { url, kind: "text", shell: model.shell, head: null, view: text };
}

/** Whole editions, newest first. Item k of n is dated the edition's close plus n-k seconds, so that the rank is kept by date. */
function wholeEditions(
  model: Model,
  feed: string,
  papersOf: (edition: Edition) => Edition["papers"],
  format: FeedFormat = "rss",
): FeedItem[] {
  return whole(editionItems(model, feed, papersOf), format);
}

/** One edition at a time, newest first: of years of them, a feed holds a month. */
function* editionItems(
  model: Model,
  feed: string,
  papersOf: (edition: Edition) => Edition["papers"],
): Generator<FeedItem[]> {
  for (const edition of [...model.collection.editions].reverse()) {
    const entries = papersOf(edition).flatMap((entry) => {
      const paper = model.papers.get(entry.id);
      return paper && isShown(paper) ? [{ entry, paper }] : [];
    });
    yield entries.map(({ entry, paper }, k) => {
      const at = Date.parse(edition.closed) + (entries.length - 1 - k) * 1000;
      return paperItem(model, feed, paper, at, reasonsInWords(entry));
    });
  }
}

function paperItem(model: Model, feed: string, paper: Paper, at: number, reasons: readonly string[]): FeedItem {
  const topics = (model.ranking.topicsOf.get(paper.id) ?? []).flatMap(({ id }) => model.topics.get(id)?.name ?? []);
  return itemOf({
    id: `${feedId(model, feed)}/${paper.id}`,
    url: absolute(model, paperUrl(paper.id)),
    paper,
    at,
    topics,
    reasons,
  });
}

function dayItems(model: Model): FeedItem[] {
  const items = [...model.collection.editions].reverse().map((edition): FeedItem[] => {
    const url = absolute(model, dayUrl(edition.date));
    const rows = edition.papers
      .slice(0, edition.lead)
      .flatMap(({ id }) => model.papers.get(id) ?? [])
      .filter(isShown)
      .map((paper) => ({ text: texToUnicode(paper.title), url: absolute(model, paperUrl(paper.id)) }));
    const led = rows[0] ? [`${counted(edition.papers.length, "paper")}, led by \u201c${rows[0].text}\u201d.`] : [];
    const quiet = quietInWords(edition);
    const leftOut = leftOutInWords(edition);
    return [
      {
        id: `${feedId(model, "days")}/${edition.date}`,
        url,
        title: dayInWords(edition.date),
        at: Date.parse(edition.closed),
        authors: [],
        topics: [],
        paragraphs: [...(quiet === null ? led : [quiet]), ...(leftOut === null ? [] : [leftOut])],
        links: rows,
      },
    ];
  });
  return whole(items, "rss");
}

function trendingItems(model: Model): FeedItem[] {
  const { now, hot, votes } = model.ranking.trending;
  const rows = hot.rows.slice(0, 50);
  const items = rows.flatMap(({ id }, k) => {
    const paper = model.papers.get(id);
    const read = votes.get(id);
    return paper && read
      ? [
          paperItem(model, "trending", paper, Date.parse(now ?? read.at) + (rows.length - 1 - k) * 1000, [
            counted(read.upvotes, "upvote"),
          ]),
        ]
      : [];
  });
  return whole(
    items.map((item) => [item]),
    "rss",
    0,
  );
}

/** One outline a feed. */
function opmlPage(model: Model): Page {
  const feeds = [
    { title: model.shell.title, url: "/feed.xml", home: "/" },
    { title: `${model.shell.title}: every paper`, url: "/all.xml", home: "/" },
    { title: `${model.shell.title}: one item a day`, url: "/days.xml", home: "/" },
    { title: `${model.shell.title}: trending`, url: "/trending/feed.xml", home: "/trending/" },
    ...[...model.topics.values()].map(({ id, name }) => ({
      title: `${model.shell.title}: ${name}`,
      url: `${topicUrl(id)}feed.xml`,
      home: topicUrl(id),
    })),
  ].map(({ title, url, home }) => ({ title, url: absolute(model, url), home: absolute(model, home) }));
  return {
    url: "/feeds.opml",
    kind: "opml",
    shell: model.shell,
    head: null,
    view: { title: `Feeds of ${model.shell.title}`, feeds },
  };
}

const feedId = (model: Model, feed: string) => `${model.collection.site.feed_id}/${feed}`;
const absolute = (model: Model, url: string) => model.shell.base + url.slice(1);
