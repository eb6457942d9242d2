import { feedTitle, mainFeed } from "./feedlist.ts";
import type { Model } from "./model.ts";
import type { Kind, Page } from "./page.ts";
import { sitePicture } from "./pictures.ts";
import type { FeedLink, Head, PictureLink } from "./views.ts";

/** A page that readers see, with the feeds it announces: its own first, then the site's. */
export function pageOf(
  model: Model,
  kind: Kind,
  url: string,
  head: {
    readonly title: string;
    readonly description: string;
    readonly feeds?: readonly FeedLink[];
    readonly twin?: string;
    readonly indexed?: boolean;
    readonly picture?: PictureLink | null;
    readonly linked?: object | null;
  },
  view: unknown,
): Page {
  const {
    title,
    description,
    feeds = [],
    twin = null,
    indexed = true,
    picture = sitePicture(model.shell),
    linked = null,
  } = head;
  const all: Head = { title, description, feeds: announced(model, feeds), twin, indexed, picture, linked };
  return { url, kind, shell: model.shell, head: all, view };
}

function announced(model: Model, own: readonly FeedLink[]): FeedLink[] {
  const feeds = own.some(({ url }) => url === mainFeed.url) ? own : [...own, mainFeed];
  return feeds.map((feed) => ({ title: feedTitle(model, feed), url: feed.url, type: feed.type }));
}
