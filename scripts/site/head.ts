import type { Model } from "./model.ts";
import type { Kind, Page } from "./page.ts";
import type { FeedLink } from "./views.ts";

/** A page that readers see, with the feeds it announces: its own first, then the site's. */
export function pageOf(
  model: Model,
  kind: Kind,
  url: string,
  head: {
    readonly title: string;
    readonly description: string;
    readonly feeds?: readonly FeedLink[];
    readonly indexed?: boolean;
  },
  view: unknown,
): Page {
  const main: FeedLink = { title: model.shell.title, url: "/feed.xml", type: rssType };
  const { title, description, feeds = [], indexed = true } = head;
  return { url, kind, shell: model.shell, head: { title, description, feeds: [...feeds, main], indexed }, view };
}

export const rssType = "application/rss+xml";
export const atomType = "application/atom+xml";
export const jsonFeedType = "application/feed+json";
