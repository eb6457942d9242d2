import { readSite, type Site } from "../../scripts/config/site.ts";
import type { Answer, Ask } from "../../scripts/sources/source.ts";

/** One entry of the API: XML by element, in the order of arXiv's own; null leaves an element out. */
export type Entry = Readonly<Record<string, string | null>>;

const usualEntry: Entry = {
  id: "http://arxiv.org/abs/2604.20001v1",
  title: "Sparse Attention for Ants",
  updated: "2026-04-23T20:10:00Z",
  summary: "Ants attend to sugar. We count how often.",
  published: "2026-04-23T20:10:00Z",
  "arxiv:comment": null,
  "arxiv:journal_ref": null,
  "arxiv:doi": null,
  /** Elements by themselves. */
  more: '<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/><author><name>Ada Ant</name></author>',
};

/** An answer of the API. `total` is of all pages, by default of this one. */
export function atom(entries: readonly Entry[], total: number | string = entries.length): string {
  const all = entries.map((entry) => `<entry>${elements({ ...usualEntry, ...entry })}</entry>`).join("\n  ");
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id>
  <title>arXiv Query: x</title>
  <opensearch:totalResults>${total}</opensearch:totalResults>
  ${all}
</feed>
`;
}

/** The API's answer to a question that it can't read. */
export function atomError(words: string): string {
  const id = `https://arxiv.org/api/errors#${words.replaceAll(" ", "_")}`;
  return atom([
    { id, title: "Error", summary: words, published: null, more: "<author><name>arXiv api core</name></author>" },
  ]);
}

const usualItem: Entry = {
  title: "Sparse Attention for Ants",
  description: null,
  /** As `description`, by its parts. */
  abstract: "Ants attend to sugar. We count how often.",
  id: "2604.20001v1",
  type: "new",
  category: "cs.LG",
  pubDate: "Mon, 27 Apr 2026 00:00:00 -0400",
  more: null,
  "dc:creator": "Ada Ant, Bo Bee",
};

/** A feed of announcements. */
export function rss(items: readonly Entry[], channel: Entry = {}): string {
  const all = items.map((item) => {
    const { id, type, abstract, description, ...rest } = { ...usualItem, ...item };
    return `<item>${elements({
      ...rest,
      description: description ?? `arXiv:${id} Announce Type: ${type} \nAbstract: ${abstract}`,
      guid: id === null ? null : `oai:arXiv.org:${id}`,
      "arxiv:announce_type": type ?? null,
    })}</item>`;
  });
  const head = {
    title: "cs.LG, cs.CL updates on arXiv.org",
    description: "cs.LG, cs.CL updates on the arXiv.org e-print archive.",
    lastBuildDate: "Mon, 27 Apr 2026 04:00:02 +0000",
    pubDate: "Mon, 27 Apr 2026 00:00:00 -0400",
    more: "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>",
    ...channel,
  };
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
  <channel>${elements(head)}
${all.join("\n")}
  </channel>
</rss>
`;
}

function elements(all: Entry): string {
  return Object.entries(all)
    .map(([name, text]) => (text === null ? "" : name === "more" ? text : `<${name}>${text}</${name}>`))
    .join("\n    ");
}

export function answer(body: string | Uint8Array, status = 200): Answer {
  return { status, headers: {}, body: typeof body === "string" ? new TextEncoder().encode(body) : body };
}

/** Settings of a site that reads two categories. */
export function settings(categories: readonly string[] = ["cs.LG", "cs.CL"]): Site["sources"] {
  const listed = categories.map((category) => `"${category}"`).join(", ");
  const site = readSite(
    "site.yaml",
    `format: 1\ntitle: "T"\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\nsources:\n  arxiv:\n    categories: [${listed}]\n`,
  );
  if (!site.ok) throw new Error(site.problems[0]?.message);
  return site.value.sources;
}

/** The only ask of a list. */
export function only(asks: readonly Ask[]): Ask {
  const [ask] = asks;
  if (!ask || asks.length !== 1) throw new Error(`Cannot take the only ask: expected 1, got ${asks.length}`);
  return ask;
}
