import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { newestEdition } from "../site/kinds.ts";
import { complaintsOfAxe, desktop, phone, visit } from "./browser.ts";

const shelf = "large-scale-optimization";
const records: { id: string; title: string; abstract: string; topics: { id: string }[] }[] = readFileSync(
  join(inject("site").folder, `_site/api/papers/${shelf}.jsonl`),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

const at = "2026-11-23T18:00:00.000Z";

/** A library of the first papers of the site, each third one read and with a note that looks like HTML. */
function libraryOf(papers: number): string {
  const first = records.slice(0, papers);
  const third = first.filter((_, i) => i % 3 === 1);
  const saved = first.map(({ id, title, abstract }) => {
    const note = third.some((other) => other.id === id) ? { note: { at, text: "<img src=x onerror=alert(1)>" } } : {};
    return [id, { at, title, abstract, authors: ["Ada Lovelace"], topics: [], facts: {}, ...note }];
  });
  return JSON.stringify({
    v: 1,
    saved: Object.fromEntries(saved),
    read: Object.fromEntries(third.map(({ id }) => [id, at])),
    topics: { reasoning: { at, name: "Reasoning", is: "followed" } },
    words: { survey: at },
  });
}

/** A browser that keeps this text for the site already. */
function keeping(text: string) {
  const { origin, pathname } = new URL(inject("site").url);
  return {
    storageState: {
      cookies: [],
      origins: [{ origin, localStorage: [{ name: `broadsheet:${pathname}`, value: text }] }],
    },
  };
}

const keptOn = (page: Page) => page.evaluate(() => Object.entries(localStorage));

test("reading keeps nothing; what is saved reads without a line, and comes back from its file as it was", async () => {
  const { url } = inject("site");
  const [paper] = records;
  await visit(url, desktop, async (page) => {
    for (const path of ["", "topics/reasoning/", "search/", "library/", `papers/${paper?.id}.html`]) {
      await page.goto(url + path);
      await page.waitForLoadState("networkidle");
      expect([path, await keptOn(page), await page.context().cookies()]).toEqual([path, [], []]);
      const scripts = await page.evaluate(
        () => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).length,
      );
      expect([path, scripts]).toEqual([path, path === "search/" || path === "library/" ? scripts : 1]);
    }

    const save = page.locator("[data-act=save]");
    await save.click();
    await page.getByRole("button", { name: "Saved", pressed: true }).waitFor();
    await page.locator("[data-act=note]").click();
    await page.getByRole("textbox", { name: /^Note/ }).fill("Ask about 1 < 2");
    await page.getByText("Note kept.").waitFor();

    await page.goto(`${url}library/`);
    await page.context().setOffline(true);
    expect(await page.locator("#saved h3").allInnerTexts()).toEqual([paper?.title]);
    await page.getByText("Abstract", { exact: true }).click();
    expect(await page.locator("#saved details p").innerText()).toBe(paper?.abstract);
    const note = page.getByRole("textbox", { name: /^Note/ });
    expect(await note.inputValue()).toBe("Ask about 1 < 2");
    await note.fill("Asked");
    await page.getByText("Note kept.").waitFor();
    await page.getByRole("button", { name: "Mark as read" }).click();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Bring back" }).click();
    expect(await note.inputValue()).toBe("Asked");

    const kept = await keptOn(page);
    expect(kept).toHaveLength(1);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#export").click()]);
    const file = await download.path();
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(kept[0]?.[1] ?? ""));
    await page.locator("#forget").click();
    await page.getByRole("button", { name: "Forget everything", exact: true }).click();
    await page.getByText("Forgotten.").waitFor();
    expect(await keptOn(page)).toEqual([]);
    expect(await page.locator("#saved li").count()).toBe(0);

    await page.locator("#import").setInputFiles(file);
    await page.getByText("Imported 1 saved paper, 1 note, 1 read mark.").waitFor();
    expect(await keptOn(page)).toEqual(kept);
    await page
      .locator("#import")
      .setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from('{"v":7}') });
    await page.getByText("Cannot import other.json: it has").waitFor();
    expect(await keptOn(page)).toEqual(kept);
    await page.context().setOffline(false);
  });
});

