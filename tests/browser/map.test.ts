import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { complaintsOfAxe, desktop, phone, visit } from "./browser.ts";

/** The map has its points: its canvas is no longer of the size that every canvas has at first. */
const drawn = (page: Page) => page.waitForFunction(() => document.querySelector("canvas")?.width !== 300);
/** The points' colours, as one text. */
const picture = (page: Page) => page.evaluate(() => document.querySelector("canvas")?.toDataURL());
const map = () => `${inject("site").url}map/`;

test("on the map words light up papers and say how many, a topic too, and both together fewer", async () => {
  await visit(map(), { ...desktop, reducedMotion: "reduce" }, async (page) => {
    await drawn(page);
    const before = await picture(page);
    await page.getByLabel("Words in titles and topics").fill("Gaussian SPLAT");
    const said = page.locator("#said");
    expect(await said.innerText()).toMatch(/^\d+ papers lit$/);
    await expect.poll(() => picture(page)).not.toBe(before);
    const all = Number.parseInt(await said.innerText(), 10);
    const topic = page.locator("#legend button", { hasText: "Efficient Inference" });
    await topic.click();
    expect(await topic.getAttribute("aria-pressed")).toBe("true");
    expect(Number.parseInt(await said.innerText(), 10)).toBeLessThan(all);
    await page.getByLabel("Words in titles and topics").fill("zzz");
    expect(await said.innerText()).toBe("0 papers lit on Efficient Inference & Compression");
  });
});

test("with keys alone the map is moved, zoomed and a paper opened, and its address leads back to it", async () => {
  await visit(map(), { ...desktop, bypassCSP: true, reducedMotion: "reduce" }, async (page) => {
    await drawn(page);
    await page.locator("canvas").focus();
    for (const key of ["+", "+", "+", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
    const said = await page.locator("#said").innerText();
    expect(said).toMatch(/^In the middle: .+/);
    await page.keyboard.press("Enter");
    const title = page.locator("#card .title a");
    expect(`In the middle: ${await title.innerText()}`).toBe(said);
    expect(await title.evaluate((link) => link === document.activeElement)).toBe(true);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect([colorScheme, ...(await complaintsOfAxe(page))]).toEqual([colorScheme]);
    }
    const name = await title.innerText();
    await page.reload();
    await drawn(page);
    expect(await title.innerText()).toBe(name);
    await page.locator("#card button").press("Escape");
    expect(await page.locator("#card").isVisible()).toBe(false);
    expect(new URL(page.url()).hash).toBe("");
    await page.keyboard.press("Enter");
    await title.press("Enter");
    await page.waitForURL(/\/papers\/.+\.html$/);
  });
});

test("on a phone the page scrolls past the map, and without JavaScript its table stands in its place", async () => {
  // An address that is no paper's is passed over.
  await visit(`${map()}#%E0`, { ...phone, hasTouch: true }, async (page) => {
    await drawn(page);
    expect(await page.locator("canvas").evaluate((canvas) => getComputedStyle(canvas).touchAction)).toBe("pan-y");
    await page.getByRole("button", { name: "Closer" }).tap();
    await expect
      .poll(() => page.locator("canvas").evaluate((canvas) => getComputedStyle(canvas).touchAction))
      .toBe("none");
  });
  await visit(map(), { ...phone, javaScriptEnabled: false }, async (page) => {
    expect(await page.locator("canvas").isVisible()).toBe(false);
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(15);
    expect(await page.locator("tbody th a").first().getAttribute("href")).toContain("topics/");
  });
});

test("where the points can't be read the map says so, and its table is still there", async () => {
  await visit(map(), desktop, async (page) => {
    await page.route("**/points-*.json", (route) => route.fulfill({ body: "{" }));
    await page.reload();
    await page.waitForFunction(() => document.querySelector("#said")?.textContent?.includes("could not be loaded"));
    expect(await page.locator("tbody tr").first().isVisible()).toBe(true);
  });
});
