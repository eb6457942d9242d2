import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Host, startHost } from "../../scripts/bench/host.ts";
import { build, contentOf, small } from "../site/content.ts";
import { kinds, newestEdition } from "../site/kinds.ts";
import { complaintsOfAxe, desktop, phone, visit } from "./browser.ts";

const day = `${newestEdition().date.replaceAll("-", "/")}/`;
const paper = kinds().find((path) => path.startsWith("papers/") && path.endsWith(".html")) ?? "";

test.each([
  ["as it is", {}],
  ["with the reader's own colours", { forcedColors: "active" }],
] as const)(
  "on a phone every section can be hit, and the current one is told by weight and a line, %s",
  async (_name, mode) => {
    await visit(`${inject("fork").url}topics/`, phone, async (page) => {
      await page.emulateMedia(mode);
      const links = await page.locator("nav[aria-label=Sections] a").evaluateAll((all) =>
        all.map((link) => {
          const { height, left, right } = link.getBoundingClientRect();
          const { fontWeight, textDecorationLine, textDecorationThickness } = getComputedStyle(link);
          const isTold =
            Number(fontWeight) >= 700 && textDecorationLine === "underline" && textDecorationThickness === "3px";
          return {
            height,
            isSeen: left >= 0 && right <= innerWidth,
            isTold,
            isCurrent: link.hasAttribute("aria-current"),
          };
        }),
      );
      expect(links.filter(({ height, isSeen }) => height < 24 || !isSeen)).toEqual([]);
      expect(links.filter(({ isTold, isCurrent }) => isTold !== isCurrent)).toEqual([]);
      expect(links.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      const ring = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
        return [outlineStyle, outlineWidth];
      });
      expect(ring).toEqual(["solid", "3px"]);
    });
  },
);

test("who asks for more contrast gets no grey text and no grey line", async () => {
  await visit(inject("site").url, desktop, async (page) => {
    await page.emulateMedia({ contrast: "more", colorScheme: "dark" });
    const colours = await page.evaluate(() =>
      [".why", ".order", ".kicker + h2", "body > footer"].map(
        (part) => getComputedStyle(document.querySelector(part) as Element).color,
      ),
    );
    expect(new Set(colours)).toEqual(new Set(["rgb(255, 255, 255)"]));
    const line = await page.evaluate(
      () => getComputedStyle(document.querySelector(".titles li, .counts li") as Element).borderBottomColor,
    );
    expect(line).toBe("rgb(255, 255, 255)");
  });
});

test("printed, an edition has its name, date and papers, and nothing to click; a paper says where its sources are", async () => {
  await visit(inject("fork").url + day, desktop, async (page) => {
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav:visible, form:visible, button:visible, footer:visible").count()).toBe(0);
    expect(await page.locator("main article:visible h2").count()).toBe(10);
    expect(await page.locator("h1:visible time").count()).toBe(1);
    await page.goto(inject("fork").url + paper);
    const source = await page
      .locator("dd a[href^=http]")
      .first()
      .evaluate((link) => [getComputedStyle(link, "::after").content, link.getAttribute("href")]);
    expect(source[0]).toBe(`" ${source[1]}"`);
  });
});

test("nothing moves between pages for readers who ask for less motion", async () => {
  const css = readFileSync(join(inject("site").folder, "_site", stylesheet()), "utf8");
  expect(css).toMatch(/@media ?\(prefers-reduced-motion:no-preference\)\{@view-transition\{navigation:auto\}/);
  expect(css.match(/@view-transition|animation|transition:/g)).toHaveLength(2);
});

function stylesheet(): string {
  const home = readFileSync(join(inject("site").folder, "_site/index.html"), "utf8");
  return /engine\/style-\w+\.css/.exec(home)?.[0] ?? "";
}

let shown: Host;
beforeAll(async () => {
  const content = contentOf(small);
  await build(content, undefined, ["--style"]);
  shown = await startHost(join(content, "../_site"));
});
afterAll(() => shown.close());

test("the page of all components is for no search engine, fits 320 pixels, and axe finds nothing on it, in any colours", async () => {
  await visit(`${shown.url}style/`, { viewport: { width: 320, height: 640 }, bypassCSP: true }, async (page) => {
    expect(await page.locator("meta[name=robots]").getAttribute("content")).toBe("noindex");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, ...(await complaintsOfAxe(page))]).toEqual([colorScheme]);
    }
  });
});
