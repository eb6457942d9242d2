import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readContent } from "../content.ts";
import type { Paper } from "../papers/paper.ts";
import { isPaperId } from "../papers/schema.ts";
import { rank } from "../ranking/rank.ts";

/**
 * Ranks a content folder's papers once, in this process, or with its topics and weights those of a file of papers instead, and
 * prints seconds of ranking alone. `npm run bench` bundles this and runs it.
 */
const [content = "content", file] = process.argv.slice(2);
const found = await readContent(content);
const papers = file === undefined ? found.papers : readPapers(file);
const start = performance.now();
rank({ ...found, papers });
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ papers: papers.length, seconds }));

/** Papers of a gzipped JSON Lines file of `{ id, title, abstract }`: titles and abstracts alone, as ranking reads them. */
function readPapers(file: string): Paper[] {
  const lines = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n");
  return lines.flatMap((line) => {
    const { id: name, title, abstract } = JSON.parse(line);
    const id = `bench/${name}`;
    if (typeof title !== "string" || typeof abstract !== "string" || !isPaperId(id)) return [];
    return [
      {
        id,
        shelf: "bench",
        name,
        title,
        markdown: abstract,
        abstract,
        source: "file",
        authors: [],
        categories: [],
        facts: {},
      },
    ];
  });
}
