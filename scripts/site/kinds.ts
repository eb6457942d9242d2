import { readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** Every kind of page that readers see, by the name that screenshots have, with what its files are called in a built site. */
export const pageKinds = {
  home: /^index\.html$/,
  day: /^\d{4}\/\d\d\/\d\d\/index\.html$/,
  week: /^\d{4}\/w\d\d\/index\.html$/,
  month: /^\d{4}\/\d\d\/index\.html$/,
  trending: /^trending\/index\.html$/,
  "trending-top": /^trending\/\w+\/index\.html$/,
  topics: /^topics\/index\.html$/,
  topic: /^topics\/(?!none\/)[^/]+\/index\.html$/,
  "topic-list": /^topics\/[^/]+\/[^/]+\/index\.html$|^topics\/none\/index\.html$/,
  papers: /^papers\/index\.html$/,
  shelf: /^papers\/[^/]+\/(\d+\/)?index\.html$/,
  paper: /^papers\/[^/]+\/(?!index\.)[^/]+\.html$/,
  search: /^search\/index\.html$/,
  map: /^map\/index\.html$/,
  library: /^library\/index\.html$/,
  letters: /^letters\/index\.html$/,
  feeds: /^feeds\/index\.html$/,
  ranking: /^ranking\/index\.html$/,
  status: /^status\/index\.html$/,
  wrong: /^404\.html$/,
  style: /^style\/index\.html$/,
} as const;

export type PageKind = keyof typeof pageKinds;

/** The pages of a built site, in order: paths from its folder, "topics/index.html". A fork's own pages are among them. */
export function pagesIn(site: string): string[] {
  return readdirSync(site, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll(sep, "/"))
    .filter((path) => path.endsWith(".html"))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** The fullest page of each kind: it shows most of what the kind can hold. Kinds that the site has no page of are left out. */
export function fullestOfEach(site: string): Map<PageKind, string> {
  const pages = pagesIn(site).map((path) => ({ path, size: statSync(join(site, path)).size }));
  const fullest = new Map<PageKind, string>();
  for (const [kind, pattern] of Object.entries(pageKinds)) {
    const [first] = pages.filter(({ path }) => pattern.test(path)).sort((a, b) => b.size - a.size);
    if (first) fullest.set(kind as PageKind, first.path);
  }
  return fullest;
}
