import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { quietChromium } from "../../scripts/browser.ts";

/** One for all the files of a worker. It ends with the worker, whose pipe it reads. */
let browser: Promise<Browser> | undefined;

/** A page for each set of options that a context keeps for good: a new page takes a second, and an old one a fifth of it. */
const pages = new Map<string, Promise<Page>>();

export const phone = { viewport: { width: 360, height: 740 } } as const;
export const desktop = { viewport: { width: 1280, height: 900 } } as const;

/**
 * Opens a page in which nothing is stored or emulated but what the options say, hands it over, and expects that nothing was
 * printed to its console and nothing foreign asked for. What it fetched before may be kept: see `visitAlone`.
 */
export async function visit<T>(
  url: string,
  { viewport = desktop.viewport, colorScheme = "light", ...lasting }: BrowserContextOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const key = JSON.stringify(lasting);
  const opened = pages.get(key) ?? open(lasting);
  pages.set(key, opened);
  const page = await opened;
  if (viewport) await page.setViewportSize(viewport);
  await page.emulateMedia({ media: null, colorScheme, reducedMotion: "reduce", forcedColors: null, contrast: null });
  try {
    return await watched(page, url, use);
  } finally {
    await leave(page, new URL(url).origin);
  }
}

/**
 * The same in a context of its own that nobody uses again: for what sets the clock, or counts what is fetched.
 *
 * @param now The moment that stays in it, in milliseconds since 1970; none: that of the machine.
 */
export async function visitAlone<T>(
  url: string,
  { now, ...options }: BrowserContextOptions & { readonly now?: number },
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await open(options);
  try {
    if (now !== undefined) await page.clock.setFixedTime(now);
    return await watched(page, url, use);
  } finally {
    await page.context().close();
  }
}

async function open(options: BrowserContextOptions): Promise<Page> {
  browser ??= chromium.launch(quietChromium());
  return (await (await browser).newContext(options)).newPage();
}

async function watched<T>(page: Page, url: string, use: (page: Page) => Promise<T>): Promise<T> {
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complaints.push(`asks ${request.url()}`);
  });
  await page.goto(url);
  const result = await use(page);
  expect(complaints).toEqual([]);
  return result;
}

/** Leaves a page empty for the next: nothing runs, nothing is stored. */
async function leave(page: Page, origin: string): Promise<void> {
  const context = page.context();
  page.removeAllListeners();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.setOffline(false);
  await page.goto("about:blank");
  await context.clearPermissions();
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "cookies,local_storage,indexeddb" });
  await session.detach();
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page, or a part of it, as it is shown now. The page must have been opened with `bypassCSP`. */
export async function complaintsOfAxe(page: Page, part = "html"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource);
  // Only what is wrong comes out of the page: all that axe tells of what is right, and where, takes a third of its time.
  return page.evaluate(async (within) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(within, {
      resultTypes: ["violations"],
      rules: { "target-size": { enabled: true } },
      selectors: false,
      // Nothing here plays by itself, and the rules that read style sheets are off.
      preload: false,
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, part);
}
