import { type FeedItem, jsonItem } from "./feed.ts";

export type FeedFormat = "rss" | "atom" | "json";

const limit = 512 * 1024;
/** No feed holds more items, or links in items: none takes fewer bytes than 150, and a link's 79 stand beside an address and a title. */
export const mostItems = Math.ceil(limit / 150);

/** As many whole editions, newest first, as fit 512 KB in a format, and at least two of them or `least`. */
export function whole(editions: Iterable<readonly FeedItem[]>, format: FeedFormat, least = 2): FeedItem[] {
  // What stands around the items, with long names and descriptions.
  let size = 4096;
  const taken: (readonly FeedItem[])[] = [];
  for (const items of editions) {
    size += items.reduce((sum, item) => sum + sizeOf(item, format), 0);
    if (size > limit && taken.length >= least) break;
    taken.push(items);
  }
  return taken.flat();
}

/** Bytes of one item as its format writes it: what the templates escape once or twice, and no less than the tags around it. */
function sizeOf(item: FeedItem, format: FeedFormat): number {
  if (format === "json") return Buffer.byteLength(JSON.stringify({ items: [jsonItem(item)] }, null, 1));
  const { id, url, title, authors, topics, paragraphs, links } = item;
  const content = sum(paragraphs, (text) => 19 + twice(text)) + sum(links, (link) => 79 + twice(link.url + link.text));
  const summary = format === "rss" ? sum(paragraphs, (text) => 1 + twice(text)) : 0;
  const names = sum([...authors, ...topics], (name) => 31 + once(name));
  return 208 + once(id + url + title) + names + content + summary;
}

const sum = <T>(list: readonly T[], sizeOf: (one: T) => number) => list.reduce((total, one) => total + sizeOf(one), 0);
const once = (text: string) => Buffer.byteLength(escaped(text));
const twice = (text: string) => once(escaped(text));

/** As Nunjucks escapes. */
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
  "\\": "&#92;",
};
const escaped = (text: string) => text.replace(/[&"'<>\\]/g, (mark) => entities[mark] ?? mark);
