import { describe, expect, inject, test } from "vitest";
import { newestEdition } from "../site/kinds.ts";
import { goodDay } from "../site/statuses.ts";
import { complaintsOfAxe, desktop, phone, visit, visitAlone } from "./browser.ts";

const due = Date.parse(goodDay(newestEdition().date).next_by);

// The front page has text in the accent, and the tests' fork gives it one that can't be read in the dark scheme.
describe.each([
  { path: "", part: "#due" },
  { path: "status/", part: "body" },
])("on /$path", ({ path, part }) => {
  test("a reader is told that an edition is missing once its time has passed, and not before", async () => {
    await visitAlone(inject("fork").url + path, phone, async (page) => {
      for (const [now, told] of [
        [due - 1000, false],
        [due, false],
        [due + 1000, true],
      ] as const) {
        await page.clock.setFixedTime(now);
        await page.reload();
        expect([now, await page.getByText("No edition since").isVisible()]).toEqual([now, told]);
      }
    });
  });

  test("without JavaScript nothing is said that may be false", async () => {
    await visit(inject("fork").url + path, { ...phone, javaScriptEnabled: false }, async (page) => {
      expect(await page.getByText("No edition since").isVisible()).toBe(false);
    });
  });

  test("axe finds nothing when an edition is overdue, and nothing is wider than a narrow window", async () => {
    await visitAlone(inject("fork").url + path, { ...phone, bypassCSP: true, now: due + 1000 }, async (page) => {
      for (const [colorScheme, { viewport }] of [
        ["light", phone],
        ["dark", desktop],
        ["light", desktop],
        ["dark", { viewport: { width: 320, height: 640 } }],
      ] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        expect([colorScheme, viewport, ...(await complaintsOfAxe(page, part))]).toEqual([colorScheme, viewport]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      }
    });
  });
});

test("what is hidden takes no room: the front page starts where it does in a paper that never ran", async () => {
  const top = (url: string) =>
    visitAlone(url, { ...desktop, now: due - 1000 }, (page) =>
      page.locator(".front").evaluate((front) => front.getBoundingClientRect().top),
    );
  expect(await top(inject("fork").url)).toBe(await top(inject("site").url));
});

test("home leads to the status page, whose table of sources needs no scrolling on a phone", async () => {
  await visitAlone(inject("fork").url, { ...phone, now: due + 1000 }, async (page) => {
    await page.getByRole("link", { name: "The status page says why" }).click();
    expect(await page.locator("h1").innerText()).toBe("Status");
    expect(await page.locator(".scroll").evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  });
});
