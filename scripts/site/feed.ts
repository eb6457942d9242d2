import { arxivUrl } from "../papers/addresses.ts";
import type { Paper } from "../papers/paper.ts";
import { texToUnicode } from "../text/tex.ts";
import type { Link } from "./views.ts";

/** One item of a feed. Text is plain Unicode: readers strip MathML, and some read a title as HTML. */
export interface FeedItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly paragraphs: readonly string[];
  readonly links: readonly Link[];
}

/** A feed, newest item first, as the templates print it. Addresses are absolute. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly home: string;
  readonly self: string;
  readonly items: readonly FeedItem[];
}

/** A paper as an item: its abstract, why it is here, and where the work itself is. */
export function itemOf(of: {
  readonly id: string;
  readonly url: string;
  readonly paper: Paper;
  readonly at: number;
  readonly topics: readonly string[];
  readonly reasons: readonly string[];
}): FeedItem {
  const { id, url, paper, at, topics, reasons } = of;
  const abstract = texToUnicode(paper.abstract).split("\n\n");
  const paragraphs = paper.withdrawn === undefined ? abstract : [`Withdrawn: ${paper.withdrawn}`, ...abstract];
  // No code: it is often told days later, and an item that has been read must not change.
  const links: Link[] = paper.arxiv ? [{ text: `arXiv ${paper.arxiv}`, url: arxivUrl(paper.arxiv) }] : [];
  return {
    id,
    url,
    title: withoutTags(texToUnicode(paper.title)),
    at,
    authors: paper.authors,
    topics,
    paragraphs: reasons.length > 0 ? [...paragraphs, `Why it is here: ${reasons.join("; ")}.`] : paragraphs,
    links,
  };
}

/** Readers take a title for HTML and drop what looks like a tag. */
function withoutTags(title: string): string {
  return title.replace(/</g, "‹").replace(/>/g, "›");
}

/** @see https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(feed: Feed, language: string): string {
  const items = feed.items.map(jsonItem);
  const { title, description, home, self } = feed;
  return `${JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title, description, home_page_url: home, feed_url: self, language, items }, null, 1)}\n`;
}

/** An item as JSON Feed has it. */
export function jsonItem(item: FeedItem): object {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_text: [...item.paragraphs, ...item.links.map(({ text, url }) => `${text}: ${url}`)].join("\n\n"),
    date_published: new Date(item.at).toISOString(),
    ...(item.authors.length > 0 ? { authors: item.authors.map((name) => ({ name })) } : {}),
    ...(item.topics.length > 0 ? { tags: item.topics } : {}),
  };
}
