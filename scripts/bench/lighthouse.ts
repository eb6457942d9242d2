import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { type Result } from "lighthouse";
import { chromium } from "playwright-core";
import { quietChromium } from "../browser.ts";
import { median } from "./median.ts";

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** What Lighthouse says of a page as a phone on a slow line would show it, simulated. */
export interface Marks {
  /** Up to 100: performance, accessibility, best practices, findability. */
  readonly scores: readonly number[];
  /** When the largest part of the first screen is painted. Milliseconds. */
  readonly lcp: number;
  /** How far parts moved after they were painted. A share of the screen. */
  readonly cls: number;
  /** How long the page could not answer. Milliseconds. */
  readonly tbt: number;
  /** How fast this machine was at that moment, by Lighthouse's own measure: 1,500 is a quiet laptop. */
  readonly speed: number;
  /** The audits that keep a score below 100, by Lighthouse's names, with their own scores. */
  readonly failed: readonly string[];
}

/** A Chromium of Lighthouse's own, which is asked through a port of this machine. */
export interface Judge {
  /** Judges a page some times, each time with nothing of its site kept. The median of each figure. */
  marksOf(url: string, runs: number): Promise<Marks>;
  close(): Promise<void>;
}

export async function openJudge(): Promise<Judge> {
  const profile = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  const { executablePath, args = [] } = quietChromium();
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...args, "--remote-debugging-port=0"],
  });
  const port = Number(readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n")[0]);
  return {
    async marksOf(url, runs) {
      const all: Marks[] = [];
      for (let i = 0; i < runs; i++) {
        const ran = await lighthouse(url, { port, output: "json", logLevel: "error", onlyCategories: [...categories] });
        if (!ran || ran.lhr.runtimeError)
          throw new Error(`Cannot judge ${url}: ${ran?.lhr.runtimeError?.message ?? "Lighthouse gave no answer"}`);
        all.push(marksIn(ran.lhr));
      }
      return {
        scores: categories.map((_, i) => median(all.map(({ scores }) => scores[i] ?? 0))),
        lcp: median(all.map(({ lcp }) => lcp)),
        cls: median(all.map(({ cls }) => cls)),
        tbt: median(all.map(({ tbt }) => tbt)),
        speed: median(all.map(({ speed }) => speed)),
        failed: all.find(({ failed }) => failed.length > 0)?.failed ?? [],
      };
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

function marksIn({ categories: found, audits, environment }: Result): Marks {
  const figure = (id: string) => audits[id]?.numericValue ?? 0;
  const hundredths = (score: number | null | undefined) => Math.round((score ?? 1) * 100);
  const parts = categories.flatMap((name) => found[name] ?? []);
  const failed = parts
    .filter(({ score }) => hundredths(score) < 100)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
    .map(({ id }) => ({ id, score: hundredths(audits[id]?.score) }))
    .filter(({ score }) => score < 100);
  return {
    scores: parts.map(({ score }) => hundredths(score)),
    lcp: figure("largest-contentful-paint"),
    cls: figure("cumulative-layout-shift"),
    tbt: figure("total-blocking-time"),
    speed: environment.benchmarkIndex,
    failed: failed.map(({ id, score }) => `${id} ${score}`),
  };
}
