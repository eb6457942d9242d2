import { compare } from "../config/problem.ts";
import { isShown, type Paper, type PaperId } from "../papers/paper.ts";
import type { Ranking } from "../ranking/rank.ts";
import type { Picked } from "../ranking/selection.ts";
import type { Collection } from "./collection.ts";
import type { Edition, EditionPaper } from "./edition.ts";

/** What a day is told beside its papers. */
export interface DayNotes {
  /** Why the day has nothing, if it has nothing. */
  readonly quiet?: Edition["quiet"];
  /** Papers that a source had beyond what it may bring in a day, by the source's name. */
  readonly leftOut?: Readonly<Record<string, number>>;
}

/**
 * Closes one day: its arrivals in ranked order, those chosen to lead it first; where fewer arrived than lead, papers that
 * have never been in an edition fill up the lead.
 *
 * An arrival is a paper in no edition whose `listed` day is the edition's, or lies between the first edition's and it: what
 * came after its day was closed goes into the next edition. Every arrival is in; the backlog never takes its place.
 *
 * @param date The edition's day.
 * @param closed The moment of closing, in UTC: `2026-11-23T18:00:00Z`.
 */
export function closeEdition(
  collection: Collection,
  ranking: Ranking,
  date: string,
  closed: string,
  { quiet, leftOut = {} }: DayNotes = {},
): Edition {
  const { lead } = collection.site.edition;
  const printed = new Set<PaperId>(collection.editions.flatMap(({ papers }) => papers.map(({ id }) => id)));
  // What a printed stub leads to was printed under the stub's name.
  const targets = collection.papers.flatMap(({ id, sameAs }) => (sameAs && printed.has(id) ? [sameAs] : []));
  const published = new Set<PaperId>([...printed, ...targets]);
  const first = collection.editions[0]?.date ?? date;
  const unpublished = inOrder(collection, ranking).filter(
    (paper) => !published.has(paper.id) && paper.withdrawn === undefined,
  );
  const arrived = ({ listed }: Paper) => listed !== undefined && listed >= first && listed <= date;
  const arrivals = unpublished.filter(arrived);
  const backlog = unpublished.filter((paper) => !arrived(paper) && (paper.listed ?? "") < date);

  const newcomers = ranking.select(idsOf(arrivals), Math.min(lead, arrivals.length));
  const filling = ranking.select(idsOf(backlog), lead - newcomers.picks.length, newcomers.picks);
  const picks = [...newcomers.picks, ...filling.picks];
  const passed = [...newcomers.passed, ...filling.passed];
  const led = new Set(picks.map(({ id }) => id));
  const rest = arrivals.filter(({ id }) => !led.has(id)).map(({ id }) => ({ id, nearest: null, passed: null }));
  const standsFor = ranking.standsFor(idsOf(picks));
  const papers = [...picks, ...rest].flatMap((pick) => entryOf(ranking, unpublished, pick, standsFor));
  const { perTopic, tooSimilar, hotHeadStart } = collection.site.ranking.weights;
  return {
    ...{ v: 1, date, closed, lead, rules: { perTopic, tooSimilar, hotHeadStart }, papers },
    ...(passed.length > 0 ? { passed } : {}),
    ...(Object.keys(leftOut).length > 0 ? { leftOut } : {}),
    quiet: papers.length > 0 ? null : (quiet ?? (published.size > 0 ? nothingLeft : noPapers)),
  };
}

const idsOf = (papers: readonly { readonly id: PaperId }[]) => papers.map(({ id }) => id);

const noPapers = { cause: "no-papers", note: "There are no papers yet." };
const nothingLeft = {
  cause: "nothing-left",
  note: "No paper arrived on this day, and every earlier one has been in an edition.",
};

/**
 * All shown papers: voted ones by upvotes an hour; then, where predictions are switched on, those of which one is made; then
 * the others as the tour of the collection has them.
 */
function inOrder(collection: Collection, { order, trending, predicted }: Ranking): Paper[] {
  const votes = new Map([...trending.votes].map(([id, { hot }]) => [id, hot]));
  const place = new Map(order().map((id, i) => [id, i]));
  const last = place.size;
  return collection.papers
    .filter(isShown)
    .sort(
      (a, b) =>
        (votes.get(b.id) ?? -1) - (votes.get(a.id) ?? -1) ||
        (predicted.get(b.id)?.score ?? none) - (predicted.get(a.id)?.score ?? none) ||
        (place.get(a.id) ?? last) - (place.get(b.id) ?? last) ||
        compare(a.id, b.id),
    );
}

/** Below every prediction; a number, so that two of them can be compared. */
const none = -1e9;

/** The reasons that are enough to check the choice years later. */
function entryOf(
  ranking: Ranking,
  papers: readonly Paper[],
  { id, nearest, passed }: Picked,
  standsFor: ReadonlyMap<PaperId, number>,
): EditionPaper[] {
  const paper = papers.find((other) => other.id === id);
  if (!paper) return [];
  const vote = ranking.trending.votes.get(id);
  const guess = ranking.predicted.get(id);
  const topic = ranking.topicsOf.get(id)?.[0]?.id;
  const stands = standsFor.get(id);
  const reasons = {
    ...(vote ? { upvotes: vote.upvotes, age: vote.age, perHour: vote.hot } : {}),
    ...(guess ? { predicted: guess.score, from: guess.from, like: guess.like.join(" ") } : {}),
    ...(vote || guess || stands === undefined ? {} : { standsFor: stands }),
    ...(topic === undefined ? {} : { topic }),
    ...(nearest ? { nearest: nearest.id, likeness: nearest.likeness } : {}),
    ...(passed ? { filled: "topic" in passed ? "topic" : "alike" } : {}),
  };
  return [{ id, title: paper.title, reasons }];
}
