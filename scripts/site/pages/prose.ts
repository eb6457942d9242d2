import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { topicUrl } from "../rows.ts";
import type { FeedsView, ProseView, SearchView } from "../views.ts";

/** The pages about the site itself: search, feeds, the fork's own, and the one for a wrong address. */
export function* prosePages(model: Model): Generator<Page> {
  const topics = [...model.topics.values()].map(({ id, name }) => ({ text: name, url: topicUrl(id) }));
  yield pageOf(model, "search", "/search/", { title: "Search", description: "Search titles and abstracts." }, {
    topics,
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
  const lost: ProseView = {
    heading: "Nothing is printed at this address",
    body: "The address may be mistyped, or come from an older copy. [Search](/search/) and [the list of all papers](/papers/) find every paper.",
  };
  yield pageOf(model, "prose", "/404.html", { title: lost.heading, description: lost.heading, indexed: false }, lost);
}

function feedsView(model: Model): FeedsView {
  return {
    general: [
      {
        title: "Leading papers (RSS)",
        about: "The papers at the head of each edition, with their abstracts.",
        url: "/feed.xml",
      },
      { title: "Leading papers (Atom)", about: "The same in Atom.", url: "/atom.xml" },
      { title: "Leading papers (JSON Feed)", about: "The same in JSON Feed 1.1.", url: "/feed.json" },
      { title: "Every paper", about: "All papers of each edition.", url: "/all.xml" },
      { title: "One item a day", about: "Each edition as one item that lists its leading papers.", url: "/days.xml" },
      { title: "Trending", about: "The most upvoted papers of the day.", url: "/trending/feed.xml" },
    ],
    topics: [...model.topics.values()].map(({ id, name }) => ({ title: name, url: `${topicUrl(id)}feed.xml` })),
  };
}
