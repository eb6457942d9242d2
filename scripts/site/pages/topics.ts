import type { Topic } from "../../config/topic.ts";
import { dateInWords, monthInWords } from "../../editions/calendar.ts";
import type { Paper } from "../../papers/paper.ts";
import { markdownToText } from "../../text/markdown.ts";
import { archiveOf, type Months, monthsOf, newestOf } from "../archive.ts";
import { overTime } from "../charts.ts";
import { topicFeeds } from "../feedlist.ts";
import { pageOf } from "../head.ts";
import { forgeUrl, type Model } from "../model.ts";
import type { LazyPage, Page } from "../page.ts";
import { topicPicture } from "../pictures.ts";
import { rowOf, topicUrl } from "../rows.ts";
import type { Link, PictureLink, TopicCount, TopicsView, TopicView } from "../views.ts";
import { choicesOf } from "./choices.ts";
import { listPages } from "./lists.ts";
import { topicTwin, twinOf } from "./twins.ts";

const most = 50;

/** All topics; one page a topic, with its months and pages of undated papers; papers without a topic. */
export function* topicPages(model: Model): Generator<Page | LazyPage> {
  const without = model.shown.filter(({ id }) => (model.ranking.topicsOf.get(id) ?? []).length === 0);
  const none: TopicCount = {
    id: "none",
    text: "Papers without a topic",
    url: "/topics/none/",
    papers: without.length,
    description: "No topic's phrases fit these.",
  };
  const view: TopicsView = { topics: topicCounts(model), none: without.length > 0 ? none : null };
  const head = { title: "Topics", description: "Every topic, and how many papers it holds." };
  yield pageOf(model, "topics", "/topics/", head, view);
  for (const topic of model.collection.topics) yield* onePages(model, topic);
  yield* nonePages(model, none, without);
}

/** Where some papers have a day, a list of the newest that leads to the months; else the papers by name. */
function* nonePages(model: Model, { text, url }: TopicCount, papers: readonly Paper[]): Generator<LazyPage> {
  const months = monthsOf(papers);
  const up = { text: "Topics", url: "/topics/" };
  const intro = "No topic's phrases fit these papers.";
  const list = { url, heading: text, up, always: true };
  if (papers.length === 0) {
    yield* listPages(model, { ...list, intro: "Every paper has a topic.", papers });
  } else if (months.months.size === 0) {
    yield* listPages(model, { ...list, intro: `${intro} By name.`, papers: months.undated });
  } else {
    const [newest, archive] = [newestOf(months, most), archiveOf(url, months)];
    yield* listPages(model, { ...list, intro: `${intro} The newest, and all by month.`, papers: newest, archive });
    yield* monthPages(model, { text, url }, months);
  }
}

/** The papers of a month, each month on pages of its own; and those without a date. */
function* monthPages(
  model: Model,
  up: Link,
  { months, undated }: Months,
  picture: PictureLink | null = null,
): Generator<LazyPage> {
  for (const [month, papers] of months)
    yield* listPages(model, {
      url: `${up.url}${month}/`,
      heading: `${up.text}, ${monthInWords(month)}`,
      intro: "By the day they were listed, oldest first.",
      ...{ up, papers, picture },
    });
  yield* listPages(model, {
    url: up.url,
    heading: `${up.text}, without a date`,
    intro: "By name.",
    ...{ up, papers: undated, picture, numbered: true },
  });
}

export function topicCounts(model: Model): TopicCount[] {
  return [...model.topics.values()].map((topic) => ({
    id: topic.id,
    text: topic.name,
    url: topicUrl(topic.id),
    papers: model.inTopic.get(topic.id)?.length ?? 0,
    description: markdownToText(topic.description),
  }));
}

function* onePages(model: Model, topic: Topic): Generator<Page | LazyPage> {
  const url = topicUrl(topic.id);
  const papers = model.inTopic.get(topic.id) ?? [];
  const months = monthsOf(papers);
  const up: Link = { text: topic.name, url };
  const picture = topicPicture(model.shell, up);
  // A few without a date all stand on the topic's own page.
  const hasMore = papers.length > most || months.months.size > 0;
  if (hasMore) yield* monthPages(model, up, months, picture);
  const { papers: each, weeks } = topicFeeds(topic);
  const view: TopicView = {
    id: topic.id,
    name: topic.name,
    description: topic.description,
    best: papers.slice(0, most).map((paper) => rowOf(model, paper, phrasesOf(model, topic, paper))),
    newest: newestOf(months, most).map((paper) => rowOf(model, paper, paper.listed ? [dateInWords(paper.listed)] : [])),
    over: overTime(new Map([...months.months].map(([month, { length }]) => [month, length]))),
    archive: hasMore ? archiveOf(url, months) : [],
    phrases: topic.phrases,
    feeds: [
      { text: `New papers on ${topic.name}`, url: each.url },
      { text: "One item a week", url: weeks.url },
    ],
    source: forgeUrl(model, `topics/${topic.id}.md`),
    choice: choicesOf(model).find(({ id }) => id === topic.id) ?? null,
  };
  const head = {
    title: topic.name,
    description: markdownToText(topic.description),
    feeds: [each, weeks],
    twin: twinOf(url),
    picture,
  };
  yield pageOf(model, "topic", url, head, view);
  yield topicTwin(model, url, view);
}

/** Why a paper stands in a topic. */
function phrasesOf(model: Model, topic: Topic, paper: Paper): string[] {
  const match = model.ranking.topicsOf.get(paper.id)?.find(({ id }) => id === topic.id);
  return match ? [match.phrases.slice(0, 3).join(", ")] : [];
}
