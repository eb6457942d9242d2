import { z } from "zod";
import { issuesOf } from "../config/issues.ts";
import type { Day } from "../papers/paper.ts";
import { isDay, paperSchema } from "../papers/schema.ts";
import { arxivShelf } from "../papers/shelves.ts";
import { received } from "../text/received.ts";
import type { Refusal, Statement } from "./source.ts";
import { told } from "./told.ts";
import { withdrawalIn } from "./withdrawal.ts";

/** What an entry of the API or an item of the feed says, as it came. */
export interface ArxivRow {
  /** With its version: "2604.22002v1". */
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly abstract: string | undefined;
  readonly authors: readonly string[];
  /** The primary one first. */
  readonly categories: readonly string[];
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly listed?: Day;
  readonly only?: "update";
  readonly doi?: string | undefined;
  readonly venue?: string | undefined;
  readonly comment?: string | undefined;
}

/** A row that can be used. */
export interface ReadRow {
  readonly statement: Statement & { readonly arxiv: string };
  /** When its first version was submitted: milliseconds since 1970-01-01T00:00:00Z. The feed doesn't say. */
  readonly submitted?: number;
}

/** Characters, and names: far above what is real, far below what would harm. */
const most = { title: 1_000, abstract: 50_000, name: 300, authors: 10_000 } as const;

const text = (what: string, longest: number) =>
  z
    .string(`expected ${what}`)
    .refine((value) => value !== "", `expected ${what}, got nothing that shows`)
    .refine((value) => value.length <= longest, `expected ${what} of at most ${longest} characters, got more`)
    .refine((value) => !value.includes("\ufffd"), "expected every character, but characters were lost on the way");

const example = 'expected a time such as "2026-11-20T17:59:59Z"';
const moment = z.iso
  .datetime({ offset: true, error: example })
  // In UTC it may be of a year with five digits, which is no day.
  .refine((time) => isDay(utcDay(time)), example);

const rowSchema = z.object({
  arxiv: paperSchema.shape.arxiv.unwrap(),
  title: text("a title", most.title),
  abstract: text("an abstract", most.abstract),
  authors: z.array(text("a name", most.name)).max(most.authors, `expected at most ${most.authors} authors, got more`),
  published: moment.optional(),
  updated: moment.optional(),
});

/** Reads one row, or says in one sentence why it can't be used. */
export function readRow(row: ArxivRow): ReadRow | string {
  const { arxiv, version } = idParts(row.id);
  const said = {
    arxiv,
    title: row.title === undefined ? undefined : received(row.title),
    abstract: row.abstract === undefined ? undefined : received(row.abstract),
    authors: row.authors.map(received).filter((name) => name !== ""),
    published: row.published?.trim(),
    updated: row.updated?.trim(),
  };
  const checked = rowSchema.safeParse(said);
  if (!checked.success)
    return told(issuesOf(checked.error, said, { whole: "this row", one: "a row" })[0]?.message ?? "");
  const { authors, published, updated, ...rest } = checked.data;
  const categories = [...new Set(row.categories.map(received).filter(isCategory))];
  const doi = doiIn(received(row.doi));
  const venue = received(row.venue);
  const withdrawal = withdrawalIn(rest.abstract, received(row.comment));
  const statement = {
    ...rest,
    ...(row.only ? { only: row.only } : {}),
    ...(version ? { version } : {}),
    ...(authors.length > 0 ? { authors } : {}),
    ...(published ? { published: utcDay(published) } : {}),
    ...(updated ? { updated: utcDay(updated) } : {}),
    ...(row.listed ? { listed: row.listed } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...(doi ? { doi } : {}),
    ...(venue && venue.length <= most.title ? { venue } : {}),
    ...(withdrawal ? { withdrawn: withdrawal.reason } : {}),
  };
  return { statement, ...(published ? { submitted: Date.parse(published) } : {}) };
}

/** "2604.22002v1" without its version, and the version. */
export function idParts(id: string | undefined): { readonly arxiv: string | undefined; readonly version?: string } {
  const parts = /^(.+?)v(\d{1,4})$/.exec(id ?? "");
  return parts?.[1] && parts[2] ? { arxiv: parts[1], version: parts[2] } : { arxiv: id };
}

/**
 * Reads rows one by one. A paper that comes again is refused.
 *
 * @param unwanted Why a row that can be used is not one that was asked for; null for one that was.
 */
export function readRows(rows: readonly (ArxivRow | string)[], unwanted: (row: ReadRow) => string | null) {
  const statements: Statement[] = [];
  const refusals: Refusal[] = [];
  const rowOf = new Map<string, number>();
  rows.forEach((data, i) => {
    const row = i + 1;
    const read = typeof data === "string" ? told(data) : readRow(data);
    const first = typeof read === "string" ? undefined : rowOf.get(read.statement.arxiv);
    const reason =
      typeof read === "string"
        ? read
        : first !== undefined
          ? `Cannot use this row: expected each paper once, got that of row ${first} again`
          : unwanted(read);
    const id = typeof data === "string" ? undefined : idParts(data.id).arxiv;
    const known = paperSchema.shape.arxiv.safeParse(id).data;
    if (reason !== null) refusals.push({ row, ...(known ? { id: known } : {}), reason });
    else if (typeof read !== "string") statements.push(read.statement);
    if (typeof read !== "string" && first === undefined) rowOf.set(read.statement.arxiv, row);
  });
  return { statements, refusals };
}

function utcDay(time: string): Day {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : (date.toISOString().split("T")[0] ?? "");
}

/** "cs.LG", "hep-th"; no class of MSC ("68T50") or ACM ("I.2.7"), which the API gives in the same way. */
function isCategory(term: string): boolean {
  const [archive = "", ...rest] = term.split(".");
  return /^[a-z-]+(\.([A-Z]{2}|[a-z-]+))?$/.test(term) && arxivShelf.test(archive) && rest.length < 2;
}

/** The first DOI of a field into which authors write one, several, or an address of one. */
function doiIn(field: string): string | undefined {
  const words = field.split(/[\s,;]+/).map((word) => word.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i, ""));
  return words.find((word) => word.startsWith("10.") && paperSchema.shape.doi.safeParse(word).success);
}
