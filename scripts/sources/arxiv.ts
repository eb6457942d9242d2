import type { Cause } from "../config/causes.ts";
import { counted } from "../config/counted.ts";
import { seen } from "../config/seen.ts";
import type { Site } from "../config/site.ts";
import { sourceTitle } from "../config/sourcetitles.ts";
import type { Day } from "../papers/paper.ts";
import { atomType, errorIn, idsAsk, readAtomPage, readAtomPapers } from "./arxivatom.ts";
import { minuteStamp, submissionsOf } from "./arxivdays.ts";
import { readRss, rssErrorIn } from "./arxivrss.ts";
import type { Answer, Ask, Parsed, Source } from "./source.ts";
import { told } from "./told.ts";
import { type Document, readXml } from "./xml.ts";

/** Papers of a page of the API, and ids of one question: answers of about 250 kB. */
const pageSize = 100;

/**
 * arXiv: the feed of today's announcement, and the API for the days before, which the feed no longer holds, and for papers
 * by id.
 */
export const arxiv: Source = {
  name: "arxiv",
  title: sourceTitle("arxiv"),
  forDay: (day, today, settings) => {
    const submissions = submissionsOf(day);
    if (!submissions || settings.arxiv.categories.length === 0) return [];
    return [day >= today ? rssAsk(day, settings) : pageAsk(day, submissions, settings)];
  },
  forIds: (ids, settings) =>
    Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, i) =>
      idsAsk(apiOf(settings), ids.slice(i * pageSize, (i + 1) * pageSize)),
    ),
  parse,
};

function rssAsk(day: Day, { arxiv }: Site["sources"]): Ask {
  return { url: arxiv.rss + arxiv.categories.join("+"), accept: "application/rss+xml, application/xml;q=0.9", day };
}

function pageAsk(
  day: Day,
  { from, until }: NonNullable<ReturnType<typeof submissionsOf>>,
  settings: Site["sources"],
): Ask {
  const categories = settings.arxiv.categories.map(categoryQuery).join(" OR ");
  const query = new URLSearchParams({
    // Both ends are minutes of the range.
    search_query: `(${categories}) AND submittedDate:[${minuteStamp(from)} TO ${minuteStamp(until - 1)}]`,
    start: "0",
    max_results: String(pageSize),
    sortBy: "submittedDate",
    sortOrder: "ascending",
  });
  return { url: `${apiOf(settings)}?${query}`, accept: atomType, day };
}

/** A whole archive ("cs") is what its name begins; some ("hep-th") are a category by themselves. */
function categoryQuery(category: string): string {
  return category.includes(".") ? `cat:${category}` : `cat:${category} OR cat:${category}.*`;
}

function apiOf({ arxiv }: Site["sources"]): string {
  return arxiv.url.replace(/\/$/, "");
}

function parse(ask: Ask, answer: Answer, today: Day): Parsed {
  const document = readXml(answer.body);
  const isFeed = document.name === "feed";
  const ids = ask.ids ?? [];
  // An id that it can't read is answered with 400, and with the reason.
  if (isFeed && ids.length > 0 && (answer.status === 200 || (answer.status === 400 && errorIn(document.root) !== null)))
    return readAtomPapers(ask, ids, document.root);
  if (answer.status === 200 && ask.day !== undefined) {
    if (isFeed && isOfApi(ask)) return readAtomPage(ask, ask.day, document.root);
    if (document.name === "rss" && !isOfApi(ask)) return readRss(ask.day, today, document.root);
  }
  const cause = answer.status === 200 ? "format" : causeOf(answer.status);
  const what = ask.day === undefined ? counted(ids.length, "paper") : `the list of ${ask.day}`;
  const note = `arXiv ${verdicts[cause]} ${what}: ${gotOf(answer, document)}`;
  return { rows: 0, statements: [], refusals: [], nothing: { cause, note: told(note) } };
}

const verdicts = {
  refused: "refused",
  down: "is down, and gave nothing for",
  format: "gave what can't be read for",
} as const satisfies Partial<Record<Cause, string>>;

function causeOf(status: number): keyof typeof verdicts {
  if (status >= 500 || status === 408) return "down";
  return status >= 400 && status !== 404 ? "refused" : "format";
}

/** What was wanted, and what was seen: an answer that is broken and has a good status, or that says why it has another. */
function gotOf({ status, body }: Answer, document: Document): string {
  if (document.name === null)
    return status === 200 ? document.reason : `expected a feed, got ${status} with ${seen(startOf(body))}`;
  const error = document.name === "rss" ? rssErrorIn(document.root) : errorIn(document.root);
  const words = error === null ? `a document of <${document.name}>` : seen(error);
  return `expected a feed, got ${status === 200 ? "" : `${status} with `}${words}`;
}

function startOf(body: Uint8Array): string {
  return new TextDecoder().decode(body.subarray(0, 200)).trim();
}

function isOfApi(ask: Ask): boolean {
  return new URL(ask.url).searchParams.has("search_query");
}
