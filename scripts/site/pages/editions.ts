import { counted } from "../../config/counted.ts";
import { grouped } from "../../config/grouped.ts";
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
import { digestOf } from "../../papers/digest.ts";
import { isShown, type PaperId } from "../../papers/paper.ts";
import { topicShares } from "../charts.ts";
import { daysFeed, weeksFeed } from "../feedlist.ts";
import { pageOf } from "../head.ts";
import { issueOf } from "../linked.ts";
import type { Model } from "../model.ts";
import type { LazyPage } from "../page.ts";
import { editionPicture } from "../pictures.ts";
import { rowOf } from "../rows.ts";
import type { BestView, DayView, EditionView, FeedLink, Link, PeriodView, Row } from "../views.ts";
import { choicesOf } from "./choices.ts";
import { editionTwin, twinOf } from "./twins.ts";
import { toldWeeks } from "./weeks.ts";

/** A day page for each edition, and a page for each week and month that has one. */
export function* editionPages(model: Model): Generator<LazyPage> {
  const { editions } = model.collection;
  for (const [i, edition] of editions.entries()) {
    const around = {
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
    const shown = editionInputs(model, edition, i + 1);
    const view = () => editionView(model, edition, i + 1);
    yield {
      url,
      kind: "day",
      indexed: true,
      inputs: JSON.stringify([head, around, shown]),
      make: () => pageOf(model, "day", url, head, { edition: view(), ...around } satisfies DayView),
    };
    yield {
      url: twinOf(url),
      kind: "daytwin",
      indexed: false,
      inputs: shown,
      make: () => editionTwin(model, url, view()),
    };
  }
  yield* periodPages(model, weekUrl, weekHeading, weeksFeed, toldWeeks(model));
  yield* periodPages(model, monthUrl, monthInWords, daysFeed);
}

/** What an edition's view, and its twin, are made from. */
function editionInputs(model: Model, edition: Edition, number: number): string {
  return [
    number,
    model.digests.edition(edition),
    rowsInputs(model, edition.papers),
    // Their abstracts are shown, or sentences of them.
    ...leadOf(edition).map(({ id }) => abstractInputs(model, id)),
    JSON.stringify([passed(model, edition), archiveView(model, edition)]),
  ].join(" ");
}

/** What lines of an edition's papers are made from. */
function rowsInputs({ digests }: Model, entries: readonly EditionPaper[]): string {
  let inputs = "";
  for (const entry of entries) {
    inputs += digests.row(entry.id);
    for (const id of likeOf(entry)) inputs += digests.row(id);
  }
  return inputs;
}

function abstractInputs({ papers }: Model, id: PaperId): string {
  const paper = papers.get(id);
  return paper ? digestOf(paper) : "";
}

function* periodPages(
  model: Model,
  urlOf: (date: string) => string,
  nameOf: (date: string) => string,
  feed: FeedLink,
  best: ReadonlyMap<string, BestView> = new Map(),
): Generator<LazyPage> {
  const periods = [...grouped(model.collection.editions, ({ date }) => urlOf(date))];
  const links = periods.map(([url, [first]]) => ({ url, text: first ? nameOf(first.date) : url }));
  for (const [i, [url, editions]] of periods.entries()) {
    const text = links[i]?.text ?? url;
    const around = {
      heading: text,
      best: best.get(url) ?? null,
      previous: links[i - 1] ?? null,
      next: links[i + 1] ?? null,
    };
    const head = { title: text, description: `The editions of ${text}, with the papers that led them.`, feeds: [feed] };
    const rows = editions.map((edition) => model.digests.edition(edition) + rowsInputs(model, leadOf(edition)));
    yield {
      url,
      kind: "period",
      indexed: true,
      inputs: JSON.stringify([around, head, rows]),
      make: () =>
        pageOf(model, "period", url, head, {
          ...around,
          editions: editions.map((edition) => periodDay(model, edition)),
        } satisfies PeriodView),
    };
  }
}

function periodDay(model: Model, edition: Edition): PeriodView["editions"][number] {
  return {
    dateText: dayInWords(edition.date),
    url: dayUrl(edition.date),
    quiet: quietInWords(edition),
    rows: leadOf(edition).flatMap((paper) => editionRow(model, edition, paper, 0)),
  };
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
    passed: passed(model, edition),
    leftOut: leftOutInWords(edition),
    archive: archiveView(model, edition),
  };
}

const passed = (model: Model, edition: Edition) => passedInWords(edition, (topic) => model.topics.get(topic)?.name);

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
