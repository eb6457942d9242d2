import type { Paper } from "../../papers/paper.ts";
import { shelfInWords } from "../../text/shelf.ts";
import { byYear, yearOfShelf } from "../archive.ts";
import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { LazyPage, Page } from "../page.ts";
import { listRow } from "../rows.ts";
import type { Link, ListView, PapersView, PictureLink, YearView } from "../views.ts";

const pageSize = 100;

/** Every paper, reachable without a script: the shelves, and each shelf by name. */
export function* shelfPages(model: Model): Generator<Page | LazyPage> {
  const shelves = [...model.shelves].map(([shelf, papers]) => ({
    text: shelfInWords(shelf),
    url: `/papers/${shelf}/`,
    papers: papers.length,
    year: yearOfShelf(shelf),
  }));
  const view: PapersView = { papers: model.shown.length, shelves: byYear(shelves) };
  const head = { title: "All papers", description: "Every paper, by the shelf it stands on." };
  yield pageOf(model, "papers", "/papers/", head, view);
  const up = { text: "All papers", url: "/papers/" };
  for (const { text, url } of shelves) {
    const papers = model.shelves.get(url.slice(8, -1)) ?? [];
    yield* listPages(model, { url, heading: text, intro: "By name.", up, papers });
  }
}

/** A list of papers, in an order in which most of those that are added later come last. */
export interface List {
  readonly url: string;
  readonly heading: string;
  /** In a sentence that stays true when papers are added. */
  readonly intro: string;
  readonly up: Link;
  readonly papers: readonly Paper[];
  /** Whether also the first page has a number, as the list's own address is of another page. */
  readonly numbered?: boolean;
  /** Whether it has a page when it is empty. */
  readonly always?: boolean;
  readonly picture?: PictureLink | null;
  /** Leads to the other papers of the kind, on the first page. */
  readonly archive?: readonly YearView[];
}

/**
 * A list on as many pages as it needs. What is added at its end makes a new page, which changes the one before it, and the
 * first, since that leads to all of them; the others stay as they were.
 */
export function* listPages(model: Model, list: List): Generator<LazyPage> {
  const { papers, heading, intro, archive = [], picture } = list;
  const count = Math.max(list.always ? 1 : 0, Math.ceil(papers.length / pageSize));
  const addressOf = (n: number) => (n === 1 && !list.numbered ? list.url : `${list.url}${n}/`);
  const neighbour = (n: number) => (n > 0 && n <= count ? { text: `Page ${n}`, url: addressOf(n) } : null);
  for (let n = 1; n <= count; n++) {
    const on = papers.slice((n - 1) * pageSize, n * pageSize);
    const url = addressOf(n);
    const isFirst = n === 1;
    const around: Omit<ListView, "rows"> = {
      heading: isFirst ? heading : `${heading}, page ${n}`,
      intro,
      up: isFirst ? list.up : { text: heading, url: addressOf(1) },
      pages: isFirst && count > 1 ? Array.from({ length: count }, (_, i) => pageLink(i + 1, addressOf)) : [],
      archive: isFirst ? archive : [],
      previous: neighbour(n - 1),
      next: neighbour(n + 1),
    };
    const head = { title: around.heading, description: around.heading, ...(picture ? { picture } : {}) };
    yield {
      url,
      kind: "list",
      indexed: true,
      inputs: JSON.stringify([around, head]) + on.map(({ id }) => model.digests.row(id)).join(""),
      make: () => pageOf(model, "list", url, head, { ...around, rows: on.map(listRow) } satisfies ListView),
    };
  }
}

/** By number; the first page, which shows this, is where the reader is. */
const pageLink = (n: number, addressOf: (n: number) => string) => ({
  text: String(n),
  url: n === 1 ? "" : addressOf(n),
});
