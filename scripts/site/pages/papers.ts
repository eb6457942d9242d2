import { compare } from "../../config/problem.ts";
import { dateInWords } from "../../editions/calendar.ts";
import type { Edition } from "../../editions/edition.ts";
import { digestOf } from "../../papers/digest.ts";
import { isShown, type Paper } from "../../papers/paper.ts";
import { texToUnicode, texToUnicodeStart } from "../../text/tex.ts";
import { citationMeta, citationOf } from "../cite.ts";
import { pageOf } from "../head.ts";
import { absoluteUrl } from "../href.ts";
import { articleOf } from "../linked.ts";
import { forgeUrl, type Model, paperUrl } from "../model.ts";
import type { LazyPage, Page } from "../page.ts";
import { sitePicture, topicPicture } from "../pictures.ts";
import { topicLinks, topicUrl } from "../rows.ts";
import type { PaperView, StubView } from "../views.ts";
import { dayLink } from "./editions.ts";
import { factsOf, sourceInWords, statedInWords, votesOf, workOf } from "./facts.ts";

/** One page a paper; a stub leads to the paper that it is, and a removed one says why. */
export function* paperPages(model: Model): Generator<LazyPage> {
  for (const paper of model.collection.papers) {
    const url = paperUrl(paper.id);
    yield isShown(paper)
      ? { url, kind: "paper", indexed: true, inputs: inputsOf(model, paper), make: () => paperPage(model, paper) }
      : { url, kind: "stub", indexed: false, inputs: stubInputs(model, paper), make: () => stubPage(model, paper) };
  }
}

/** The paper, and what others say of it. */
function inputsOf(model: Model, paper: Paper): string {
  const found = besideOf(model, paper);
  const row = (other: Paper | undefined) => (other ? model.digests.row(other.id) : "");
  const edition = found && `${found.edition.date} ${row(found.previous)} ${row(found.next)}`;
  return `${model.digests.whole(paper)} ${edition ?? ""}`;
}

/** Characters of a description, at most. */
const described = 120;

function paperPage(model: Model, paper: Paper): Page {
  const topics = topicLinks(model, paper);
  const linked = articleOf(
    paper,
    absolute(model, paper),
    topics.map(({ text }) => text),
  );
  const [first] = topics;
  const head = {
    title: texToUnicode(paper.title),
    // Of a text whose blanks are single.
    description: short(texToUnicodeStart(paper.abstract.replace(/\s+/g, " "), 2 * described), described),
    picture: first ? topicPicture(model.shell, first) : sitePicture(model.shell),
    linked,
  };
  return pageOf(model, "paper", paperUrl(paper.id), head, paperView(model, paper));
}

function stubInputs(model: Model, paper: Paper): string {
  const target = paper.sameAs && model.papers.get(paper.sameAs);
  return JSON.stringify([digestOf(paper), target && [target.id, target.title]]);
}

function stubPage(model: Model, paper: Paper): Page {
  const title = texToUnicode(paper.title);
  const target = paper.sameAs && model.papers.get(paper.sameAs);
  const view: StubView = {
    title: paper.title,
    target: target ? { text: texToUnicode(target.title), url: paperUrl(target.id) } : null,
    removed: paper.removed ?? null,
  };
  return pageOf(model, "stub", paperUrl(paper.id), { title, description: title, indexed: false }, view);
}

function paperView(model: Model, paper: Paper): PaperView {
  const related = relatedRows(model, paper);
  return {
    title: paper.title,
    abstract: paper.markdown,
    authors: paper.authors,
    work: workOf(paper),
    facts: [...factsOf(paper), ...votesOf(model, paper)],
    topics: (model.ranking.topicsOf.get(paper.id) ?? []).flatMap(({ id, phrases }) => {
      const topic = model.topics.get(id);
      return topic ? [{ text: topic.name, url: topicUrl(id), phrases }] : [];
    }),
    related,
    relatedSortable: related.some(({ later }) => later !== null),
    edition: editionOf(model, paper),
    citation: citationOf(paper, absolute(model, paper)),
    meta: citationMeta(paper),
    source: sourceInWords(paper.source),
    stated: statedInWords(paper),
    file: forgeUrl(model, `papers/${paper.id}.md`),
    withdrawn: paper.withdrawn ?? null,
  };
}

/** Rows that the style sheet can put in another order. */
const mostSorted = 5;

function relatedRows(model: Model, paper: Paper): PaperView["related"] {
  const related = (model.ranking.related.get(paper.id) ?? []).flatMap(({ id, terms, sameWork, versionOf }) => {
    const other = model.papers.get(id);
    const version = versionOf && model.papers.get(versionOf);
    const note = sameWork
      ? "May be another version of this work"
      : version
        ? `May be another version of “${version.title}”`
        : null;
    return other ? [{ other, terms, note, date: other.listed ?? other.published ?? null }] : [];
  });
  const sortable = related.length <= mostSorted && new Set(related.map(({ date }) => date)).size > 1;
  const byDate = related.toSorted((a, b) => compare(b.date ?? "", a.date ?? ""));
  return related.map((row) => ({
    title: row.other.title,
    url: paperUrl(row.other.id),
    terms: row.terms,
    note: row.note,
    date: row.date,
    dateText: row.date && dateInWords(row.date),
    later: (sortable && byDate.indexOf(row)) || null,
  }));
}

/** A site without an address of its own has none to cite. */
function absolute({ shell }: Model, paper: Paper): string | null {
  return shell.indexed ? absoluteUrl(shell, paperUrl(paper.id)) : null;
}

function editionOf(model: Model, paper: Paper): PaperView["edition"] {
  const found = besideOf(model, paper);
  const link = dayLink(found?.edition);
  if (!found || !link) return null;
  const titled = (other: Paper | undefined) =>
    other ? { text: texToUnicode(other.title), url: paperUrl(other.id) } : null;
  return { link, previous: titled(found.previous), next: titled(found.next) };
}

/** The edition that published the paper, and its neighbours there. */
function besideOf(model: Model, { id }: Paper) {
  const publication = model.published.get(id);
  if (!publication) return null;
  const { edition, at } = publication;
  return { edition, previous: shownFrom(model, edition, at, -1), next: shownFrom(model, edition, at, 1) };
}

/** The next paper of an edition, in one direction, that can still be shown. */
function shownFrom(model: Model, { papers }: Edition, at: number, step: 1 | -1): Paper | undefined {
  for (let i = at + step; i >= 0 && i < papers.length; i += step) {
    const id = papers[i]?.id;
    const other = id && model.papers.get(id);
    if (other && isShown(other)) return other;
  }
  return undefined;
}

/** Cut between words, with an ellipsis, at `length` characters; between characters where a script has no spaces. */
function short(text: string, length: number): string {
  const line = text.replace(/\s+/g, " ");
  if (line.length <= length) return line;
  const at = line.lastIndexOf(" ", length - 1);
  return `${line.slice(0, at > 0 ? at : length - 1).replace(/[,;:.、，。；：\p{Cs}]$/u, "")}…`;
}
