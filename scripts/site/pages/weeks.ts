import { counted } from "../../config/counted.ts";
import { daysAfter } from "../../config/zone.ts";
import { dateInWords, mondayOf, weekUrl } from "../../editions/calendar.ts";
import { reasonsInWords } from "../../editions/reasons.ts";
import { type WeekPaper, weeksIn } from "../../editions/week.ts";
import type { Model } from "../model.ts";
import { rowOf } from "../rows.ts";
import type { BestView } from "../views.ts";

/** A week that is over, and what its letter says. */
interface ToldWeek extends BestView {
  /** The days of its editions. */
  readonly dates: readonly string[];
}

/**
 * The weeks whose letters there are, oldest first, by the addresses of their pages: where letters are weekly, those that are
 * over and have papers. A week is over when an edition of its Sunday, or of a later day, has closed.
 */
export function toldWeeks(model: Model): Map<string, ToldWeek> {
  const { editions, site } = model.collection;
  const told = new Map<string, ToldWeek>();
  if (site.newsletter?.every !== "week") return told;
  const weekOf = weeksIn(model.collection, model.ranking);
  const newest = editions.at(-1)?.date ?? "";
  const sundays = new Set(editions.map(({ date }) => daysAfter(mondayOf(date), 6)));
  for (const sunday of sundays) {
    if (sunday > newest) continue;
    const { picks, others } = weekOf(sunday);
    if (picks.length === 0) continue;
    told.set(weekUrl(sunday), {
      dates: editions.map(({ date }) => date).filter((date) => weekUrl(date) === weekUrl(sunday)),
      picks: picks.map((one) => weekRow(model, one, 2)),
      others: others.map((one) => weekRow(model, one, 0)),
      order: orderOf([...picks, ...others], site.ranking.weights.perTopic),
    });
  }
  return told;
}

const weekRow = (model: Model, one: WeekPaper, extract: number) => rowOf(model, one.paper, reasonsOf(one), extract);

/** "212 upvotes"; without any, what its edition said. */
function reasonsOf({ reading, listed }: WeekPaper): string[] {
  return votesOf(reading) > 0 ? [counted(votesOf(reading), "upvote")] : reasonsInWords(listed);
}

const votesOf = (reading: WeekPaper["reading"]) => reading?.upvotes ?? 0;

function orderOf(papers: readonly WeekPaper[], perTopic: number): string {
  const last = papers.reduce(
    (at, { reading }) => (reading && votesOf(reading) > 0 && reading.at > at ? reading.at : at),
    "",
  );
  const order =
    last === ""
      ? "No votes were known when the week ended, so papers are ordered by their place on their day."
      : `Ordered by upvotes as the week ended, last read on ${dateInWords(last)}; papers without any come last.`;
  return `${order} At most ${perTopic} of one topic stand at the head, where there are others.`;
}
