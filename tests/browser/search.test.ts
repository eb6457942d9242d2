import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { build, contentOf, paper, small } from "../site/content.ts";
import { desktop, phone, visit, visitAlone } from "./browser.ts";

const shelf = "large-scale-optimization";
const records = () =>
  readFileSync(join(inject("site").folder, `_site/api/papers/${shelf}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line): { url: string; title: string } => JSON.parse(line));
const searchUrl = (query = "") => `${inject("site").url}search/${query}`;

/** Waits for the final answer; the addresses of its papers. */
async function answer(page: Page): Promise<string[]> {
  await page.waitForSelector('#results[aria-busy="false"]', { state: "attached" });
  return page.$$eval("#results li a", (links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
}

/** Asks at once, as one who pastes: every key typed is a question of its own. */
async function paste(page: Page, text: string): Promise<string[]> {
  await page.fill("#q", text);
  await page.waitForTimeout(250);
  return answer(page);
}

async function type(page: Page, text: string): Promise<string[]> {
  await page.locator("#q").pressSequentially(text, { delay: 5 });
  await page.waitForTimeout(250);
  return answer(page);
}

const found = (page: Page) => page.locator("#found").innerText();
const asked = (page: Page) => new URL(page.url()).searchParams;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

/** Presses a link of the answer that asks another question; the addresses of its papers. */
async function press(page: Page, link: Locator): Promise<string[]> {
  await link.click();
  return answer(page);
}

describe.each([
  ["phone", phone],
  ["desktop", desktop],
])("search on a %s", (_name, device) => {
  test("answers as one types, with links to papers, marks and a count; the address follows, and the count is told once", async () => {
    await visit(searchUrl(), device, async (page) => {
      const told = page.evaluate(
        () =>
          new Promise<(string | null)[]>((done) => {
            const status = document.querySelector("[role=status]") as HTMLElement;
            const said: (string | null)[] = [];
            new MutationObserver(() => {
              if (said.push(status.textContent) === 1) setTimeout(() => done(said), 1000);
            }).observe(status, { childList: true });
          }),
      );
      const papers = await type(page, "gaussian splatting");
      expect(papers.length).toBeGreaterThan(2);
      expect(papers.filter((path) => !/^\/papers\/[^/]+\/[^/]+\.html$/.test(path))).toEqual([]);
      expect(asked(page).toString()).toBe("q=gaussian+splatting");
      expect((await page.locator("#results mark").allInnerTexts()).join().toLowerCase()).toMatch(/gaussian.*splat/);
      expect(await found(page)).toMatch(/^\d+ papers for “gaussian splatting”/);
      expect(await told).toEqual([expect.stringContaining(await found(page))]);
    });
  });

  test("a topic narrows the answer to as many papers as it says, keeps the focus, and can be gone back from", async () => {
    await visit(searchUrl("?q=training"), device, async (page) => {
      await answer(page);
      const wide = await found(page);
      if (device === phone) await page.locator("#narrow > summary").click();
      const topic = page.locator("#values").getByRole("link", { name: "Reinforcement Learning" });
      const count = await page
        .locator("#values li", { hasText: "Reinforcement Learning" })
        .locator(".count")
        .innerText();
      await press(page, topic);
      expect(await found(page)).toMatch(new RegExp(`^${count} papers`));
      expect(asked(page).get("topic")).toBe("Reinforcement Learning");
      expect([await focused(page), await topic.getAttribute("aria-current")]).toEqual([
        "Reinforcement Learning",
        "true",
      ]);
      await page.goBack();
      await page.waitForTimeout(50);
      await answer(page);
      expect([await found(page), await topic.getAttribute("aria-current")]).toEqual([wide, null]);
      await page.goForward();
      await page.waitForTimeout(50);
      await answer(page);
      await press(page, page.getByRole("link", { name: /^Reinforcement Learning\W+look in all$/ }));
      expect(await found(page)).toBe(wide);
    });
  });

  test("?q= opens with its answer, and nothing moves as it comes", async () => {
    await visit(searchUrl(), device, async (page) => {
      await page.addInitScript(() => {
        const moved: number[] = [];
        Object.assign(window, { moved });
        new PerformanceObserver((list) =>
          moved.push(...list.getEntries().map((entry) => (entry as LayoutShift).value)),
        ).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(searchUrl("?q=lottery+ticket"));
      expect((await answer(page))[0]).toContain("winning-lottery-ticket");
      expect(await page.inputValue("#q")).toBe("lottery ticket");
      await page.waitForTimeout(100);
      const moved = await page.evaluate(() => (window as unknown as { moved: number[] }).moved);
      expect(moved.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(0.01);
    });
  });
});

/** What the browser says of something that moved, of which TypeScript does not know. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}

test("what was typed before a topic was chosen is what the back button brings back", async () => {
  await visit(searchUrl(), desktop, async (page) => {
    const wide = await type(page, "diffusion");
    await press(page, page.locator("#values").getByRole("link", { name: "Image & Video Generation" }));
    await page.goBack();
    await page.waitForTimeout(50);
    expect(await answer(page)).toEqual(wide);
    expect([await page.inputValue("#q"), asked(page).toString()]).toEqual(["diffusion", "q=diffusion"]);
  });
});

test("the keyboard does everything: Ctrl+K to the box, arrows through the answer, Enter for more and to a paper, Escape to begin anew", async () => {
  await visit(searchUrl("?q=quantum&topic=Fine-Tuning+%26+PEFT"), desktop, async (page) => {
    await answer(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Escape");
    expect([await page.inputValue("#q"), asked(page).size]).toEqual(["", 0]);
    const papers = await type(page, "training");
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+k");
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("training");
    for (const _ of papers) await page.keyboard.press("ArrowDown");
    const pathname = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).pathname);
    expect(await pathname()).toBe(papers.at(-1));
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("Show more");
    await page.keyboard.press("Enter");
    const longer = await answer(page);
    expect(longer.slice(0, papers.length)).toEqual(papers);
    expect([longer.length > papers.length, await pathname()]).toEqual([true, longer[papers.length]]);
    await page.keyboard.press("ArrowUp");
    await Promise.all([page.waitForURL(/\/papers\//), page.keyboard.press("Enter")]);
    expect(new URL(page.url()).pathname).toBe(papers.at(-1));
  });
});

test("a search that finds nothing says so, shows no paper, and offers what may help, and topics", async () => {
  await visit(searchUrl('?q="zxqwv+qqvvk"+-adam&topic=Reasoning+%26+Test-Time+Compute'), desktop, async (page) => {
    expect(await answer(page)).toEqual([]);
    expect(await found(page)).toMatch(/^No paper found for “.*”\.$/);
    expect(await page.locator("main a[href*='/topics/']:visible").count()).toBeGreaterThan(10);
    const ways = page.locator("#instead ul").first().locator("a");
    expect(await ways.allInnerTexts()).toEqual([
      "Look in all topics, years and shelves",
      'Without leaving words out: "zxqwv qqvvk"',
      "Without the quotation marks: zxqwv qqvvk -adam",
    ]);
    await press(page, ways.nth(1));
    expect([await page.inputValue("#q"), asked(page).get("q")]).toEqual(['"zxqwv qqvvk"', '"zxqwv qqvvk"']);
  });
});

test("a misspelt word is mended, and that is said; to search as typed is offered, stands in the address, and can be gone back from", async () => {
  await visit(searchUrl("?q=guassian+splating"), desktop, async (page) => {
    // More of them follow when no key comes.
    const first = async () => (await answer(page)).slice(0, 4);
    const mended = await first();
    expect(mended.length).toBeGreaterThan(2);
    const understood = page.locator("#understood");
    expect(await understood.innerText()).toContain(
      "Showing results for gaussian splatting. Search instead for guassian splating",
    );
    await press(page, understood.getByRole("link", { name: "guassian splating" }));
    expect(asked(page).getAll("not").length).toBeGreaterThan(0);
    expect(await understood.innerText()).not.toContain("Showing results for");
    await page.goBack();
    await page.waitForTimeout(50);
    expect(await first()).toEqual(mended);
  });
});

test("what is searched for beside the words is said; each can be refused and taken up again, which the address keeps", async () => {
  await visit(searchUrl("?q=RLHF"), desktop, async (page) => {
    await answer(page);
    const beside = page.locator("#understood p", { hasText: "Also searching:" }).locator("a");
    const [term = "", ...others] = await beside.evaluateAll((links) =>
      links.map((link) => link.firstChild?.textContent),
    );
    await press(page, beside.first());
    expect(asked(page).getAll("not")).toEqual([term]);
    expect(await page.locator("#understood").innerText()).toContain(`Not searching: ${term}`);
    const left = await beside.evaluateAll((links) => links.map((link) => link.firstChild?.textContent));
    expect(left).toEqual(others);
    expect(await focused(page)).toContain(term);
    await page.reload();
    await answer(page);
    await press(page, page.locator("#understood p", { hasText: "Not searching:" }).locator("a"));
    expect(asked(page).getAll("not")).toEqual([]);
    await page.locator("#understood p", { hasText: "Also searching:" }).locator("a").first().click();
    await paste(page, "quantum");
    expect(asked(page).toString()).toBe("q=quantum");
  });
});

test("a whole question finds papers; those with only some of its words say so", async () => {
  await visit(searchUrl("?q=how+can+I+fine-tune+a+100B+model+on+one+GPU%3F"), phone, async (page) => {
    await answer(page);
    expect(await page.locator("#results h2").innerText()).toBe("Papers with some of the words");
    expect(await page.locator("#partial li").count()).toBeGreaterThan(0);
  });
});

test("where papers have dates, authors and shelves, answers are put in the order of date, and narrowed by year, shelf and author", async () => {
  const dated = (year: number, author: string) => `published: "${year}-05-04"\nauthors: [${JSON.stringify(author)}]\n`;
  const folder = join(
    contentOf({
      ...small,
      "papers/other/graph-cuts.md": paper("Cuts of a graph", "We cut a graph in two.", dated(2021, "Ada Smith")),
      "papers/other/graph-trees.md": paper("Trees in a graph", "A graph has a tree.", dated(2024, "Ada Smith")),
      "papers/other/graph-paths.md": paper("Paths", "A path leads through a graph.", dated(2023, "Bo Jones")),
    }),
    "..",
  );
  await build(join(folder, "content"));
  await visit(searchUrl(), desktop, async (page) => {
    await page.route("**/*", (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill({ path: join(folder, "_site", pathname.replace(/\/$/, "/index.html")) });
    });
    await page.goto(searchUrl("?q=graph"));
    expect(await answer(page)).toHaveLength(5);
    const values = page.locator("#values");
    expect((await values.locator("h2").allInnerTexts()).slice(-2)).toEqual(["Year", "Shelf"]);
    await press(page, page.getByRole("link", { name: "By date" }));
    const byDate = ["other/graph-trees", "other/graph-paths", "other/graph-cuts"].map((id) => `/papers/${id}.html`);
    expect((await answer(page)).slice(0, 3)).toEqual(byDate);
    expect([asked(page).get("sort"), await focused(page)]).toEqual(["date", "By date"]);
    expect(await press(page, values.getByRole("link", { name: "2023" }))).toEqual(byDate.slice(1, 2));
    await press(page, values.getByRole("link", { name: "2023" }));
    expect(await press(page, values.getByRole("link", { name: "Other" }))).toEqual(byDate);
    expect(await paste(page, "graph author:smith")).toEqual([byDate[0], byDate[2]]);
  });
  await visit(searchUrl("?q=training"), desktop, async (page) => {
    await answer(page);
    expect([await page.locator("#sort").count(), await page.locator("#values h2").allInnerTexts()]).toEqual([
      0,
      ["Topic"],
    ]);
  });
});

test("a word that no paper has finds none, though papers have its beginning; other forms of a word find theirs", async () => {
  await visit(searchUrl(), desktop, async (page) => {
    for (const word of ["zebra", "adamfoo", "gradientqqqqq", "zebra optimization"]) {
      expect([word, await paste(page, word)]).toEqual([word, []]);
      expect(await found(page)).toMatch(/^No paper found/);
      expect(await page.locator("#values a").count()).toBe(0);
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

/** Bytes of bodies and headers that the pages of the context fetched, of addresses with the part. */
const transferred = (page: Page, part: string) =>
  page.evaluate(
    (name) =>
      [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .filter((entry) => entry.name.includes(name))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0),
    part,
  );

test.each([
  ["diffusion", paste],
  ["stochastic gradient descent", paste],
  ["stochastic gradient descent", type],
] as const)(
  "nothing of the index is fetched before the reader turns to the box, and the first answer to %s costs at most 165 KB",
  async (words, write) => {
    await visitAlone(searchUrl(), phone, async (page) => {
      expect(await transferred(page, "/pagefind/")).toBe(0);
      expect(await transferred(page, "/")).toBeLessThan(22 * 1024);
      expect(await write(page, words)).not.toEqual([]);
      expect(await transferred(page, "/pagefind/")).toBeGreaterThan(60 * 1024);
      expect(await transferred(page, "/")).toBeLessThan(165 * 1000);
    });
  },
);

test("a third of the 302 papers are each found first by their exact title", async () => {
  const all = records();
  expect(all).toHaveLength(302);
  // All of them take half a minute, and are asked for by npm run evaluate -- search.
  const papers = all.filter((_, i) => i % 3 === 0);
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

test("where the index can't be loaded, that is said with topics to browse, and Enter tries again", async () => {
  await visit(searchUrl(), desktop, async (page) => {
    await page.route("**/words-*.json", (route) => route.fulfill({ body: "{" }));
    await page.goto(searchUrl("?q=lottery+ticket"));
    await page.waitForFunction(() => document.querySelector("#found")?.textContent?.includes("could not be loaded"));
    expect(await page.locator("main a[href*='/topics/']:visible").count()).toBeGreaterThan(10);
    await page.unroute("**/words-*.json");
    await Promise.all([page.waitForEvent("load"), page.locator("#q").press("Enter")]);
    expect((await answer(page))[0]).toContain("winning-lottery-ticket");
  });
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
