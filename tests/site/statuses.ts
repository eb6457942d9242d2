import type { SourceRun, SourceStatus, Status } from "../../scripts/editions/status.ts";

const nothing = { cause: null, asked: 1, rows: 0, new: 0, updated: 0, known: 0, leftOut: 0, other: 0, refused: [] };

/** A source's last run, at 18:00 UTC of a day; the run before it was good, unless told otherwise. */
function source(
  day: string,
  last: Partial<SourceRun> & Pick<SourceRun, "note">,
  good: SourceStatus["good"] = { at: `${day}T18:00:00Z`, day, rows: last.rows ?? 0 },
): SourceStatus {
  return { last: { at: `${day}T18:00:00Z`, day, ...nothing, ...last }, good, through: day, counted: day, recent: [] };
}

/** The status after a run on which all went well, at the end of the edition's day. The next edition is due a day later, at 21:00 UTC. */
export function goodDay(date: string): Status {
  const next = new Date(Date.parse(`${date}T21:00:00Z`) + 86_400_000).toISOString().slice(0, 19);
  return {
    v: 1,
    run: { at: `${date}T18:00:00Z`, day: date, broken: false },
    edition: { date, papers: 10, quiet: null },
    next_by: `${next}Z`,
    sources: {
      arxiv: source(date, {
        rows: 412,
        new: 200,
        updated: 12,
        known: 70,
        leftOut: 130,
        note: "arXiv listed 412 papers.",
      }),
      huggingface: source(date, { cause: "weekend", note: "Hugging Face has an empty list." }, null),
    },
  };
}

/** Markup, templates, orders to terminals, letters that turn a line around, and words that fit no line. */
export const hostile = `<script>alert(1)</script>{{ 7*7 }}"onload="x\u001b[31m\u202e${"Donaudampfschiff".repeat(20)}`;

/** The same run, at which one source changed its format and another one had 25 rows that can't be used. */
export function brokenDay(date: string): Status {
  const good = goodDay(date);
  const before = { at: "2024-02-29T18:00:00Z", day: "2024-02-29", rows: 1 };
  return {
    ...good,
    run: { ...good.run, broken: true },
    sources: {
      "<script>\u001b": source(date, { at: "2024-03-01T06:00:00Z", cause: "off", note: "It is switched off." }, before),
      arxiv: source(date, { cause: "format", note: hostile }, null),
      huggingface: source(date, {
        rows: 27,
        new: 2,
        refused: Array.from({ length: 25 }, (_, i) => ({
          row: i + 1,
          ...(i % 2 === 0 ? { id: hostile } : {}),
          reason: `Cannot use row ${i + 1}: expected a title, got "${hostile}".`,
        })),
        note: "Hugging Face listed 27 papers, and 25 can't be used.",
      }),
    },
  };
}
