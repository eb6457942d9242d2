import { weekUrl } from "../../editions/calendar.ts";
import { reasonsInWords, votesInWords } from "../../editions/reasons.ts";
import { votesOf, type WeekPaper, weekOrderInWords } from "../../editions/week.ts";
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
  for (const { sunday, week } of [...model.weeks()].reverse()) {
    const { picks, others } = week;
    if (picks.length === 0) continue;
    told.set(weekUrl(sunday), {
      dates: editions.map(({ date }) => date).filter((date) => weekUrl(date) === weekUrl(sunday)),
      picks: picks.map((one) => weekRow(model, one, 2)),
      others: others.map((one) => weekRow(model, one, 0)),
      order: weekOrderInWords([...picks, ...others], site.ranking.weights.perTopic),
    });
  }
  return told;
}

const weekRow = (model: Model, one: WeekPaper, extract: number) => rowOf(model, one.paper, reasonsOf(one), extract);

/** "212 upvotes"; without any, what its edition said. */
const reasonsOf = (one: WeekPaper) => (votesOf(one) > 0 ? [votesInWords(votesOf(one))] : reasonsInWords(one.listed));
