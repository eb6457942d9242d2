import { expect, test } from "vitest";
import { readContent } from "../../scripts/content.ts";
import { lettersOf } from "../../scripts/newsletter/letter.ts";
import { rank } from "../../scripts/ranking/rank.ts";
import { modelOf } from "../../scripts/site/model.ts";
import { planPages } from "../../scripts/site/plan.ts";
import { templates } from "../../scripts/site/templates.ts";
import { markdownToText } from "../../scripts/text/markdown.ts";
import { contentOf, paper, small } from "./content.ts";
import { loaded } from "./loaded.ts";

const day = 86_400_000;
const monday = "2026-11-23";
const note = "The sources listed no papers on this day, which may have been a holiday.";

/** A small paper with a newsletter. `days` says how many papers each day has, up to the `last` one. */
function collectionOf(
  newsletter: string,
  days: readonly number[],
  more: Readonly<Record<string, string>>,
  last = monday,
) {
  const files: Record<string, string> = { ...small, "site.yaml": `${small["site.yaml"]}newsletter: ${newsletter}\n` };
  for (const [i, count] of days.entries()) {
    const date = new Date(Date.parse(last) - (days.length - 1 - i) * day).toISOString().slice(0, 10);
    const papers = Array.from({ length: count }, (_, n) => ({ id: `own/${date}-${n}`, title: date, reasons: {} }));
    for (const [n, { id }] of papers.entries())
      files[`papers/${id}.md`] = paper(`Paper ${n} of ${date}`, "A lens bends light. A graph has nodes.");
    const quiet = count === 0 ? { cause: "weekend", note: "The source answered [] on a day of a weekend" } : null;
    const edition = { v: 1, date, closed: `${date}T18:00:00Z`, lead: 10, papers, quiet };
    files[`editions/${date.slice(0, 4)}/${date}.json`] = JSON.stringify(edition);
  }
  return readContent(contentOf({ ...files, ...more }));
}

/** Its HTML pages, by address. */
async function pagesOf(
  newsletter: string,
  days: readonly number[] = [],
  more: Readonly<Record<string, string>> = {},
  last = monday,
): Promise<Map<string, string>> {
  const found = await collectionOf(newsletter, days, more, last);
  const printed = planPages(modelOf(found, rank(found), loaded)).flatMap((page) =>
    page.head
      ? [
          [
            page.url,
            templates(() => ({ prefix: "/", page: null })).render(`${page.kind}.njk`, { entry: page }),
          ] as const,
        ]
      : [],
  );
  return new Map(printed);
}

/** The addresses, words and titles of the letters that a page lists. */
function lettersIn(page = ""): { url: string; text: string; titles: string }[] {
  const list = /<ul class="titles">([\s\S]*?)<\/ul>/.exec(page)?.[1] ?? "";
  const rows = list.matchAll(/<li><a href="(.*?)">(.*?)<\/a>\n<p>(.*?)<\/p>/g);
  return [...rows].map(([, url = "", text = "", titles = ""]) => ({ url, text, titles }));
}

