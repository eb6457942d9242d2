import type { Model } from "../model.ts";
import type { Choice } from "../views.ts";

/** The topics that a subscriber may choose, by name; none where the newsletter has no tags to choose them by. */
export function choicesOf({ collection, topics }: Model): Choice[] {
  if (!collection.site.newsletter?.tags) return [];
  return [...topics.values()].map(({ id, name }) => ({ id, text: name }));
}
