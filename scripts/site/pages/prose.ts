import { weightsInWords } from "../../config/weights.ts";
import { dayInWords } from "../../editions/calendar.ts";
import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { topicUrl } from "../rows.ts";
import type { FeedsView, ProseView, RankingView, SearchView, StatusView } from "../views.ts";

/** The pages about the site itself: search, feeds, how ranking works, status, the fork's own, and the one for a wrong address. */
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
  yield pageOf(
    model,
    "ranking",
    "/ranking/",
    {
      title: "How ranking works",
      description: "What decides the order of papers, in words, with the weights in force.",
    },
    rankingView(model),
  );
  yield pageOf(
    model,
    "status",
    "/status/",
    { title: "Status", description: "What the last run did." },
    statusView(model),
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

function rankingView({ collection }: Model): RankingView {
  const { weights } = collection.site.ranking;
  return {
    sections: [
      {
        heading: "The order of the collection",
        paragraphs: [
          "Papers without votes or dates are put in an order that makes no claim of merit: a tour of the collection. Each next paper is the one that stands for the most papers not yet covered.",
          `How alike two papers are is measured by the words they share (tf-idf cosine: rare words weigh more, the title counts ${weights.titleTimes} times). The next pick has the largest sum of ${weights.coverageGain} × its gain in coverage and ${weights.coverageDegree} × its mean likeness to all papers, each scaled to the largest at that moment. Ties go by the paper's address.`,
          `\u201cStands for 12 papers like it\u201d counts the papers that are more like this pick than like any pick before it, and at least ${weights.relatedScore} like it; itself included.`,
        ],
      },
      {
        heading: "Editions",
        paragraphs: [
          `An edition holds the papers that arrived on its day. Its first ${collection.site.edition.lead} lead it: the order is walked from the top, no more than ${weights.perTopic} papers of one first topic are taken, and none that is too like one already taken. When fewer arrive, papers that have never been in an edition fill up the lead. An edition is closed once and never changed.`,
        ],
      },
      {
        heading: "Topics",
        paragraphs: [
          "A paper is in a topic when the topic's phrases stand in its title or abstract, in singular or plural, with or without a hyphen. A phrase in the title counts 3; each other phrase counts 1, up to 3; repeats count 0.5 each, up to 3; weak phrases count 0.25 each, up to 4, and never open a topic by themselves.",
          `A paper needs ${weights.topicScore} points, and has at most three topics. Its page shows the phrases that decided.`,
          `Inside a topic the order is that score plus up to ${weights.topicFit} points for how well the whole text fits the topic's phrases (BM25).`,
        ],
      },
      {
        heading: "Related papers",
        paragraphs: [
          `The papers with the largest tf-idf cosine, ${weights.relatedAtLeast} to ${weights.relatedAtMost} of them, each with the words that bring the two together.`,
        ],
      },
      {
        heading: "Trending",
        paragraphs: [
          `Trending needs votes with the time at which they were read. The day's list is ordered by upvotes / (hours since listing + ${weights.hotHeadStart}), over papers of the last ${weights.hotDays} days; week, month and all time by upvotes, with counts younger than ${weights.settledHours} hours projected by how votes usually grow. \u201cNow\u201d is the newest reading in the data.`,
        ],
      },
    ],
    weights: weightsInWords(weights),
  };
}

function statusView({ collection, shown }: Model): StatusView {
  const latest = collection.editions.at(-1);
  return {
    lines: [
      { label: "Last daily run", text: "None is recorded here" },
      { label: "Latest edition", text: latest ? dayInWords(latest.date) : "None yet" },
      { label: "Editions", text: String(collection.editions.length) },
      { label: "Papers", text: String(shown.length) },
      { label: "Topics", text: String(collection.topics.length) },
    ],
    sources: [],
  };
}
