import { counted } from "../../config/counted.ts";
import type { TrendingWindow } from "../../ranking/trending.ts";
import { atomType, jsonFeedType, pageOf, rssType } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { rowOf } from "../rows.ts";
import type { HomeView, Row, TrendingView } from "../views.ts";
import { dayLink, editionView } from "./editions.ts";
import { topicCounts } from "./topics.ts";

export function* homePages(model: Model): Generator<Page> {
  const { editions } = model.collection;
  const latest = editions.at(-1);
  const view: HomeView = {
    edition: latest ? editionView(model, latest, editions.length) : null,
    trending: trendingRows(model, "day").slice(0, 5),
    topics: topicCounts(model),
    earlier: editions
      .slice(-8, -1)
      .reverse()
      .flatMap((edition) => dayLink(edition) ?? []),
    papers: model.shown.length,
  };
  const feeds = [
    { title: `${model.shell.title} (Atom)`, url: "/atom.xml", type: atomType },
    { title: `${model.shell.title} (JSON Feed)`, url: "/feed.json", type: jsonFeedType },
  ];
  yield pageOf(model, "home", "/", { title: "", description: model.shell.description, feeds }, view);
}

const windows: readonly { readonly window: TrendingWindow; readonly text: string; readonly url: string }[] = [
  { window: "day", text: "Day", url: "/trending/" },
  { window: "week", text: "Week", url: "/trending/week/" },
  { window: "month", text: "Month", url: "/trending/month/" },
  { window: "all", text: "All time", url: "/trending/all/" },
];

export function* trendingPages(model: Model): Generator<Page> {
  const feeds = [{ title: "Trending", url: "/trending/feed.xml", type: rssType }];
  for (const { window, text, url } of windows) {
    const rows = trendingRows(model, window);
    const view: TrendingView = {
      heading: window === "all" ? "Trending, all time" : `Trending this ${window}`,
      windows: windows.map((other) => ({ text: other.text, url: other.window === window ? "" : other.url })),
      rows,
      note: noteOf(model, window, rows.length),
    };
    yield pageOf(
      model,
      "trending",
      url,
      { title: view.heading, description: `The most upvoted papers: ${text.toLowerCase()}.`, feeds },
      view,
    );
  }
}

function trendingRows(model: Model, window: TrendingWindow): Row[] {
  return model.ranking.trending[window].flatMap(({ id, parts }) => {
    const paper = model.papers.get(id);
    const { upvotes, hours } = parts;
    return paper
      ? [rowOf(model, paper, [`${counted(upvotes, "upvote")} after ${counted(Math.round(hours), "hour")}`])]
      : [];
  });
}

function noteOf(model: Model, window: TrendingWindow, rows: number): string {
  if (model.collection.observations.length === 0)
    return "No votes are known yet, so nothing trends. Today's edition shows another order, and says what it means.";
  if (rows === 0) return "No paper of this time has both a date and votes.";
  return window === "day"
    ? "By upvotes an hour, each paper starting with 12 hours on the clock."
    : "By upvotes. Readings younger than 48 hours are projected by how votes usually grow.";
}
