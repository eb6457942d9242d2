import { grouped } from "../config/grouped.ts";
import type { Newsletter } from "../config/newsletter.ts";
import { compare } from "../config/problem.ts";
import { localBase } from "../config/site.ts";
import type { Topic, TopicId } from "../config/topic.ts";
import { type Archive, archivesIn } from "../editions/archive.ts";
import type { Collection } from "../editions/collection.ts";
import type { Edition } from "../editions/edition.ts";
import { sundaysOf, type Week, weeksIn } from "../editions/week.ts";
import type { Observation } from "../papers/observations.ts";
import { isShown, type Paper, type PaperId, standingIn } from "../papers/paper.ts";
import { layoutOf } from "../ranking/layout.ts";
import type { Ranking } from "../ranking/rank.ts";
import { newestReadings } from "../ranking/trending.ts";
import type { Loaded } from "./client.ts";
import { type Digests, digestsOf } from "./digests.ts";
import { engineVersion } from "./engine.ts";
import type { Layout } from "./keptlayout.ts";
import { type Tier, tiersOf } from "./searchtiers.ts";
import type { Link, NewsletterView, Shell } from "./views.ts";

/** Where and when a paper was published: its edition, the edition's number from 1, the paper's place in it from 0. */
export interface Publication {
  readonly edition: Edition;
  readonly number: number;
  readonly at: number;
}

/** What pages are planned from: the collection, what ranking says of it, and what is asked of both again and again. */
export interface Model {
  readonly collection: Collection;
  readonly ranking: Ranking;
  readonly shell: Shell;
  readonly papers: ReadonlyMap<PaperId, Paper>;
  /** The paper that an id means today; nothing for one that can't be shown. */
  readonly standing: (id: PaperId) => Paper | undefined;
  /** What the letters of quiet days bring, by day; none where the settings ask for none. */
  readonly archives: ReadonlyMap<string, Archive>;
  /** By name, as lists show them. */
  readonly topics: ReadonlyMap<TopicId, Topic>;
  /** Papers that lists, feeds and search show. By id. */
  readonly shown: readonly Paper[];
  /** The same by the shelf they stand on. */
  readonly shelves: ReadonlyMap<string, readonly Paper[]>;
  readonly published: ReadonlyMap<PaperId, Publication>;
  /** Each paper's newest reading. */
  readonly readings: ReadonlyMap<PaperId, Observation>;
  /** The weeks that are over, newest first, each computed when it is asked for, and once. */
  readonly weeks: () => Iterable<{ readonly sunday: string; readonly week: Week }>;
  /** Papers of a topic, strongest match first. */
  readonly inTopic: ReadonlyMap<TopicId, readonly Paper[]>;
  readonly digests: Digests;
  readonly layout: Layout;
  /** What search asks, the newest papers first. */
  readonly tiers: readonly Tier[];
}

/**
 * @param loaded Where pages find their styles and scripts; they are named by what they hold.
 * @param tiers Of the same papers and topics.
 */
export function modelOf(
  collection: Collection,
  ranking: Ranking,
  loaded: Loaded,
  layout: Layout = layoutOf,
  tiers: readonly Tier[] = tiersOf(collection.papers, ranking.topicsOf, collection.topics, {
    language: collection.site.language,
    engine: engineVersion(),
  }),
): Model {
  const papers = new Map(collection.papers.map((paper) => [paper.id, paper]));
  const published = new Map<PaperId, Publication>();
  collection.editions.forEach((edition, i) => {
    for (const [at, { id }] of edition.papers.entries()) published.set(id, { edition, number: i + 1, at });
  });
  const shown = collection.papers.filter(isShown);
  const standing = standingIn(collection.papers);
  const shell = shellOf(collection, loaded);
  const inTopic = new Map(
    collection.topics.map(({ id }) => [
      id,
      (ranking.inTopic.get(id) ?? []).flatMap((paper) => papers.get(paper) ?? []),
    ]),
  );
  const topics = new Map(collection.topics.toSorted(byName).map((topic) => [topic.id, topic]));
  const readings = newestReadings(collection.observations);
  return {
    collection,
    ranking,
    shell,
    papers,
    standing,
    archives: shell.newsletter?.always ? archivesIn(collection.editions, standing) : new Map(),
    topics,
    shown,
    shelves: grouped(shown, ({ shelf }) => shelf),
    published,
    readings,
    weeks: weeksOf(collection, ranking),
    inTopic,
    digests: digestsOf(papers, topics, ranking, readings),
    layout,
    tiers,
  };
}

function weeksOf(collection: Collection, ranking: Ranking): Model["weeks"] {
  const sundays = sundaysOf(collection.editions).reverse();
  const tell = weeksIn(collection, ranking);
  const told = new Map<string, Week>();
  return function* () {
    for (const sunday of sundays) {
      const week = told.get(sunday) ?? tell(sunday);
      told.set(sunday, week);
      yield { sunday, week };
    }
  };
}

const byName = (a: Topic, b: Topic) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id);

function shellOf({ site, pages }: Collection, loaded: Loaded): Shell {
  return {
    title: site.title,
    description: site.description,
    language: site.language,
    base: site.url ?? localBase,
    indexed: site.url !== undefined,
    nav: site.nav.length > 0 ? site.nav : [...defaultNav, ...(site.newsletter ? [letters] : [])],
    pages: pages.map((page) => ({ text: page.title, url: `/${page.name}/` })),
    newsletter: site.newsletter ? newsletterView(site.newsletter) : null,
    repository: site.repository ?? null,
    loaded,
  };
}

function newsletterView({ buttondown, every, quiet }: Newsletter): NewsletterView {
  return { name: buttondown, every, always: every === "day" && quiet === "archive" };
}

const letters: Link = { text: "Letters", url: "/letters/" };
const defaultNav: readonly Link[] = [
  { text: "Front page", url: "/" },
  { text: "Topics", url: "/topics/" },
  { text: "Trending", url: "/trending/" },
  { text: "Papers", url: "/papers/" },
  { text: "Map", url: "/map/" },
  { text: "Search", url: "/search/" },
  { text: "Library", url: "/library/" },
  { text: "Feeds", url: "/feeds/" },
];

/** A paper's page. */
export function paperUrl(id: PaperId): string {
  return `/papers/${id}.html`;
}

/** The paper whose page an address is; none for other addresses. */
export function paperAt(model: Model, url: string): Paper | undefined {
  const id = /^\/papers\/(.*)\.html$/.exec(url)?.[1];
  return id === undefined ? undefined : model.papers.get(id as PaperId);
}

/** The forge's page of a file of this repository; null when `site.yaml` names no repository. */
export function forgeUrl(model: Model, file: string): string | null {
  const { repository } = model.shell;
  return repository && `${repository}/blob/HEAD/content/${file}`;
}
