import { describe, expect, inject, test } from "vitest";
import { kinds, kindsWithForm } from "../site/kinds.ts";
import { complaintsOfAxe, desktop, phone, visit } from "./browser.ts";

test.each(
  [320, 360, 412].flatMap((width) => [
    { width, name: "the repository's site", built: () => inject("site") },
    { width, name: "a fork with a newsletter", built: () => inject("fork") },
  ]),
)(
  "on a phone of $width pixels no section of $name stands alone on a second line, in a narrow or a wide font",
  async ({ width, built }) => {
    await visit(built().url, { viewport: { width, height: 740 } }, async (page) => {
      for (const scale of ["0.9em", "1em", "1.1em"]) {
        const lines = await page.$$eval(
          "nav[aria-label=Sections] a",
          (links, size) => {
            for (const link of links) (link as HTMLElement).style.fontSize = size;
            const tops = links.map((link) => link.getBoundingClientRect().top);
            return [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
          },
          scale,
        );
        expect([scale, lines.length <= 2 && Math.min(...lines) > 1]).toEqual([scale, true]);
      }
    });
  },
);

describe.each([
  ["phone", phone],
  ["desktop", desktop],
])("on a %s", (_name, device) => {
  test("home leads to a paper, its topic, another paper of it, and back home", async () => {
    await visit(inject("site").url, device, async (page) => {
      const [title = ""] = await page.locator("main article h2 a").allInnerTexts();
      await page.getByRole("link", { name: title, exact: true }).first().click();
      expect(await page.locator("h1").innerText()).toBe(title);
      await page.locator("main a[href*='/topics/']").first().click();
      expect(page.url()).toContain("/topics/");
      await page.locator("main a[href*='/papers/'][href$='.html']").nth(1).click();
      expect(page.url()).toMatch(/\.html$/);
      await page.locator("header a").first().click();
      expect(new URL(page.url()).pathname).toBe("/");
    });
  });

  test("the dark scheme is dark and the light one light", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const [ink = 0, ground = 0] = await visit(inject("site").url, { ...device, colorScheme }, (page) =>
        page.evaluate(() => {
          const canvas = document
            .createElement("canvas")
            .getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
          const lightness = (color: string) => {
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).reduce((a, b) => a + b) / 765;
          };
          const style = getComputedStyle(document.body);
          const root = getComputedStyle(document.documentElement);
          return [
            lightness(style.color),
            lightness(style.backgroundColor === "rgba(0, 0, 0, 0)" ? root.backgroundColor : style.backgroundColor),
          ];
        }),
      );
      expect(colorScheme === "light" ? ground - ink : ink - ground).toBeGreaterThan(0.6);
    }
  });
});

test("every page reads without JavaScript, and a reading page has one small script and no other", async () => {
  await visit(inject("site").url, { ...phone, javaScriptEnabled: false }, async (page) => {
    for (const path of kinds().filter((kind) => !kind.startsWith("search"))) {
      await page.goto(inject("site").url + path);
      const scripts = await page.$$eval("script[src]", (all) => all.map((script) => script.getAttribute("src") ?? ""));
      const others = /^(map|library)\//.test(path) ? 1 : 0;
      expect([path, scripts.filter((src) => !/\/engine\/page-\w+\.js$/.test(src)).length]).toEqual([path, others]);
      expect((await page.locator("main").innerText()).length).toBeGreaterThan(40);
    }
  });
});

test("under a path prefix, with its own page, theme and newsletter, a fork works", async () => {
  const { url } = inject("fork");
  await visit(url, desktop, async (page) => {
    const form = page.locator("form[action='https://buttondown.com/api/emails/embed-subscribe/test-letter']");
    expect(await form.locator("input[type=email]").count()).toBe(1);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent"))).toBe(
      "rebeccapurple",
    );
    await page.getByRole("link", { name: "About us" }).click();
    expect(new URL(page.url()).pathname).toBe("/broadsheet/about/");
    expect(await page.locator("main em").innerText()).toBe("fork");
  });
});

