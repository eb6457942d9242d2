import { causes, isBroken } from "../../config/causes.ts";
import { counted } from "../../config/counted.ts";
import { printable } from "../../config/printable.ts";
import { inSourceOrder, sourceTitle } from "../../config/sourcetitles.ts";
import { dayInWords, dayUrl, momentInWords } from "../../editions/calendar.ts";
import type { Edition } from "../../editions/edition.ts";
import type { SourceRun, SourceStatus, Status } from "../../editions/status.ts";
import { pageOf } from "../head.ts";
import type { Model } from "../model.ts";
import type { Page } from "../page.ts";
import type { StatusView } from "../views.ts";
import { overdueOf } from "./overdue.ts";

/** Refused rows of one source that the page shows; `/status.json` has all. */
const mostRefused = 20;

/** What became of the last daily run, for readers. What sources said is untrusted: control characters are shown as such. */
export function* statusPages(model: Model): Generator<Page> {
  const head = { title: "Status", description: "When this paper last ran, and what each source gave it." };
  yield pageOf(model, "status", "/status/", head, statusView(model));
}

/** `/status.json`: what `content/status.json` holds, the newest edition's day, and how many papers there are. */
export function statusData({ collection, shown }: Model) {
  const { editions, status } = collection;
  return {
    v: 1,
    run: status?.run ?? null,
    edition: editions.at(-1)?.date ?? null,
    papers: shown.length,
    next_by: status?.next_by ?? null,
    newest: status?.edition ?? null,
    sources: status?.sources ?? {},
  };
}

function statusView(model: Model): StatusView {
  const { site, status } = model.collection;
  const { zone } = site.edition;
  const sources = inSourceOrder(status?.sources ?? {});
  return {
    overdue: overdueOf(model),
    run: status && { text: runInWords(status, zone), broken: status.run.broken },
    lines: linesOf(model),
    sources: sources.map(([name, { last, good }]) => ({
      name: printable(sourceTitle(name)),
      found: foundInWords(last),
      cause: last.cause && capitalised(causes[last.cause].name),
      note: printable(last.note),
      times: timesInWords(last, good, status?.run.at, zone),
    })),
    refused: sources
      .filter(([, { last }]) => last.refused.length > 0)
      .map(([name, { last }]) => ({
        source: printable(sourceTitle(name)),
        rows: last.refused.slice(0, mostRefused).map(({ row, id, reason }) => ({
          row,
          id: id === undefined ? null : printable(id),
          reason: printable(reason),
        })),
        more: Math.max(0, last.refused.length - mostRefused),
      })),
    causes: Object.values(causes).map(({ name, about }) => ({ name: capitalised(name), about })),
  };
}

function runInWords({ run, sources }: Status, zone: string): string {
  const ran = `The last run with something to tell was at ${momentInWords(Date.parse(run.at), zone)}.`;
  if (!run.broken) return `${ran} Nothing was broken.`;
  const broken = inSourceOrder(sources).flatMap(([name, { last }]) =>
    isBroken(last.cause) ? [`${printable(sourceTitle(name))} (${causes[last.cause].name})`] : [],
  );
  const what = broken.length > 0 ? `: ${broken.join(", ")}` : ", though none of the sources";
  return `${ran} Something was broken${what}. What could be read is here all the same.`;
}

function linesOf(model: Model): StatusView["lines"] {
  const { editions, topics } = model.collection;
  const latest = editions.at(-1);
  const due = overdueOf(model)?.due;
  const line = (label: string, text: string, url: string | null = null) => ({ label, text, url });
  return [
    latest
      ? line("Latest edition", `${dayInWords(latest.date)}, ${papersIn(latest)}`, dayUrl(latest.date))
      : line("Latest edition", "None yet"),
    ...(due === undefined ? [] : [line(latest ? "Next edition" : "First edition", `Due by ${due}`)]),
    line("Editions", String(editions.length)),
    line("Papers", String(model.shown.length)),
    line("Topics", String(topics.length)),
  ];
}

const papersIn = ({ papers }: Edition) => (papers.length > 0 ? counted(papers.length, "paper") : "a quiet day");

/** What came of the rows, in the order in which a reader cares; null where there were none. */
function foundInWords({ rows, refused, ...counts }: SourceRun): string | null {
  const parts = [
    [counts.new, "new"],
    [counts.updated, "updated"],
    [counts.known, "already known"],
    [refused.length, "refused"],
    [counts.leftOut, "left out"],
  ] as const;
  const found = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  if (found.length > 0) return found.join(", ");
  return rows > 0 ? counted(rows, "row") : null;
}

/** When the source was asked, where another run than the last did, and when all was well; null of what lies in the repository. */
function timesInWords(
  last: SourceRun,
  good: SourceStatus["good"],
  at: string | undefined,
  zone: string,
): string | null {
  if (last.asked === 0 && last.cause === null) return null;
  const asked = last.at === at ? "" : `Asked at ${momentInWords(Date.parse(last.at), zone)}. `;
  return `${asked}Last good run: ${goodInWords(good, last, zone)}.`;
}

function goodInWords(good: SourceStatus["good"], last: SourceRun, zone: string): string {
  if (!good) return "none yet";
  const when = good.at === last.at ? "this one" : momentInWords(Date.parse(good.at), zone);
  return `${when}, ${counted(good.rows, "row")}`;
}

const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
