import type { Paper } from "../papers/paper.ts";
import { texToUnicode } from "../text/tex.ts";

/** A suggested citation in one line, from what is known and nothing else. */
export function citationOf(paper: Paper, url: string): string {
  const { authors, venue, arxiv, doi } = paper;
  const year = yearOf(paper);
  const parts = [
    authors.length > 0 ? (authors.length > 10 ? `${authors[0]} et al.` : authors.join(", ")) : null,
    year && `(${year})`,
    texToUnicode(paper.title),
    venue ?? null,
    arxiv ? `arXiv:${arxiv}` : null,
    doi ? `https://doi.org/${doi}` : url,
  ];
  return parts
    .filter((part) => part !== null)
    .map((part) => part.replace(/\.$/, ""))
    .join(". ")
    .concat(".")
    .replace(". (", " (");
}

/** BibTeX from what is known: `@misc`, since no source states the kind of publication. TeX stays as written. */
export function bibtexOf(paper: Paper, url: string): string {
  const { authors, arxiv, doi, venue } = paper;
  const year = yearOf(paper);
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    ["title", `{${balanced(paper.title)}}`],
    ["author", authors.length > 0 ? authors.map(balanced).join(" and ") : null],
    ["year", year],
    ["eprint", arxiv],
    ["archiveprefix", arxiv && "arXiv"],
    ["doi", doi],
    ["howpublished", venue && balanced(venue)],
    ["url", url],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@misc{${keyOf(paper)},\n${lines.join(",\n")}\n}`;
}

/** First author's last name and year where they are known, and the first long word of the name: `vaswani2017attention`. */
function keyOf(paper: Paper): string {
  const author = ascii(paper.authors[0]?.split(" ").at(-1) ?? "");
  const words = paper.name.split(/[^a-z0-9]+/);
  const word = words.find((w) => w.length > 3) ?? words[0] ?? "";
  return `${author}${yearOf(paper) ?? ""}${word}`;
}

const ascii = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");

function yearOf({ published, listed }: Paper): string | null {
  return (published ?? listed)?.slice(0, 4) ?? null;
}

/** BibTeX reads a field to the brace that closes it: text whose braces don't pair loses them. */
function balanced(text: string): string {
  let depth = 0;
  for (const c of text) {
    if (c === "{") depth++;
    if (c === "}" && --depth < 0) break;
  }
  return depth === 0 ? text : text.replace(/[{}]/g, "");
}
