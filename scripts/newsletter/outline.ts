import { counted } from "../config/counted.ts";
import type { Site } from "../config/site.ts";
import type { Topic, TopicId } from "../config/topic.ts";
import { dayInWords, dayUrl } from "../editions/calendar.ts";
import type { Edition, EditionPaper } from "../editions/edition.ts";
import { reasonsInWords } from "../editions/reasons.ts";
import { isShown, type Paper, type PaperId } from "../papers/paper.ts";
import { extractOf } from "../text/extract.ts";
import { inWords, shortened } from "./wording.ts";

/** What a letter is made from. */
export interface LetterSource {
  readonly edition: Edition;
  readonly papers: readonly Paper[];
  readonly topics: readonly Topic[];
  /** For each paper its topics, strongest first. */
  readonly topicsOf: ReadonlyMap<PaperId, readonly { readonly id: TopicId }[]>;
  readonly site: Site;
  /** The site's address, with `/` at its end. */
  readonly base: string;
}

/** A paper of the edition that can be shown, and the names of its topics. */
export interface Entry {
  readonly listed: EditionPaper;
  readonly paper: Paper;
  readonly title: string;
  readonly topics: readonly string[];
}

export interface Link {
  readonly text: string;
  readonly url: string;
}

/** A sentence or two, and where they lead. */
export interface Paragraph {
  readonly words: string;
  readonly links: readonly Link[];
}

/** A paper with everything a reader may want at a glance; what is not known is an empty list or text. */
export interface Story {
  readonly title: Link;
  readonly authors: string;
  readonly extract: string;
  readonly topics: string;
  readonly reasons: string;
  readonly links: readonly Link[];
}

/** Papers of one line each, with what is said of them in brackets. Without a heading where one group holds them all. */
export interface Group {
  readonly heading: string;
  readonly rows: readonly { readonly title: Link; readonly note: string }[];
}

/** What a letter says and in which order, before it is HTML or plain text. All texts are untrusted and on one line. */
export interface Outline {
  readonly head: Paragraph;
  readonly stories: readonly Story[];
  readonly groups: readonly Group[];
  readonly more: Link | null;
  readonly foot: Paragraph;
}

const storiesAtMost = 5;
/** Real titles end far below; an 818-character one exists. */
const titleAtMost = 300;
/** Two long sentences. Where they are longer still, one will do. */
const extractAtMost = 1200;

/** The edition's papers in its order, without those that have since been withdrawn, taken down or joined with another. */
export function entriesOf({ edition, papers, topics, topicsOf }: LetterSource): Entry[] {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const names = new Map(topics.map(({ id, name }) => [id, inWords(name)]));
  return edition.papers.flatMap((listed) => {
    const paper = byId.get(listed.id);
    if (!paper || !isShown(paper) || paper.withdrawn !== undefined) return [];
    const found = (topicsOf.get(paper.id) ?? []).flatMap(({ id }) => names.get(id) ?? []);
    return [{ listed, paper, title: inWords(paper.title) || paper.id, topics: found }];
  });
}

/** The first papers as stories, others as a line each with their first topic, `shown` in all; the rest is on the site. */
export function outlineOf({ edition, site, base }: LetterSource, entries: readonly Entry[], shown: number): Outline {
  const leading = Math.min(storiesAtMost, edition.lead, shown);
  const day = `${base}${dayUrl(edition.date).slice(1)}`;
  const left = entries.length - shown;
  return {
    head: {
      words: `${inWords(site.title)}, ${dayInWords(edition.date)}: ${counted(entries.length, "paper")}.`,
      links: [{ text: "Read this edition on the web", url: day }],
    },
    stories: entries.slice(0, leading).map((entry) => storyOf(entry, base)),
    groups: groupsOf(entries.slice(leading, shown), base),
    more: left > 0 ? { text: `${counted(left, "more paper")} on the site`, url: day } : null,
    foot: {
      words: `You get this letter because you asked for the papers of ${inWords(site.title)} by mail. They also come as feeds, and the site says how they are ranked.`,
      links: [
        { text: "Feed of the leading papers", url: `${base}feed.xml` },
        { text: "All feeds, by topic too", url: `${base}feeds/` },
        { text: "How papers are ranked", url: `${base}ranking/` },
      ],
    },
  };
}

function storyOf(entry: Entry, base: string): Story {
  const { paper, topics, listed } = entry;
  const links: Link[] = [];
  if (paper.arxiv !== undefined)
    links.push({ text: `arXiv ${paper.arxiv}`, url: `https://arxiv.org/abs/${paper.arxiv}` });
  if (paper.code !== undefined) links.push({ text: "Code", url: paper.code });
  return {
    title: titleOf(entry, base),
    authors: authorsInWords(paper.authors),
    extract:
      [2, 1].map((count) => inWords(extractOf(paper.abstract, count))).find((text) => text.length <= extractAtMost) ??
      "",
    // Names of topics hold commas.
    topics: topics.join("; "),
    reasons: whyOf(listed),
    links,
  };
}

/** A topic is a heading over two papers or more, and a word beside one. */
function groupsOf(entries: readonly Entry[], base: string): Group[] {
  const topicOf = ({ topics }: Entry) => topics[0] ?? "";
  const sizes = new Map<string, number>();
  for (const entry of entries) sizes.set(topicOf(entry), (sizes.get(topicOf(entry)) ?? 0) + 1);
  const headings = [...sizes].flatMap(([topic, size]) => (topic !== "" && size > 1 ? [topic] : []));
  const groups = headings.map((heading) => ({
    heading,
    rows: entries.filter((entry) => topicOf(entry) === heading).map((entry) => rowOf(entry, "", base)),
  }));
  const others = entries.filter((entry) => !headings.includes(topicOf(entry)));
  if (others.length === 0) return groups;
  const rows = others.map((entry) => rowOf(entry, topicOf(entry), base));
  return [...groups, { heading: groups.length > 0 ? "Other subjects" : "", rows }];
}

function rowOf(entry: Entry, topic: string, base: string): Group["rows"][number] {
  const notes = [topic, whyOf(entry.listed)].filter((note) => note !== "");
  return { title: titleOf(entry, base), note: notes.join("; ") };
}

function titleOf({ paper, title }: Entry, base: string): Link {
  return { text: shortened(title, titleAtMost), url: `${base}papers/${paper.id}.html` };
}

/** No votes at all are no reason to be anywhere. */
function whyOf(listed: EditionPaper): string {
  return listed.reasons.upvotes === 0 ? "" : reasonsInWords(listed).join("; ");
}

/** "Ada Lovelace, Charles Babbage, Mary Somerville and 3 more". */
function authorsInWords(authors: readonly string[]): string {
  const names = authors.map((name) => shortened(inWords(name), 100)).filter((name) => name !== "");
  const more = names.length - 3;
  return `${names.slice(0, 3).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
