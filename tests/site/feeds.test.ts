import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { z } from "zod";
import type { Edition } from "../../scripts/editions/edition.ts";
import { type FeedItem, jsonFeed as printJsonFeed } from "../../scripts/site/feed.ts";
import { whole } from "../../scripts/site/feedsize.ts";
import { templates } from "../../scripts/site/templates.ts";
import { build, contentOf, paper, small, topic } from "./content.ts";
import { all, parseXml, textOf } from "./xml.ts";

const atom = "{http://www.w3.org/2005/Atom}";
const encoded = "{http://purl.org/rss/1.0/modules/content/}encoded";
const read = (path: string, folder = inject("fork").folder) => readFileSync(join(folder, "_site", path), "utf8");
const editions = readdirSync("content/editions", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name): Edition => JSON.parse(readFileSync(join("content/editions", name), "utf8")));
const last = editions.at(-1) as Edition;
const feedId = /feed_id: "(.*)"/.exec(readFileSync(join(inject("fork").content, "site.yaml"), "utf8"))?.[1];
const topicIds = readdirSync("content/topics").map((name) => name.replace(".md", ""));
const rssFiles = [
  "feed.xml",
  "all.xml",
  "days.xml",
  "weeks.xml",
  "trending/feed.xml",
  "trending/week/feed.xml",
  "trending/month/feed.xml",
  ...topicIds.map((id) => `topics/${id}/feed.xml`),
];

describe.each(rssFiles)("%s", (path) => {
  test("is well-formed RSS 2.0 whose items have unique ids, absolute links and falling dates", () => {
    const rss = parseXml(read(path));
    const items = all(rss, "channel", "item");
    const ids = items.map((item) => textOf(item, "guid"));
    const dates = items.map((item) => Date.parse(textOf(item, "pubDate")));
    expect(rss.attributes).toMatchObject({ version: "2.0" });
    expect(new Set(ids).size).toBe(items.length);
    expect(items.map((item) => all(item, "guid")[0]?.attributes.isPermaLink)).toEqual(items.map(() => "false"));
    expect(items.filter((item) => !textOf(item, "link").startsWith("https://example.org/broadsheet/"))).toEqual([]);
    expect(items.filter((item) => textOf(item, encoded) === "" || textOf(item, "title") === "")).toEqual([]);
    expect(dates.every((date, i) => i === 0 || date <= (dates[i - 1] ?? 0))).toBe(true);
    expect(all(rss, "channel", `${atom}link`)[0]?.attributes.href).toBe(`https://example.org/broadsheet/${path}`);
    expect(Buffer.byteLength(read(path))).toBeLessThanOrEqual(512 * 1024);
  });
});

test("the main feed leads with the last edition: its lead papers, each a second after the next, so that a sort by date keeps the rank", () => {
  const items = all(parseXml(read("feed.xml")), "channel", "item").slice(0, last.lead);
  const lead = last.papers.slice(0, last.lead);
  expect(items.map((item) => textOf(item, "guid"))).toEqual(lead.map(({ id }) => `${feedId}/lead/${id}`));
  expect(items.map((item) => Date.parse(textOf(item, "pubDate")))).toEqual(
    lead.map((_, k) => Date.parse(last.closed) + (lead.length - 1 - k) * 1000),
  );
});

test("an item holds the whole abstract, as text that readers can show", () => {
  const [item] = all(parseXml(read("feed.xml")), "channel", "item");
  const source = readFileSync(`content/papers/${last.papers[0]?.id}.md`, "utf8");
  const abstract = source.split("---\n")[2]?.trim() ?? "";
  const content = item ? textOf(item, encoded) : "";
  expect(
    content
      .replace(/<[^>]*>/g, "")
      .replaceAll("&amp;", "&")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'"),
  ).toContain(abstract.slice(0, 60));
  expect(content).not.toMatch(/<math|<script|<style/);
});

