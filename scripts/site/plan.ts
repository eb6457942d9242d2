import type { Model } from "./model.ts";
import { isFile, type LazyFile, type LazyPage, madeOf, type Page, type Planned } from "./page.ts";
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
 * Every page of the site, one after the other, each with all that it is made from.
 *
 * @param style Whether the page of all components is one.
 */
export function* plannedPages(model: Model, style = false): Generator<Planned> {
  const indexed: string[] = [];
  for (const plan of [
    paperPages,
    homePages,
    editionPages,
    letterPages,
    trendingPages,
    topicPages,
    shelfPages,
    mapPages,
    libraryPages,
    prosePages,
    statusPages,
    rankingPages,
    feedPages,
    ...(style ? [stylePages] : []),
  ])
    for (const page of plan(model)) {
      if (!isFile(page) && isIndexed(page)) indexed.push(page.url);
      yield page;
    }
  yield* dataPages(model, indexed);
}

/** Whether search engines may find it. */
function isIndexed(planned: Page | LazyPage): boolean {
  return "make" in planned ? planned.indexed : (planned.head?.indexed ?? false);
}

/** All pages of them, made; and the files. */
export function planAll(model: Model, style = false): { pages: Page[]; files: LazyFile[] } {
  const [pages, files]: [Page[], LazyFile[]] = [[], []];
  for (const planned of plannedPages(model, style)) {
    if (isFile(planned)) files.push(planned);
    else pages.push(madeOf(planned));
  }
  return { pages, files };
}

/** The pages, made. */
export function planPages(model: Model, style = false): Page[] {
  return planAll(model, style).pages;
}
