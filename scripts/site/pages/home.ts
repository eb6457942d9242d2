import { counted } from "../../config/counted.ts";
import { dayInWords, dayUrl, monthInWords, monthUrl } from "../../editions/calendar.ts";
import type { TrendingList, TrendingWindow, Votes } from "../../ranking/trending.ts";
import { atomFeed, jsonFeed, mainFeed, trendingFeeds } from "../feedlist.ts";
import { pageOf } from "../head.ts";
import { siteOf } from "../linked.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { editionPicture, sitePicture } from "../pictures.ts";
import { rowOf } from "../rows.ts";
import { hoursInShort, partsIn, short } from "../trendparts.ts";
import type { EditionView, HomeView, Link, Part, Row, TrendingView } from "../views.ts";
import { choicesOf } from "./choices.ts";
import { dayLink, editionView } from "./editions.ts";
import { overdueOf } from "./overdue.ts";
import { topicCounts } from "./topics.ts";
import { twinOf } from "./twins.ts";

export function* homePages(model: Model): Generator<Page> {
  const { editions } = model.collection;
  const latest = editions.at(-1);
  const edition = latest ? editionView(model, latest, editions.length) : null;
  const view: HomeView = {
    overdue: overdueOf(model),
    edition,
    before: edition && isBare(edition) ? newestWithPapers(model) : null,
    trending: trendingRows(model, "hot", model.ranking.trending.hot).slice(0, 5),
    noTrending: noTrending(model) ?? "No paper of the last weeks has votes.",
    topics: topicCounts(model),
    earlier: earlierThan(editions),
    papers: model.shown.length,
    choices: choicesOf(model),
  };
  const feeds = [mainFeed, atomFeed, jsonFeed];
  const twin = latest ? { twin: twinOf(dayUrl(latest.date)) } : {};
  const { shell } = model;
  const picture = latest ? editionPicture(shell, latest) : sitePicture(shell);
  const head = { title: "", description: shell.description, feeds, ...twin, picture, linked: siteOf(shell) };
  yield pageOf(model, "home", "/", head, view);
}

/** The editions before the latest, and the month in which those before them begin: its page leads on to the others. */
function earlierThan(editions: Model["collection"]["editions"]): Link[] {
  const days = editions
    .slice(-8, -1)
    .reverse()
    .flatMap((edition) => dayLink(edition) ?? []);
  const older = editions.at(-9);
  return older ? [...days, { text: `All of ${monthInWords(older.date)}`, url: monthUrl(older.date) }] : days;
}

const isBare = ({ lead, archive }: EditionView) => lead.length === 0 && archive === null;

/** A front page is never empty: on a quiet day it shows again what was last printed, and says so. */
function newestWithPapers(model: Model): EditionView | null {
  const { editions } = model.collection;
  const at = editions.findLastIndex((edition) => edition.papers.length > 0);
  const found = editions[at];
  return found ? editionView(model, found, at + 1) : null;
}

const windows: readonly { readonly window: TrendingWindow; readonly text: string; readonly url: string }[] = [
  { window: "day", text: "Now", url: "/trending/" },
  { window: "week", text: "Week", url: "/trending/week/" },
  { window: "month", text: "Month", url: "/trending/month/" },
  { window: "all", text: "All time", url: "/trending/all/" },
];

/** What trends now: hot, rising, and the day's top; and a page each for the top of longer times. */
export function* trendingPages(model: Model): Generator<Page> {
  const { hot, rising, top } = model.ranking.trending;
  for (const { window, text, url } of windows) {
    const heading = window === "all" ? "Top papers of all time" : `Top papers of the ${window}`;
    const lists =
      window === "day"
        ? [
            listView(model, "hot", "Hot", hot, 20),
            listView(model, "rising", "Rising", rising, 10),
            listView(model, "top", heading, top.day, 10),
          ]
        : [listView(model, "top", heading, top[window], 50)];
    const view: TrendingView = {
      heading: window === "day" ? "Trending" : heading,
      windows: windows.map((other) => ({ text: other.text, url: other.window === window ? "" : other.url })),
      lists: lists.filter(({ rows }) => rows.length > 0),
      note: noteOf(model, lists),
    };
    const description = `The most upvoted papers: ${text.toLowerCase()}.`;
    const { now, week, month } = trendingFeeds;
    const feeds = { day: [now], week: [week, now], month: [month, now], all: [now] }[window];
    yield pageOf(model, "trending", url, { title: view.heading, description, feeds }, view);
  }
}

