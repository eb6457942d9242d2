import { grouped } from "../../config/grouped.ts";
import { shortHash } from "../../config/hash.ts";
import { compare } from "../../config/problem.ts";
import type { TopicId } from "../../config/topic.ts";
import type { Paper } from "../../papers/paper.ts";
import { texToUnicode } from "../../text/tex.ts";
import { pageOf } from "../head.ts";
import { type Model, paperUrl } from "../model.ts";
import type { Planned } from "../page.ts";
import { type Region, regionsOf } from "../regions.ts";
import { topicUrl } from "../rows.ts";
import { textFile } from "../textfile.ts";
import type { Link, MapView } from "../views.ts";

/** All pairs of papers are looked at to draw a map, 4 seconds for so many; what a reader fetches grows with them too. */
const mostMapped = 3000;
const mostTopics = 3;

/** The collection drawn as a map: the page, and a file with its points, named by what it holds. */
export function* mapPages(model: Model): Generator<Planned> {
  const standing = model.shown.filter(({ withdrawn }) => withdrawn === undefined);
  const papers = newest(standing, mostMapped);
  const links = model.ranking.links(papers.map(({ id }) => id));
  const places = model.layout(links);
  const topicsOf = papers.map(({ id }) => (model.ranking.topicsOf.get(id) ?? []).map((topic) => topic.id));
  const regions = regionsOf(
    topicsOf.map(([first]) => first),
    places,
    links,
  );
  const legend = legendOf(model, regions);
  const numbers = new Map([...legend.keys()].map((id, number) => [id, number]));
  const points = JSON.stringify({
    v: 1,
    shelves: [...grouped(papers, ({ shelf }) => shelf)].map(([shelf, on]) => [shelf, on.map(({ name }) => name)]),
    titles: papers.map(({ title }) => texToUnicode(title)),
    x: papers.map((_, i) => places[2 * i]),
    y: papers.map((_, i) => places[2 * i + 1]),
    topics: topicsOf.map((ids) => ids.slice(0, mostTopics).flatMap((id) => numbers.get(id) ?? [])),
    labels: [...legend.values()].map(({ middle }) => middle),
  });
  const view: MapView = {
    papers: papers.length,
    all: standing.length,
    points: `/map/points-${shortHash(points)}.json`,
    legend: [...legend.values()].map((region, i) => ({ ...markOf(i), ...regionView(model, region, papers) })),
  };
  const head = { title: "Map", description: "Every paper as a point, like papers near each other." };
  yield pageOf(model, "map", "/map/", head, view);
  yield textFile(view.points, points);
}

/** The newest by day of listing, undated ones last, at most so many; by id. */
function newest(papers: readonly Paper[], most: number): Paper[] {
  if (papers.length <= most) return [...papers];
  return papers
    .toSorted((a, b) => compare(b.listed ?? "", a.listed ?? "") || compare(a.id, b.id))
    .slice(0, most)
    .sort((a, b) => compare(a.id, b.id));
}

/** The largest first, so that those which are seen most have the marks that are told apart best. */
function legendOf(model: Model, regions: readonly Region[]): Map<TopicId, Region> {
  const known = regions.filter(({ id }) => model.topics.has(id));
  const sorted = known.toSorted((a, b) => b.papers.length - a.papers.length || compare(a.id, b.id));
  return new Map(sorted.map((region) => [region.id, region]));
}

function regionView(
  model: Model,
  { id, papers, central, beside }: Region,
  all: readonly Paper[],
): Omit<MapView["legend"][number], keyof ReturnType<typeof markOf>> {
  const middle = all[central];
  return {
    topic: linkTo(model, id),
    papers: papers.length,
    beside: beside.map((other) => linkTo(model, other)),
    middle: middle ? { text: middle.title, url: paperUrl(middle.id) } : null,
  };
}

const linkTo = (model: Model, id: TopicId): Link => ({ text: model.topics.get(id)?.name ?? id, url: topicUrl(id) });

const hues = 8;
/** Around the middle, 12 wide and high: a disc, a square, a triangle, a diamond, a cross, a star. */
const shapes = [
  "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
  "M-4.5-4.5h9v9h-9z",
  "M0-5.5L5.5 4.5h-11z",
  "M0-6L6 0 0 6-6 0z",
  "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
  "M0-6L1.6-1.6 6 0 1.6 1.6 0 6-1.6 1.6-6 0-1.6-1.6z",
];

/** A topic's mark: no two of 48 have one hue and one shape. */
function markOf(i: number) {
  return { hue: i % hues, shape: shapes[Math.floor(i / hues) % shapes.length] ?? "" };
}
