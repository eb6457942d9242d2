import { counted } from "../config/counted.ts";
import { arxivUrl, doiUrl } from "../papers/addresses.ts";
import type { Paper } from "../papers/paper.ts";
import { byline } from "../text/byline.ts";
import { extractOf } from "../text/extract.ts";
import type { Entry } from "./entries.ts";
import { inWords, onOneLine, shortened } from "./wording.ts";

/** What a letter is to say, before it is cut to what a mail may hold. */
export interface Contents {
  readonly head: Paragraph;
  /** What stands before a story's reasons: "Why it is here". */
  readonly why: string;
  /** Over the stories. */
  readonly leading: string;
  readonly stories: readonly Entry[];
  /** The others, list after list. */
  readonly lists: readonly List[];
  readonly notes: readonly string[];
  readonly foot: Paragraph;
}

/** Papers of a line each, in their order or, where it has topics in an order, under these. */
export interface List {
  readonly heading: string;
  readonly entries: readonly Entry[];
  /** Names of topics, each before those that stand under it; null: the papers' own order. */
  readonly topics: readonly string[] | null;
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

/** Papers of one line each, with what is said of them in brackets. The first may have no heading. */
export interface Group {
  readonly heading: string;
  readonly rows: readonly { readonly title: Link; readonly note: string }[];
}

/** What a letter says and in which order, before it is HTML or plain text. All texts are untrusted and on one line. */
export interface Outline {
  readonly head: Paragraph;
  readonly leading: string;
  readonly stories: readonly Story[];
  readonly lists: readonly { readonly heading: string; readonly groups: readonly Group[] }[];
  readonly more: Link | null;
  readonly notes: readonly string[];
  readonly foot: Paragraph;
}

/** Two long sentences. Where they are longer still, one will do. */
const extractAtMost = 1200;
const topicsAtMost = 5;
/** A made-up paper's reasons or a long list of what was passed over: enough to understand, and no more. */
const noteAtMost = 600;

/** Tells the first papers as stories, others in a line each, `shown` in all; the rest is on the page. */
export function outlinesOf(
  contents: Contents,
  { base, page }: { readonly base: string; readonly page: string },
): (shown: number) => Outline {
  const stories = contents.stories.map((entry) => storyOf(entry, contents.why, base));
  const notes = contents.notes.map((note) => shortened(onOneLine(note), noteAtMost));
  return (shown) => {
    const told = contents.lists.reduce((sum, { entries }) => sum + entries.length, stories.length);
    const left = told - shown;
    return {
      ...contents,
      stories: stories.slice(0, shown),
      lists: listsOf(contents.lists, Math.max(0, shown - stories.length), base),
      more: left > 0 ? { text: `${counted(left, "more paper")} on the site`, url: page } : null,
      notes,
    };
  };
}

function storyOf(entry: Entry, label: string, base: string): Story {
  const { paper, topics, why } = entry;
  return {
    title: titleOf(entry, base),
    authors: byline(paper.authors.map((name) => shortened(inWords(name), 100)).filter((name) => name !== "")),
    extract:
      [2, 1].map((count) => inWords(extractOf(paper.abstract, count))).find((text) => text.length <= extractAtMost) ??
      "",
    // Names of topics hold commas.
    topics: namesOf(topics.slice(0, topicsAtMost)),
    reasons: why && `${label}: ${shortened(why, noteAtMost)}.`,
    links: linksOf(paper),
  };
}

const namesOf = (topics: Entry["topics"]) => topics.map(({ name }) => name).join("; ");

/** The paper itself, at arXiv or by its DOI, and what its authors put beside it. */
function linksOf({ arxiv, doi, code, project }: Paper): Link[] {
  const links: readonly [text: string, url: string | undefined][] = [
    [`arXiv ${arxiv}`, arxiv && arxivUrl(arxiv)],
    ["DOI", arxiv ? undefined : doi && doiUrl(doi)],
    ["Code", code],
    ["Project page", project],
  ];
  return links.flatMap(([text, url]) => (url === undefined ? [] : [{ text, url }]));
}

/** As much of the lists as `room` papers are. */
function listsOf(lists: readonly List[], room: number, base: string): Outline["lists"] {
  let left = room;
  return lists.flatMap(({ heading, entries, topics }) => {
    const shown = entries.slice(0, left);
    left -= shown.length;
    if (shown.length === 0) return [];
    const plain = () => [{ heading: "", rows: shown.map((entry) => rowOf(entry, topicOf(entry), base)) }];
    return [{ heading, groups: topics === null ? plain() : groupsOf(shown, topics, base) }];
  });
}

const topicOf = ({ topics }: Entry) => topics[0]?.name ?? "";

/** A topic is a heading over two papers or more, and a word beside one. */
function groupsOf(entries: readonly Entry[], topics: readonly string[], base: string): Group[] {
  const on = (topic: string) => entries.filter((entry) => topicOf(entry) === topic);
  const headings = topics.filter((topic) => on(topic).length > 1);
  const groups = headings.map((heading) => ({ heading, rows: on(heading).map((entry) => rowOf(entry, "", base)) }));
  const single = topics.flatMap((topic) => (headings.includes(topic) ? [] : on(topic)));
  if (single.length > 0) {
    const rows = single.map((entry) => rowOf(entry, topicOf(entry), base));
    groups.push({ heading: groups.length > 0 ? "Other topics" : "", rows });
  }
  const without = on("").map((entry) => rowOf(entry, "", base));
  if (without.length > 0) groups.push({ heading: groups.length > 0 ? "Without a topic" : "", rows: without });
  return groups;
}

function rowOf(entry: Entry, topic: string, base: string): Group["rows"][number] {
  // A note stands in brackets itself.
  const name = topic.replace(/ *\(([^()]*)\)/g, " – $1").trim();
  const notes = [name, shortened(entry.brief, noteAtMost)].filter((note) => note !== "");
  return { title: titleOf(entry, base), note: notes.join("; ") };
}

function titleOf({ paper, title }: Entry, base: string): Link {
  return { text: title, url: `${base}papers/${paper.id}.html` };
}
