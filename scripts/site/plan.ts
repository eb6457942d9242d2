import type { Model } from "./model.ts";
import type { Page } from "./page.ts";
import { dataPages } from "./pages/data.ts";
import { editionPages } from "./pages/editions.ts";
import { feedPages } from "./pages/feeds.ts";
import { homePages, trendingPages } from "./pages/home.ts";
import { letterPages } from "./pages/letters.ts";
import { libraryPages } from "./pages/library.ts";
import { shelfPages } from "./pages/lists.ts";
import { mapPages } from "./pages/map.ts";
import { paperPages } from "./pages/papers.ts";
import { prosePages } from "./pages/prose.ts";
import { rankingPages } from "./pages/ranking.ts";
import { statusPages } from "./pages/status.ts";
import { stylePages } from "./pages/style.ts";
import { topicPages } from "./pages/topics.ts";

/**
 * Every page of the site, each with all that it is made from.
 *
 * @param style Whether the page of all components is one.
 */
export function planPages(model: Model, style = false): Page[] {
  const pages = [
    homePages,
    editionPages,
    letterPages,
    trendingPages,
    topicPages,
    shelfPages,
    paperPages,
    mapPages,
    libraryPages,
    prosePages,
    statusPages,
    rankingPages,
    feedPages,
    ...(style ? [stylePages] : []),
  ].flatMap((plan) => [...plan(model)]);
  pages.push(...dataPages(model, pages));
  return pages;
}
