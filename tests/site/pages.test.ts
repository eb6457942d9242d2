import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, inject, test } from "vitest";
import { readListing } from "../../scripts/sources/listing.ts";
import { normalised } from "../../scripts/text/plain.ts";
import { build, contentOf, paper, put, small } from "./content.ts";
import { kinds } from "./kinds.ts";
import { withoutOurScripts } from "./scripts.ts";

const site = (path: string) => join(inject("site").folder, "_site", path);
const html = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .sort();
const size = (path: string) => statSync(site(path)).size;
const shelf = "papers/large-scale-optimization";
const rows = readListing(readFileSync("content/listings/large-scale-optimization.txt", "utf8")).rows;
const records = () =>
  readFileSync(site("api/papers/large-scale-optimization.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("sizes, uncompressed", () => {
  test.each([
    ["with nothing configured", () => inject("site"), 4.8],
    ["under a prefix, with a forge and a newsletter", () => inject("fork"), 5.85],
  ])("a paper page %s has few KB on average", (_name, built, kilobytes) => {
    const folder = join(built().folder, "_site", shelf);
    const pages = readdirSync(folder).filter((name) => name.endsWith(".html") && name !== "index.html");
    expect(pages).toHaveLength(302);
    // The tests' own fork has a shorter address than most.
    const texts = pages.map((name) =>
      readFileSync(join(folder, name), "utf8").replaceAll("https://example.org/", "https://some-university.github.io/"),
    );
    expect(Buffer.byteLength(texts.join("")) / 302).toBeLessThanOrEqual(kilobytes * 1024);
  });
  test.each([
    ["home", /^index\.html$/, 40],
    ["the style sheet of every page", /^engine\/style-/, 15],
    ["the script of every page", /^engine\/page-/, 2],
  ])("%s: at most the KB that the house allows", (_name, files, kilobytes) => {
    const found = [...readdirSync(site("engine")).map((name) => `engine/${name}`), "index.html"].filter((name) =>
      files.test(name),
    );
    expect(found).toHaveLength(1);
    expect(found.reduce((sum, file) => sum + size(file), 0)).toBeLessThanOrEqual(kilobytes * 1024);
  });
});

test("all 302 papers of the listing have data and a page with their title and abstract", () => {
  const data = new Map(records().map((record) => [normalised(record.title), record]));
  expect(data.size).toBe(302);
  for (const { title, abstract } of rows) {
    const record = data.get(normalised(title));
    expect(record?.abstract).toBe(abstract);
    expect(existsSync(site(new URL(record.url).pathname.slice(1)))).toBe(true);
  }
});

