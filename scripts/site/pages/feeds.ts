import { counted } from "../../config/counted.ts";
import { dayInWords, dayUrl, weekHeading, weekUrl } from "../../editions/calendar.ts";
import { type Edition, leadOf } from "../../editions/edition.ts";
import { quietInWords } from "../../editions/quiet.ts";
import { leftOutInWords, reasonsInWords } from "../../editions/reasons.ts";
import { digestOf } from "../../papers/digest.ts";
import { isShown, type Paper, type PaperId } from "../../papers/paper.ts";
import type { TrendingList } from "../../ranking/trending.ts";
import { texToUnicode } from "../../text/tex.ts";
import { type Feed, type FeedItem, itemOf, jsonFeed as printJsonFeed } from "../feed.ts";
import {
  allFeed,
  atomFeed,
  atomType,
  daysFeed,
  feedTitle,
  generalFeeds,
  jsonFeed,
  type ListedFeed,
  mainFeed,
  rssType,
  topicFeeds,
  trendingFeeds,
  weeksFeed,
} from "../feedlist.ts";
import { type FeedFormat, mostItems, whole } from "../feedsize.ts";
import { absoluteUrl } from "../href.ts";
import { type Model, paperUrl } from "../model.ts";
import type { LazyFile, LazyPage, Page, Planned } from "../page.ts";

/** Every feed, and the list of them for feed readers. */
export function* feedPages(model: Model): Generator<Planned> {
  const leading = (edition: Edition) => edition.papers.slice(0, edition.lead);
  const leads = (format: FeedFormat) => editionSource(model, "lead", leading, format);
  // The site's own name and description are those of its main feed.
  const main = { title: model.shell.title, about: model.shell.description };
  yield feedPage(model, { ...mainFeed, ...main }, "lead", leads("rss"));
  yield feedPage(model, { ...atomFeed, ...main }, "lead", leads("atom"));
  yield jsonFeedFile(model, { ...jsonFeed, ...main }, "lead", leads("json"));
  yield feedPage(
    model,
    named(model, allFeed),
    "all",
    editionSource(model, "all", ({ papers }) => papers),
  );
  yield feedPage(model, named(model, daysFeed), "days", {
    inputs: editionsInputs(model, leadOf, true),
    items: () => dayItems(model),
  });
  yield feedPage(model, named(model, weeksFeed), "weeks", weekSource(model, "weeks"));
  const { hot, top } = model.ranking.trending;
  for (const [window, list] of [
    ["now", hot.rows.slice(0, 50)],
    ["week", top.week.rows.slice(0, 20)],
    ["month", top.month.rows.slice(0, 20)],
  ] as const) {
    const id = window === "now" ? "trending" : `trending/${window}`;
    const items = trendingItems(model, id, list);
    yield feedPage(model, named(model, trendingFeeds[window]), id, {
      inputs: JSON.stringify(items),
      items: () => items,
    });
  }
  for (const topic of model.collection.topics) {
    const of = new Set(model.inTopic.get(topic.id)?.map((paper) => paper.id));
    const { papers, weeks } = topicFeeds(topic);
    const id = `topics/${topic.id}`;
    const inTopic = (edition: Edition) => edition.papers.filter((entry) => of.has(entry.id));
    yield feedPage(model, named(model, papers), id, editionSource(model, id, inTopic));
    yield feedPage(model, named(model, weeks), `${id}/weeks`, weekSource(model, `${id}/weeks`, of));
  }
  yield opmlPage(model);
}

/** A feed's items, and what they are made from. */
interface Source {
  readonly inputs: string;
  readonly items: () => readonly FeedItem[];
}

const named = (model: Model, feed: ListedFeed): ListedFeed => ({ ...feed, title: feedTitle(model, feed) });

function feedOf(model: Model, { title, about, home, url }: ListedFeed, id: string, items: readonly FeedItem[]): Feed {
  const [where, self] = [absoluteUrl(model.shell, home), absoluteUrl(model.shell, url)];
  return { id: feedId(model, id), title, description: about, home: where, self, items };
}

function feedPage(model: Model, feed: ListedFeed, id: string, source: Source): LazyPage {
  const { url } = feed;
  const kind = feed.type === atomType ? "atom" : "rss";
  return {
    url,
    kind,
    indexed: false,
    inputs: JSON.stringify(feedOf(model, feed, id, [])) + source.inputs,
    make: () => ({ url, kind, shell: model.shell, head: null, view: feedOf(model, feed, id, source.items()) }),
  };
}

function jsonFeedFile(model: Model, feed: ListedFeed, id: string, source: Source): LazyFile {
  const { language } = model.shell;
  return {
    url: feed.url,
    inputs: JSON.stringify([language, feedOf(model, feed, id, [])]) + source.inputs,
    bytes: () => Buffer.from(printJsonFeed(feedOf(model, feed, id, source.items()), language)),
  };
}

/** A feed of papers as editions bring them. */
function editionSource(
  model: Model,
  feed: string,
  papersOf: (edition: Edition) => Edition["papers"],
  format: FeedFormat = "rss",
): Source {
  return {
    inputs: editionsInputs(model, papersOf),
    items: () => wholeEditions(model, feed, papersOf, format),
  };
}

/** Of the newest editions: more than fit in a feed, whatever its format. `empty` editions are told of too, or are not. */
function editionsInputs(model: Model, papersOf: (edition: Edition) => Edition["papers"], empty = false): string {
  const inputs = [model.shell.base];
  let [items, editions] = [0, 0];
  for (const edition of [...model.collection.editions].reverse()) {
    const entries = papersOf(edition);
    if (entries.length === 0 && !empty) continue;
    inputs.push(model.digests.edition(edition), ...entries.map(({ id }) => paperInputs(model, id)));
    items += Math.max(1, entries.length);
    editions++;
    if (items > mostItems && editions >= 2) break;
  }
  return inputs.join("\n");
}

