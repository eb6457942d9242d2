import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { UsageError } from "./command.ts";
import type { Site } from "./config/site.ts";
import { root } from "./site/engine.ts";
import { type Get, startFetching } from "./sources/fetch.ts";

/**
 * The patience that somebody gives a command, in seconds.
 *
 * @returns Unit: milliseconds.
 * @throws {UsageError} If it is none.
 */
export function patienceOf(seconds: string): number {
  if (Number(seconds) > 0) return Number(seconds) * 1000;
  throw new UsageError(`Cannot wait "${seconds}" seconds: expected a number above 0.`);
}

/**
 * Starts the asking of one run, by this machine's clock.
 *
 * @param patience Unit: milliseconds.
 * @param cache The folder of what builds and runs remember.
 */
export function asking({ site, patience, cache }: { site: Site; patience: number; cache: string }): Get {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const address = site.repository ?? site.url;
  return startFetching({
    agent: `Broadsheet/${version}${address === undefined ? "" : ` (+${new URL(address).href})`}`,
    ...{ now: Date.now, wait: async (span: number) => void (await wait(span)), random: Math.random },
    ...{ patience, cache: join(cache, "answers") },
  });
}
