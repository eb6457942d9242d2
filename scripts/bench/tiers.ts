import { type Browser, chromium, type Page } from "playwright-core";
import { quietChromium } from "../browser.ts";
import { phone } from "./firstvisit.ts";
import { type Host, startHost } from "./host.ts";
import { median } from "./median.ts";

/** What a search of a site in tiers takes, with nothing of the site kept. Medians of several runs. */
export interface TierCost {
  readonly question: string;
  /** From the last key to the first paper that is shown after it. Milliseconds. */
  readonly first: number;
  /** Of the page and all that it asked for until the first papers stood, over the wire. */
  readonly bytes: number;
  /** The same when every tier has been asked. */
  readonly allBytes: number;
  readonly allRequests: number;
  /** The longest time in which the page could take no key, from its first byte to the last tier. Milliseconds; tasks under 50 count 0. */
  readonly longest: number;
}

/** Asks a built site each question several times, on a phone's screen as a quick typist does, and then looks through all of it. */
export async function measureTiers(site: string, questions: readonly string[], runs = 3): Promise<TierCost[]> {
  const host = await startHost(site);
  const browser = await chromium.launch(quietChromium());
  try {
    const costs: TierCost[] = [];
    for (const question of questions) {
      const all: TierCost[] = [];
      for (let i = 0; i < runs; i++) all.push(await costOf(browser, host, question));
      const middle = (name: Exclude<keyof TierCost, "question">) => median(all.map((cost) => cost[name]));
      costs.push({
        ...{ question, first: middle("first"), bytes: middle("bytes") },
        ...{ allBytes: middle("allBytes"), allRequests: middle("allRequests"), longest: middle("longest") },
      });
    }
    return costs;
  } finally {
    await browser.close();
    await host.close();
  }
}

async function costOf(browser: Browser, host: Host, question: string): Promise<TierCost> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const seen = { longest: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
      }).observe({ type: "longtask", buffered: true });
    });
    host.taken();
    await page.goto(`${host.url}search/`, { waitUntil: "networkidle" });
    const first = timed(page, question.length);
    await page.locator("#q").pressSequentially(question, { delay: 60 });
    const time = await first;
    const bytes = sum(host.taken());
    await atRest(page);
    // Nothing older is there to be asked where the button is hidden.
    const everywhere = page.locator("#everywhere");
    if (await everywhere.isVisible()) await everywhere.click();
    await atRest(page);
    const rest = host.taken();
    const longest = await page.evaluate(() => (globalThis as unknown as { seen: { longest: number } }).seen.longest);
    return { question, first: time, bytes, allBytes: bytes + sum(rest), allRequests: rest.length, longest };
  } finally {
    await context.close();
  }
}

const sum = (sent: readonly { readonly bytes: number }[]) => sent.reduce((total, { bytes }) => total + bytes, 0);

/** Waits until nothing more is shown for a second. */
const atRest = (page: Page) =>
  page.evaluate(async () => {
    const results = document.querySelector("#results") as HTMLElement;
    for (let still = 0; still < 10; still = results.ariaBusy === "false" ? still + 1 : 0)
      await new Promise((done) => setTimeout(done, 100));
  });

/** Milliseconds from the last of so many keys to the first paper. */
const timed = (page: Page, keys: number) =>
  page.evaluate(
    (keys) =>
      new Promise<number>((done, fail) => {
        let [left, last] = [keys, 0];
        document.addEventListener("keydown", () => {
          last = performance.now();
          if (--left > 0) return;
          const results = document.querySelector("#results") as HTMLElement;
          new MutationObserver(() => {
            if (results.querySelector("li a")) done(performance.now() - last);
          }).observe(results, { childList: true, subtree: true });
          setTimeout(() => fail(new Error("No paper was found in ten seconds")), 10_000);
        });
      }),
    keys,
  );
