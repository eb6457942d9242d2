import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { amendPaper, writePaper } from "../papers/file.ts";
import { isShown, type Paper } from "../papers/paper.ts";
import { toMarkdown } from "../text/escape.ts";
import { normalised, oneLine } from "../text/plain.ts";
import type { ListingRow } from "./listing.ts";

/** A paper's file that the import would write. */
export interface Write {
  /** From the content folder: `papers/<shelf>/<name>.md`. */
  readonly file: string;
  readonly text: string;
  readonly kind: "new" | "updated";
}

export interface Imported {
  readonly writes: readonly Write[];
  /** Rows that differ from a file which is not theirs alone: the file is kept. `since` tells why: "it was changed by hand". */
  readonly kept: readonly { readonly line: number; readonly file: string; readonly since: string }[];
  /** Files whose row is gone from the listing; they stay. */
  readonly gone: readonly string[];
}

/**
 * Finds the paper of each row of a listing, and what is to be written.
 *
 * A row is the paper whose normalised title and abstract it equals, else whose title or abstract alone: so a mended title
 * makes no twin. Each paper takes one row at the most. A file follows its row as long as nobody has edited the file: the
 * fingerprint of the row last seen, in its `facts`, tells a mended listing from a mended file. A file without one, or from
 * another source, is never written.
 *
 * @param listing The listing's name, which is the shelf of its new papers.
 * @param papers Every paper of the collection, by id.
 */
export async function importListing(
  listing: string,
  rows: readonly ListingRow[],
  papers: readonly Paper[],
  content: string,
): Promise<Imported> {
  const source = `listing/${listing}`;
  const paperOf = match(rows, papers, source);
  const taken = new Set(papers.filter((paper) => paper.shelf === listing).map((paper) => paper.name));
  const writes: Write[] = [];
  const kept: Imported["kept"][number][] = [];
  for (const row of rows) {
    const facts = { listing: fingerprint(row.title, row.abstract) };
    const paper = paperOf.get(row);
    if (!paper) {
      // Loaded only when a paper is new: transliteration knows many alphabets.
      const { nameFor } = await import("../papers/names.ts");
      const name = nameFor(row.title, taken);
      taken.add(name);
      const text = writePaper({ title: row.title, source, facts }, toMarkdown(row.abstract));
      writes.push({ file: `papers/${listing}/${name}.md`, text, kind: "new" });
      continue;
    }
    const file = `papers/${paper.id}.md`;
    const seen = paper.source === source ? paper.facts.listing : undefined;
    if (seen === facts.listing) continue;
    if (seen === undefined) {
      const since = paper.source === source ? "it was written by hand" : `it comes from "${paper.source}"`;
      if (isShown(paper) && whole(row.title, row.abstract) !== whole(paper.title, paper.abstract))
        kept.push({ line: row.line, file, since });
      continue;
    }
    const now = fingerprint(paper.title, paper.abstract);
    if (now !== seen && now !== facts.listing) kept.push({ line: row.line, file, since: "it was changed by hand" });
    else
      writes.push({
        file,
        text: amendPaper(
          readFileSync(`${content}/${file}`, "utf8"),
          { title: row.title, facts },
          toMarkdown(row.abstract),
        ),
        kind: "updated",
      });
  }
  const claimed = new Set(paperOf.values());
  const gone = papers
    .filter((paper) => paper.source === source && !claimed.has(paper))
    .map((paper) => `papers/${paper.id}.md`);
  return { writes, kept, gone };
}

/** The row that a file was made from first, then exact pairs, so that two papers of one title each keep their own row. */
function match(rows: readonly ListingRow[], papers: readonly Paper[], source: string): Map<ListingRow, Paper> {
  const found = new Map<ListingRow, Paper>();
  const claimed = new Set<Paper>();
  const own = [...papers].sort((a, b) => Number(b.source === source) - Number(a.source === source));
  const seen = new Map(own.filter((paper) => paper.source === source).map((paper) => [paper.facts.listing, paper]));
  for (const row of rows) {
    const paper = seen.get(fingerprint(row.title, row.abstract));
    if (!paper || claimed.has(paper)) continue;
    found.set(row, paper);
    claimed.add(paper);
  }
  if (found.size === rows.length) return found;
  const keys: ((title: string, abstract: string) => string)[] = [
    whole,
    (_title, abstract) => key(abstract),
    (title) => key(title),
  ];
  for (const keyOf of keys) {
    const byKey = grouped(own, (paper) => keyOf(paper.title, paper.abstract));
    for (const row of rows) {
      const paper = found.has(row)
        ? undefined
        : byKey.get(keyOf(row.title, row.abstract))?.find((candidate) => !claimed.has(candidate));
      if (!paper) continue;
      found.set(row, paper);
      claimed.add(paper);
    }
  }
  return found;
}

/** Titles of marks alone ("?") are compared as they stand. */
const key = (text: string) => normalised(text) || oneLine(text);

const whole = (title: string, abstract: string) => `${key(title)}\n${key(abstract)}`;

/** What a row said: the start of a SHA-256 of its title and abstract. */
function fingerprint(title: string, abstract: string): string {
  return createHash("sha256").update(`${title}\n${abstract}`).digest("hex").slice(0, 12);
}

/** Node 20 has no Map.groupBy. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
