import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Content, readContent } from "../../scripts/content.ts";
import type { Paper, PaperId } from "../../scripts/papers/paper.ts";
import { type Ranking, rank } from "../../scripts/ranking/rank.ts";
import { type Model, modelOf } from "../../scripts/site/model.ts";
import { madeOf } from "../../scripts/site/page.ts";
import { shelfPages } from "../../scripts/site/pages/lists.ts";
import { topicPages } from "../../scripts/site/pages/topics.ts";
import { shelfData, shelfDataUrl } from "../../scripts/site/shelfdata.ts";
import { sitemaps } from "../../scripts/site/sitemaps.ts";
import type { ListView } from "../../scripts/site/views.ts";
import { contentOf, small } from "./content.ts";
import { loaded } from "./loaded.ts";

let empty: Content;
let ranking: Ranking;
beforeAll(async () => {
  empty = { ...(await readContent(contentOf(small))), papers: [] };
  ranking = rank(empty);
});

/** The n-th paper: twenty a day and three hundred a month, each month on a shelf of its own; a third has no topic, some have no day. */
function paperAt(n: number, dated: boolean): Paper {
  const month = Math.floor(n / 300);
  const shelf = `26${String(month + 1).padStart(2, "0")}`;
  const name = `${shelf}.${String(n % 300).padStart(5, "0")}`;
  const listed = `2026-${shelf.slice(2)}-${String(Math.floor((n % 300) / 20) + 1).padStart(2, "0")}`;
  return {
    ...{ id: `${shelf}/${name}` as PaperId, shelf, name, title: `Paper ${n}`, markdown: "A.", abstract: "A." },
    ...{ source: "file", authors: [], categories: [], facts: {} },
    ...(dated && n % 5 > 0 ? { listed } : {}),
  };
}

/** A site of so many papers: all or none of them dated. */
function siteOf(count: number, dated: boolean): Model {
  const papers = Array.from({ length: count }, (_, n) => paperAt(n, dated));
  const [topic] = empty.topics;
  const match = topic && { id: topic.id, score: 3, phrases: ["graph"] };
  const matched = papers.filter((_, n) => n % 3 > 0).map(({ id }) => id);
  return modelOf(
    { ...empty, papers },
    {
      ...ranking,
      topicsOf: new Map(match ? matched.map((id) => [id, [match]]) : []),
      inTopic: new Map(topic ? [[topic.id, matched]] : []),
    },
    loaded,
  );
}

/** Pages of lists by address. */
function listsOf(model: Model) {
  const pages = [...shelfPages(model), ...topicPages(model)].filter(({ kind }) => kind === "list");
  return new Map(
    pages.map((page) => {
      const { url, view, head } = madeOf(page);
      return [url, { list: view as ListView, text: JSON.stringify([view, head]) }];
    }),
  );
}

const counts = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 150 }), fc.boolean());

test("newer papers leave the pages of lists as they were, but for a list's first page and the one that was its last", () => {
  fc.assert(
    fc.property(counts, ([count, more, dated]) => {
      const before = listsOf(siteOf(count, dated));
      const after = listsOf(siteOf(count + more, dated));
      for (const [url, { text, list }] of before) {
        const isOpen = list.next === null || list.pages.length > 0 || list.archive.length > 0;
        if (!isOpen) expect(after.get(url)?.text).toBe(text);
        expect(after.has(url)).toBe(true);
      }
    }),
    { numRuns: 15 },
  );
});

