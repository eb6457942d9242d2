import { causes, isBroken } from "../config/causes.ts";
import { counted } from "../config/counted.ts";
import { sourceTitle } from "../config/sourcetitles.ts";
import { dayInWords, momentInWords } from "../editions/calendar.ts";
import type { SourceRun } from "../editions/status.ts";
import { inert } from "../text/inert.ts";
import type { DailyReport } from "./run.ts";

/** The log's last five lines: what lies in the repository, Hugging Face, arXiv, the editions, and when the next is due. */
export function reportLines(report: DailyReport): string[] {
  const { day, own, sources } = report;
  const inHouse = Object.values(own).map(({ note }) => note);
  return [
    `${"Here".padEnd(width)}${inHouse.join(" ")}`,
    ...sources.map(
      ({ title, run, status }) => `${title.padEnd(width)}${run ? outcome(run) : earlier(status?.last, day)}`,
    ),
    `${"Edition".padEnd(width)}${editionSentence(report)}`,
    `${"Next".padEnd(width)}${dueSentence(report)}`,
  ];
}

const width = 14;

/** Of a source that was not asked. What an earlier run of the day found broken still is. */
function earlier(last: SourceRun | undefined, day: string): string {
  if (last?.day === day && isBroken(last.cause)) return `Not asked again. ${outcome(last)}`;
  return `Nothing to ask: the list of ${dayInWords(day)} was read whole before.`;
}

/** "Hugging Face listed 41, 38 of them new. 41 rows, 38 new, 2 known, 1 refused.", or why there is nothing. */
export function outcome({ cause, note, ...run }: SourceRun): string {
  const counts = numbers(run)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`);
  const parts = [cause ? capitalised(causes[cause].name) : "", note, counts.join(", ")];
  return parts
    .filter((part) => part !== "")
    .map((part) => (/[.?]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

function numbers(run: Omit<SourceRun, "cause" | "note">): [what: string, count: number][] {
  const { rows, updated, known, leftOut, other, refused } = run;
  return [
    ["rows", rows],
    ["new", run.new],
    ["updated", updated],
    ["known", known],
    ["left out", leftOut],
    ["of no paper here", other],
    ["refused", refused.length],
  ];
}

function editionSentence({ closed, waiting, newest }: DailyReport): string {
  const done = closed.map(({ date, papers, quiet }) =>
    quiet
      ? `Closed ${dayInWords(date)} as a quiet day: ${quiet.note}`
      : `Closed ${dayInWords(date)} with ${counted(papers.length, "paper")}.`,
  );
  const open = waiting.map((one) => `That of ${dayInWords(one.day)} waits for ${one.for.join(" and ")}.`);
  if (done.length + open.length > 0) return [...done, ...open].join(" ");
  return newest === null ? "There is none yet." : `That of ${dayInWords(newest)} is closed already.`;
}

function dueSentence({ next_by, zone }: DailyReport): string {
  return `The next edition is due by ${momentInWords(Date.parse(next_by), zone)}.`;
}

/** The same as a table of markdown, for the summary of a run on the forge. Texts that came from outside are escaped. */
export function reportTable(report: DailyReport): string {
  const rows = [
    ...Object.entries(report.own).map(([name, run]) => tableRow(sourceTitle(name), run)),
    ...report.sources.map(({ title, run }) =>
      run ? tableRow(title, run) : `| ${title} | nothing to ask | | | | | | | |`,
    ),
  ];
  const refused = report.sources.flatMap(({ title, run }) =>
    (run?.refused ?? []).map(
      ({ row, id, reason }) => `- ${title}, row ${row}${id ? ` (${inert(id)})` : ""}: ${inert(reason)}`,
    ),
  );
  return [
    `## ${dayInWords(report.day)}${report.broken ? ": something is broken" : ""}`,
    "",
    "| Source | Outcome | Rows | New | Updated | Known | Left out | Other | Refused |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
    "",
    inert(editionSentence(report)),
    "",
    dueSentence(report),
    ...(refused.length > 0
      ? [
          "",
          `<details><summary>${counted(refused.length, "refused row")}</summary>`,
          "",
          ...refused.slice(0, mostRefused),
        ]
      : []),
    ...(refused.length > mostRefused ? [`- and ${refused.length - mostRefused} more`] : []),
    ...(refused.length > 0 ? ["", "</details>"] : []),
    "",
  ].join("\n");
}

/** Rows that a summary names; the forge takes a megabyte at the most. */
const mostRefused = 200;

function tableRow(name: string, { cause, note, ...run }: SourceRun): string {
  const cells = [
    name,
    cause ? `${causes[cause].name}: ${inert(note)}` : inert(note),
    ...numbers(run).map(([, count]) => String(count)),
  ];
  return `| ${cells.join(" | ")} |`;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
