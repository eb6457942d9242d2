import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { put } from "../site/content.ts";

const index = JSON.stringify({ v: 1, url: "https://example.org/", papers: [] });
const page = (...links: readonly string[]) => links.map((link) => `<a href="/${link}">x</a>`).join("\n");
const map = (links: readonly string[]) => page("engine/old.css", ...links);

/** A day's site, each file with the addresses that it leads to, and the next day's: a paper more, one less, another style sheet. */
export const yesterday: Readonly<Record<string, string>> = {
  "index.html": map(["papers/index.html", "feed.xml"]),
  "feed.xml": page("papers/a.html", "papers/b.html"),
  "papers/index.html": map(["papers/a.html", "papers/b.html"]),
  "papers/a.html": map(["papers/b.html", "index.html"]),
  "papers/b.html": map(["papers/a.html"]),
  "pagefind/pagefind-entry.json": page("pagefind/1.pf"),
  "pagefind/1.pf": "1",
  "engine/old.css": "old",
  "api/index.json": index,
};
const today = Object.entries(yesterday).map(([path, text]) => [path, text.replace("old.css", "new.css")] as const);
export const next: Readonly<Record<string, string>> = {
  ...Object.fromEntries(today.filter(([path]) => !["papers/b.html", "engine/old.css", "pagefind/1.pf"].includes(path))),
  "feed.xml": page("papers/a.html", "papers/c.html"),
  "papers/index.html": page("engine/new.css", "papers/a.html", "papers/c.html", "2026/index.html"),
  "papers/a.html": page("engine/new.css", "papers/c.html", "index.html"),
  "papers/c.html": page("engine/new.css", "papers/a.html", "picture.png"),
  "2026/index.html": page("engine/new.css", "papers/c.html", "2026/days.html"),
  "2026/days.html": page("2026/index.html"),
  "pagefind/pagefind-entry.json": page("pagefind/2.pf"),
  "pagefind/2.pf": "2",
  "engine/new.css": "new",
  "picture.png": "picture",
};

/** A built site of these files, as the build leaves it: the folder, and what it says of the files beside it. */
export function siteOf(files: Readonly<Record<string, string>>): string {
  const folder = join(mkdtempSync(join(tmpdir(), "broadsheet-")), "_site");
  for (const [path, text] of Object.entries(files)) put(join(folder, path), text);
  const sums = Object.entries(files).map(([path, text]) => `${sha256(text)}  ${path}\n`);
  writeFileSync(`${folder}.sha256`, sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(""));
  return folder;
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Every file of a folder with its text, but for a deployment's record. */
export function filesOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name !== ".deployed.sha256")
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file), readFileSync(file, "utf8")] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What a reader who begins at the front page is led to and does not find. */
export function missingIn(folder: string): string[] {
  const files = filesOf(folder);
  const missing: string[] = [];
  const seen = new Set(["index.html" in files ? "index.html" : ""]);
  for (const path of seen)
    for (const [, link = ""] of (files[path] ?? "").matchAll(/href="\/([^"]+)"/g)) {
      if (!(link in files)) missing.push(`${path} leads to ${link}`);
      seen.add(link);
    }
  return missing;
}
