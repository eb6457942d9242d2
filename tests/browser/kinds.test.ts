import { beforeAll, describe, expect, inject, test } from "vitest";
import { kinds } from "../site/kinds.ts";
import { complaintsOfAxe, desktop, phone, visit } from "./browser.ts";
import { type Spoken, spoken } from "./spoken.ts";

/** Colours do not depend on the width: each page is read twice, in either scheme, and half of the pages the other way round. */
const modes = [
  [
    { name: "phone, light", ...phone, colorScheme: "light" },
    { name: "desktop, dark", ...desktop, colorScheme: "dark" },
  ],
  [
    { name: "phone, dark", ...phone, colorScheme: "dark" },
    { name: "desktop, light", ...desktop, colorScheme: "light" },
  ],
] as const;

/** Printed by the template of another page, with more of the same or less. */
const alike = ["papers/large-scale-optimization/2/", "trending/week/", "2026/11/"];

const known = kinds();
const checked = [...known.filter((path) => !alike.includes(path)), "search/?q=training", "search/?q=zxqwv"];
const landmarks = ["banner", "navigation", "search", "main", "contentinfo"];

/** What is seen of a page in one visit: to open it takes longer than to look at it. */
interface Seen {
  readonly all: readonly Spoken[];
  /** What axe finds, by the way in which the page is shown. */
  readonly complaints: readonly (readonly string[])[];
  /** Pixels by which it is wider than a window of 320, as it is and with wider text spacing. */
  readonly overflow: readonly number[];
}

describe.each(
  [...new Set([...known, ...checked])].map((path) => ({ path, ways: modes[checked.indexOf(path) % 2] ?? [] })),
)("/$path", ({ path, ways }) => {
  let seen: Seen;
  beforeAll(async () => {
    seen = await visit(inject("site").url + path, { ...phone, bypassCSP: true }, async (page) => {
      if (path.includes("?q=")) await page.waitForSelector('#results[aria-busy="false"]', { state: "attached" });
      const all = await spoken(page);
      const complaints: string[][] = [];
      for (const { name, viewport, colorScheme } of ways) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        complaints.push([name, ...(await complaintsOfAxe(page))]);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const overflowing = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const overflow = [await overflowing()];
      await page.addStyleTag({
        content:
          "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
      });
      return { all, complaints, overflow: [...overflow, await overflowing()] };
    });
  });

  if (ways.length > 0)
    test("axe finds nothing on it, on a phone and a desktop, light and dark", () => {
      expect(seen.complaints).toEqual(ways.map(({ name }) => [name]));
    });

  test("it is no wider than a window of 320 pixels, also with wider text spacing", () => {
    expect(seen.overflow).toEqual([0, 0]);
  });

  test("read aloud, it starts with the way to its content, and its headings and parts are in order", () => {
    const { all } = seen;
    expect(all.find(({ role }) => role === "link")?.name).toBe("Skip to content");
    const parts = all.filter(({ role }) => landmarks.includes(role));
    const outer = parts.map(({ role }) => role).filter((role) => role !== "search");
    expect([outer.slice(0, 3), outer.at(-1)]).toEqual([["banner", "navigation", "main"], "contentinfo"]);
    expect(outer.filter((role) => role === "main")).toHaveLength(1);
    const named = parts.map(({ role, name }) => `${role} ${name}`);
    expect(new Set(named).size).toBe(named.length);

    const headings = all.filter(({ role }) => role === "heading");
    const levels = headings.map(({ level = 0 }) => level);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    const nameless = all.filter(
      ({ role, name }) => /^(heading|link|button|textbox|searchbox|combobox|checkbox)$/.test(role) && name === "",
    );
    expect(nameless).toEqual([]);
  });
});