// The tests' fork has an accent that can't be read in the dark scheme; no text of the form has it.
test.each(kindsWithForm())(
  "the form of /%s can be read and used, folded or not, in any width, light and dark",
  async (path) => {
    await visit(inject("fork").url + path, { ...phone, bypassCSP: true }, async (page) => {
      const folded = page.getByText("Only some topics");
      if (await folded.isVisible()) await folded.click();
      const boxes = page.locator("label:has([name=tag])");
      expect(await boxes.count()).toBeGreaterThan(0);
      for (const [width, colorScheme] of [
        [320, "dark"],
        [360, null],
        [768, null],
        [1440, "light"],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        if (colorScheme) await page.emulateMedia({ colorScheme });
        const read = colorScheme ? await complaintsOfAxe(page, path === "letters/" ? "body" : ".subscribe") : [];
        expect([width, ...read]).toEqual([width]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        const heights = await boxes.evaluateAll((labels) =>
          labels.map((label) => label.getBoundingClientRect().height),
        );
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
      }
    });
  },
);

test.each([360, 1100])(
  "the ring of what folds the topics is drawn over no other line, %i pixels wide",
  async (width) => {
    await visit(inject("fork").url, { viewport: { width, height: 800 } }, async (page) => {
      await page.locator("#email").focus();
      for (const key of ["Tab", "Enter"]) await page.keyboard.press(key);
      const room = await page.locator(".subscribe summary").evaluate((summary) => {
        const { outlineOffset, outlineWidth } = getComputedStyle(summary);
        const ring =
          summary.getBoundingClientRect().bottom + Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
        return (summary.nextElementSibling?.getBoundingClientRect().top ?? 0) - ring;
      });
      expect(room).toBeGreaterThanOrEqual(0);
    });
  },
);

test("with the keyboard alone a topic is chosen, and what is sent names it", async () => {
  await visit(inject("fork").url, phone, async (page) => {
    await page.locator("#email").focus();
    for (const key of ["a", "@", "b", "Tab", "Enter", "Tab", "Space", "Tab", "Tab", "Space"])
      await page.keyboard.press(key);
    const sent = await page
      .locator("form[method=post]")
      .evaluate((form) => [...new FormData(form as HTMLFormElement)].map(([name, value]) => `${name}=${value}`));
    const values = await page
      .locator("[name=tag]")
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
    expect(sent).toEqual(["email=a@b", "embed=1", `tag=${values[0]}`, `tag=${values[2]}`]);
  });
});

test("a wrong address gets a page that leads on", async () => {
  const response = await fetch(`${inject("fork").url}nowhere/`);
  expect([response.status, (await response.text()).includes("Nothing is printed at this address")]).toEqual([
    404,
    true,
  ]);
});

test.each([
  ["phone", phone],
  ["desktop", desktop],
])("on a %s, the rows of an edition read across and reach from edge to edge", async (_name, device) => {
  await visit(inject("site").url, device, async (page) => {
    for (let papers = 7; papers > 0; papers--) {
      const { edges, boxes } = await page.locator(".columns").evaluate((columns, left) => {
        while (columns.children.length > left) columns.lastElementChild?.remove();
        const box = (element: Element) => {
          const { left, right, top } = element.getBoundingClientRect();
          return { left: Math.round(left), right: Math.round(right), top: Math.round(top) };
        };
        return { edges: box(columns), boxes: [...columns.children].map(box) };
      }, papers);
      expect(boxes).toHaveLength(papers);
      expect([...boxes].sort((a, b) => a.top - b.top || a.left - b.left)).toEqual(boxes);
      for (const { top } of boxes) {
        const row = boxes.filter((box) => box.top === top);
        expect([row[0]?.left, row.at(-1)?.right]).toEqual([edges.left, edges.right]);
      }
    }
  });
});

test("no word of a table is broken, however narrow the window", async () => {
  await visit(`${inject("site").url}ranking/`, phone, async (page) => {
    const broken = await page.locator("th, td").evaluateAll((cells) =>
      cells.flatMap((cell) => {
        const text = cell.firstChild;
        const words = [...(text?.textContent ?? "").matchAll(/[\p{L}\p{N}]+/gu)];
        return words.flatMap((word) => {
          const range = document.createRange();
          range.setStart(text as Node, word.index);
          range.setEnd(text as Node, word.index + word[0].length);
          return range.getClientRects().length > 1 ? [word[0]] : [];
        });
      }),
    );
    expect(broken).toEqual([]);
  });
});

test("printed, a paper is black on white, with its citation and address, without navigation and forms", async () => {
  await visit(
    inject("fork").url + kinds().find((kind) => kind.endsWith(".html") && kind.startsWith("papers/")),
    desktop,
    async (page) => {
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.locator("nav:visible, form:visible").count()).toBe(0);
      const citation = page.locator("details p");
      expect(await citation.evaluate((p) => p.checkVisibility({ contentVisibilityAuto: true }))).toBe(true);
      expect(await citation.innerText()).toContain(new URL(page.url()).pathname);
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(0, 0, 0)");
    },
  );
});
