import { createHash } from "node:crypto";
import { compare } from "../config/problem.ts";
import type { Topic } from "../config/topic.ts";
import { digestOf } from "../papers/digest.ts";
import { isShown, type Paper, type PaperId } from "../papers/paper.ts";
import type { TopicMatch } from "../ranking/topics.ts";
import type { Stamp } from "./page.ts";

/**
 * Papers that stand in one index. The first tier is open: it holds the newest papers, and changes every day. What has no room in it
 * is in periods, whose files change only with a paper in them.
 */
export interface Tier {
  /** Where its files stand in the site: "pagefind/", or "pagefind/2014-03-1a2b3c4d/" by what the period holds. */
  readonly folder: string;
  readonly open: boolean;
  /** The address of its table of words. */
  readonly words: string;
  /** Changes with the papers, their topics, the language and the engine. */
  readonly stamp: Stamp;
  /** The newest first, those without a date last. */
  readonly papers: readonly Paper[];
  /** The month of its oldest paper, as `yyyy-mm`; null where its papers have no date. */
  readonly since: string | null;
  /** That its papers are of, as readers see them; a year more than once stands once. Ascending. */
  readonly years: readonly string[];
  /** Names of a paper's topics, the strongest first. */
  readonly topicsOf: (paper: Paper) => readonly string[];
}

/** How many papers a tier may hold. Pagefind takes some 100 KB of memory for each. */
export interface TierLimits {
  readonly open: number;
  readonly period: number;
}

export const tierLimits: TierLimits = { open: 3_000, period: 6_000 };

interface Told {
  readonly language: string;
  readonly engine: string;
  readonly limits?: TierLimits;
}

/**
 * Parts the shown papers into tiers, the newest first. Where a paper stands follows from its day and its id: a paper more moves others
 * only where it fills the open tier, and then its oldest month goes, or where it fills a period, which is then halved.
 *
 * @param matched The topics of each paper, strongest first.
 */
export function tiersOf(
  papers: readonly Paper[],
  matched: ReadonlyMap<PaperId, readonly TopicMatch[]>,
  topics: readonly Pick<Topic, "id" | "name">[],
  { language, engine, limits = tierLimits }: Told,
): readonly Tier[] {
  const nameOf = new Map(topics.map(({ id, name }) => [id, name]));
  const topicsOf = (paper: Paper) => (matched.get(paper.id) ?? []).flatMap(({ id }) => nameOf.get(id) ?? []);
  const { open: newest, periods } = parted(papers.filter(isShown), limits);
  return [newest, ...periods].map((some, i): Tier => {
    const content = contentOf(some, topicsOf, language);
    const day = monthOf(some);
    const open = i === 0;
    const folder = open ? "pagefind/" : `pagefind/${day ?? "undated"}-${content.slice(0, 8)}/`;
    return {
      folder,
      open,
      words: `/${folder}${open ? `words-${content.slice(0, 8)}.json` : "words.json"}`,
      stamp: createHash("sha256").update(`${engine}\n${open}\n${content}`).digest("hex") as Stamp,
      papers: some,
      since: day,
      years: yearsOf(some),
      topicsOf,
    };
  });
}

function contentOf(papers: readonly Paper[], topicsOf: (paper: Paper) => readonly string[], language: string): string {
  const hash = createHash("sha256").update(language);
  for (const paper of papers) hash.update(`\n${digestOf(paper)} ${topicsOf(paper).join(",")}`);
  return hash.digest("hex");
}

/** The month of the oldest that has a date. */
function monthOf(papers: readonly Paper[]): string | null {
  let oldest: string | null = null;
  for (const paper of papers) {
    const day = paper.listed ?? paper.published;
    if (day !== undefined && (oldest === null || day < oldest)) oldest = day;
  }
  return oldest?.slice(0, 7) ?? null;
}

function yearsOf(papers: readonly Paper[]): string[] {
  const years = papers.flatMap(({ published, listed }) => (published ?? listed)?.slice(0, 4) ?? []);
  return [...new Set(years)].sort();
}

/** A paper at its place on a line: by the day that it came, and within a day by a hash of its id. */
interface Placed {
  readonly paper: Paper;
  readonly place: number;
}

/** Places of a day, and of a month: as many days as a power of two has, so that halves are whole days. */
const day = 2 ** 16;
const month = 32 * day;
/** Beyond the year 9999. */
const end = 2 ** 38;

/** Exported for its test: papers that are shown, in tiers, each the newest first. */
export function parted(
  papers: readonly Paper[],
  limits: TierLimits,
): { readonly open: readonly Paper[]; readonly periods: readonly (readonly Paper[])[] } {
  if (papers.length <= limits.open) return { open: newestFirst(papers), periods: [] };
  const placed = papers
    .map((paper) => ({ paper, place: placeOf(paper) }))
    .sort((a, b) => a.place - b.place || compare(a.paper.id, b.paper.id));
  // A month goes from the open tier at once; of one with more than half of what it may hold a half, or less.
  let [closed, room] = [placed.length, limits.open];
  for (const some of monthsOf(placed).reverse())
    for (const part of halved(some, Math.max(1, Math.floor(limits.open / 2))).reverse()) {
      room -= part.length;
      if (room < 0) break;
      closed -= part.length;
    }
  return {
    open: newestFirst(placed.slice(closed).map(({ paper }) => paper)),
    periods: split(placed.slice(0, closed), 0, end, limits.period)
      .reverse()
      .map((some) => newestFirst(some.map(({ paper }) => paper))),
  };
}

function placeOf({ id, listed, published }: Paper): number {
  const [year = 0, months = 1, days = 0] = (listed ?? published ?? "").split("-").map(Number);
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (year * 12 + months - 1) * month + days * day + ((hash ^ (hash >>> 16)) & (day - 1));
}

function monthsOf(placed: readonly Placed[]): Placed[][] {
  const months: Placed[][] = [];
  let last = -1;
  for (const one of placed) {
    const now = Math.floor(one.place / month);
    if (now !== last) months.push([]);
    months.at(-1)?.push(one);
    last = now;
  }
  return months;
}

const halved = (some: readonly Placed[], most: number) =>
  split(some, Math.floor((some[0]?.place ?? 0) / month) * month, month, most);

/** Halves a stretch of the line until no part has more than `most`. Where it is cut doesn't depend on what stands there. */
function split(placed: readonly Placed[], from: number, length: number, most: number): (readonly Placed[])[] {
  if (placed.length <= most || length <= 1) return placed.length > 0 ? [placed] : [];
  const middle = from + length / 2;
  const found = placed.findIndex(({ place }) => place >= middle);
  const at = found < 0 ? placed.length : found;
  return [...split(placed.slice(0, at), from, length / 2, most), ...split(placed.slice(at), middle, length / 2, most)];
}

/** By the date that readers see; those without one last, by id. */
function newestFirst(papers: readonly Paper[]): Paper[] {
  const dateOf = ({ published, listed }: Paper) => published ?? listed ?? "";
  return papers.toSorted((a, b) => compare(dateOf(b), dateOf(a)) || compare(a.id, b.id));
}
