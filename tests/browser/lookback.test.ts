import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Paper, PaperId } from "../../scripts/papers/paper.ts";
import { startIndexer } from "../../scripts/site/indexer.ts";
import { startIndexing } from "../../scripts/site/indexing.ts";
import { type Tier, tiersOf } from "../../scripts/site/searchtiers.ts";
import { desktop, visitAlone } from "./browser.ts";

/** Titles by year: some with both words that are asked for, and two with one of them. */
const titlesOf = {
  2016: ["Quartz lattice", "Quartz", "Lattice"],
  2015: ["Quartz lattice", "Quartz lattices", "A lattice of quartz", "Quartz", "Lattice"],
  2014: ["Quartz lattice", "Quartz", "Lattice"],
  2013: ["Quartz lattice", "Quartz", "Lattice"],
};
const papers = Object.entries(titlesOf).flatMap(([year, titles]) =>
  titles.map(
    (title, n): Paper => ({
      ...{ id: `${year}/p${n}` as PaperId, shelf: year, name: `p${n}`, title: `${title} of ${year}` },
      ...{ abstract: `Grown in ${year}.`, markdown: "", source: "file", authors: [], categories: [], facts: {} },
      listed: `${year}-05-0${n + 1}`,
    }),
  ),
);

let folder = "";
let tiers: readonly Tier[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lookback-"));
  tiers = tiersOf(papers, new Map(), [], { language: "en", engine: "1", limits: { open: 3, period: 5 } });
  const { execArgv } = process;
  process.execArgv = ["--import", "tsx"];
  const script = new URL("../../scripts/index.ts", import.meta.url);
  const indexing = startIndexing((folders) => startIndexer(script, folders), tiers, {
    language: "en",
    staging: join(folder, "staging"),
  });
  process.execArgv = execArgv;
  for (const { path, file } of [...(await indexing.done()).values()].flat()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(file, join(folder, path));
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const searchUrl = (query = "") => `${inject("site").url}search/${query}`;

/** The search page of a site with these tiers; what it fetches of the index, in order. */
async function look<T>(query: string, use: (page: Page, fetched: string[]) => Promise<T>): Promise<T> {
  const fetched: string[] = [];
  return visitAlone(searchUrl(), desktop, async (page) => {
    await page.route("**/pagefind/**", (route) => {
      const { pathname } = new URL(route.request().url());
      fetched.push(pathname);
      return route.fulfill({ path: join(folder, pathname) });
    });
    await page.route("**/search/*", (route) => {
      const [open, ...periods] = tiers;
      const said = periods.map(({ folder, years }) => [folder, ...years].join(" ")).join(";");
      const form = `data-words="${open?.words}" data-since="${open?.since}" data-periods="${said}"`;
      const html = readFileSync(join(inject("site").folder, "_site/search/index.html"), "utf8");
      return route.fulfill({ contentType: "text/html", body: html.replace(/data-words="[^"]*"/, form) });
    });
    await page.goto(searchUrl(query));
    return use(page, fetched);
  });
}

const atRest = (page: Page) => page.waitForSelector('#results[aria-busy="false"]', { state: "attached" });
const titles = (page: Page, list: string) => page.locator(`#${list} li a`).allInnerTexts();
const text = (page: Page, id: string) => page.locator(`#${id}`).innerText();
const countsOf = async (page: Page) =>
  (await page.locator("#values li").allInnerTexts())
    .filter((line) => /^20\d\d/.test(line))
    .map((line) => line.replace(/\s+/g, " "));

test("the newest papers answer first, older ones follow where they are few, and the rest where it is asked for", async () => {
  await look("?q=quartz+lattice", async (page, fetched) => {
    await atRest(page);
    // Two periods were asked for what the newest lacked; what has but one of the words comes after all of them.
    const full = await titles(page, "full");
    expect(full[0]).toBe("Quartz lattice of 2016");
    expect(full).toHaveLength(5);
    expect(await titles(page, "partial")).toHaveLength(5);
    expect(await text(page, "found")).toBe(
      "5 papers for “quartz lattice” since May 2014, and 6 with some of the words",
    );
    expect(await text(page, "looked")).toBe("Looked back to May 2014.");
    expect(await countsOf(page)).toEqual(["2016 3", "2015 5", "2014 3"]);
    const before = fetched.length;
    await page.getByRole("button", { name: "Look further back" }).click();
    await atRest(page);
    // What was shown stands where it stood.
    expect(await titles(page, "full")).toEqual([...full, "Quartz lattice of 2013"]);
    expect(await text(page, "looked")).toBe("Looked at all papers.");
    expect(await text(page, "found")).toBe("6 papers for “quartz lattice”, and 8 with some of the words");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Quartz lattice of 2013");
    expect(await countsOf(page)).toEqual(["2016 3", "2015 5", "2014 3", "2013 3"]);
    expect(await page.locator("#back button:visible").count()).toBe(0);
    expect(fetched.slice(before).every((path) => path.startsWith(`/${tiers[3]?.folder}`))).toBe(true);
    expect(fetched.filter((path, i) => fetched.indexOf(path) < i)).toEqual([]);
    // As many as it says, of all that was looked at.
    await page.getByRole("link", { name: "2013", exact: true }).click();
    await atRest(page);
    expect(await titles(page, "full")).toEqual(["Quartz lattice of 2013"]);
  });
});

test("nothing is fetched before the box is turned to; a year that was chosen is looked for where it is", async () => {
  await look("", async (page, fetched) => {
    expect([fetched, await page.locator("#back").isVisible()]).toEqual([[], false]);
    await page.goto(searchUrl("?q=quartz+lattice&year=2013"));
    await atRest(page);
    expect(await titles(page, "full")).toEqual(["Quartz lattice of 2013"]);
    const folders = new Set(fetched.map((path) => path.split("/")[2]).filter((name) => /^20/.test(name ?? "")));
    expect([...folders].map((name) => name?.slice(0, 4))).toEqual(["2013"]);
  });
});
