import type { Topic } from "../config/topic.ts";
import type { Model } from "./model.ts";
import { topicUrl } from "./rows.ts";
import type { FeedLink } from "./views.ts";

export const rssType = "application/rss+xml";
export const atomType = "application/atom+xml";
const jsonFeedType = "application/feed+json";

/** A feed of the site, as it is told of where feeds are offered. */
export interface ListedFeed extends FeedLink {
  /** What it brings, in a sentence. */
  readonly about: string;
  /** The page that it belongs to. */
  readonly home: string;
}

const rss = (title: string, url: string, home: string, about: string) => ({ title, url, type: rssType, home, about });

export const mainFeed = rss(
  "Leading papers (RSS)",
  "/feed.xml",
  "/",
  "The papers at the head of each edition, with their abstracts.",
);
export const atomFeed = { ...mainFeed, title: "Leading papers (Atom)", url: "/atom.xml", type: atomType };
export const jsonFeed = { ...mainFeed, title: "Leading papers (JSON Feed)", url: "/feed.json", type: jsonFeedType };
export const allFeed = rss("Every paper", "/all.xml", "/", "All papers of each edition.");
export const daysFeed = rss(
  "One item a day",
  "/days.xml",
  "/",
  "Each edition as one item that lists its leading papers.",
);
export const weeksFeed = rss("One item a week", "/weeks.xml", "/", "What led a week that is over, as one item.");

/** By the window they are of; what trends now has the shortest address. */
export const trendingFeeds = {
  now: rss("Trending", "/trending/feed.xml", "/trending/", "The papers that gain the most upvotes an hour."),
  week: rss("Top of the week", "/trending/week/feed.xml", "/trending/week/", "Papers as they enter the week's top 20."),
  month: rss(
    "Top of the month",
    "/trending/month/feed.xml",
    "/trending/month/",
    "Papers as they enter the month's top 20.",
  ),
} as const;

export const generalFeeds: readonly ListedFeed[] = [
  ...[mainFeed, atomFeed, jsonFeed, allFeed, daysFeed, weeksFeed],
  ...Object.values(trendingFeeds),
];

/** A topic's two feeds: its papers one by one, and a week's as one item. */
export function topicFeeds({ id, name }: Topic): { readonly papers: ListedFeed; readonly weeks: ListedFeed } {
  const home = topicUrl(id);
  return {
    papers: rss(name, `${home}feed.xml`, home, `Papers on ${name}, edition by edition.`),
    weeks: rss(`${name}, week by week`, `${home}weeks.xml`, home, `A week's papers on ${name}, as one item.`),
  };
}

/** A feed's name among those of other sites; the main one has the site's own. */
export function feedTitle({ shell }: Model, feed: FeedLink): string {
  if (feed.url === mainFeed.url) return shell.title;
  // Names of topics are as they are; the others stand after a colon.
  const isGeneral = generalFeeds.some(({ url }) => url === feed.url);
  const title = isGeneral ? feed.title.charAt(0).toLowerCase() + feed.title.slice(1) : feed.title;
  return `${shell.title}: ${title}`;
}
