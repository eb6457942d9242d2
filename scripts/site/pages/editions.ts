import { counted } from "../../config/counted.ts";
import {
  dayInWords,
  dayUrl,
  monthInWords,
  monthUrl,
  weekHeading,
  weekInWords,
  weekOf,
  weekSpan,
  weekUrl,
} from "../../editions/calendar.ts";
import { type Edition, type EditionPaper, leadOf } from "../../editions/edition.ts";
import { quietInWords } from "../../editions/quiet.ts";
import {
  leftOutInWords,
  likeOf,
  orderInWords,
  passedInWords,
  reasonsInWords,
  reasonsOn,
  standingInWords,
} from "../../editions/reasons.ts";
import { isShown } from "../../papers/paper.ts";
import { topicShares } from "../charts.ts";
import { daysFeed, weeksFeed } from "../feedlist.ts";
import { pageOf } from "../head.ts";
import { issueOf } from "../linked.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { editionPicture } from "../pictures.ts";
import { rowOf } from "../rows.ts";
import type { BestView, DayView, EditionView, FeedLink, Link, PeriodView, Row } from "../views.ts";
import { choicesOf } from "./choices.ts";
import { editionTwin, twinOf } from "./twins.ts";
import { toldWeeks } from "./weeks.ts";

/** A day page for each edition, and a page for each week and month that has one. */
export function* editionPages(model: Model): Generator<Page> {
  const { editions } = model.collection;
  for (const [i, edition] of editions.entries()) {
    const view: DayView = {
      edition: editionView(model, edition, i + 1),
      previous: dayLink(editions[i - 1]),
      next: dayLink(editions[i + 1]),
      week: { text: `Week ${weekOf(edition.date).week}`, url: weekUrl(edition.date) },
      month: { text: monthInWords(edition.date), url: monthUrl(edition.date) },
      choices: choicesOf(model),
    };
    const about = `The edition of ${dayInWords(edition.date)}: ${counted(edition.papers.length, "paper")}, ranked.`;
    const url = dayUrl(edition.date);
    const head = {
      title: dayInWords(edition.date),
      description: about,
      feeds: [daysFeed],
      twin: twinOf(url),
      picture: editionPicture(model.shell, edition),
      linked: issueOf(model.shell, url, edition.date, i + 1),
    };
    yield pageOf(model, "day", url, head, view);
    yield editionTwin(model, url, view.edition);
  }
  yield* periodPages(model, weekUrl, weekHeading, weeksFeed, toldWeeks(model));
  yield* periodPages(model, monthUrl, monthInWords, daysFeed);
}

function* periodPages(
  model: Model,
  urlOf: (date: string) => string,
  nameOf: (date: string) => string,
  feed: FeedLink,
  best: ReadonlyMap<string, BestView> = new Map(),
): Generator<Page> {
  const periods = new Map<string, Edition[]>();
  for (const edition of model.collection.editions) {
    const url = urlOf(edition.date);
    periods.set(url, [...(periods.get(url) ?? []), edition]);
  }
  const links = [...periods].map(([url, [first]]) => ({ url, text: first ? nameOf(first.date) : url }));
  for (const [i, { url, text }] of links.entries()) {
    const view: PeriodView = {
      heading: text,
      best: best.get(url) ?? null,
      editions: (periods.get(url) ?? []).map((edition) => ({
        dateText: dayInWords(edition.date),
        url: dayUrl(edition.date),
        quiet: quietInWords(edition),
        rows: leadOf(edition).flatMap((paper) => editionRow(model, edition, paper, 0)),
      })),
      previous: links[i - 1] ?? null,
      next: links[i + 1] ?? null,
    };
    yield pageOf(
      model,
      "period",
      url,
      { title: text, description: `The editions of ${text}, with the papers that led them.`, feeds: [feed] },
      view,
    );
  }
}

/** An edition as home and its day page show it: three sentences for the first, two for what leads beside it, one line for the rest. */
export function editionView(model: Model, edition: Edition, number: number): EditionView {
  const lead = leadOf(edition).flatMap((paper, i) => editionRow(model, edition, paper, i === 0 ? 3 : 2));
  const rest = edition.papers.slice(edition.lead).flatMap((paper) => editionRow(model, edition, paper, 0));
  return {
    date: edition.date,
    dateText: dayInWords(edition.date),
    number,
    url: dayUrl(edition.date),
    lead,
    rest,
    topics: topicShares([...lead, ...rest]),
    quiet: quietInWords(edition),
    order: [orderInWords(edition), standingInWords(edition)].filter((sentence) => sentence !== null).join(" "),
    passed: passedInWords(edition, (topic) => model.topics.get(topic)?.name),
    leftOut: leftOutInWords(edition),
    archive: archiveView(model, edition),
  };
}

/** What the letter of a quiet day brings; null where it brings nothing, and for a day with papers. */
function archiveView(model: Model, { date }: Edition): EditionView["archive"] {
  const archive = model.archives.get(date);
  if (!archive) return null;
  return {
    week: { text: `${weekInWords(archive.monday)}, ${weekSpan(archive.monday)}`, url: archive.week },
    rows: archive.papers.flatMap((entry) => {
      const paper = model.papers.get(entry.id);
      return paper ? [rowOf(model, paper, reasonsInWords(entry), 2, likeOf(entry))] : [];
    }),
  };
}

export function dayLink(edition: Edition | undefined): Link | null {
  return edition ? { text: dayInWords(edition.date), url: dayUrl(edition.date) } : null;
}

/** None for a paper that has since been taken down, or lives on under another address. */
function editionRow(model: Model, { date }: Edition, entry: EditionPaper, extract: number): Row[] {
  const paper = model.papers.get(entry.id);
  if (!paper || !isShown(paper)) return [];
  return [rowOf(model, paper, reasonsOn(date, entry, paper), extract, likeOf(entry))];
}
