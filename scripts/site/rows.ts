import type { TopicId } from "../config/topic.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { byline } from "../text/byline.ts";
import { extractOf } from "../text/extract.ts";
import { type Model, paperUrl } from "./model.ts";
import type { Row, TopicLink } from "./views.ts";

/** One paper as a line of a list. `extract` is how many sentences of its abstract it carries, `like` what a prediction leans on. */
export function rowOf(
  model: Model,
  paper: Paper,
  reasons: readonly string[] = [],
  extract = 0,
  like: readonly PaperId[] = [],
): Row {
  return {
    url: paperUrl(paper.id),
    title: paper.title,
    byline:
      [paper.withdrawn === undefined ? null : "Withdrawn", byline(paper.authors)].filter(Boolean).join(". ") || null,
    topics: topicLinks(model, paper),
    reasons,
    like: like.flatMap((id) => {
      const other = model.papers.get(id);
      return other ? [{ text: other.title, url: paperUrl(id) }] : [];
    }),
    extract: extract > 0 && paper.abstract !== "" ? extractOf(paper.abstract, extract) : null,
    parts: [],
  };
}

export function topicLinks(model: Model, paper: Paper): TopicLink[] {
  return (model.ranking.topicsOf.get(paper.id) ?? []).flatMap(({ id }) => {
    const topic = model.topics.get(id);
    return topic ? [{ id, text: topic.name, url: topicUrl(id) }] : [];
  });
}

export function topicUrl(id: TopicId): string {
  return `/topics/${id}/`;
}