test("lists of shelves and months that are over do not change at all", () => {
  const [before, after] = [listsOf(siteOf(610, true)), listsOf(siteOf(700, true))];
  const over = [...before.keys()].filter((url) => /\/(2601|2602|2026-01|2026-02)\//.test(url));
  expect(over.length).toBeGreaterThan(10);
  for (const url of over) expect(after.get(url)?.text).toBe(before.get(url)?.text);
});

test.each([true, false])(
  "every paper is reached from /papers/ and from topics, pages being few links apart: dated %s",
  (dated) => {
    const model = siteOf(900, dated);
    const lists = listsOf(model);
    const shown = [...lists].filter(([url]) => url.startsWith("/papers/")).flatMap(([, { list }]) => list.rows);
    expect(new Set(shown.map(({ url }) => url)).size).toBe(900);
    const byTopic = [...lists].filter(([url]) => url.startsWith("/topics/")).flatMap(([, { list }]) => list.rows);
    expect(new Set(byTopic.map(({ url }) => url)).size).toBe(900);
    for (const [url, { list }] of lists) {
      const links = [...list.pages, ...list.archive.flatMap((year) => year.links), list.previous, list.next, list.up];
      for (const link of links)
        if (link?.url) expect([...lists.keys(), "/papers/", "/topics/", "/topics/graphs/"]).toContain(link.url);
      if (/\/\d\/$/.test(url) && list.previous) expect(list.pages).toEqual([]);
    }
  },
);

test("a list's addresses are its own and its numbered pages; undated papers of a topic are all numbered", () => {
  const urls = [...listsOf(siteOf(700, true)).keys()];
  expect(urls).toContain("/papers/2601/");
  expect(urls).toContain("/papers/2601/3/");
  expect(urls).toContain("/topics/graphs/2026-01/");
  expect(urls).toContain("/topics/graphs/2026-01/2/");
  expect(urls).toContain("/topics/graphs/1/");
  expect(urls).toContain("/topics/none/");
  expect(urls).toContain("/topics/none/2026-02/");
  expect(urls).not.toContain("/topics/graphs/");
  expect([...listsOf(siteOf(700, false)).keys()]).toContain("/topics/none/3/");
});

test("many pages have a sitemap for each shelf, which no paper on another shelf changes", () => {
  const indexed = (model: Model) => [
    "/",
    "/topics/",
    ...model.shown.map(({ id }) => `/papers/${id}.html`),
    ...listsOf(model).keys(),
  ];
  const textsOf = (count: number) => {
    const model = siteOf(count, true);
    return new Map([...sitemaps(model.shell, indexed(model), 100)].map(({ url, inputs }) => [url, inputs]));
  };
  const [before, after] = [textsOf(610), textsOf(640)];
  const changed = [...after].filter(([url, text]) => before.get(url) !== text).map(([url]) => url);
  expect(changed.sort()).toEqual(["/papers/2603/sitemap.xml"]);
  const parts = [...after.keys()].filter((url) => url !== "/sitemap.xml").sort();
  expect(locationsIn(after.get("/sitemap.xml"))).toEqual(parts);
  expect(parts.flatMap((part) => locationsIn(after.get(part))).sort()).toEqual(indexed(siteOf(640, true)).sort());
  for (const part of parts)
    for (const url of locationsIn(after.get(part)))
      expect(url.startsWith(part.slice(0, part.lastIndexOf("/") + 1))).toBe(true);
  expect([...sitemaps(siteOf(1, true).shell, ["/", "/a/"])].map(({ url }) => url)).toEqual(["/sitemap.xml"]);
});

const locationsIn = (text = "") =>
  [...text.matchAll(/<loc>http:\/\/localhost:8080(.*?)<\/loc>/g)].map(([, path = ""]) => path);

test("a shelf of a large site is packed to the same bytes each time, and changes with a paper of it alone", () => {
  const [model, later] = [siteOf(610, true), siteOf(700, true)];
  const dataOf = (of: Model, shelf: string) => shelfData(of, shelf, of.shelves.get(shelf) ?? []);
  expect(dataOf(later, "2601").inputs).toBe(dataOf(model, "2601").inputs);
  expect(dataOf(later, "2603").inputs).not.toBe(dataOf(model, "2603").inputs);
  const [one] = model.shown;
  const large = { ...model, shown: Array.from({ length: 20_001 }, () => one as Paper) };
  expect([shelfDataUrl(model, "2601"), shelfDataUrl(large, "2601")]).toEqual([
    "/api/papers/2601.jsonl",
    "/api/papers/2601.jsonl.gz",
  ]);
  const bytes = Buffer.from(dataOf(large, "2601").bytes());
  expect(bytes.subarray(0, 10).toString("hex")).toBe("1f8b08000000000000ff");
  expect(Buffer.from(dataOf(large, "2601").bytes())).toEqual(bytes);
  expect(gunzipSync(bytes)).toEqual(Buffer.from(dataOf(model, "2601").bytes()));
});
