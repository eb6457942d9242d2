import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { newestEdition } from "../site/kinds.ts";
import { complaintsOfAxe, desktop, phone, visit } from "./browser.ts";
import { type Spoken, spoken } from "./spoken.ts";

const day = `${newestEdition().date.replaceAll("-", "/")}/`;
const paper = `papers/${newestEdition().papers[0]?.id}.html`;

test("a paper is read in the order of its worth: title, abstract, how to cite it, related papers", async () => {
  await visit(inject("site").url + paper, phone, async (page) => {
    const all = await spoken(page);
    const title = await page.locator("h1").innerText();
    const abstract = (await page.locator(".abstract p").first().innerText()).slice(0, 60);
    const at = (wanted: (one: Spoken) => boolean) => all.findIndex(wanted);
    const order = [
      at(({ role, name }) => role === "heading" && name === title),
      at(({ role, name }) => role === "StaticText" && name.startsWith(abstract)),
      at(({ role, name }) => role === "DisclosureTriangle" && /cite|citation/i.test(name)),
      at(({ role, name }) => role === "heading" && name === "Related papers"),
    ];
    expect(order.filter((place) => place < 0)).toEqual([]);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

/** Presses Tab as often as there is something to reach, and once more. What was reached: its place in the page, and whether one sees it. */
async function tabbed(page: Page) {
  const wanted = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex='0']"),
    ];
    const visible = all.filter((one) => one.checkVisibility() && !one.matches(":disabled, [tabindex='-1']"));
    const reached: { place: number; ring: boolean; inSight: boolean }[] = [];
    Object.assign(globalThis, { reached });
    document.addEventListener("focusin", ({ target }) => {
      const one = target as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const { top, bottom } = one.getBoundingClientRect();
      reached.push({
        place: visible.indexOf(one),
        ring: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1,
        inSight: bottom > 0 && top < innerHeight,
      });
    });
    return visible.length;
  });
  for (let i = 0; i < wanted; i++) await page.keyboard.press("Tab");
  const reached = await page.evaluate(
    () => (globalThis as unknown as { reached: { place: number; ring: boolean; inSight: boolean }[] }).reached,
  );
  return { wanted, reached };
}

test.each([
  ["home", "", phone],
  ["a paper", paper, desktop],
  ["search", "search/", phone],
])("with Tab alone all of %s is reached, in its order, each in sight and with a ring", async (_name, path, device) => {
  await visit(inject("site").url + path, device, async (page) => {
    const { wanted, reached } = await tabbed(page);
    expect(reached.map(({ place }) => place)).toEqual(Array.from({ length: wanted }, (_, i) => i));
    expect(reached.filter(({ ring, inSight }) => !ring || !inSight)).toEqual([]);
  });
});

test.each(["", paper])("on /%s the first Tab shows the way past the navigation, and Enter takes it", async (path) => {
  await visit(inject("site").url + path, phone, async (page) => {
    await page.keyboard.press("Tab");
    const skip = page.locator(":focus");
    expect(await skip.innerText()).toBe("Skip to content");
    const box = await skip.boundingBox();
    expect(box && box.x >= 0 && box.y >= 0 && box.height >= 24).toBe(true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
  });
});

test.each(["", day, paper, "search/", "map/", "library/"])(
  "/%s can be read in high contrast, and in forced colours one sees what can be used, what is chosen and where one is",
  async (path) => {
    await visit(inject("site").url + path, { ...phone, bypassCSP: true }, async (page) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ contrast: "more", colorScheme });
        expect([colorScheme, ...(await complaintsOfAxe(page))]).toEqual([colorScheme]);
      }
      // The colours are the reader's own then: what is left to see is edges, lines and weights.
      await page.emulateMedia({ forcedColors: "active" });
      const edgeless = await page.$$eval("button, input, select, textarea", (all) =>
        all
          .filter((one) => one.checkVisibility() && !one.matches("[type=checkbox], [type=radio], [type=range]"))
          .filter((one) => getComputedStyle(one).borderBlockEndStyle === "none")
          .map((one) => one.outerHTML),
      );
      expect(edgeless).toEqual([]);
      const looks = await page.$$eval("nav[aria-label=Sections] a", (links) =>
        links.map((link) => {
          const { textDecorationLine, fontWeight, borderBlockStart, borderBlockEnd } = getComputedStyle(link);
          const look = [textDecorationLine, fontWeight, borderBlockStart, borderBlockEnd].join();
          return { look, isCurrent: link.ariaCurrent === "page" };
        }),
      );
      const current = looks.find((link) => link.isCurrent)?.look;
      expect(looks.filter((link) => !link.isCurrent && link.look === current)).toEqual([]);
      await page.keyboard.press("Tab");
      expect(await page.locator(":focus").evaluate((one) => getComputedStyle(one).outlineStyle)).not.toBe("none");
    });
  },
);

test("formulas are handed to a screen reader as formulas", async () => {
  const withTex = "large-scale-optimization/xcube-x3-large-scale-3d-generative-modeling-using-sparse-voxel-hierarchies";
  await visit(`${inject("site").url}papers/${withTex}.html`, phone, async (page) => {
    const formulas = await page.locator("math").count();
    const all = await spoken(page);
    expect(formulas).toBeGreaterThan(0);
    expect(all.filter(({ role }) => role === "MathMLMath" || role === "math")).toHaveLength(formulas);
  });
});