test("nothing is invented: no page, feed or data file of the seed has an author, an id, a date or votes", () => {
  for (const record of records())
    expect(Object.keys(record).sort()).toEqual(["abstract", "id", "related", "title", "topics", "url"]);
  const page = readFileSync(site(kinds().find((kind) => /^papers\/.*\.html$/.test(kind)) ?? ""), "utf8");
  expect(page).not.toMatch(/arxiv\.org|<meta name="(author|citation)|upvote|Published|Listed/i);
  expect(readFileSync(site("feed.xml"), "utf8")).not.toMatch(/<dc:creator>|<author>/);
});

test("at least 85% of the papers have a topic, and every paper has at least three related ones, never itself", () => {
  const all = records();
  expect(all.filter(({ topics }) => topics.length > 0).length / all.length).toBeGreaterThanOrEqual(0.85);
  for (const { id, related } of all) {
    expect(related.length).toBeGreaterThanOrEqual(3);
    expect(related.length).toBeLessThanOrEqual(5);
    expect(related.map((other: { id: string }) => other.id)).not.toContain(id);
  }
});

describe.each([
  ["the repository's site", () => inject("site"), "/"],
  ["a fork under a prefix", () => inject("fork"), "/broadsheet/"],
])("%s", (_name, built, prefix) => {
  test("has no link that leads nowhere, and no fragment without its target", () => {
    const folder = join(built().folder, "_site");
    const broken: string[] = [];
    for (const page of html(folder)) {
      const source = readFileSync(join(folder, page), "utf8");
      for (const [, url = ""] of source.matchAll(/ (?:href|src|action)="([^"]*)"/g)) {
        const { origin, pathname, hash } = new URL(url.replaceAll("&amp;", "&"), `http://site${prefix}${page}`);
        if (origin !== "http://site") continue;
        const file = pathname.slice(prefix.length) + (pathname.endsWith("/") ? "index.html" : "");
        const target =
          pathname.startsWith(prefix) && existsSync(join(folder, file))
            ? readFileSync(join(folder, file), "utf8")
            : null;
        if (target === null || (hash && !target.includes(`id="${hash.slice(1)}"`))) broken.push(`${page}: ${url}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test("announces a feed and its own address on every page", () => {
    const folder = join(built().folder, "_site");
    const base = prefix === "/" ? "http://localhost:8080/" : "https://example.org/broadsheet/";
    for (const page of html(folder)) {
      const source = readFileSync(join(folder, page), "utf8");
      expect(source).toMatch(/<link rel="alternate" type="application\/rss\+xml"/);
      expect(source).toContain(`<link rel="canonical" href="${base}${page.replace(/(^|\/)index\.html$/, "$1")}">`);
      expect(/<meta name="robots" content="noindex">/.test(source)).toBe(prefix === "/" || page === "404.html");
    }
  });

  test("passes html-validate", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended", "html-validate:a11y"],
      // Titles of papers are as long as they are; the rest is spelling that HTML leaves free.
      // A subscriber's tags are many values of one name, as the provider reads them.
      rules: {
        "long-title": "off",
        "doctype-style": "off",
        "no-trailing-whitespace": "off",
        "form-dup-name": ["error", { shared: ["checkbox", "radio", "submit"] }],
      },
    });
    const folder = join(built().folder, "_site");
    const complaints: string[] = [];
    // Paper pages have one template, and the Nu validator reads all of them: every fifth will do, of the other site every tenth.
    const pages = html(folder).filter((page, i) => !page.startsWith(shelf) || i % (prefix === "/" ? 5 : 10) === 0);
    for (const page of pages) {
      const report = await validator.validateString(readFileSync(join(folder, page), "utf8"), page);
      complaints.push(
        ...report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${page}:${line}: ${ruleId}: ${message}`),
        ),
      );
    }
    expect(complaints.slice(0, 20)).toEqual([]);
  });
});

test("the sitemap lists every page that may be found, and robots.txt names it", () => {
  const folder = join(inject("fork").folder, "_site");
  const listed = [
    ...readFileSync(join(folder, "sitemap.xml"), "utf8").matchAll(
      /<loc>https:\/\/example\.org\/broadsheet\/(.*?)<\/loc>/g,
    ),
  ].map(([, path]) => path);
  const wanted = html(folder)
    .filter((page) => page !== "404.html")
    .map((page) => page.replace(/(^|\/)index\.html$/, "$1"));
  expect(listed.sort()).toEqual(wanted.sort());
  expect(readFileSync(join(folder, "robots.txt"), "utf8")).toContain(
    "Sitemap: https://example.org/broadsheet/sitemap.xml",
  );
});

test("every data file that the index names is there", () => {
  const index = JSON.parse(readFileSync(site("api/index.json"), "utf8"));
  const urls: string[] = [...index.papers, ...index.editions]
    .map(({ url }: { url: string }) => url)
    .concat(index.topics, index.trending);
  expect(urls.filter((url) => !existsSync(site(new URL(url).pathname.slice(1))))).toEqual([]);
  expect(index).toMatchObject({ v: 1 });
});

