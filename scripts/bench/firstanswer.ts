import type { Browser } from "playwright-core";
import { phone } from "./firstvisit.ts";
import type { Host } from "./host.ts";
import { median } from "./median.ts";

/** What a first search takes, with nothing of the site kept. */
export interface FirstAnswer {
  readonly question: string;
  /** From the last key to the first paper that is shown after it. Milliseconds. */
  readonly first: number;
  /** From the last key to the last change of the answer. Milliseconds. */
  readonly settled: number;
  /** Of the page and all that the search asked for, over the wire. */
  readonly bytes: number;
  readonly requests: number;
}

const question = "gaussian splatting";

/** Searches several times, each time with nothing of the site kept; the median of each figure. */
export async function middleAnswer(browser: Browser, host: Host, runs: number): Promise<FirstAnswer> {
  const all: FirstAnswer[] = [];
  for (let i = 0; i < runs; i++) all.push(await firstAnswer(browser, host));
  const middle = (name: Exclude<keyof FirstAnswer, "question">) => median(all.map((answer) => answer[name]));
  return {
    ...{ question, first: middle("first"), settled: middle("settled") },
    ...{ bytes: middle("bytes"), requests: middle("requests") },
  };
}

/** Types on a phone as a quick typist does, 60 ms a key, as soon as the page is at rest. */
async function firstAnswer(browser: Browser, host: Host): Promise<FirstAnswer> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    host.taken();
    await page.goto(`${host.url}search/`, { waitUntil: "networkidle" });
    const times = page.evaluate(
      ({ keys, rest }) =>
        new Promise<{ first: number; settled: number }>((done, fail) => {
          const results = document.querySelector("#results") as HTMLElement;
          let [last, first, settled, left] = [0, 0, 0, keys];
          let resting: ReturnType<typeof setTimeout> | undefined;
          document.addEventListener("keydown", () => {
            last = performance.now();
            if (--left > 0) return;
            new MutationObserver(() => {
              settled = performance.now();
              if (results.querySelector("li a")) first ||= settled;
              clearTimeout(resting);
              if (first > 0) resting = setTimeout(() => done({ first: first - last, settled: settled - last }), rest);
            }).observe(results, { childList: true, subtree: true, attributes: true });
            setTimeout(() => fail(new Error("No paper was found in ten seconds")), 10_000);
          });
        }),
      { keys: question.length, rest: 1000 },
    );
    await page.locator("#q").pressSequentially(question, { delay: 60 });
    const found = await times;
    const sent = host.taken();
    return { question, ...found, bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0), requests: sent.length };
  } finally {
    await context.close();
  }
}