test("the Atom feed is the main feed in Atom", () => {
  const feed = parseXml(read("atom.xml"));
  expect(feed.name).toBe(`${atom}feed`);
  const entries = all(feed, `${atom}entry`);
  const items = all(parseXml(read("feed.xml")), "channel", "item");
  expect(entries.map((entry) => textOf(entry, `${atom}id`))).toEqual(items.map((item) => textOf(item, "guid")));
  expect(entries.map((entry) => Date.parse(textOf(entry, `${atom}updated`)))).toEqual(
    items.map((item) => Date.parse(textOf(item, "pubDate"))),
  );
  expect(textOf(feed, `${atom}updated`)).toBe(textOf(entries[0] ?? feed, `${atom}updated`));
});

/** JSON Feed 1.1, as far as its specification prescribes; nothing beyond it but extensions, whose names start with `_`. */
const url = z.url();
const author = z.strictObject({ name: z.string().optional(), url: url.optional(), avatar: url.optional() });
const jsonFeed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: z.string().min(1),
  home_page_url: url.optional(),
  feed_url: url.optional(),
  description: z.string().optional(),
  icon: url.optional(),
  favicon: url.optional(),
  language: z.string().optional(),
  authors: z.array(author).optional(),
  items: z.array(
    z
      .strictObject({
        id: z.string().min(1),
        url: url.optional(),
        external_url: url.optional(),
        title: z.string().optional(),
        content_html: z.string().optional(),
        content_text: z.string().optional(),
        summary: z.string().optional(),
        date_published: z.iso.datetime({ offset: true }).optional(),
        date_modified: z.iso.datetime({ offset: true }).optional(),
        authors: z.array(author).optional(),
        tags: z.array(z.string()).optional(),
        language: z.string().optional(),
      })
      .refine((item) => item.content_html !== undefined || item.content_text !== undefined),
  ),
});

test("the JSON feed holds to JSON Feed 1.1 and is the main feed too", () => {
  const feed = jsonFeed.parse(JSON.parse(read("feed.json")));
  expect(feed.items.map(({ id }) => id)).toEqual(
    all(parseXml(read("feed.xml")), "channel", "item").map((item) => textOf(item, "guid")),
  );
});

test("the day feed has one item an edition, with links to its lead", () => {
  const items = all(parseXml(read("days.xml")), "channel", "item");
  expect(items.map((item) => textOf(item, "guid"))).toEqual(
    [...editions].reverse().map(({ date }) => `${feedId}/days/${date}`),
  );
  expect(textOf(items[0] ?? parseXml("<a/>"), encoded).match(/<li>/g)).toHaveLength(
    Math.min(last.lead, last.papers.length),
  );
});

test("the OPML file lists every RSS feed but the weekly ones of topics, whose papers it has already", () => {
  const outlines = all(parseXml(read("feeds.opml")), "body", "outline");
  expect(outlines.map(({ attributes }) => attributes.xmlUrl).sort()).toEqual(
    rssFiles.map((path) => `https://example.org/broadsheet/${path}`).sort(),
  );
});

test("a title with tags, TeX, quotes and forbidden characters reaches a feed as well-formed text", async () => {
  const title = 'A <b>bold</b> & "quoted" $\\alpha$ title ]]> &amp; {{ x }}';
  const edition = {
    v: 1,
    date: "2026-01-02",
    closed: "2026-01-02T18:00:00Z",
    lead: 10,
    papers: [{ id: "own/odd", title, reasons: {} }],
    quiet: null,
  };
  const content = contentOf({
    ...small,
    "papers/own/odd.md": paper(title, "Text with <script>alert(1)</script>, ]]>, & and \u0008 a bell."),
    "editions/2026/2026-01-02.json": JSON.stringify(edition),
  });
  await build(content);
  const folder = join(content, "..");
  const [item] = all(parseXml(read("feed.xml", folder)), "channel", "item");
  expect(item && textOf(item, "title")).toBe(
    'A ‹b›bold‹/b› & "quoted" α title ]]› &amp; {{ x }}'.replace(
      "{{ x }}",
      item ? textOf(item, "title").split(" ").slice(-3).join(" ") : "",
    ),
  );
  expect(item && textOf(item, encoded)).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(read("feed.xml", folder)).not.toContain("\u0008");
});

