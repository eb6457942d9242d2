import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Host, startHost } from "../../scripts/bench/host.ts";
import { build, contentOf, paper, small } from "../site/content.ts";
import { newestEdition } from "../site/kinds.ts";
import { all, parseXml, textOf } from "../site/xml.ts";
import { desktop, phone, visit } from "./browser.ts";

const pathOf = (page: Page) => new URL(page.url()).pathname;

/** Every task of finding and reading is links alone. */
describe.each([
  ["with scripts", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
])("%s", (_name, scripts) => {
  test("a reader finds a paper by its topic, from it others like it, and the topic's other papers", async () => {
    await visit(inject("site").url, { ...phone, ...scripts }, async (page) => {
      await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Topics" }).click();
      await page.getByRole("main").getByRole("link", { name: "Robotics & Autonomous Driving" }).click();
      expect(await page.locator("h1").innerText()).toContain("Robotics & Autonomous Driving");
      const found = page.locator("main a[href*='/papers/'][href$='.html']");
      expect(await found.count()).toBe(10);
      const title = await found.first().innerText();
      await found.first().click();
      expect(await page.locator("h1").innerText()).toBe(title);
      expect((await page.locator(".abstract p").first().innerText()).length).toBeGreaterThan(200);
      await page.getByRole("heading", { name: "Related papers" }).locator("xpath=..").getByRole("link").first().click();
      expect(await page.locator("h1").innerText()).not.toBe(title);
      await page.goBack();
      await page.getByRole("main").getByRole("link", { name: "Robotics & Autonomous Driving" }).click();
      expect(pathOf(page)).toBe("/topics/robotics-and-driving/");
    });
  });

  test("a reader subscribes to a topic by the first feed that its page names, which holds that topic's papers", async () => {
    const { id } = newestEdition().papers[0] ?? { id: "" };
    await visit(`${inject("site").url}papers/${id}.html`, { ...desktop, ...scripts }, async (page) => {
      await page.locator("main a[href*='/topics/']").first().click();
      const topic = pathOf(page);
      const feed = (await page.locator("head link[rel=alternate]").first().getAttribute("href")) ?? "";
      const answer = await page.request.get(new URL(feed, page.url()).href);
      expect(answer.headers()["content-type"]).toMatch(/xml/);
      const rss = parseXml(await answer.text());
      expect([rss.name, rss.attributes.version]).toEqual(["rss", "2.0"]);
      expect(new URL(textOf(rss, "channel", "link")).pathname).toBe(topic);
      const items = all(rss, "channel", "item").map((item) => new URL(textOf(item, "link")).pathname);
      expect(items).toContain(`/papers/${id}.html`);
      for (const path of items.slice(0, 3)) {
        await page.goto(new URL(path, page.url()).href);
        expect(await page.locator(`main a[href$="${topic}"]`).count()).toBeGreaterThan(0);
      }
    });
  });
});

describe("in a paper with editions of eight days", () => {
  const days = Array.from({ length: 8 }, (_, i) => `2026-11-${16 + i}`);
  let host: Host;
  beforeAll(async () => {
    const papers = days.map((day, i) => [
      `papers/own/walk-${i}.md`,
      paper(`Walk ${i} of ${day}`, `Graph ${i} has walks.`),
    ]);
    const editions = days.map((date, i) => {
      const rows = [{ id: `own/walk-${i}`, title: `Walk ${i} of ${date}`, reasons: {} }];
      const edition = { v: 1, date, closed: `${date}T18:00:00Z`, lead: 10, papers: rows, quiet: null };
      return [`editions/2026/${date}.json`, JSON.stringify(edition)];
    });
    const content = contentOf({ ...small, ...Object.fromEntries([...papers, ...editions]) });
    await build(content);
    host = await startHost(join(content, "../_site"));
  });
  afterAll(() => host.close());

  test.each([
    ["with scripts", {}],
    ["without JavaScript", { javaScriptEnabled: false }],
  ])("%s a reader goes from today's edition a week back, day by day or by the week", async (_name, scripts) => {
    await visit(host.url, { ...phone, ...scripts }, async (page) => {
      await page.locator(".folio a").first().click();
      expect(pathOf(page)).toBe("/2026/11/23/");
      for (const day of days.slice(0, -1).reverse()) {
        await page.locator("a[rel=prev]").click();
        expect(pathOf(page)).toBe(`/${day.replaceAll("-", "/")}/`);
      }
      expect(await page.getByRole("main").innerText()).toContain("Walk 0 of 2026-11-16");
      expect(await page.locator("a[rel=prev]").count()).toBe(0);

      await page.goto(`${host.url}2026/11/23/`);
      await page.getByRole("link", { name: "Week 48" }).click();
      await page.locator("a[rel=prev]").click();
      expect(pathOf(page)).toBe("/2026/w47/");
      await page.getByRole("heading", { name: "16 November 2026" }).getByRole("link").click();
      expect(pathOf(page)).toBe("/2026/11/16/");
    });
  });
});

test.each([
  ["guassian splating", /gaussian splatting/i],
  ["reinforcment lerning", /reinforcement learning/i],
])("a reader who types %s finds what was meant", async (typed, meant) => {
  await visit(`${inject("site").url}search/`, phone, async (page) => {
    await page.fill("#q", typed);
    const first = page.locator("#results li").first();
    await first.waitFor();
    await page.waitForSelector('#results[aria-busy="false"]');
    expect(await first.innerText()).toMatch(meant);
  });
});

/** Presses Tab until the focus stands on what is wanted. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
  }
  throw new Error(`Cannot reach ${wanted} with the keyboard`);
}

/** Presses Enter and waits for the page that comes. */
async function follow(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

test("with the keyboard alone a reader goes from home to a topic, a paper of it, one related to that, and back", async () => {
  await visit(inject("site").url, desktop, async (page) => {
    await tabTo(page, "nav a[href='/topics/']");
    await follow(page);
    await tabTo(page, "main a[href='/topics/speech-and-audio/']");
    await follow(page);
    await tabTo(page, "main a[href*='/papers/'][href$='.html']");
    await follow(page);
    const paperPath = pathOf(page);
    expect(paperPath).toMatch(/^\/papers\/.*\.html$/);
    await tabTo(page, ".titles a");
    await follow(page);
    expect(pathOf(page)).not.toBe(paperPath);
    // The browser's own key, which one without windows does not know.
    await page.goBack();
    expect(pathOf(page)).toBe(paperPath);
  });
});

test.each([
  ["home", ""],
  ["a day", `${newestEdition().date.replaceAll("-", "/")}/`],
  ["a topic", "topics/robotics-and-driving/"],
  ["a paper", `papers/${newestEdition().papers[0]?.id}.html`],
])(
  "printed, %s is black on white, as wide as the sheet, with all of its papers and nothing to click or fill in",
  async (_name, path) => {
    await visit(
      inject("site").url + path,
      { viewport: { width: 718, height: 1000 }, colorScheme: "dark" },
      async (page) => {
        const titles = await page.locator("main a[href$='.html']:not(nav a)").count();
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        expect(await page.locator("nav:visible, form:visible, button:visible, [href='#main']:visible").count()).toBe(0);
        expect(await page.locator("main a[href$='.html']:not(nav a):visible").count()).toBe(titles);
        const { overflow, ink, grounds } = await page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - innerWidth,
          ink: getComputedStyle(document.body).color,
          grounds: [document.documentElement, document.body].map((part) => getComputedStyle(part).backgroundColor),
        }));
        expect([overflow, ink]).toEqual([0, "rgb(0, 0, 0)"]);
        for (const ground of grounds) expect(ground).toMatch(/^rgba\(0, 0, 0, 0\)$|^rgb\(255, 255, 255\)$/);
      },
    );
  },
);
