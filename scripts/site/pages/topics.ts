import { compare } from "../../config/problem.ts";
import type { Topic } from "../../config/topic.ts";
import { dateInWords, monthInWords } from "../../editions/calendar.ts";
import type { Paper } from "../../papers/paper.ts";
import { markdownToText } from "../../text/markdown.ts";
import { overTime } from "../charts.ts";
import { topicFeeds } from "../feedlist.ts";
import { pageOf } from "../head.ts";
import { forgeUrl, type Model } from "../model.ts";
import type { Page } from "../page.ts";
import { topicPicture } from "../pictures.ts";
import { rowOf, topicUrl } from "../rows.ts";
import type { Link, ListView, TopicCount, TopicsView, TopicView } from "../views.ts";
import { choicesOf } from "./choices.ts";
import { listPages, pageSize } from "./lists.ts";
import { topicTwin, twinOf } from "./twins.ts";

const most = 50;

/** All topics; one page a topic, with its months (or numbered pages of undated papers); papers without a topic. */
export function* topicPages(model: Model): Generator<Page> {
  const without = model.shown.filter((paper) => (model.ranking.topicsOf.get(paper.id) ?? []).length === 0);
  const none: TopicCount = {
    id: "none",
    text: "Papers without a topic",
    url: "/topics/none/",
    papers: without.length,
    description: "No topic's phrases fit these.",
  };
  const view: TopicsView = { topics: topicCounts(model), none: without.length > 0 ? none : null };
  yield pageOf(
    model,
    "topics",
    "/topics/",
    { title: "Topics", description: "Every topic, and how many papers it holds." },
    view,
  );
  for (const topic of model.collection.topics) yield* onePages(model, topic);
  yield* listPages(
    model,
    "/topics/none/",
    "Papers without a topic",
    without.length > 0 ? "No topic's phrases fit these papers. By name." : "Every paper has a topic.",
    { text: "Topics", url: "/topics/" },
    without,
    { always: true },
  );
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

function* onePages(model: Model, topic: Topic): Generator<Page> {
  const url = topicUrl(topic.id);
  const papers = model.inTopic.get(topic.id) ?? [];
  const dated = papers
    .filter((paper) => paper.listed !== undefined)
    .sort((a, b) => compare(b.listed ?? "", a.listed ?? "") || compare(a.id, b.id));
  const months = new Map<string, Paper[]>();
  for (const paper of [...dated].reverse()) {
    const month = paper.listed?.slice(0, 7) ?? "";
    months.set(month, [...(months.get(month) ?? []), paper]);
  }
  const undated = papers.filter((paper) => paper.listed === undefined).sort((a, b) => compare(a.id, b.id));
  const up: Link = { text: topic.name, url };
  const picture = topicPicture(model.shell, up);
  const archive: TopicView["archive"][number][] = [];
  for (const [month, rows] of months) {
    const view: ListView = {
      heading: `${topic.name}, ${monthInWords(month)}`,
      intro: "By the day they were listed, oldest first.",
      up,
      rows: rows.map((paper) => rowOf(model, paper)),
      pager: [],
    };
    archive.push({ text: monthInWords(month), url: `${url}${month}/`, papers: rows.length });
    yield pageOf(model, "list", `${url}${month}/`, { title: view.heading, description: view.heading, picture }, view);
  }
  const pages = [...listPages(model, url, topic.name, "Papers without a date, by name.", up, undated, { from: 1 })];
  if (papers.length > most || dated.length > 0) {
    yield* pages;
    archive.push(
      ...pages.map((page, i) => {
        const papers = Math.min(pageSize, undated.length - i * pageSize);
        return { text: `Without a date, page ${i + 1}`, url: page.url, papers };
      }),
    );
  }
  const { papers: each, weeks } = topicFeeds(topic);
  const view: TopicView = {
    id: topic.id,
    name: topic.name,
    description: topic.description,
    best: papers.slice(0, most).map((paper) => rowOf(model, paper, phrasesOf(model, topic, paper))),
    newest: dated.slice(0, most).map((paper) => rowOf(model, paper, paper.listed ? [dateInWords(paper.listed)] : [])),
    over: overTime(new Map([...months].map(([month, rows]) => [month, rows.length]))),
    archive,
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
