import type { Cause } from "../config/causes.ts";
import { counted } from "../config/counted.ts";
import { seen } from "../config/seen.ts";
import type { Day } from "../papers/paper.ts";
import { received } from "../text/received.ts";
import { submissionsOf, weekdayName } from "./arxivdays.ts";
import { type ArxivRow, idParts, type ReadRow, readRows } from "./arxivrow.ts";
import type { Ask, Parsed, Refusal } from "./source.ts";
import { told } from "./told.ts";
import { attribute, type Element, textIn, within } from "./xml.ts";

/** Papers of one day, in all of arXiv about 2,500 after a weekend: where there are more, the day was not asked for. */
const mostPapers = 5_000;

/**
 * What the API answered to a question for a day's submissions, one page of it.
 *
 * @see https://info.arxiv.org/help/api/user-manual.html
 */
export function readAtomPage(ask: Ask, day: Day, feed: Element): Parsed {
  const nothing = (cause: Cause, note: string, rows: number, read = none): Parsed => {
    return { rows, ...read, nothing: { cause, note: told(note) } };
  };
  const submissions = submissionsOf(day);
  if (!submissions) return nothing("weekend", `arXiv has no list of ${day}, which is a ${weekdayName(day)}`, 0);
  const error = errorIn(feed);
  if (error !== null) return nothing("refused", `arXiv refused the list of ${day}: ${seen(error)}`, 0);

  const entries = within(feed, "entry");
  const total = received(textIn(feed, "opensearch:totalResults"));
  if (!/^\d{1,9}$/.test(total) || Number(total) > mostPapers) {
    const expected = `expected a count of at most ${mostPapers} papers`;
    return nothing("format", `arXiv's list of ${day} can't be read: ${expected}, got ${seen(total)}`, entries.length);
  }
  const asked = new URL(ask.url).searchParams;
  const [start, size] = [Number(asked.get("start")), Number(asked.get("max_results"))];
  // Its search does so at times, and has them a little later.
  if (entries.length === 0 && start === 0 && Number(total) > 0)
    return nothing(
      "down",
      `arXiv's list of ${day} should hold ${counted(Number(total), "paper")}, and came without them`,
      0,
    );
  if (entries.length === 0 && start === 0)
    return nothing("partial", `arXiv's list of ${day} is empty: expected papers on a weekday, got none`, 0);

  const { from, until } = submissions;
  const read = readRows(
    entries.map((entry) => ({ ...rowOf(entry), listed: day })),
    ({ submitted = Number.NaN }) =>
      submitted >= from && submitted < until
        ? null
        : `Cannot list this paper on ${day}: expected a submission from ${time(from)} until ${time(until)}, got ${time(submitted)}`,
  );
  const end = start + entries.length;
  // A last page may hold a single row.
  if (start === 0 && read.statements.length === 0) {
    const why = `${counted(entries.length, "row")}, and none can be used: ${read.refusals[0]?.reason}`;
    return nothing("format", `arXiv's list of ${day} has ${why}`, entries.length, read);
  }
  if (end < Number(total) && entries.length < size) {
    const got = `expected ${counted(Math.min(size, Number(total) - start), "paper")} from number ${start + 1}, got ${entries.length}`;
    return nothing("partial", `arXiv's list of ${day} is cut off: ${got}`, entries.length, read);
  }
  const url = new URL(ask.url);
  url.searchParams.set("start", String(end));
  return {
    rows: entries.length,
    ...read,
    nothing: null,
    ...(end < Number(total) ? { next: { ...ask, url: url.href } } : {}),
  };
}

const none: Pick<Parsed, "statements" | "refusals"> = { statements: [], refusals: [] };

/**
 * What the API answered to a question for papers by id. One id that it can't read makes it refuse all of them: the others
 * are asked for again without it.
 */
export function readAtomPapers(ask: Ask, ids: readonly string[], feed: Element): Parsed {
  const error = errorIn(feed);
  if (error !== null) return refused(ask, ids, error);
  const entries = within(feed, "entry").map(rowOf);
  const wanted = new Set(ids.map(keyOf));
  const { statements, refusals } = readRows(entries, ({ statement }: ReadRow) =>
    wanted.has(keyOf(statement.arxiv)) ? null : "Cannot use this row: expected a paper that was asked for, got another",
  );
  const came = new Set(entries.map(({ id }) => keyOf(id ?? "")));
  const missing = ids.flatMap((id, i): Refusal[] =>
    came.has(keyOf(id)) ? [] : [{ row: i + 1, id, reason: told(`Cannot use ${id}: arXiv knows no paper of this id`) }],
  );
  return { rows: entries.length, statements, refusals: [...refusals, ...missing], nothing: null };
}

function refused(ask: Ask, ids: readonly string[], error: string): Parsed {
  const named = ids.filter((id) => error.endsWith(` ${id}`));
  const wrong = named.length > 0 ? named : ids;
  const rest = ids.filter((id) => !wrong.includes(id));
  const refusals = ids.flatMap((id, i): Refusal[] =>
    wrong.includes(id) ? [{ row: i + 1, id, reason: told(`Cannot use ${id}: arXiv says ${seen(error)}`) }] : [],
  );
  const next = rest.length > 0 ? { next: idsAsk(ask.url.split("?")[0] ?? "", rest) } : {};
  return { rows: 0, statements: [], refusals, nothing: null, ...next };
}

/** What the API says in place of papers, in one line: "incorrect id format for abc". */
export function errorIn(feed: Element): string | null {
  const entry = within(feed, "entry").find((one) => textIn(one, "id")?.includes("/api/errors"));
  return entry ? received(textIn(entry, "summary")) : null;
}

/** @param base The API's address, without a slash at its end. */
export function idsAsk(base: string, ids: readonly string[]): Ask {
  const query = new URLSearchParams({ id_list: ids.join(","), max_results: String(ids.length) });
  return { url: `${base}?${query}`, accept: atomType, ids };
}

export const atomType = "application/atom+xml, application/xml;q=0.9";

function rowOf(entry: Element): ArxivRow {
  const terms = (name: string) => within(entry, name).map((one) => attribute(one, "@term") ?? "");
  return {
    id: textIn(entry, "id")
      ?.trim()
      .replace(/^https?:\/\/[^/]+\/abs\//, ""),
    title: textIn(entry, "title"),
    abstract: textIn(entry, "summary"),
    authors: within(entry, "author").map((author) => textIn(author, "name") ?? ""),
    categories: [...terms("arxiv:primary_category"), ...terms("category")],
    published: textIn(entry, "published"),
    updated: textIn(entry, "updated"),
    doi: textIn(entry, "arxiv:doi"),
    venue: textIn(entry, "arxiv:journal_ref"),
    comment: textIn(entry, "arxiv:comment"),
  };
}

/** One for all ways to write an id: with a version, and in old ones with a subject class, "math.GT/0309136". */
function keyOf(id: string): string {
  return (idParts(id).arxiv ?? "").replace(/\.[A-Z]{2}\//, "/");
}

function time(instant: number): string {
  return Number.isNaN(instant) ? "nothing" : new Date(instant).toISOString().replace(".000Z", "Z");
}
