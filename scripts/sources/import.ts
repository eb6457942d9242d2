import { readFileSync } from "node:fs";
import { ownerOf } from "../papers/facts.ts";
import { amendPaper, writePaper } from "../papers/file.ts";
import { isShown, type Paper } from "../papers/paper.ts";
import { toMarkdown } from "../text/escape.ts";
import type { ListingRow } from "./listing.ts";
import { fingerprint, matchRows, whole } from "./match.ts";

/** A paper's file that the import would write. */
export interface Write {
  /** From the content folder: `papers/<shelf>/<name>.md`. */
  readonly file: string;
  readonly text: string;
  /** The line of its row. */
  readonly line: number;
  /** "new", or what of the file is written anew; its facts always are. */
  readonly change: "new" | "title" | "abstract" | "title and abstract" | "facts";
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
 * A file follows its row as long as nobody has edited the file: the fingerprint of the row last seen, in its `facts`, tells
 * a mended listing from a mended file. A file without one, or from another source, is never written; nor is a text that a
 * better source has stated since.
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
  const paperOf = matchRows(rows, papers, source);
  const taken = new Set(papers.filter((paper) => paper.shelf === listing).map((paper) => paper.name));
  const writes: Write[] = [];
  const kept: Imported["kept"][number][] = [];
  for (const row of rows) {
    const facts = { listing: fingerprint(row) };
    const paper = paperOf.get(row);
    if (!paper) {
      // Loaded only when a paper is new: transliteration knows many alphabets.
      const { nameFor } = await import("../papers/names.ts");
      const name = nameFor(row.title, taken);
      taken.add(name);
      const text = writePaper({ title: row.title, source, facts }, toMarkdown(row.abstract));
      writes.push({ file: `papers/${listing}/${name}.md`, text, line: row.line, change: "new" });
      continue;
    }
    const file = `papers/${paper.id}.md`;
    const seen = paper.source === source ? paper.facts.listing : undefined;
    if (seen === facts.listing) continue;
    if (seen === undefined) {
      const since = paper.source === source ? "it was written by hand" : `it comes from "${paper.source}"`;
      if (isShown(paper) && whole(row) !== whole(paper)) kept.push({ line: row.line, file, since });
      continue;
    }
    if (ownerOf(paper, "title") !== null || ownerOf(paper, "abstract") !== null) {
      // Its text is now that of a better source: what the row says is only remembered.
      const text = amendPaper(readFileSync(`${content}/${file}`, "utf8"), { facts }, paper.markdown);
      writes.push({ file, text, line: row.line, change: "facts" });
      continue;
    }
    const now = fingerprint(paper);
    if (now !== seen && now !== facts.listing) kept.push({ line: row.line, file, since: "it was changed by hand" });
    else
      writes.push({
        file,
        text: amendPaper(
          readFileSync(`${content}/${file}`, "utf8"),
          { title: row.title, facts },
          toMarkdown(row.abstract),
        ),
        line: row.line,
        change: changeOf(row, paper),
      });
  }
  const claimed = new Set(paperOf.values());
  const gone = papers
    .filter((paper) => paper.source === source && !claimed.has(paper))
    .map((paper) => `papers/${paper.id}.md`);
  return { writes, kept, gone };
}

function changeOf(row: ListingRow, paper: Paper): Write["change"] {
  const [title, abstract] = [row.title !== paper.title, row.abstract !== paper.abstract];
  if (title && abstract) return "title and abstract";
  return title ? "title" : abstract ? "abstract" : "facts";
}
