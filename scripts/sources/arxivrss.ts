import type { Cause } from "../config/causes.ts";
import { counted } from "../config/counted.ts";
import { seen } from "../config/seen.ts";
import { daysAfter } from "../config/zone.ts";
import type { Day } from "../papers/paper.ts";
import { isDay } from "../papers/schema.ts";
import { received } from "../text/received.ts";
import { submissionsOf, weekdayName } from "./arxivdays.ts";
import { type ArxivRow, readRows } from "./arxivrow.ts";
import type { Parsed } from "./source.ts";
import { told } from "./told.ts";
import { attribute, type Element, textIn, within } from "./xml.ts";

/** Items that the feed gives at the most: new papers are the last that it leaves in. */
const mostItems = 2_000;

/** Of papers that were announced before, there are new versions only. */
const kinds: ReadonlyMap<string, "new" | "update"> = new Map([
  ["new", "new"],
  ["cross", "new"],
  ["replace", "update"],
  ["replace-cross", "update"],
  ["absonly", "update"],
]);

/**
 * What the feed of the newest announcement says of a day. It is rebuilt each night with that night's date, and empty on
 * weekends and holidays.
 *
 * @param today The day that it is now, in UTC.
 * @see https://info.arxiv.org/help/rss_specifications.html
 */
export function readRss(day: Day, today: Day, rss: Element): Parsed {
  const [channel] = within(rss, "channel");
  const items = within(channel, "item");
  const nothing = (cause: Cause, note: string, read = none): Parsed => {
    return { rows: items.length, ...read, nothing: { cause, note: told(note) } };
  };
  const error = rssErrorIn(rss);
  if (error !== null) return nothing("refused", `arXiv refused the list of ${day}: ${seen(error)}`);
  const built = dayOf(textIn(channel, "pubDate"));
  if (items.length === 0) return nothing(...whyEmpty(day, built, channel));

  const rows = items.map((item) => rowOf(item, built));
  const newest = rows.map(({ day }) => day).reduce((a, b) => (a > b ? a : b), "");
  if (newest !== "" && newest < day) {
    const cause = day > today ? "not-open" : "stale";
    return nothing(cause, `arXiv gave the list of ${newest} when it was asked for that of ${day}`);
  }
  // A feed may be a day ahead; a year ahead is a mistake, and its paper would wait for that year.
  const latest = daysAfter(day > today ? day : today, 3);
  const read = readRows(
    rows.map(({ row }) => row),
    ({ statement: { listed = "" } }) =>
      listed > latest ? `Cannot list this paper on ${listed}: expected a day until ${latest}` : null,
  );
  if (read.statements.length === 0) {
    const why = `${counted(items.length, "row")}, and none can be used: ${read.refusals[0]?.reason}`;
    return nothing("format", `arXiv's list of ${day} has ${why}`, read);
  }
  if (items.length >= mostItems)
    return nothing("partial", `arXiv's list of ${day} is cut off: its feed ends after ${mostItems} papers`, read);
  return { rows: items.length, ...read, nothing: null };
}

const none: Pick<Parsed, "statements" | "refusals"> = { statements: [], refusals: [] };

function whyEmpty(day: Day, built: Day | null, channel: Element | undefined): [Cause, string] {
  const weekday = weekdayName(day);
  const skipped = within(within(channel, "skipDays")[0], "day").map((one) => received(attribute(one, "#text")));
  if (submissionsOf(day) === null || skipped.includes(weekday))
    return ["weekend", `arXiv has no list of ${day}, which is a ${weekday}`];
  if (built === null)
    return ["format", `arXiv's list of ${day} can't be read: expected the date of an empty feed, got none`];
  if (built === day) return ["weekend", `arXiv's list of ${day} is empty, as on holidays`];
  return built < day
    ? ["not-open", `arXiv has not opened its list of ${day}: its feed is still that of ${built}, which is empty`]
    : ["partial", `arXiv's list of ${day} is gone: its feed is that of ${built}, which is empty`];
}

/** What arXiv says in place of a list, in one line: "Bad archive 'xx'". */
export function rssErrorIn(rss: Element): string | null {
  const [channel] = within(rss, "channel");
  const isError = received(textIn(channel, "title")).startsWith("Feed error");
  return isError ? received(textIn(channel, "description")) : null;
}

/** An item as it is read, and the day of its announcement; without one it has the feed's. */
function rowOf(item: Element, built: Day | null): { readonly row: ArxivRow | string; readonly day: Day } {
  const day = dayOf(textIn(item, "pubDate")) ?? built;
  const no = (reason: string) => ({ row: `Cannot use this row: ${reason}`, day: day ?? "" });
  const said = textIn(item, "description");
  const parts = /^\s*arXiv:\S+\s+Announce Type:\s*(\S+)\s+Abstract:(.*)$/s.exec(said ?? "");
  if (!parts)
    return no(`expected a description that starts with "arXiv:", "Announce Type:" and "Abstract:", got ${seen(said)}`);
  const type = received(textIn(item, "arxiv:announce_type")) || parts[1] || "";
  const kind = kinds.get(type);
  if (!kind) return no(`expected an announcement of type ${[...kinds.keys()].join(", ")}, got ${seen(type)}`);
  if (day === null)
    return no(`expected a date such as "Mon, 27 Apr 2026 00:00:00 -0400", got ${seen(textIn(item, "pubDate"))}`);
  const row = {
    id: textIn(item, "guid")
      ?.trim()
      .replace(/^oai:arXiv\.org:/i, ""),
    title: textIn(item, "title"),
    abstract: parts[2],
    authors: authorsIn(received(textIn(item, "dc:creator"))),
    categories: within(item, "category").map((category) => attribute(category, "#text") ?? ""),
    doi: textIn(item, "arxiv:DOI"),
    venue: textIn(item, "arxiv:journal_reference"),
    ...(kind === "new" ? { listed: day } : { only: "update" as const }),
  };
  return { row, day };
}

/** "A. Berg (KTH, Stockholm), B. Lind Jr.": names without the affiliations that some have in brackets. */
function authorsIn(creators: string): string[] {
  const inBrackets = /\([^()]*\)/g;
  // Twice: brackets hold brackets. What is never closed stays.
  return creators.replace(inBrackets, "").replace(inBrackets, "").split(",");
}

const months: readonly string[] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day of "Mon, 27 Apr 2026 00:00:00 -0400" as it stands there, in its own offset. */
function dayOf(date: string | undefined): Day | null {
  const parts = /^\s*(?:[A-Z][a-z]{2},\s*)?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b/.exec(date ?? "");
  const month = months.indexOf(parts?.[2] ?? "") + 1;
  const day = `${parts?.[3]}-${String(month).padStart(2, "0")}-${parts?.[1]?.padStart(2, "0")}`;
  return isDay(day) ? day : null;
}
