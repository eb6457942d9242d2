import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { desktop, inBrowser, phone, visit } from "./browser.ts";

inBrowser();

const shelf = "large-scale-optimization";
const records = () =>
  readFileSync(join(inject("site").folder, `_site/api/papers/${shelf}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line): { url: string; title: string } => JSON.parse(line));
const searchUrl = (query = "") => `${inject("site").url}search/${query}`;

/** Waits for the final answer; the addresses of its papers. */
async function answer(page: Page): Promise<string[]> {
  await page.waitForSelector('#results[aria-busy="false"]');
  return page.$$eval("#results > li a", (links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
}

/** Asks at once, as one who pastes: every key typed is a question of its own. */
async function paste(page: Page, text: string): Promise<string[]> {
  await page.fill("#q", text);
  await page.waitForTimeout(150);
  return answer(page);
}

async function type(page: Page, text: string): Promise<string[]> {
  await page.locator("#q").pressSequentially(text, { delay: 5 });
  await page.waitForTimeout(150);
  return answer(page);
}

describe.each([
  ["phone", phone],
  ["desktop", desktop],
])("search on a %s", (_name, device) => {
  test("answers as one types, with links to papers, highlights and a count, and the address follows", async () => {
    await visit(searchUrl(), device, async (page) => {
      const found = await type(page, "gaussian splatting");
      expect(found.length).toBeGreaterThan(2);
      expect(found.filter((path) => !/^\/papers\/[^/]+\/[^/]+\.html$/.test(path))).toEqual([]);
      expect(new URL(page.url()).search).toBe("?q=gaussian+splatting");
      expect((await page.locator("#results mark").first().textContent())?.toLowerCase()).toMatch(/gaussian|splat/);
      expect(await page.getByRole("status").textContent()).toMatch(/^\d+ papers/);
    });
  });

  test("a topic narrows the answer to its papers, and the back button brings the wider one back", async () => {
    await visit(searchUrl("?q=training"), device, async (page) => {
      await answer(page);
      const wide = await page.getByRole("status").textContent();
      const option = page.locator("#topic option", { hasText: "Reinforcement Learning" });
      const count = Number(/\((\d+)\)/.exec((await option.textContent()) ?? "")?.[1]);
      await page.selectOption("#topic", "Reinforcement Learning");
      await page.waitForTimeout(50);
      await answer(page);
      expect(await page.getByRole("status").textContent()).toContain(`${count} papers`);
      expect(new URL(page.url()).searchParams.get("topic")).toBe("Reinforcement Learning");
      await page.goBack();
      await page.waitForTimeout(50);
      await answer(page);
      expect(await page.getByRole("status").textContent()).toBe(wide);
      expect(await page.inputValue("#topic")).toBe("");
    });
  });

  test("?q= opens with its answer", async () => {
    await visit(searchUrl("?q=lottery+ticket"), device, async (page) => {
      expect((await answer(page))[0]).toContain("winning-lottery-ticket");
      expect(await page.inputValue("#q")).toBe("lottery ticket");
    });
  });
});

test("what was typed before a topic was chosen is what the back button brings back", async () => {
  await visit(searchUrl(), desktop, async (page) => {
    const wide = await type(page, "diffusion");
    await page.selectOption("#topic", "Image & Video Generation");
    await page.waitForTimeout(50);
    await answer(page);
    await page.goBack();
    await page.waitForTimeout(50);
    expect(await answer(page)).toEqual(wide);
    expect([await page.inputValue("#q"), await page.inputValue("#topic")]).toEqual(["diffusion", ""]);
  });
});

test("the keyboard does everything: Ctrl+K to the box, arrows through the answer, Enter to a paper, Escape to begin anew", async () => {
  await visit(searchUrl("?q=quantum"), desktop, async (page) => {
    const found = await answer(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).pathname)).toBe(found[1]);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Escape");
    expect(await page.inputValue("#q")).toBe("");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("q");
    await page.goto(searchUrl("?q=quantum"));
    await answer(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("ArrowDown");
    await Promise.all([page.waitForURL(/\/papers\//), page.keyboard.press("Enter")]);
  });
});

test("a search that finds nothing says so, and offers topics and fewer words", async () => {
  await visit(searchUrl("?q=zxqwv+qqvvk"), desktop, async (page) => {
    expect(await answer(page)).toEqual([]);
    expect(await page.getByRole("status").textContent()).toContain("No paper found");
    expect(await page.locator("main a[href*='/topics/']:visible").count()).toBeGreaterThan(10);
  });
});

test("a word that no paper has finds none, though papers have its beginning; other forms of a word find theirs", async () => {
  await visit(searchUrl(), desktop, async (page) => {
    for (const word of ["zebra", "adamfoo", "gradientqqqqq", "zebra optimization"]) {
      expect([word, await paste(page, word)]).toEqual([word, []]);
      expect(await page.getByRole("status").textContent()).toMatch(/^No paper found/);
      expect(await page.locator("#topic option", { hasText: /\(\d+\)$/ }).count()).toBe(0);
    }
    for (const word of [
      "convergent",
      "optimised",
      "optimizaton",
      "hyperparameters",
      "multi-agent",
      "studies",
      "$\\mu$",
    ]) {
      expect([word, (await paste(page, word)).length > 0]).toEqual([word, true]);
    }
  });
});

test.each([
  ["useful", "flexibility", "localization", "accessible", "availability", "functionality", "responsible"],
  ["helpfulness", "randomized", "measurements", "possibilities", "doing", "stateful", "lambda"],
])(
  "a word that stands in papers finds some, though its form stands in none of the first: %s, %s and more",
  async (...words) => {
    await visit(searchUrl(), desktop, async (page) => {
      for (const word of words) {
        expect([word, (await paste(page, word)).length > 0]).toEqual([word, true]);
      }
    });
  },
);

test("nothing of the index is fetched before the reader turns to the box, and the first answer costs at most 180 KB", async () => {
  await visit(searchUrl(), phone, async (page) => {
    const transferred = (part: string) =>
      page.evaluate(
        (name) =>
          [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
            .filter((entry) => entry.name.includes(name))
            .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0),
        part,
      );
    expect(await transferred("/pagefind/")).toBe(0);
    await paste(page, "stochastic gradient descent");
    expect(await transferred("/pagefind/")).toBeGreaterThan(60 * 1024);
    expect(await transferred("/")).toBeLessThan(180 * 1024);
  });
});

test("each of the 302 papers is found first by its exact title", async () => {
  const papers = records();
  expect(papers).toHaveLength(302);
  const missed = await visit(searchUrl(), desktop, async (page) => {
    const firsts = await page.evaluate(
      async (titles) => {
        const box = document.querySelector("#q") as HTMLInputElement;
        const results = document.querySelector("#results") as HTMLElement;
        // A browser holds back a page that changes its address hundreds of times in a few seconds.
        history.pushState = () => {};
        const found: (string | undefined)[] = [];
        for (const title of titles) {
          box.value = title;
          box.form?.requestSubmit();
          while (results.ariaBusy !== "false") await new Promise((done) => setTimeout(done));
          found.push(results.querySelector("a")?.pathname);
        }
        return found;
      },
      papers.map(({ title }) => title as string),
    );
    return papers.filter(({ url }, i) => firsts[i] !== new URL(url).pathname).map(({ title }) => title);
  });
  expect(missed).toEqual([]);
});

test("without JavaScript the page says so and leads on", async () => {
  await visit(searchUrl(), { ...phone, javaScriptEnabled: false }, async (page) => {
    expect(await page.locator("main").innerText()).toContain("Search needs JavaScript");
    expect(await page.locator("main a[href*='/topics/']").count()).toBeGreaterThanOrEqual(
      readdirSync("content/topics").length,
    );
  });
});

test("under a path prefix the answers lead to pages that are there", async () => {
  await visit(`${inject("fork").url}search/?q=lottery+ticket`, desktop, async (page) => {
    const [first] = await answer(page);
    expect(first).toMatch(/^\/broadsheet\/papers\//);
    await page.locator("#results a").first().click();
    await page.waitForURL(/\/broadsheet\/papers\//);
    expect(await page.locator("h1").innerText()).toContain("Lottery Ticket");
  });
});
