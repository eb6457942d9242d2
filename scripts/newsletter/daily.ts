import { counted } from "../config/counted.ts";
import { archiveOf, hasArchive } from "../editions/archive.ts";
import { dayInWords, dayUrl, weekInWords, weekSpan } from "../editions/calendar.ts";
import type { Collection } from "../editions/collection.ts";
import { type Edition, type EditionPaper, leadOf } from "../editions/edition.ts";
import { quietInWords } from "../editions/quiet.ts";
import { leftOutInWords, orderInWords, passedInWords } from "../editions/reasons.ts";
import { standingIn } from "../papers/paper.ts";
import type { Ranking } from "../ranking/rank.ts";
import { addressOf, choiceOf, type Draft } from "./compose.ts";
import { type Entry, entriesIn, topicsInOrder } from "./entries.ts";
import { shortDate, topicCounts, totalInWords } from "./header.ts";
import { slugOf } from "./labels.ts";
import { topicDrafts, topicOrder, topicsOfAll } from "./topical.ts";
import { whyOf, whyOn } from "./why.ts";
import { onOneLine } from "./wording.ts";

const storiesAtMost = 5;

/** The letters of a day's edition; why there are none, where there are none. */
export function dailyDrafts(collection: Collection, ranking: Ranking, date: string): Draft[] | string {
  const { site, editions } = collection;
  const no = `No letter for ${dayInWords(date)}`;
  const edition = editions.find((one) => one.date === date);
  if (!edition) return `${no}: it has no edition.`;
  if (edition.quiet !== null) {
    if (site.newsletter?.quiet !== "archive") return `${no}: ${onOneLine(quietInWords(edition) ?? "")}`;
    return archiveDrafts(collection, ranking, edition) ?? `${no}, a quiet day: ${noneLeft(edition, editions)}`;
  }
  const entryOf = entriesIn(collection, ranking);
  const paperOf = standingIn(collection.papers);
  const shown = (listed: readonly EditionPaper[]): Entry[] =>
    listed.flatMap((one) => {
      const paper = paperOf(one.id);
      return paper ? [entryOf(paper, whyOn(date, one, paper))] : [];
    });
  const entries = shown(edition.papers);
  if (entries.length === 0) return `${no}: every paper of its edition has been withdrawn or taken down.`;
  const leads = shown(leadOf(edition)).length;
  const leading = Math.min(storiesAtMost, leads);
  const others = entries.slice(leads);
  const total = counted(entries.length, "paper");
  const parts = entries.length > 1 ? topicCounts(entries) : [];
  const everybody: Draft = {
    ...frameOf(collection, date),
    covers: topicsOfAll(collection, entries),
    end: shortDate(date),
    total,
    parts,
    head: {
      words: `${dayInWords(date)}: ${totalInWords(total, parts)}.`,
      links: [{ text: "Read this edition on the web", url: addressOf(site, dayUrl(date)) }],
    },
    why: "Why it is here",
    leading: leading === 1 ? "Leading paper" : "Leading papers",
    stories: entries.slice(0, leading),
    lists: [
      { heading: moreInWords(leads - leading), entries: entries.slice(leading, leads), topics: null },
      { heading: "Also in this edition", entries: others, topics: topicsInOrder(entries) },
    ],
    notes: notesOf(collection, edition, topicsInOrder(others).length > 1),
  };
  return [everybody, ...topicDrafts(collection, everybody, entries, dayInWords(date))];
}

/** A letter of papers that led some earlier week; null where none are left. */
function archiveDrafts(collection: Collection, ranking: Ranking, edition: Edition): Draft[] | null {
  const { site, editions, papers } = collection;
  const { date } = edition;
  const paperOf = standingIn(papers);
  const archive = archiveOf(edition, editions, paperOf);
  if (!archive) return null;
  const entryOf = entriesIn(collection, ranking);
  const stories = archive.papers.flatMap((one) => {
    const paper = paperOf(one.id);
    return paper ? [entryOf(paper, whyOf(one))] : [];
  });
  const total = counted(stories.length, "paper");
  const week = weekInWords(archive.monday);
  const because = onOneLine(quietInWords(edition) ?? "");
  return [
    {
      ...frameOf(collection, date),
      opening: "From the archive: ",
      end: shortDate(date),
      total: `${total} of ${week}`,
      parts: [],
      head: {
        words: `${dayInWords(date)}: no new papers. ${because} From the archive, ${total} that led ${week}, ${weekSpan(archive.monday)}.`,
        links: [
          { text: "Read this edition on the web", url: addressOf(site, dayUrl(date)) },
          { text: `All of ${week}`, url: addressOf(site, archive.week) },
        ],
      },
      why: "Why it led",
      leading: "From the archive",
      stories,
      lists: [],
      notes: [],
    },
  ];
}

function frameOf({ site }: Collection, date: string) {
  const choice = choiceOf(site);
  return { date, slug: slugOf(`daily-${date}`), path: dayUrl(date), tag: null, covers: [], opening: "", choice };
}

function noneLeft(edition: Edition, editions: readonly Edition[]): string {
  return hasArchive(edition, editions)
    ? "the archive has no paper left for it."
    : "there is no archive yet, since it begins four weeks after the first edition.";
}

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/** "Five more that lead". */
function moreInWords(count: number): string {
  return `${numbers[count] ?? count} more that ${count === 1 ? "leads" : "lead"}`;
}

/** How the papers are ordered, and what is not among the leading ones, or not here at all. */
function notesOf({ topics }: Collection, edition: Edition, byTopic: boolean): string[] {
  const names = new Map(topics.map(({ id, name }) => [id, name]));
  const passed = passedInWords(edition, (topic) => names.get(topic));
  const leftOut = leftOutInWords(edition);
  return [
    orderInWords(edition),
    ...(byTopic ? [topicOrder] : []),
    ...(passed.length > 0 ? [`Passed over for variety: ${passed.join(", ")}.`] : []),
    ...(leftOut === null ? [] : [leftOut]),
  ];
}
