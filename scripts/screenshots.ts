import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import server from "@11ty/eleventy-dev-server";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium, quietChromium } from "./browser.ts";
import { command, commonOptions, UsageError } from "./command.ts";
import { CannotError } from "./config/problem.ts";
import { localBase } from "./config/site.ts";
import { readContent } from "./content.ts";
import { say } from "./say.ts";
import { root } from "./site/engine.ts";
import { fullestOfEach, pageKinds } from "./site/kinds.ts";

const help = `
npm run screenshots -- [options]

Builds the site and takes pictures of the fullest page of each kind, 360, 768 and 1440 pixels wide, light and dark. index.html
among them shows all. Needs a Chromium on this machine.

  --content DIR  the content folder (content)
  --output DIR   where the pictures go (_screenshots); the site is built in its folder "site"
  --only KIND    this kind alone: ${Object.keys(pageKinds).join(", ")}
  --port N       where the site is served meanwhile (8091)
  --readme       only the README's two pictures of the front page, to .github

Exit code 0: taken. 1: no Chromium, or the site can't be built. 2: unusable options.
`;

const options = {
  ...commonOptions,
  output: { type: "string", default: join(root, "_screenshots") },
  only: { type: "string" },
  port: { type: "string", default: "8091" },
  readme: { type: "boolean", default: false },
} as const;

const widths = [360, 768, 1440] as const;
const schemes = ["light", "dark"] as const;
/** Of a picture, in pixels: Chromium draws nothing below 16,384. */
const highest = 12_000;

await command(help, options, async ({ content, output, only, port, readme }) => {
  if (only !== undefined && !(only in pageKinds))
    throw new UsageError(`Cannot show "${only}": expected one of ${Object.keys(pageKinds).join(", ")}.`);
  const executablePath = findChromium();
  if (executablePath === null)
    throw new CannotError(
      "Cannot take screenshots: no Chromium was found. Install one, or name it in the environment as CHROME_PATH.",
    );
  const site = join(resolve(output), "site");
  await build(resolve(content), site, join(resolve(output), "cache"));
  const pathPrefix = new URL((await readContent(resolve(content))).site.url ?? localBase).pathname;
  const quiet = { log() {}, info() {}, error() {} };
  const serving = server.getServer("screenshots", site, { pathPrefix, liveReload: false, logger: quiet });
  serving.serve(Number(port));
  const browser = await chromium.launch(quietChromium());
  try {
    const base = `http://localhost:${port}${pathPrefix}`;
    if (readme) await takeFront(browser, base);
    else await takeAll(browser, base, { site, output: resolve(output), only });
  } finally {
    await browser.close();
    await serving.close();
  }
});

/** With the page that shows every component. */
async function build(content: string, output: string, cache: string): Promise<void> {
  const args = ["--style", "--quiet", "--content", content, "--output", output, "--cache", cache];
  const building = spawn(process.execPath, [join(root, "scripts/bundled.mjs"), ...args], { stdio: "inherit" });
  const [code] = await once(building, "exit");
  if (code !== 0) throw new CannotError("Cannot take screenshots: the site can't be built.");
}

/** The README's pictures: the front page as a desktop shows it. */
async function takeFront(browser: Browser, base: string): Promise<void> {
  for (const colorScheme of schemes) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme });
    await page.goto(base);
    await page.screenshot({ path: join(root, `.github/screenshot-${colorScheme}.png`) });
    await page.close();
  }
  say("Taken: .github/screenshot-light.png and screenshot-dark.png");
}

async function takeAll(
  browser: Browser,
  base: string,
  { site, output, only }: { readonly site: string; readonly output: string; readonly only: string | undefined },
): Promise<void> {
  const shown = [...fullestOfEach(site)].filter(([kind]) => only === undefined || kind === only);
  mkdirSync(output, { recursive: true });
  const page = await browser.newPage();
  for (const [kind, path] of shown) {
    await page.goto(base + path.replace(/(^|\/)index\.html$/, "$1"));
    for (const width of widths)
      for (const scheme of schemes) await take(page, join(output, nameOf(kind, width, scheme)), width, scheme);
  }
  writeFileSync(join(output, "index.html"), contactSheet(shown));
  say(
    `Taken: ${shown.length * widths.length * schemes.length} pictures; ${relative(process.cwd(), join(output, "index.html"))} shows them.`,
  );
}

function nameOf(kind: string, width: number, scheme: string): string {
  return `${kind}-${width}-${scheme}.png`;
}

async function take(page: Page, path: string, width: number, colorScheme: (typeof schemes)[number]): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, highest) } });
}

/** All pictures on one page, a row a kind. */
function contactSheet(shown: readonly (readonly [string, string])[]): string {
  const rows = shown.map(([kind, path]) => {
    const pictures = widths.flatMap((width) =>
      schemes.map((scheme) => {
        const name = nameOf(kind, width, scheme);
        return `<a href="${name}"><img loading="lazy" src="${name}" alt="${width} pixels, ${scheme}"></a>`;
      }),
    );
    return `<h2>${kind}: /${path}</h2>\n<p>${pictures.join("\n")}</p>`;
  });
  const style =
    "p{display:flex;gap:1rem;align-items:start;overflow:auto}img{max-width:30rem;max-height:40rem;border:1px solid}";
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Screenshots</title><style>${style}</style>\n${rows.join("\n")}\n</html>\n`;
}
