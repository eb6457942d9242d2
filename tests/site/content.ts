import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { writeWhole } from "../../scripts/config/files.ts";
import type { Drawing, Drawn } from "../../scripts/site/draw.ts";
import type { Printer } from "../../scripts/site/render.ts";

const site = `format: 1
title: "A Test Paper"
feed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"
`;

/** Files that make a small valid content folder: three papers, two topics. */
export const small: Readonly<Record<string, string>> = {
  "site.yaml": site,
  "topics/graphs.md": topic("Graphs", ["graph"]),
  "topics/optics.md": topic("Optics", ["lens", "light"]),
  "papers/own/lenses.md": paper(
    "Lenses and light",
    "We grind a lens and look at light through it. The lens bends light.",
  ),
  "papers/own/graph-colours.md": paper(
    "Colouring a graph",
    "We colour a graph with few colours. Each graph needs at most four.",
  ),
  "papers/own/graph-walks.md": paper(
    "Walks on a graph",
    "We walk on a graph at random. The walk visits every node of the graph.",
  ),
};

export function paper(title: string, abstract: string, more = ""): string {
  return `---\ntitle: ${JSON.stringify(title)}\nsource: "file"\n${more}---\n${abstract}\n`;
}

export function topic(name: string, phrases: readonly string[], more = ""): string {
  return `---\nname: ${JSON.stringify(name)}\nphrases: ${JSON.stringify(phrases)}\n${more}---\nWhat is written about ${name.toLowerCase()}.\n`;
}

/** A content folder of these files, in a folder of its own that is cleared away after the run. */
export function contentOf(files: Readonly<Record<string, string>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), "broadsheet-")), "content");
  for (const [name, text] of Object.entries(files)) put(join(folder, name), text);
  return folder;
}

export function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/**
 * Runs the build command in this process, one build after the other; the site goes to `_site` in the folder, the cache to
 * `.cache`. In processes of their own, as the command starts them, most of the time of a small build is the loading of Eleventy.
 *
 * @throws An error with the command's exit code, and with what it said.
 */
export function build(content: string, folder = join(content, ".."), more: readonly string[] = []): Promise<Built> {
  const built = building.then(() => buildHere([...placesOf(content, folder), ...more]));
  building = built.catch(() => {});
  return built;
}

let building: Promise<unknown> = Promise.resolve();

async function buildHere(places: readonly string[]): Promise<Built> {
  const { vi } = await import("vitest");
  const { runHere } = await import("../commands/here.ts");
  vi.doMock("../../scripts/site/render.ts", () => ({ startPrinter: (_: URL, output: string) => printerHere(output) }));
  vi.doMock("../../scripts/site/draw.ts", () => ({ drawWith: (_: URL, drawing: Drawing) => drawnHere(drawing) }));
  vi.doMock("../../scripts/site/indexer.ts", () => ({
    startIndexer: (_: URL, folders: readonly string[]) => ({ done: () => indexedHere(folders) }),
  }));
  try {
    const ended = await runHere("build", ["--json", ...places]);
    if (ended.code !== 0) throw Object.assign(new Error(ended.stderr), ended);
    return JSON.parse(ended.stdout);
  } finally {
    vi.doUnmock("../../scripts/site/render.ts");
    vi.doUnmock("../../scripts/site/draw.ts");
    vi.doUnmock("../../scripts/site/indexer.ts");
  }
}

/** Prints in this process. */
function printerHere(output: string): Printer {
  return {
    async print(order, onPage) {
      const { openPress } = await import("../../scripts/press.ts");
      return (await openPress(output))(order, onPage);
    },
    close() {},
  };
}

async function indexedHere(folders: readonly string[]): Promise<void> {
  const { indexTiers } = await import("../../scripts/tier.ts");
  await indexTiers(folders);
}

/** Draws in this process: a thread of Node 20 reads no TypeScript. */
async function drawnHere({ output, pictures }: Drawing): Promise<Drawn> {
  const { pngOf } = await import("../../scripts/site/picture/png.ts");
  for (const { path, view } of pictures) writeWhole(join(output, path), pngOf(view));
  return { seconds: 0 };
}

/** The same as a reader of the README runs it, in processes of their own. */
export async function buildApart(content: string, folder: string): Promise<void> {
  await run(process.execPath, ["scripts/bundled.mjs", "--quiet", ...placesOf(content, folder)]);
}

function placesOf(content: string, folder: string): string[] {
  return ["--content", content, "--output", join(folder, "_site"), "--cache", join(folder, ".cache")];
}

/** What the build command says of itself. Counts of files. */
export interface Built {
  readonly written: number;
  readonly deleted: number;
  readonly files: number;
  /** Of all files. Unit: bytes. */
  readonly bytes: number;
  readonly pictures: { readonly drawn: number };
}

const run = promisify(execFile);