const form = (page = "") => /<section class="subscribe">[\s\S]*?<\/section>/.exec(page)?.[0] ?? "";
const words = (html: string) => markdownToText(html.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ");

test("without a newsletter there is no page of letters, and nothing leads to one", async () => {
  const found = await readContent(contentOf(small));
  const pages = planPages(modelOf(found, rank(found), loaded));
  expect(JSON.stringify(pages)).not.toMatch(/letters/i);
});

test("the days that have papers are listed, newest first, each by what leads it", async () => {
  const pages = await pagesOf('{ buttondown: "ours" }', [4, 0, 1]);
  const letters = pages.get("/letters/") ?? "";
  expect(lettersIn(letters)).toEqual([
    { url: "/2026/11/23/", text: "Monday 23 November 2026", titles: "Paper 0 of 2026-11-23" },
    {
      url: "/2026/11/21/",
      text: "Saturday 21 November 2026",
      titles: "Paper 0 of 2026-11-21; Paper 1 of 2026-11-21; Paper 2 of 2026-11-21; and 1 more",
    },
  ]);
  expect(letters).toContain("<h2>Editions, newest first</h2>");
  expect(words(letters)).toContain(
    "The page of a day says what its letter says; what was mailed stands in Buttondown's archive",
  );
  expect(letters).toContain('href="https://buttondown.com/ours/archive/"');
  expect(letters).toContain('title="A Test Paper: one item a day" href="/days.xml"');
});

test("fifty letters are listed, and the months of those before", async () => {
  const pages = await pagesOf('{ buttondown: "ours" }', Array(90).fill(1));
  const letters = pages.get("/letters/") ?? "";
  expect(lettersIn(letters)).toHaveLength(50);
  const months = letters.split("<h2>Months before these</h2>")[1] ?? "";
  expect([...months.matchAll(/<li><a href="(.*?)">/g)].map(([, url]) => url)).toEqual([
    "/2026/10/",
    "/2026/09/",
    "/2026/08/",
  ]);
});

const weekly = '{ buttondown: "ours", every: "week" }';
/** From Monday 9 to Monday 23 November. */
const weeks = [...Array(7).fill(0), 2, 0, 2, 0, 0, 0, 0, 1];

test("of a weekly letter the weeks are listed that are over, each by what its letter says", async () => {
  const pages = await pagesOf(weekly, weeks);
  expect(lettersIn(pages.get("/letters/"))).toEqual([
    {
      url: "/2026/w47/",
      text: "Week 47 of 2026, 16 to 22 November 2026",
      titles: "Paper 0 of 2026-11-16; Paper 0 of 2026-11-18; Paper 1 of 2026-11-16; and 1 more",
    },
  ]);
});

/** The titles of papers in some HTML, each with its upvotes, where they are why it is there. */
function papersIn(html = ""): { title: string; why: string | undefined }[] {
  const parts = words(html).split(/(?=Paper \d+ of [-\d]+)/);
  return parts.slice(1).map((text) => ({ title: text.slice(0, 21), why: /\d+ upvotes/.exec(text)?.[0] }));
}

/** Upvotes of papers, as a file of the day on which they were read. */
const readings = (day: string, time: string, upvotes: Readonly<Record<string, number>>) => ({
  [`observations/2026/${day}.jsonl`]: Object.entries(upvotes)
    .map(([id, count]) => ({ paper: `own/${id}`, at: `2026-${day}T${time}Z`, source: "huggingface", upvotes: count }))
    .map((row) => `${JSON.stringify(row)}\n`)
    .join(""),
});

test("the page of a week that is over begins with what its letter says: the same papers, order and reasons", async () => {
  const days = [3, 2, 0, 4, 1, 0, 2, 1];
  const read = readings("11-20", "07:00:00", { "2026-11-16-2": 5, "2026-11-19-3": 90, "2026-11-20-0": 12 });
  const pages = await pagesOf(weekly, days, read);
  const [begins = ""] = (pages.get("/2026/w47/") ?? "").split('<h2><a href="/2026/11/16/">');
  const found = await collectionOf(weekly, days, read);
  const [letter] = lettersOf(found, rank(found), { every: "week", date: "2026-11-22" }).letters;
  expect(begins.match(/<h2>.*?<\/h2>/g)).toEqual(["<h2>The week's best</h2>", "<h2>Also leading this week</h2>"]);
  const told = papersIn(begins);
  expect(told).toEqual(papersIn(letter?.body));
  expect(told).toHaveLength(12);
  expect(told[0]).toEqual({ title: "Paper 3 of 2026-11-19", why: "90 upvotes" });
  expect(lettersIn(pages.get("/letters/"))[0]?.titles).toBe(
    `${told
      .slice(0, 3)
      .map(({ title }) => title)
      .join("; ")}; and 9 more`,
  );
  expect(begins).toContain("Ordered by upvotes as the week ended, last read on 20 November 2026; papers");
});

test("no reading after the closing of a week's last edition changes its page", async () => {
  const late = readings("11-22", "18:00:01", { "2026-11-18-1": 90 });
  const pages = await pagesOf(weekly, weeks);
  expect((await pagesOf(weekly, weeks, late)).get("/2026/w47/")).toBe(pages.get("/2026/w47/"));
});

test("a week's page says so from the closing of its Sunday's edition on, and not before", async () => {
  const told = async (last: string) =>
    ((await pagesOf(weekly, [1, 1], {}, last)).get("/2026/w47/") ?? "").includes("The week's best");
  expect([await told("2026-11-21"), await told("2026-11-22")]).toEqual([false, true]);
});

test.each([
  ["a week that goes on", weekly, "/2026/w48/"],
  ["a week without papers", weekly, "/2026/w46/"],
  ["a month", weekly, "/2026/11/"],
  ["a week where letters are daily", '{ buttondown: "ours" }', "/2026/w47/"],
])("no letter is told on the page of %s", async (_what, newsletter, url) => {
  expect((await pagesOf(newsletter, weeks)).get(url)).not.toMatch(/The week's best|undefined/);
});

test("before the first letter the page says so", async () => {
  const pages = await pagesOf('{ buttondown: "ours" }');
  expect(pages.get("/letters/")).toContain("There is none yet");
});

test.each([
  ["none", false],
  ["archive", true],
])("with quiet days of %s, the page of one says what its letter says", async (quiet, shown) => {
  const pages = await pagesOf(`{ buttondown: "ours", quiet: "${quiet}" }`, [...Array(63).fill(1), 0]);
  const page = pages.get("/2026/11/23/") ?? "";
  expect(page).toContain(note);
  expect(page.includes("<h2>From the archive</h2>")).toBe(shown);
  const archive = lettersIn(pages.get("/letters/"))[0]?.url === "/2026/11/23/";
  expect(archive).toBe(shown);
  if (!shown) return;
  const [, week = ""] = /What led <a href="(.*?)">week \d+ of 2026, [^<]* 2026<\/a>/.exec(page) ?? [];
  expect(pages.has(week)).toBe(true);
  const papers = [...(page.split("<h2>From the archive</h2>")[1]?.matchAll(/<li[^>]*><a href="(.*?)">/g) ?? [])];
  expect(papers).toHaveLength(5);
  for (const [, url = ""] of papers) expect(pages.get(week)).toContain(url);
});

test.each(["day", "week"])(
  "a form says that a letter comes every %s, from whom, and that a mail asks first",
  async (every) => {
    const pages = await pagesOf(`{ buttondown: "ours", every: "${every}" }`, [1]);
    for (const url of ["/", "/2026/11/23/", "/topics/optics/", "/letters/"]) {
      const text = words(form(pages.get(url)));
      expect([url, text]).toEqual([url, expect.stringContaining(`inbox once a ${every}`)]);
      expect(text).toContain(
        `A letter every ${every} that has papers. Buttondown sends it, and first asks you by mail to confirm.`,
      );
      expect(form(pages.get(url))).not.toContain('name="tag"');
      expect(form(pages.get(url)).includes('<a href="/letters/">')).toBe(url !== "/letters/");
    }
  },
);

test("a form says that a letter comes every day where quiet days have one too", async () => {
  const pages = await pagesOf('{ buttondown: "ours", quiet: "archive" }', [1]);
  expect(words(form(pages.get("/")))).toContain("A letter every day. Buttondown");
});

test("every page leads to the page of letters from its sections, and most from their foot too, where a fork may have sections of its own", async () => {
  const own = 'nav: [{ text: "Us", url: "/about/" }]\n';
  const leads = async (settings: string) =>
    [...(await pagesOf(settings, [1]))].map(([url, page]) => {
      const [sections = "", ...rest] = page.split("</nav>");
      const isPaper = /^\/papers\/.*\.html$/.test(url);
      return [sections, rest.join("").split("<footer>")[1] ?? ""].map(
        (part, foot) => (foot === 1 && isPaper) || /<a href="\/letters\/"[^>]*>Letters<\/a>/.test(part),
      );
    });
  expect(new Set((await leads('{ buttondown: "ours" }')).map(String))).toEqual(new Set(["true,true"]));
  expect(new Set((await leads(`{ buttondown: "ours" }\n${own}`)).map(String))).toEqual(new Set(["false,true"]));
});

test("with a newsletter home has its form right below the edition, without one its sentence at the end", async () => {
  const pages = await pagesOf('{ buttondown: "ours" }', [1]);
  const without = await readContent(contentOf(small));
  const home = planPages(modelOf(without, rank(without), loaded)).find(({ url }) => url === "/");
  const other = templates(() => ({ prefix: "/", page: null })).render("home.njk", { entry: home });
  const order = (page = "") => page.match(/class="subscribe"|>Trending<\/a><\/h2>/g)?.map((part) => part.slice(0, 9));
  expect(order(pages.get("/"))).toEqual(['class="su', ">Trending"]);
  expect(order(other)).toEqual([">Trending", 'class="su']);
});

test("where the newsletter has tags, a topic's page offers that topic, checked, and the others offer all, unchecked", async () => {
  const pages = await pagesOf('{ buttondown: "ours", tags: true }', [1]);
  const offered = (url: string) =>
    [
      ...form(pages.get(url)).matchAll(/<label><input name="tag" type="checkbox" value="(.*?)"(.*?)> (.*?)<\/label>/g),
    ].map(([, value, checked, text]) => `${value}${checked}: ${text}`);
  expect(offered("/topics/optics/")).toEqual(["optics checked: Only Optics"]);
  for (const url of ["/", "/2026/11/23/", "/letters/"])
    expect([url, ...offered(url)]).toEqual([url, "graphs: Graphs", "optics: Optics"]);
});

test("pages with a form may send it to where it goes, and no other page may send one anywhere", async () => {
  const pages = await pagesOf('{ buttondown: "ours", tags: true }', [1]);
  const wrong = [...pages].flatMap(([url, page]) => {
    const allowed = /form-action (.*?);/.exec(page)?.[1];
    const [, action] = /<form [^>]*action="(.*?)"/.exec(page) ?? [];
    const wanted = action === undefined ? "'none'" : action.startsWith("/") ? "'self'" : new URL(action).origin;
    return allowed?.replaceAll("&#39;", "'") === wanted ? [] : [`${url}: ${allowed}, wanted ${wanted}`];
  });
  expect(wrong).toEqual([]);
  expect([...pages.values()].filter((page) => page.includes("form-action https://buttondown.com;")).length).toBe(5);
});
