import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { quietChromium } from "../browser.ts";
import { CannotError } from "../config/problem.ts";
import { root } from "../site/engine.ts";
import { shortOf, shortOfAnswer } from "./bars.ts";
import { type FirstAnswer, middleAnswer } from "./firstanswer.ts";
import { type Cost, firstVisit } from "./firstvisit.ts";
import { type Host, startHost } from "./host.ts";
import { type Judge, type Marks, openJudge } from "./lighthouse.ts";
import { pagesOf } from "./pagekinds.ts";
import { answerLine, heading, pageLine } from "./readertable.ts";

/** What is measured of a page. */
interface Measured {
  readonly kind: string;
  /** From the site's root. */
  readonly path: string;
  readonly cost: Cost;
  /** Null where Lighthouse was not asked. */
  readonly marks: Marks | null;
}

/** What is measured of a site. */
interface Report {
  readonly pages: readonly Measured[];
  /** Null where the search page was not wanted. */
  readonly answer: FirstAnswer | null;
  /** A sentence for each figure that misses its bar. */
  readonly short: readonly string[];
}

interface Wanted {
  /** The content folder. */
  readonly content: string;
  /** Kinds of pages. Null: all. */
  readonly kinds: readonly string[] | null;
  /** How often Lighthouse judges a page, and how often a first search is timed. 0: not at all. */
  readonly runs: number;
}

/** Builds a site, serves it on this machine and measures what its readers get. A page is told as soon as it is measured. */
export async function measureReader(wanted: Wanted, tell: (line: string) => void): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  const site = join(folder, "_site");
  const host = await startHost(site);
  const open: { close(): Promise<void> }[] = [host];
  try {
    build(wanted.content, folder, host.url);
    const browser = await chromium.launch(quietChromium());
    open.push(browser);
    const judge = wanted.runs > 0 ? await openJudge() : null;
    if (judge) open.push(judge);
    return await measure(wanted, site, { host, browser, judge }, tell);
  } finally {
    for (const one of open.reverse()) await one.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  { kinds, runs }: Wanted,
  site: string,
  { host, browser, judge }: { readonly host: Host; readonly browser: Browser; readonly judge: Judge | null },
  tell: (line: string) => void,
): Promise<Report> {
  const pages: Measured[] = [];
  for (const line of heading) tell(line);
  for (const [kind, path] of pagesOf(site)) {
    if (kinds && !kinds.includes(kind)) continue;
    const cost = await firstVisit(browser, host, path);
    const marks = judge ? await judge.marksOf(host.url + path, runs) : null;
    pages.push({ kind, path, cost, marks });
    tell(pageLine(kind, cost, marks));
  }
  const searched = runs > 0 && (!kinds || kinds.includes("search"));
  const answer = searched ? await middleAnswer(browser, host, runs) : null;
  if (answer) tell(answerLine(answer));
  const short = pages.flatMap(({ kind, cost, marks }) => shortOf(kind, cost, marks));
  return { pages, answer, short: [...short, ...(answer ? shortOfAnswer(answer) : [])] };
}

/** A copy of the content, so that nothing of it changes, with an address: pages of a site without one ask not to be found. */
function build(content: string, folder: string, url: string): void {
  const copy = join(folder, "content");
  cpSync(content, copy, { recursive: true });
  const settings = readFileSync(join(copy, "site.yaml"), "utf8").replace(/^(url|feed_id):.*\n/gm, "");
  const own = `url: "${url}"\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\n`;
  writeFileSync(join(copy, "site.yaml"), `${settings.trimEnd()}\n${own}`);
  const places = ["--content", copy, "--output", join(folder, "_site"), "--cache", join(folder, ".cache")];
  const { status } = spawnSync(process.execPath, [join(root, "scripts/bundled.mjs"), "--quiet", ...places], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) throw new CannotError("Cannot measure what readers get of this content: its site can't be built.");
}
