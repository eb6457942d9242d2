import { type Cited, citedOf } from "../../scripts/client/cite/cited.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { isPaperId } from "../../scripts/papers/schema.ts";
import { articleOf } from "../../scripts/site/linked.ts";
import { jsonForScript } from "../../scripts/site/templates.ts";

export const url = "https://example.org/papers/own/p_1.html";

/** A paper of a title and some facts. */
export function paper(title: string, facts: Partial<Paper> = {}): Paper {
  const id = "own/attention-is-all";
  if (!isPaperId(id)) throw new RangeError(`Cannot make a paper "${id}": expected a paper's id`);
  const [shelf = "", name = ""] = id.split("/");
  const text = { title, markdown: "Text.", abstract: "Text." };
  return { id, shelf, name, ...text, source: "file", authors: [], categories: [], facts: {}, ...facts };
}

export const attention = paper("Attention Is All You Need", {
  authors: ["Ashish Vaswani", "Noam Shazeer"],
  published: "2017-06-12",
  listed: "2018-01-01",
  arxiv: "1706.03762",
  doi: "10.1000/a_b",
  venue: "NIPS & friends",
});

/** What a browser knows of a paper: what the page's JSON-LD says of it, and the page's address. */
export function citedFrom(paper: Paper, address: string | null = url): Cited {
  return citedOf(JSON.parse(jsonForScript(articleOf(paper, address, []))), `/papers/own/${paper.name}.html`);
}
