import { counted } from "../../config/counted.ts";
import type { Paper } from "../../papers/paper.ts";
import { shelfInWords } from "../../text/shelf.ts";
import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import { rowOf } from "../rows.ts";
import type { Link, ListView, PapersView } from "../views.ts";

export const pageSize = 100;

/** Every paper, reachable without a script: the shelves, and each shelf by name. */
export function* shelfPages(model: Model): Generator<Page> {
  const shelves = shelvesOf(model.shown);
  const view: PapersView = {
    papers: model.shown.length,
    shelves: [...shelves].map(([shelf, papers]) => ({
      text: shelfInWords(shelf),
      url: `/papers/${shelf}/`,
      papers: papers.length,
    })),
  };
  yield pageOf(
    model,
    "papers",
    "/papers/",
    { title: "All papers", description: "Every paper, by the shelf it stands on." },
    view,
  );
  const up = { text: "All papers", url: "/papers/" };
  for (const [shelf, papers] of shelves) {
    const intro = `${counted(papers.length, "paper")}, by name.`;
    yield* listPages(model, `/papers/${shelf}/`, shelfInWords(shelf), intro, up, papers);
  }
}

/**
 * A list on as many pages as it needs, each with a stable address: the first is the list's own address and the others
 * are numbered under it; with `from: 1` all are numbered. An empty list has a page only with `always`.
 */
export function* listPages(
  model: Model,
  url: string,
  heading: string,
  intro: string,
  up: Link,
  papers: readonly Paper[],
  { from = 2, always = false }: { readonly from?: 1 | 2; readonly always?: boolean } = {},
): Generator<Page> {
  const count = Math.max(always ? 1 : 0, Math.ceil(papers.length / pageSize));
  const urlOf = (n: number) => (n === 1 && from === 2 ? url : `${url}${n}/`);
  for (let n = 1; n <= count; n++) {
    const pager: Link[] = Array.from({ length: count > 1 ? count : 0 }, (_, i) => ({
      text: String(i + 1),
      url: i + 1 === n ? "" : urlOf(i + 1),
    }));
    const rows = papers.slice((n - 1) * pageSize, n * pageSize).map((paper) => rowOf(model, paper));
    const view: ListView = { heading, intro, up, rows, pager };
    const title = n === 1 ? heading : `${heading}, page ${n}`;
    yield pageOf(model, "list", urlOf(n), { title, description: title }, view);
  }
}

/** Papers by the shelf they stand on, in the order given. */
export function shelvesOf(papers: readonly Paper[]): Map<string, Paper[]> {
  const shelves = new Map<string, Paper[]>();
  for (const paper of papers) {
    const shelf = shelves.get(paper.shelf);
    if (shelf) shelf.push(paper);
    else shelves.set(paper.shelf, [paper]);
  }
  return shelves;
}
