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
    byline: bylineOf(paper),
    topics: topicLinks(model, paper),
    reasons,
    like: like.flatMap((id) => {
      const other = model.papers.get(id);
      return other ? [{ text: other.title, url: paperUrl(id) }] : [];
    }),
    extract: extract > 0 && paper.abstract !== "" ? extractIn(paper, extract) : null,
    parts: [],
  };
}

const extracts = new WeakMap<Paper, Map<number, string>>();

/** Some sentences of a paper's abstract. Home, the day's page and its markdown show the same ones. */
function extractIn(paper: Paper, sentences: number): string {
  const known = extracts.get(paper) ?? new Map<number, string>();
  const extract = known.get(sentences) ?? extractOf(paper.abstract, sentences);
  extracts.set(paper, known.set(sentences, extract));
  return extract;
}

/** One paper as a line of a long list: nothing but what a list shows of it. */
export function listRow(paper: Paper): Row {
  const { id, title } = paper;
  return {
    url: paperUrl(id),
    title,
    byline: bylineOf(paper),
    ...{ topics: [], reasons: [], like: [], extract: null, parts: [] },
  };
}

/** Its authors, in short; null where none is known. */
export function bylineOf({ withdrawn, authors }: Paper): string | null {
  return [withdrawn === undefined ? null : "Withdrawn", byline(authors)].filter(Boolean).join(". ") || null;
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
