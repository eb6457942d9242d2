import { counted } from "../config/counted.ts";
import { weekHeading, weekInWords, weekSpan, weekUrl } from "../editions/calendar.ts";
import type { Collection } from "../editions/collection.ts";
import { votesInWords } from "../editions/reasons.ts";
import { votesOf, type WeekPaper, weekOrderInWords, weeksIn } from "../editions/week.ts";
import type { Ranking } from "../ranking/rank.ts";
import { addressOf, choiceOf, type Draft } from "./compose.ts";
import { entriesIn, topicsInOrder } from "./entries.ts";
import { topicCounts, totalInWords } from "./header.ts";
import { topicDrafts, topicOrder, topicsOfAll } from "./topical.ts";
import { type Why, whyOf } from "./why.ts";

/** The letters of the ISO week that ends on a Sunday; why there are none, where there are none. */
export function weeklyDrafts(collection: Collection, ranking: Ranking, date: string): Draft[] | string {
  const { site } = collection;
  const { all, picks, others } = weeksIn(collection, ranking)(date);
  const led = [...picks, ...others];
  if (led.length === 0) return `No letter for ${weekInWords(date)}: its editions have no papers.`;
  const entryOf = entriesIn(collection, ranking);
  const entries = new Map(all.map((one) => [one.paper.id, entryOf(one.paper, reasonsOf(one))]));
  const entriesOf = (papers: readonly WeekPaper[]) => papers.flatMap(({ paper }) => entries.get(paper.id) ?? []);
  const total = counted(led.length, "paper");
  const told = entriesOf(led);
  const parts = told.length > 1 ? topicCounts(told) : [];
  const when = `${weekHeading(date)}, ${weekSpan(date)}`;
  const everybody: Draft = {
    date,
    // "weekly-2026-w48"
    slug: `weekly${weekUrl(date).slice(0, -1).replaceAll("/", "-")}`,
    path: weekUrl(date),
    tag: null,
    covers: led.length === all.length ? topicsOfAll(collection, [...entries.values()]) : [],
    opening: "",
    end: weekHeading(date),
    total,
    parts,
    head: {
      words: `${when}: ${totalInWords(`${total} that led its editions`, parts)}.`,
      links: [{ text: "Read this week on the web", url: addressOf(site, weekUrl(date)) }],
    },
    why: "Why it is here",
    leading: "The week's best",
    stories: entriesOf(picks),
    lists: [{ heading: "Also leading this week", entries: entriesOf(others), topics: topicsInOrder(told) }],
    notes: [`${weekOrderInWords(led, site.ranking.weights.perTopic)} ${topicOrder}`],
    choice: choiceOf(site),
  };
  return [everybody, ...topicDrafts(collection, everybody, [...entries.values()], when)];
}

/** "212 upvotes", of the day that the note at the end gives. Without any, what its edition said. */
function reasonsOf(one: WeekPaper): Why {
  if (votesOf(one) === 0) return whyOf(one.listed);
  const votes = [votesInWords(votesOf(one))];
  return { told: votes, brief: votes };
}
