import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { topicUrl } from "../rows.ts";
import type { LibraryView } from "../views.ts";

/** What a reader keeps in the browser. */
export function* libraryPages(model: Model): Generator<Page> {
  const head = { title: "Library", description: "The papers you saved, in this browser alone." };
  const view: LibraryView = {
    topics: [...model.topics.values()].map(({ id, name }) => ({ id, text: name, url: topicUrl(id) })),
  };
  yield pageOf(model, "library", "/library/", head, view);
}