function paperInputs({ digests, papers }: Model, id: PaperId): string {
  const paper = papers.get(id);
  return paper ? digests.row(id) + digestOf(paper) : "";
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
    url: absoluteUrl(model.shell, paperUrl(paper.id)),
    paper,
    at,
    topics,
    reasons,
  });
}

function dayItems(model: Model): FeedItem[] {
  const items = [...model.collection.editions].reverse().map((edition): FeedItem[] => {
    const papers = leadOf(edition)
      .flatMap(({ id }) => model.papers.get(id) ?? [])
      .filter(isShown);
    const quiet = quietInWords(edition);
    const leftOut = leftOutInWords(edition);
    const paragraphs = [
      ...(quiet === null ? ledBy(papers, edition.papers.length) : [quiet]),
      ...(leftOut === null ? [] : [leftOut]),
    ];
    const { date, closed } = edition;
    return [listItem(model, `days/${date}`, dayUrl(date), dayInWords(date), closed, papers, paragraphs)];
  });
  return whole(items, "rss");
}

/** The papers that a feed tells of a week that is over: what led it, or all of its papers that are `of` a topic, by upvotes. */
interface FeedWeek {
  readonly sunday: string;
  readonly closed: string;
  readonly papers: readonly Paper[];
  /** Those that are not named are counted too. */
  readonly count: number;
}

/** The newest first; none without papers. */
function* feedWeeks(model: Model, of?: ReadonlySet<PaperId>): Generator<FeedWeek> {
  for (const { sunday, week } of model.weeks()) {
    const all = of ? week.all.filter(({ paper }) => of.has(paper.id)) : [...week.picks, ...week.others];
    const papers = all.map(({ paper }) => paper).filter(isShown);
    if (papers.length > 0) yield { sunday, closed: week.closed, papers, count: of ? papers.length : week.all.length };
  }
}

/** A week that is over as one item, newest first. */
function weekSource(model: Model, feed: string, of?: ReadonlySet<PaperId>): Source {
  const items = function* () {
    for (const { sunday, closed, papers, count } of feedWeeks(model, of)) {
      const [id, url] = [`${feed}${weekUrl(sunday).slice(0, -1)}`, weekUrl(sunday)];
      yield [listItem(model, id, url, weekHeading(sunday), closed, papers, ledBy(papers, count))];
    }
  };
  return { inputs: weeksInputs(model, feedWeeks(model, of)), items: () => whole(items(), "rss") };
}

/** Of the newest weeks: more than fit in a feed. */
function weeksInputs({ digests, shell }: Model, weeks: Iterable<FeedWeek>): string {
  const inputs = [shell.base];
  let [links, told] = [0, 0];
  for (const { sunday, closed, papers, count } of weeks) {
    inputs.push(`${sunday} ${closed} ${count}`, ...papers.map(({ id }) => digests.row(id)));
    links += papers.length;
    told++;
    if (links > mostItems && told >= 2) break;
  }
  return inputs.join("\n");
}

/** "41 papers, led by “Attention”."; nothing of none. */
const ledBy = ([first]: readonly Paper[], count: number) =>
  first ? [`${counted(count, "paper")}, led by \u201c${texToUnicode(first.title)}\u201d.`] : [];

/** Many papers as one item. */
function listItem(
  model: Model,
  id: string,
  url: string,
  title: string,
  closed: string,
  papers: readonly Paper[],
  paragraphs: readonly string[],
): FeedItem {
  return {
    id: feedId(model, id),
    url: absoluteUrl(model.shell, url),
    title,
    at: Date.parse(closed),
    authors: [],
    topics: [],
    paragraphs,
    links: papers.map((paper) => ({
      text: texToUnicode(paper.title),
      url: absoluteUrl(model.shell, paperUrl(paper.id)),
    })),
  };
}

/** Each paper once, when it enters the list: its id in the feed stays, whatever its place. */
function trendingItems(model: Model, feed: string, rows: TrendingList["rows"]): FeedItem[] {
  const { now, votes } = model.ranking.trending;
  const items = rows.flatMap(({ id }, k) => {
    const paper = model.papers.get(id);
    const read = votes.get(id);
    if (!paper || !read) return [];
    const at = Date.parse(now ?? read.at) + (rows.length - 1 - k) * 1000;
    return [paperItem(model, feed, paper, at, [counted(read.upvotes, "upvote")])];
  });
  return whole(
    items.map((item) => [item]),
    "rss",
    0,
  );
}

/** One outline a feed: of those that are the same in two formats, or that bring one topic's papers by the week, the plain one. */
function opmlPage(model: Model): Page {
  const listed = [
    ...generalFeeds.filter(({ type }) => type === rssType),
    ...[...model.topics.values()].map((topic) => topicFeeds(topic).papers),
  ];
  const feeds = listed.map((feed) => ({
    title: feedTitle(model, feed),
    url: absoluteUrl(model.shell, feed.url),
    home: absoluteUrl(model.shell, feed.home),
  }));
  return {
    url: "/feeds.opml",
    kind: "opml",
    shell: model.shell,
    head: null,
    view: { title: `Feeds of ${model.shell.title}`, feeds },
  };
}

const feedId = (model: Model, feed: string) => `${model.collection.site.feed_id}/${feed}`;