test("titles and abstracts that hold markup, templates and scripts are shown as text wherever they are printed", async () => {
  const evil = '</title><script>alert(1)</script>{{ 7*7 }}{% raw %}"onload="x" <img src=x onerror=alert(1)>';
  const content = contentOf({
    ...small,
    "papers/own/evil.md": paper(
      evil,
      `${evil}\n\n[a](javascript:alert(1)) ![i](https://example.org/x.png) <b>graph</b> graph\n`,
      'authors: ["<script>x</script>"]\nvenue: "\\"><script>"\n',
    ),
  });
  const folder = join(content, "..");
  await build(content);
  for (const page of html(join(folder, "_site"))) {
    const source = readFileSync(join(folder, "_site", page), "utf8");
    expect(withoutOurScripts(source)).not.toMatch(/<script|<img|<b>|href="javascript|" ?onload=/);
  }
  const text = readFileSync(join(folder, "_site/papers/own/evil.html"), "utf8");
  expect(text).toContain("{{ 7*7 }}");
});

test("papers without a topic have an address of their own, also when there are none", async () => {
  const content = contentOf(small);
  await build(content);
  const page = () => readFileSync(join(content, "../_site/topics/none/index.html"), "utf8");
  expect(page()).toContain("Every paper has a topic.");
  put(join(content, "papers/own/stones.md"), paper("Stones", "We look at stones."));
  await build(content);
  expect(page()).toMatch(/No topic(&#39;|')s phrases fit these papers[\s\S]*own\/stones\.html/);
});

test("a stub leads to the paper that it is, a removed one says why; neither is listed", async () => {
  const content = contentOf({
    ...small,
    "papers/own/old.md": paper("Old lens", "", 'same_as: "own/lenses"\n'),
    "papers/own/gone.md": paper("Gone lens", "", 'removed: "asked for by its authors"\n'),
  });
  const folder = join(content, "..");
  await build(content);
  const read = (path: string) => readFileSync(join(folder, "_site", path), "utf8");
  expect(read("papers/own/old.html")).toMatch(/http-equiv="refresh" content="0; ?url=\/papers\/own\/lenses\.html"/);
  expect(read("papers/own/gone.html")).toContain("asked for by its authors");
  for (const path of [
    "papers/own/index.html",
    "topics/optics/index.html",
    "api/papers/own.jsonl",
    "sitemap.xml",
    "all.xml",
  ])
    expect(read(path)).not.toMatch(/own\/(old|gone)/);
});

test("related papers with dates can be sorted by them without a script, and versions of one work say so; without dates no line is added", async () => {
  const graph = "We walk on a graph at random. The walk visits every node of the graph.";
  const content = contentOf({
    ...small,
    "papers/own/graph-walks.md": paper("Walks on a graph", graph, 'listed: "2026-03-01"\n'),
    "papers/own/graph-walks-2.md": paper("Walks on a graph", graph, 'listed: "2026-03-02"\n'),
    "papers/own/graph-walls.md": paper("Walls on a graph", graph, 'published: "2026-03-03"\n'),
  });
  await build(content);
  const read = (path: string) => readFileSync(join(content, "../_site", path), "utf8");
  const page = read("papers/own/graph-colours.html");
  expect(page).toMatch(/<legend>Order<\/legend>/);
  const rows = page.split("<h2>Related papers</h2>")[1]?.match(/<li[\s\S]*?<\/li>/g) ?? [];
  const dates = rows.map((row) => /<p>(\d .*? 2026)<\/p>/.exec(row)?.[1]);
  const order = rows.map((row) => Number(/<li class="d(\d)"/.exec(row)?.[1] ?? 0));
  expect(dates.map((_, place) => dates[order.indexOf(place)])).toEqual([
    "3 March 2026",
    "2 March 2026",
    "1 March 2026",
  ]);
  expect(page).toContain("May be another version of “Walls on a graph”");
  expect(read("papers/own/graph-walks.html")).toContain("May be another version of this work");
  const report = await new HtmlValidate({ extends: ["html-validate:standard"] }).validateString(page);
  expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
  expect(readFileSync(site(`${shelf}/${readdirSync(site(shelf))[0]}`), "utf8")).not.toMatch(/<fieldset| class="d\d"/);
});