test("a topic that is muted is folded on the front page, until it is unmuted in another tab", async () => {
  const { url } = inject("site");
  const lead = newestEdition().papers.slice(0, 10);
  const topicOf = (id: string) => records.find((record) => record.id === id)?.topics[0]?.id ?? "";
  const topic = topicOf(lead[0]?.id ?? "");
  const muted = lead.filter(({ id }) => topicOf(id) === topic).length;
  await visit(`${url}topics/${topic}/`, desktop, async (page) => {
    await page.getByRole("button", { name: "Mute" }).click();
    await page.getByRole("button", { name: "Muted", pressed: true }).waitFor();
    // Whoever comes to a muted topic's own page wants to see it.
    expect(await page.locator(".folded").count()).toBe(0);
    await page.goto(url);
    const folded = page.locator(".front ~ .folded");
    expect(await folded.locator("summary").innerText()).toBe(`${muted} paper${muted === 1 ? "" : "s"} muted`);
    expect(await page.locator(":is(.front, .columns):not(.folded *) > article").count()).toBe(10 - muted);
    expect(await page.locator(".front > .first").count()).toBe(1);
    await folded.locator("summary").click();
    expect(await folded.locator("article:visible").count()).toBe(muted);

    const other = await page.context().newPage();
    await other.goto(`${url}library/`);
    await other.getByRole("button", { name: "Unmute" }).click();
    await page.locator(".folded").waitFor({ state: "detached" });
    expect(await page.locator(".front > article, .columns > article").count()).toBe(10);
    expect(await keptOn(page)).toEqual([]);
  });
});

test("saved and read papers are marked in lists, in words too; opening one marks it only for those who asked for that", async () => {
  const { url } = inject("site");
  const path = `papers/${shelf}/`;
  await visit(url + path, { ...phone, ...keeping(libraryOf(2)) }, async (page) => {
    const items = page.locator(".titles li");
    await page.locator(".sign").first().waitFor();
    expect(await page.locator(".sign").allTextContents()).toEqual([" (saved)", " (saved, read)"]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await items.nth(2).locator("a").click();
    const read = page.locator("[data-act=read]");
    expect(await read.getAttribute("aria-pressed")).toBe("false");
    await page.goto(`${url}library/`);
    await page.getByLabel("Mark papers as read when I open them").check();
    await page.goto(`${url}papers/${records[2]?.id}.html`);
    await page.getByRole("button", { name: "Read", pressed: true }).waitFor();
  });
});

test("suggestions fetch data only when asked for, and each says what it is like", async () => {
  await visit(`${inject("site").url}library/`, { ...desktop, ...keeping(libraryOf(3)) }, async (page) => {
    const fetched = () =>
      page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/api/")).length);
    expect(await fetched()).toBe(0);
    await page.locator("#suggest").click();
    await page.getByText(/^10 suggestions, from 302 of 302 papers/).waitFor();
    expect(await fetched()).toBe(2);
    const reasons = await page.locator("#suggested .why").allInnerTexts();
    expect(reasons).toHaveLength(10);
    for (const reason of reasons) expect(reason).toMatch(/^Like “.+”: shares \S+/);
    const saved = await page.locator("#saved li").count();
    await page.locator("#suggested").getByRole("button", { name: "Save" }).first().click();
    await expect.poll(() => page.locator("#saved li").count()).toBe(saved + 1);
    expect(await page.locator("#suggested li:visible").count()).toBe(9);
  });
});

test.each([
  ["empty", null],
  ["of 200 papers", libraryOf(200)],
  ["that can't be read", "{<script>"],
])("axe finds nothing on a library %s, in either scheme and any width", async (_name, text) => {
  const options = { ...phone, ...(text === null ? {} : keeping(text)), bypassCSP: true };
  await visit(`${inject("site").url}library/`, options, async (page) => {
    await page.locator("#library").waitFor();
    expect(await page.locator(".notice:visible").count()).toBe(text?.startsWith("{<") ? 1 : 0);
    for (const [width, colorScheme] of [
      [360, "light"],
      [768, "dark"],
      [1440, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect([width, ...(width === 768 ? [] : await complaintsOfAxe(page))]).toEqual([width]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
});

test("a fork keeps its library under its own path", async () => {
  const { url } = inject("fork");
  await visit(`${url}topics/reasoning/`, phone, async (page) => {
    await page.getByRole("button", { name: "Follow" }).click();
    await page.getByRole("link", { name: "Your library" }).click();
    expect(await page.locator("#standing a").getAttribute("href")).toBe(`${url}topics/reasoning/`);
    expect((await keptOn(page)).map(([key]) => key)).toEqual(["broadsheet:/broadsheet/"]);
  });
});

test("without JavaScript the library says what it is, and what it needs", async () => {
  await visit(`${inject("site").url}library/`, { ...phone, javaScriptEnabled: false }, async (page) => {
    expect(await page.locator("main").innerText()).toContain("The library needs JavaScript");
    expect(await page.locator("main :is(button, input):visible").count()).toBe(0);
  });
});
