import { compare } from "../config/problem.ts";
import { isShown, type Paper, type PaperId } from "../papers/paper.ts";
import type { Ranking } from "../ranking/rank.ts";
import type { Collection } from "./collection.ts";
import type { Edition, EditionPaper } from "./edition.ts";

/**
 * Closes one day: its arrivals in ranked order, those chosen to lead it first; where fewer arrived than lead, papers that
 * have never been in an edition fill up the lead.
 *
 * An arrival is a paper in no edition whose `listed` day is the edition's, or lies between the last edition's and it: what
 * came after a day was closed goes into the next edition.
 *
 * @param date The edition's day.
 * @param closed The moment of closing, in UTC: `2026-11-23T18:00:00Z`.
 */
export function closeEdition(collection: Collection, ranking: Ranking, date: string, closed: string): Edition {
  const { lead } = collection.site.edition;
  const published = new Set<PaperId>(collection.editions.flatMap(({ papers }) => papers.map(({ id }) => id)));
  const previous = collection.editions.at(-1)?.date ?? date;
  const unpublished = inOrder(collection, ranking).filter(
    (paper) => !published.has(paper.id) && paper.withdrawn === undefined,
  );
  const arrived = ({ listed }: Paper) => listed !== undefined && listed >= previous && listed <= date;
  const arrivals = unpublished.filter(arrived);
  const backlog = unpublished.filter((paper) => !arrived(paper) && (paper.listed ?? "") < date);

  const order = arrivals.length < lead ? [...arrivals, ...backlog] : arrivals;
  const { picks } = ranking.select(
    order.map(({ id }) => id),
    lead,
  );
  const rest = arrivals.map(({ id }) => id).filter((id) => !picks.includes(id));
  const papers = [...picks, ...rest].flatMap((id) => entryOf(ranking, order, id));
  return { v: 1, date, closed, lead, papers, quiet: papers.length > 0 ? null : nothingLeft };
}

const nothingLeft = {
  cause: "nothing-left",
  note: "No paper arrived on this day, and every earlier one has been in an edition.",
};

/** All shown papers: voted ones by upvotes an hour, then the others by how much of the collection each stands for. */
function inOrder(collection: Collection, { order, trending }: Ranking): Paper[] {
  const votes = new Map([...trending.votes].map(([id, { hot }]) => [id, hot]));
  const place = new Map(order.map(({ id }, i) => [id, i]));
  const last = order.length;
  return collection.papers
    .filter(isShown)
    .sort(
      (a, b) =>
        (votes.get(b.id) ?? -1) - (votes.get(a.id) ?? -1) ||
        (place.get(a.id) ?? last) - (place.get(b.id) ?? last) ||
        compare(a.id, b.id),
    );
}

/** The reasons that are enough to check the choice years later. */
function entryOf(ranking: Ranking, papers: readonly Paper[], id: PaperId): EditionPaper[] {
  const paper = papers.find((other) => other.id === id);
  if (!paper) return [];
  const vote = ranking.trending.votes.get(id);
  const topic = ranking.topicsOf.get(id)?.[0]?.id;
  const standsFor = ranking.order.find((pick) => pick.id === id)?.standsFor;
  const reasons = {
    ...(vote ? { upvotes: vote.upvotes, perHour: vote.hot } : standsFor === undefined ? {} : { standsFor }),
    ...(topic === undefined ? {} : { topic }),
  };
  return [{ id, title: paper.title, reasons }];
}
