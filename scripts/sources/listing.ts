import { oneLine } from "../text/plain.ts";
import { doubts, isBanner, type Line, leftOutFor, mayPair, pairInTurn } from "./pairs.ts";

/** One paper of a listing. Lines are counted from 1. */
export interface ListingRow {
  /** That of the title. */
  readonly line: number;
  readonly title: string;
  readonly abstract: string;
}

/** A line, and what is to be said of it. */
export interface Remark {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** What a listing held. Every line that is not blank is in exactly one row (as title or abstract), banner, number or leftOut. */
export interface ListingReport {
  /** Lines in, blank ones included. */
  readonly lines: number;
  readonly blank: number;
  readonly rows: readonly ListingRow[];
  /** Lines that are the page's and not a paper's: "Get trending papers in your inbox". */
  readonly banners: readonly number[];
  /** Lines that are but a number, which counts a paper or its votes: "12." */
  readonly numbers: readonly number[];
  readonly leftOut: readonly Remark[];
  /** Titles and abstracts of rows that may be none. */
  readonly doubtful: readonly Remark[];
  /** Rows whose title an earlier row has too, with another abstract. Both are papers. */
  readonly sameTitle: readonly { readonly line: number; readonly first: number }[];
  /** A button's label that stood glued to the first title, and was taken off. */
  readonly label?: { readonly line: number; readonly text: string };
}

/** Reads a pasted listing: titles and abstracts in turn, or a table with both in one line, among the lines of a page. */
export function readListing(source: string): ListingReport {
  const all = source.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (all.at(-1) === "") all.pop();
  const filled = all.flatMap((raw, i) => (oneLine(raw) === "" ? [] : [{ number: i + 1, text: oneLine(raw), raw }]));
  const numbers = filled.filter((line) => isNumber(line.text)).map((line) => line.number);
  const lines = filled.filter((line) => !isNumber(line.text));

  const rows: ListingRow[] = [];
  const banners: number[] = [];
  const leftOut: Remark[] = [];
  const doubtful: Remark[] = [];
  const sameTitle: { line: number; first: number }[] = [];
  const titles = new Map<string, number>();
  const seen = new Map<string, number>();
  let label: ListingReport["label"];
  for (const found of isTable(lines) ? lines.map(pairInLine) : pairInTurn(lines)) {
    if ("neither" in found) {
      const { number: line, text } = found.neither;
      if (isBanner(text)) banners.push(line);
      else leftOut.push({ line, text, reason: found.reason });
      continue;
    }
    const line = found.title.number;
    const glued = rows.length === 0 && banners.length > 0 ? gluedLabel.exec(found.title.text) : null;
    if (glued?.[1]) label = { line, text: glued[1] };
    const title = glued ? found.title.text.slice(glued[0].length) : found.title.text;
    const row = { line, title, abstract: found.abstract.text };
    const first = seen.get(`${title}\n${row.abstract}`);
    if (first === undefined) {
      seen.set(`${title}\n${row.abstract}`, line);
      const twin = titles.get(title);
      if (twin === undefined) titles.set(title, line);
      else sameTitle.push({ line, first: twin });
      rows.push(row);
      doubtful.push(...doubts(found));
    } else {
      const reason = `the same title and abstract stand at line ${first} already`;
      leftOut.push({ line, text: title, reason });
      if (found.abstract.number !== line) leftOut.push({ line: found.abstract.number, text: row.abstract, reason });
    }
  }
  return {
    lines: all.length,
    blank: all.length - filled.length,
    rows,
    banners,
    numbers,
    leftOut,
    doubtful,
    sameTitle,
    ...(label ? { label } : {}),
  };
}

function isNumber(text: string): boolean {
  return /^[[(#]?\d{1,6}[\])]?[.):]?$/.test(text);
}

/** A line before its TABs became spaces. */
interface RawLine extends Line {
  readonly raw: string;
}

/** Whether most lines hold a title, a TAB and an abstract, and none below the first of these holds none or two TABs. */
function isTable(lines: readonly RawLine[]): boolean {
  const body = lines.slice(lines.findIndex(({ raw }) => raw.includes("\t"))).filter(({ text }) => !isBanner(text));
  const halves = body.map(({ raw }) => raw.split("\t"));
  const whole = halves.filter((parts) => parts.every((part) => oneLine(part) !== ""));
  return halves.every((parts) => parts.length === 2) && whole.length * 2 > lines.length;
}

function pairInLine({ number, text, raw }: RawLine) {
  const [title = "", abstract = ""] = raw.split("\t").map(oneLine);
  if (title && abstract && mayPair(title, abstract))
    return { title: { number, text: title }, abstract: { number, text: abstract } };
  const line = { number, text };
  return { neither: line, reason: title && abstract ? "expected a title, a TAB and its abstract" : leftOutFor(text) };
}

/** A label with no blank between it and the title's first capital, digit or formula. */
const gluedLabel = /^(Subscribe|Sign ?[Uu]p|Sign ?[Ii]n|Log ?[Ii]n|Join [Nn]ow)(?=[\p{Lu}\p{N}$])/u;
