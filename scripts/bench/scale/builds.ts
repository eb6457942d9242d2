import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { daysAfter } from "../../config/zone.ts";
import { filesIn, root } from "../../site/engine.ts";
import { type Weight, weightOf } from "../../site/weight.ts";
import { type Killed, killBuilds, type TwoContents } from "../killed.ts";
import { median } from "../median.ts";
import { type Run, repeat, run } from "../run.ts";
import { makeContent, type PaperFile, put } from "./collection.ts";

/** One kind of build, several times; the median of each figure. */
export interface Row {
  readonly name: string;
  readonly seconds: number;
  readonly megabytes: number;
  /** Files, as the build tells. */
  readonly written: number;
  /** Seconds of each step, as the build tells. */
  readonly steps: Readonly<Record<string, number>>;
}

export interface Measured {
  readonly papers: number;
  readonly rows: readonly Row[];
  /** Whether what was built step by step is the same to the byte as what was built from nothing. */
  readonly same: boolean;
  readonly weight: Weight;
  /** Builds that were killed, each with what the next one made of it. */
  readonly killed: readonly Killed[];
}

/** How many papers come in a day. */
const arriving = 50;

/**
 * Builds a site of these papers in every way that costs something else: from nothing, with nothing changed, with a day's papers
 * more, with a new quarter's first papers, which changes what all scores are counted from, with a template changed that every
 * paper's page is printed with, and with the cache lost.
 *
 * @param folder An empty one: the site is left in `_site`.
 * @param kills How many builds are killed at random moments in the end, each followed by one that is compared.
 */
export async function measureBuilds(
  papers: readonly PaperFile[],
  folder: string,
  { runs, kills }: { readonly runs: number; readonly kills: number },
  tell: (row: Row) => void,
): Promise<Measured> {
  const [content, output, cache] = ["content", "_site", ".cache"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const engine = copyEngine(join(folder, "engine"));
  const places = ["--content", content, "--output", output, "--cache", cache];
  const command = (...args: readonly string[]) => run([join(engine, "scripts/bundled.mjs"), ...args], engine);
  const build = () => command("--json", ...places);
  const rows: Row[] = [];
  const measure = async (name: string, once: (index: number) => Promise<Run>) => {
    const row = rowOf(name, await repeat(runs, once));
    rows.push(row);
    tell(row);
  };
  makeContent(content, papers);
  // The engine is bundled once.
  await command("--help");

  await measure("full", () => {
    for (const place of [output, cache]) rmSync(place, { recursive: true, force: true });
    return build();
  });
  const full = digestOf(output);
  await measure("nothing changed", build);
  const days = Array.from({ length: runs }, (_, day) => papers.slice(-arriving * (runs - day)).slice(0, arriving));
  for (const { path } of days.flat()) rmSync(join(content, path));
  await build();
  await measure(`${arriving} papers more`, (day) => {
    put(content, days[day] ?? []);
    return build();
  });
  const grown = digestOf(output);
  const newest = papers.slice(-arriving);
  await measure("a new quarter", (quarter) => {
    // 92 days on is always in the next.
    put(content, newest, daysAfter(newest.at(-1)?.listed ?? "", 92 * (quarter + 1)));
    return build();
  });
  const template = join(engine, "templates/kinds/paper.njk");
  const text = readFileSync(template, "utf8");
  await measure("a template changed", (edit) => {
    writeFileSync(template, text.replace("</article>", `<p>Edition ${edit + 1} of this template.</p>\n</article>`));
    return build();
  });
  const changed = digestOf(output);
  await measure("the cache lost", () => {
    rmSync(cache, { recursive: true });
    return build();
  });
  const same = grown === full && changed === digestOf(output);
  const weight = weightOf(filesIn(output, "").map((path) => [path, statSync(join(output, path)).size] as const));
  const killed = kills > 0 ? await killBuilds(twoContents(), kills) : [];
  return { papers: papers.length, rows, same, weight, killed };

  /** The site with the newest papers, and without them. */
  function twoContents(): TwoContents {
    const change = (to: 0 | 1) => {
      if (to === 0) put(content, newest);
      else for (const { path } of newest) rmSync(join(content, path), { force: true });
    };
    return { change, output, cache, build: [join(engine, "scripts/bundled.mjs"), "--quiet", ...places] };
  }
}

/** A copy of the engine, whose templates may be changed; what it needs of others is shared. */
function copyEngine(folder: string): string {
  mkdirSync(folder);
  for (const part of [
    "scripts",
    "templates",
    "public",
    ".eleventy.ts",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function rowOf(name: string, runs: readonly Run[]): Row {
  const told = runs.map(({ stdout }) => JSON.parse(stdout));
  const steps = told.map((one) => secondsOf(one.steps));
  return {
    name,
    seconds: median(runs.map((one) => one.seconds)),
    megabytes: Math.round(median(runs.map((one) => one.megabytes))),
    written: median(told.map((one) => one.written)),
    steps: Object.fromEntries(
      Object.keys(steps[0] ?? {}).map((step) => [step, median(steps.map((one) => one[step] ?? 0))]),
    ),
  };
}

function secondsOf(steps: readonly { readonly name: string; readonly seconds: number }[]): Record<string, number> {
  return Object.fromEntries(steps.map(({ name, seconds }) => [name, seconds]));
}

/** One hash of every file of a site, with its path. */
function digestOf(site: string): string {
  const hash = createHash("sha256");
  for (const path of filesIn(site, "")) {
    const bytes = readFileSync(join(site, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}