type ListName = "top" | "hot" | "rising";

/** All of a list is in `/api/trending.json`. */
function listView(
  model: Model,
  by: ListName,
  heading: string,
  list: TrendingList,
  most: number,
): TrendingView["lists"][number] {
  const rows = list.rows.slice(0, most);
  const { votes } = model.ranking.trending;
  const all = rows.flatMap(({ id }) => votes.get(id) ?? []);
  const partsOf = partsIn(by, all, model.collection.site.ranking.weights);
  return { heading, note: ruleOf(model, by, list), rows: trendingRows(model, by, { rows }, partsOf) };
}

function trendingRows(
  model: Model,
  by: ListName,
  { rows }: Pick<TrendingList, "rows">,
  partsOf: (votes: Votes) => Part[] = () => [],
): Row[] {
  return rows.flatMap(({ id }) => {
    const paper = model.papers.get(id);
    const votes = model.ranking.trending.votes.get(id);
    return paper && votes ? [{ ...rowOf(model, paper, partsInWords(model, by, votes)), parts: partsOf(votes) }] : [];
  });
}

/** What a place in a list is computed from, so that it can be checked with a pencil. */
function partsInWords(model: Model, by: ListName, { upvotes, hours, age, top, hot, rising }: Votes): string[] {
  const { settledHours, hotHeadStart, risingHeadStart } = model.collection.site.ranking.weights;
  const perHour = (start: number, score: number) =>
    `${counted(upvotes, "upvote")} / (${hoursInShort(age)} + ${start}) hours = ${short(score)}`;
  if (by === "hot") return [perHour(hotHeadStart, hot)];
  if (by === "rising") return [perHour(risingHeadStart, rising)];
  const read = `${counted(upvotes, "upvote")} after ${counted(hoursInShort(hours), "hour")}`;
  return hours < settledHours ? [`${read}, which grow to about ${Math.round(top)} in ${settledHours}`] : [read];
}

/** How a list is made, and how far back it goes, in a sentence or two. */
function ruleOf(model: Model, by: ListName, { hours, widened, rows }: TrendingList): string {
  const { enough, settledHours, hotHeadStart, risingHeadStart } = model.collection.site.ranking.weights;
  const since = hours === null ? "of all time" : `of the last ${timeInWords(hours)}`;
  const rule = {
    top: `Papers ${since}, by upvotes; counts read within ${settledHours} hours of listing are projected to that age.`,
    hot: `Papers ${since}, by upvotes an hour since listing, with ${hotHeadStart} hours on every clock at the start.`,
    rising: `Papers ${since}, by upvotes an hour since listing, with ${risingHeadStart} hours on every clock at the start.`,
  }[by];
  if (widened) return `${rule} In a shorter time fewer than ${enough} papers have votes.`;
  return rows.length < enough ? `${rule} No more papers have votes.` : rule;
}

function timeInWords(hours: number): string {
  return hours % 24 === 0 ? counted(hours / 24, "day") : counted(hours, "hour");
}

/** Why nothing trends at all; null where something does. */
function noTrending(model: Model): string | null {
  const { now, votes } = model.ranking.trending;
  if (votes.size > 0) return null;
  return now === null
    ? "No votes are known yet, so nothing trends."
    : "Votes are known only of papers without a day of listing, so nothing trends.";
}

function noteOf(model: Model, lists: TrendingView["lists"]): string {
  const { now } = model.ranking.trending;
  const empty = noTrending(model);
  if (now === null || empty !== null) return `${empty} The latest edition shows another order, and says what it means.`;
  if (lists.every(({ rows }) => rows.length === 0)) return "No paper of this time has both a date and votes.";
  return `As of the newest reading of votes, ${dayInWords(now.slice(0, 10))} at ${now.slice(11, 16)} UTC.`;
}