const limit = 512 * 1024;
const texts = ["plain text ", `"it's" <b> & \\alpha `, "\u4e2d\u6587 \n"];

describe.each(["rss", "atom", "json"] as const)("a feed in %s of long and dense abstracts", (format) => {
  const item = (n: number, text: string): FeedItem => ({
    id: `urn:uuid:00000000-0000-4000-8000-000000000000/lead/own/paper-${n}`,
    url: `https://example.org/papers/own/paper-${n}.html?a&b`,
    title: `A "title" & ${n}`,
    at: n * 1000,
    authors: ["Ada O'Lovelace", "Charles <Babbage>"],
    topics: ["R & D"],
    paragraphs: [text.repeat(2000 / text.length), text, "Why it is here: 3 upvotes."],
    links: [{ text: "Code & data", url: "https://example.org/?a=1&b='2'" }],
  });
  const editions = (count: number, papers: number, text: string) =>
    Array.from({ length: count }, () => Array.from({ length: papers }, (_, n) => item(n, text)));
  const language = "en";
  const bytesOf = (items: readonly FeedItem[]) => {
    const feed = { id: "urn:x", title: "T", description: "D", home: "https://x/", self: "https://x/f", items };
    const print = () => templates(() => ({ prefix: "/", page: null })).render(`${format}.njk`, { entry });
    const entry = { view: feed, shell: { language, title: "T" } };
    return Buffer.byteLength(format === "json" ? printJsonFeed(feed, language) : print());
  };

  test.each(texts)("holds whole editions, as many as fit 512 KB: of %j", (text) => {
    const items = whole(editions(200, 5, text), format);
    expect(items.length % 5).toBe(0);
    expect(bytesOf(items)).toBeLessThanOrEqual(limit);
    expect(bytesOf([...items, ...items.slice(0, 15)])).toBeGreaterThan(limit);
  });

  test("holds two editions at least, and no item beyond the limit where it has no editions", () => {
    expect(whole(editions(30, 300, "x"), format)).toHaveLength(600);
    const single = editions(3000, 1, "x");
    expect(bytesOf(whole(single, format, 0))).toBeLessThanOrEqual(limit);
    expect(whole([[item(1, "x".repeat(2000)), ...editions(1, 400, "x").flat()]], format, 0)).toEqual([]);
  });
});

test("what XML forbids in a setting, a topic or a page's title is in no file of the site", async () => {
  const content = contentOf({
    ...small,
    "site.yaml": `${small["site.yaml"]?.replace("A Test Paper", "A \\u0005Test\\uFFFF Paper")}description: "Papers\\0"\nnav: [{ text: "To\\x01day", url: "/" }]\n`,
    "topics/graphs.md": topic("Gra\u0007phs", ["gra\u0008ph"]).replace("What is", "What\u0003 is"),
    "pages/about.md": '---\ntitle: "About\\e us"\n---\nWe are\u0002 we.\n',
  });
  await build(content);
  const folder = join(content, "..");
  for (const path of ["feed.xml", "atom.xml", "topics/graphs/feed.xml", "feeds.opml", "sitemap.xml"])
    expect(() => parseXml(read(path, folder))).not.toThrow();
  expect(textOf(all(parseXml(read("feed.xml", folder)), "channel")[0] ?? parseXml("<a/>"), "title")).toBe(
    "A Test Paper",
  );
  for (const path of ["index.html", "topics/graphs/index.html", "about/index.html", "feed.json", "api/topics.json"])
    expect(read(path, folder)).not.toMatch(/(?!\n)\p{Cc}|\uffff|\\u00[01]/u);
});
