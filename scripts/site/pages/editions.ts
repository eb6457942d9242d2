import { counted } from "../../config/counted.ts";
import { dayInWords, dayUrl, monthInWords, monthUrl, weekOf, weekUrl } from "../../editions/calendar.ts";
import type { Edition, EditionPaper } from "../../editions/edition.ts";
import { leftOutInWords, likeOf, reasonsInWords } from "../../editions/reasons.ts";
import { isShown } from "../../papers/paper.ts";
import { texToUnicode } from "../../text/tex.ts";
import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { rowOf } from "../rows.ts";
import type { DayView, EditionView, Link, PeriodView, Row } from "../views.ts";

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
    };
    const about = `The edition of ${dayInWords(edition.date)}: ${counted(edition.papers.length, "paper")}, ranked.`;
    yield pageOf(model, "day", dayUrl(edition.date), { title: dayInWords(edition.date), description: about }, view);
  }
  yield* periodPages(model, weekUrl, (date) => `Week ${weekOf(date).week} of ${weekOf(date).year}`);
  yield* periodPages(model, monthUrl, monthInWords);
}

function* periodPages(
  model: Model,
  urlOf: (date: string) => string,
  nameOf: (date: string) => string,
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
      editions: (periods.get(url) ?? []).map((edition) => ({
        dateText: dayInWords(edition.date),
        url: dayUrl(edition.date),
        quiet: edition.quiet?.note ?? null,
        rows: leadOf(edition).flatMap((paper) => editionRow(model, edition, paper, 0)),
      })),
      previous: links[i - 1] ?? null,
      next: links[i + 1] ?? null,
    };
    yield pageOf(
      model,
      "period",
      url,
      { title: text, description: `The editions of ${text}, with the papers that led them.` },
      view,
    );
  }
}

/** An edition as home and its day page show it: two sentences for what leads, one line for the rest. */
export function editionView(model: Model, edition: Edition, number: number): EditionView {
  return {
    date: edition.date,
    dateText: dayInWords(edition.date),
    number,
    url: dayUrl(edition.date),
    lead: leadOf(edition).flatMap((paper) => editionRow(model, edition, paper, 2)),
    rest: edition.papers.slice(edition.lead).flatMap((paper) => editionRow(model, edition, paper, 0)),
    quiet: edition.quiet?.note ?? null,
    order: orderOf(edition),
    passed: passedInWords(model, edition),
    leftOut: leftOutInWords(edition),
  };
}

export function dayLink(edition: Edition | undefined): Link | null {
  return edition ? { text: dayInWords(edition.date), url: dayUrl(edition.date) } : null;
}

function leadOf(edition: Edition): EditionPaper[] {
  return edition.papers.slice(0, edition.lead);
}

/** None for a paper that has since been taken down, or lives on under another address. */
function editionRow(model: Model, { date }: Edition, entry: EditionPaper, extract: number): Row[] {
  const paper = model.papers.get(entry.id);
  if (!paper || !isShown(paper)) return [];
  const reasons = reasonsInWords(entry);
  if (paper.listed !== undefined && paper.listed !== date) reasons.push(`listed ${dayInWords(paper.listed)}`);
  return [rowOf(model, paper, reasons, extract, likeOf(entry))];
}

/** What was passed over, by topic and by the paper that it is like, each in a few words. */
function passedInWords(model: Model, { papers, passed = [] }: Edition): string[] {
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  const names = passed.map((one) =>
    "topic" in one
      ? `on ${model.topics.get(one.topic)?.name ?? one.topic}`
      : `much like \u201c${texToUnicode(titles.get(one.like) ?? one.like)}\u201d`,
  );
  return [...new Set(names)].map((name) => `${names.filter((other) => other === name).length} more ${name}`);
}

function orderOf({ papers }: Edition): string {
  const [voted, guessed] = ["upvotes", "from"].map((name) => papers.some(({ reasons }) => name in reasons));
  const guess = guessed ? " Where none are known yet, what similar earlier papers got is a guess, and says so." : "";
  if (voted) return `Ordered by upvotes an hour where votes are known, then as a tour of the collection.${guess}`;
  return guessed
    ? "No votes were known when this edition closed. It is ordered by the votes that similar earlier papers got: a guess, no verdict."
    : "No votes were known when this edition closed, so its order is no verdict but a tour of the collection: each paper is near to many others and far from those above it. It stands for those that are nearer to it than to the rest of this edition.";
}
