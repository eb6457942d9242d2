import { createHash } from "node:crypto";
import { grouped } from "../config/grouped.ts";
import type { Paper } from "../papers/paper.ts";
import { normalised } from "../text/plain.ts";
import { alike, key, likeness } from "./likeness.ts";
import type { ListingRow } from "./listing.ts";

/** A shorter abstract is often one of many: "This paper has been withdrawn by the author." Letters, digits and blanks. */
const tellingLength = 100;

/**
 * Finds the paper of each row. Each paper takes one row at the most.
 *
 * First the paper that the row was written to, by its fingerprint, then exact pairs, so that two papers of one title each
 * keep their own row. Of the papers that share the row's title or its abstract alone, the row then takes the likest, if
 * what they share is no other paper's and no other row's (and, as an abstract, not short), or if the rest is alike too.
 */
export function matchRows(
  rows: readonly ListingRow[],
  papers: readonly Paper[],
  source: string,
): Map<ListingRow, Paper> {
  const found = new Map<ListingRow, Paper>();
  const claimed = new Set<Paper>();
  const claim = (row: ListingRow, paper: Paper | undefined) => {
    if (!paper || claimed.has(paper) || found.has(row)) return;
    found.set(row, paper);
    claimed.add(paper);
  };
  const own = [...papers].sort((a, b) => Number(b.source === source) - Number(a.source === source));
  const seen = new Map(own.filter((paper) => paper.source === source).map((paper) => [paper.facts.listing, paper]));
  for (const row of rows) claim(row, seen.get(fingerprint(row)));
  if (found.size === rows.length) return found;

  const byTitle = sharing(own, rows, "title");
  for (const row of rows)
    for (const paper of byTitle.get(key(row.title)) ?? []) if (whole(paper) === whole(row)) claim(row, paper);
  if (found.size === rows.length) return found;
  for (const { row, paper } of likely(rows, own, found)) claim(row, paper);
  return found;
}

/** The pairs of what is left that share a title or an abstract and may be one paper, the likest first. */
function likely(rows: readonly ListingRow[], papers: readonly Paper[], found: ReadonlyMap<ListingRow, Paper>) {
  const claimed = new Set(found.values());
  const left = rows.filter((row) => !found.has(row));
  return (["title", "abstract"] as const)
    .flatMap((field) => {
      const other = field === "title" ? "abstract" : "title";
      const keyOf = (text: Text) => key(text[field]);
      const [holders, askers] = [sharing(papers, rows, field), grouped(rows, keyOf)];
      return left.flatMap((row) => {
        const group = holders.get(keyOf(row)) ?? [];
        const short = field === "abstract" && keyOf(row).length < tellingLength;
        const tells = group.length === 1 && askers.get(keyOf(row))?.length === 1 && !short;
        return group
          .filter((paper) => !claimed.has(paper))
          .map((paper) => ({ row, paper, tells, likeness: likeness(row[other], paper[other]) }));
      });
    })
    .filter(({ tells, likeness }) => tells || likeness >= alike)
    .sort((a, b) => b.likeness - a.likeness);
}

type Text = Pick<ListingRow, "title" | "abstract">;

/** Title and abstract, equal where only capitals and marks differ. */
export function whole({ title, abstract }: Text): string {
  return `${key(title)}\n${key(abstract)}`;
}

/** What a row said: the start of a SHA-256 of its title and abstract. */
export function fingerprint({ title, abstract }: Text): string {
  return createHash("sha256").update(`${title}\n${abstract}`).digest("hex").slice(0, 12);
}

/** The papers that share a row's title or abstract, by its key. */
function sharing(papers: readonly Paper[], rows: readonly ListingRow[], field: keyof Text): Map<string, Paper[]> {
  const keys = new Set(rows.map((row) => key(row[field])));
  const starts = new Set([...keys].map((text) => text.slice(0, startLength)));
  const near = papers.filter((paper) => starts.has(startOf(paper[field])));
  return grouped(
    near.filter((paper) => keys.has(key(paper[field]))),
    (paper) => key(paper[field]),
  );
}

/** Unit: characters. */
const startLength = 20;

/** How the key of a text begins, without reading all of a long one: of 100,000 abstracts, few begin as a row's. */
function startOf(text: string): string {
  // Where the text is cut may matter to what is left of the last word, never to what stands so long before.
  const near = normalised(text.slice(0, 10 * startLength));
  return (near.length > 2 * startLength ? near : key(text)).slice(0, startLength);
}
