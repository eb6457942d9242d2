import { generalFeeds, topicFeeds } from "../feedlist.ts";
import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { topicUrl } from "../rows.ts";
import type { FeedsView, ProseView, SearchView } from "../views.ts";

/** The pages about the site itself: search, feeds, the fork's own, and the one for a wrong address. */
export function* prosePages(model: Model): Generator<Page> {
  const topics = [...model.topics.values()].map(({ id, name }) => ({ text: name, url: topicUrl(id) }));
  const [open, ...periods] = model.tiers;
  yield pageOf(model, "search", "/search/", { title: "Search", description: "Search titles and abstracts." }, {
    topics,
    words: open?.words ?? "",
    since: open?.since ?? "",
    periods: periods.map(({ folder, years }) => [folder, ...years].join(" ")).join(";"),
    dated: model.shown.some(({ published, listed }) => published ?? listed),
    authors: model.shown.some(({ authors }) => authors.length > 0),
  } satisfies SearchView);
  yield pageOf(
    model,
    "feeds",
    "/feeds/",
    { title: "Feeds", description: "Follow this paper in a feed reader." },
    feedsView(model),
  );
  for (const { name, title, body } of model.collection.pages) {
    yield pageOf(model, "prose", `/${name}/`, { title, description: title }, {
      heading: title,
      body,
    } satisfies ProseView);
  }
  const lost = "Nothing is printed at this address";
  yield pageOf(model, "lost", "/404.html", { title: lost, description: lost, indexed: false }, null);
}

function feedsView(model: Model): FeedsView {
  return { general: generalFeeds, topics: [...model.topics.values()].map((topic) => topicFeeds(topic)) };
}
