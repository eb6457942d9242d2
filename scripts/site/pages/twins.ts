import { type Model, paperAt } from "../model.ts";
import type { Page } from "../page.ts";
import type { DayTwinView, EditionView, TopicTwinView, TopicView } from "../views.ts";

/** Where a page stands as markdown, for programs. */
export const twinOf = (url: string) => `${url}index.md`;

/** An edition: its lead with whole abstracts, the rest by title. */
export function editionTwin(model: Model, url: string, edition: EditionView): Page {
  const lead = edition.lead.map((row) => {
    const { authors = [], arxiv, doi, published, listed, markdown = "" } = paperAt(model, row.url) ?? {};
    const facts = [
      ["Authors", authors.join(", ")],
      ["arXiv", arxiv],
      ["DOI", doi],
      ["Published", published],
      ["Listed", listed],
      ["Topics", row.topics.map(({ text }) => text).join(", ")],
      ["Why it is here", row.reasons.join("; ")],
    ].flatMap(([label = "", text = ""]) => (text === "" ? [] : [{ label, text }]));
    return { title: row.title, url: row.url, facts, abstract: markdown };
  });
  const view: DayTwinView = { edition: { ...edition, lead: [] }, lead };
  return { url: twinOf(url), kind: "daytwin", shell: model.shell, head: null, view };
}

/** A topic: its newest and its strongest papers by title, and where the others are. */
export function topicTwin(model: Model, url: string, topic: TopicView): Page {
  const view: TopicTwinView = { url, topic };
  return { url: twinOf(url), kind: "topictwin", shell: model.shell, head: null, view };
}
