import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

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

/** Runs the build command in a process of its own; the site goes to `_site` in the folder, the cache to `.cache`. */
export async function build(content: string, folder = join(content, "..")): Promise<Built> {
  const places = ["--content", content, "--output", join(folder, "_site"), "--cache", join(folder, ".cache")];
  const { stdout } = await run(process.execPath, ["scripts/bundled.mjs", "--json", ...places]);
  return JSON.parse(stdout);
}

/** What the build command says of itself. Counts of files. */
export interface Built {
  readonly written: number;
  readonly deleted: number;
  readonly files: number;
}

const run = promisify(execFile);
