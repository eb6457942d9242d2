import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../config/hash.ts";
import { lcg } from "../evaluate/bootstrap.ts";
import { filesIn, root } from "../site/engine.ts";
import { sumsOf } from "../site/manifest.ts";
import { run } from "./run.ts";

/** A site that can be built of two contents. */
export interface TwoContents {
  /** Makes the content the one or the other. */
  readonly change: (to: 0 | 1) => void;
  /** The arguments of Node that build it. */
  readonly build: readonly string[];
  readonly output: string;
  readonly cache: string;
}

/** One build that was killed, and the build after it. */
export interface Killed {
  /** Whether it started from nothing, or from the site of the other content. */
  readonly from: "nothing" | "another";
  /** What was killed: the process that builds, whose helpers outlive it, or all of them. */
  readonly whom: "one" | "all";
  /** Unit: seconds after its start. */
  readonly after: number;
  /** Files in which what the next build made differs from what a build from nothing makes. */
  readonly differing: readonly string[];
}

/**
 * Kills builds at random moments, each followed by one that is left alone, and compares what that leaves with what a build from
 * nothing makes of the same content: every file, and the sums beside the site.
 *
 * @param moments How many builds are killed: by turns from the site of the other content, and from nothing.
 */
export async function killBuilds(site: TwoContents, moments: number, seed = 1): Promise<Killed[]> {
  const { change, build, output, cache } = site;
  const random = lcg(seed);
  const clear = () => {
    for (const place of [output, cache, sumsOf(output)]) rmSync(place, { recursive: true, force: true });
  };
  const seconds = { nothing: 0, another: 0 };
  const sums: ReadonlyMap<string, string>[] = [];
  let now: 0 | 1 = 0;
  const built = async (to: 0 | 1) => {
    change(to);
    now = to;
    return (await run(build)).seconds;
  };
  for (const to of [1, 0] as const) {
    clear();
    seconds.nothing = await built(to);
    sums[to] = sumsIn(output);
  }
  seconds.another = await built(1);
  const killed: Killed[] = [];
  for (let at = 0; at < moments; at++) {
    const from = at % 2 === 0 ? "another" : "nothing";
    const whom = (at >> 1) % 2 === 0 ? "one" : "all";
    const to = from === "another" ? (now === 0 ? 1 : 0) : now;
    if (from === "nothing") clear();
    change(to);
    const after = await killAt(build, random() * seconds[from], whom);
    await built(to);
    killed.push({ from, whom, after, differing: differingIn(sums[to] ?? new Map(), sumsIn(output)) });
  }
  return killed;
}

/** Kills a build, which may have ended before. @param after Unit: seconds. Returns those that it ran. */
function killAt(build: readonly string[], after: number, whom: Killed["whom"]): Promise<number> {
  return new Promise((done, fail) => {
    const start = performance.now();
    // In a group of its own.
    const child = spawn(process.execPath, build, { cwd: root, stdio: "ignore", detached: true });
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(whom === "all" ? -child.pid : child.pid, "SIGKILL");
    }, after * 1000);
    child.on("error", fail);
    child.on("close", () => {
      clearTimeout(timer);
      done((performance.now() - start) / 1000);
    });
  });
}

/** SHA-256 of every file of the site, by path, and of the sums beside it. */
function sumsIn(output: string): ReadonlyMap<string, string> {
  const files = filesIn(output, "").map((path) => [path, join(output, path)] as const);
  const all = existsSync(sumsOf(output)) ? [...files, ["(sums)", sumsOf(output)] as const] : files;
  return new Map(all.map(([path, file]) => [path, sha256Of(readFileSync(file))]));
}

/** Paths that only one of the two has, or that differ. */
function differingIn(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort();
}
