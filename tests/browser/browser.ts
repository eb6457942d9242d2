import { accessSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import type axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

let browser: Browser;

/** Opens the browser for the tests of a file. */
export function inBrowser(): void {
  beforeAll(async () => {
    const quiet = [
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ];
    browser = await chromium.launch({
      executablePath: onPath("chromium"),
      args: process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet,
    });
  });
  afterAll(() => browser.close());
}

export const phone = { viewport: { width: 360, height: 740 } } as const;
export const desktop = { viewport: { width: 1280, height: 900 } } as const;

/** Opens a page in a fresh context, hands it over, and expects that nothing was printed to its console and nothing foreign asked for. */
export async function visit<T>(
  url: string,
  options: BrowserContextOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complaints.push(`asks ${request.url()}`);
  });
  try {
    await page.goto(url);
    const result = await use(page);
    expect(complaints).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on a page, or a part of it, as it is shown now. The page must have been opened with `bypassCSP`. */
export async function complaintsOfAxe(page: Page, part = "html"): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (within) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(within, { rules: { "target-size": { enabled: true } } }),
    part,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

function onPath(program: string): string {
  const folder = (process.env.PATH ?? "").split(delimiter).find((path) => {
    try {
      accessSync(join(path, program));
      return true;
    } catch {
      return false;
    }
  });
  return join(folder ?? "", program);
}
