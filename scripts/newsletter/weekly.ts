import { counted } from "../config/counted.ts";
import { compare } from "../config/problem.ts";
import { beside, dateInWords, weekInWords, weekOf, weekSpan, weekUrl } from "../editions/calendar.ts";
import type { Collection } from "../editions/collection.ts";
import { votesInWords } from "../editions/reasons.ts";
import { type WeekPaper, weeksIn } from "../editions/week.ts";
import type { Ranking } from "../ranking/rank.ts";
import { addressOf, choiceOf, type Draft } from "./compose.ts";
import { entriesIn, topicsInOrder } from "./entries.ts";
import { topicCounts, totalInWords } from "./header.ts";
import { topicDrafts, topicOrder, topicsOfAll } from "./topical.ts";
import { type Why, whyOf } from "./why.ts";

/** The letters of the ISO week that ends on a Sunday; why there are none, where there are none. */
export function weeklyDrafts(collection: Collection, ranking: Ranking, date: string): Draft[] | string {
  const { site } = collection;
  const { year, week } = weekOf(date);
  const name = weekInWords(date);
  const { all, picks, others } = weeksIn(collection, ranking)(date);
  const led = [...picks, ...others];
  if (led.length === 0) return `No letter for ${name}: its editions have no papers.`;
  const entryOf = entriesIn(collection, ranking);
  const entries = new Map(all.map((one) => [one.paper.id, entryOf(one.paper, reasonsOf(one))]));
  const entriesOf = (papers: readonly WeekPaper[]) => papers.flatMap(({ paper }) => entries.get(paper.id) ?? []);
  const total = counted(led.length, "paper");
  const told = entriesOf([...picks, ...others]);
  const parts = told.length > 1 ? topicCounts(told) : [];
  const when = `Week ${week} of ${year}, ${weekSpan(date)}`;
  const everybody: Draft = {
    date,
    slug: `weekly-${year}-w${String(week).padStart(2, "0")}`,
    path: weekUrl(date),
    tag: null,
    covers: led.length === all.length ? topicsOfAll(collection, [...entries.values()]) : [],
    opening: "",
    end: `Week ${week} of ${year}`,
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
    notes: [orderOf(led, date), headOf(site.ranking.weights.perTopic)],
    choice: choiceOf(site),
  };
  return [everybody, ...topicDrafts(collection, everybody, [...entries.values()], when)];
}

/** "212 upvotes", of the day that the note at the end gives. Without any, what its edition said. */
function reasonsOf({ reading, listed }: WeekPaper): Why {
  if (!reading || reading.upvotes === 0) return whyOf(listed);
  const votes = [votesInWords(reading.upvotes)];
  return { told: votes, brief: votes };
}

const headOf = (perTopic: number) =>
  `At most ${perTopic} of one topic stand at the head, where there are others. ${topicOrder}`;

function orderOf(papers: readonly WeekPaper[], date: string): string {
  const days = papers.flatMap(({ reading }) => (reading && reading.upvotes > 0 ? [reading.at.slice(0, 10)] : []));
  const [last] = days.sort(compare).reverse();
  return last === undefined
    ? "No votes were known when the week ended, so papers are ordered by their place on their day."
    : `Ordered by upvotes as the week ended; papers without any come last. Upvotes as last read by ${beside(dateInWords(last), date)}.`;
}
