import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { compare } from "../../config/problem.ts";
import { writePaper } from "../../papers/file.ts";
import { arxivPlace } from "../../papers/shelves.ts";
import { root } from "../../site/engine.ts";
import { toMarkdown } from "../../text/escape.ts";

/** One paper's file: its path in the content folder, its day, and its text for a day of listing. */
export interface PaperFile {
  readonly path: string;
  readonly listed: string;
  readonly text: (listed?: string) => string;
}

/**
 * The newest papers of a gzipped JSON Lines file of `{ id, title, abstract, authors, categories, date }` as their files, the
 * oldest first.
 *
 * @param count At most so many.
 */
export function readPapers(file: string, count: number): PaperFile[] {
  return gunzipSync(readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id))
    .slice(-count)
    .flatMap(({ id: arxiv, title, abstract, authors, categories, date }) => {
      const place = arxivPlace(arxiv);
      if (place === null) return [];
      const fields = { title, authors, arxiv, published: date, categories, source: "arxiv" };
      const text = (listed = date) => writePaper({ ...fields, listed }, toMarkdown(abstract));
      return [{ listed: date, path: join("papers", `${place}.md`), text }];
    });
}

/** Makes a content folder of these papers, with the starter's topics and an address. */
export function makeContent(content: string, papers: readonly PaperFile[]): void {
  cpSync(join(root, "content/topics"), join(content, "topics"), { recursive: true });
  const feedId = "urn:uuid:00000000-0000-4000-8000-000000000000";
  const settings = `format: 1\ntitle: "Bench"\nurl: "https://papers.example.org/"\nfeed_id: "${feedId}"\n`;
  writeFileSync(join(content, "site.yaml"), settings);
  put(content, papers);
}

/** Writes papers' files. @param listed Their day of listing; without one their own. */
export function put(content: string, papers: readonly PaperFile[], listed?: string): void {
  const folders = new Set(papers.map(({ path }) => join(content, path, "..")));
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const { path, text } of papers) writeFileSync(join(content, path), text(listed));
}
