import { arxivUrl, doiUrl } from "../papers/addresses.ts";
import type { Paper } from "../papers/paper.ts";
import { convert, texToUnicode } from "../text/tex.ts";
import { escapeTex } from "../text/texescape.ts";
import { textToPlain } from "../text/textcommands.ts";
import type { PaperView } from "./views.ts";

/**
 * A suggested citation in one line, from what is known and nothing else. It leads to the paper itself where that has an address,
 * and else to its page here. No stop follows the address: it would be copied with it.
 *
 * @param url The paper's page; null while the site has no address of its own.
 */
export function citationOf(paper: Paper, url: string | null): string {
  const { authors, venue, arxiv, doi } = paper;
  const year = yearOf(paper);
  const names = authors.length > 10 ? `${authors[0]} et al.` : authors.join(", ");
  const parts = [
    [names, year && `(${year})`].filter((part) => part).join(" "),
    texToUnicode(paper.title),
    venue,
    arxiv && `arXiv:${arxiv}`,
  ];
  const sentences = parts.flatMap((part) => (part ? [/[.?!]$/.test(part) ? part : `${part}.`] : []));
  const address = doi ? doiUrl(doi) : arxiv ? arxivUrl(arxiv) : url;
  return [...sentences, address].filter((part) => part !== null).join(" ");
}

/** The day of listing is none of publication. */
function yearOf({ published }: Paper): string | null {
  return published?.slice(0, 4) ?? null;
}

/**
 * What Google Scholar reads of a paper, and reference managers such as Zotero. Scholar wants a title, one author a tag and the
 * day of publication, or reads nothing: without authors there is nothing. The day on which a paper was listed is never the
 * day of publication, and Zotero takes it for that where no other is named. No PDF is named, since it lies on another host.
 *
 * @see https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
 */
export function citationMeta({ title, authors, published, listed, arxiv, doi }: Paper): PaperView["meta"] {
  if (authors.length === 0) return [];
  const meta: readonly (readonly [string, string | undefined])[] = [
    ["title", texToUnicode(title)],
    ...authors.map((author) => ["author", texToUnicode(author)] as const),
    ["publication_date", published && withSlashes(published)],
    ["online_date", published && listed !== undefined && listed !== published ? withSlashes(listed) : undefined],
    ["arxiv_id", arxiv],
    ["doi", doi],
  ];
  return meta.flatMap(([name, content]) => (content ? [{ name: `citation_${name}`, content }] : []));
}

/** "2017/6/12". */
const withSlashes = (day: string) => day.split("-").map(Number).join("/");

/** Text as LaTeX prints it, formulas as written. */
export function texToLatex(text: string): string {
  return convert(
    text,
    (part) => escapeTex(textToPlain(part)),
    (_span, source) => formulaToLatex(source),
  );
}

/** BibTeX would count the braces; TeX would take the rest of the line for a comment, or a macro's argument. */
const inFormula: Readonly<Record<string, string>> = {
  "\\{": "\\lbrace ",
  "\\}": "\\rbrace ",
  "%": "\\%",
  "#": "\\#",
};

/** A formula whose braces pair, since BibTeX reads a field to the brace that closes it; any other is text. */
function formulaToLatex(source: string): string {
  const formula = source.replace(/\\[\s\S]|[%#]/g, (mark) => inFormula[mark] ?? mark);
  let depth = 0;
  for (const c of formula) {
    if (c === "{") depth++;
    if (c === "}" && --depth < 0) break;
  }
  return depth === 0 ? formula : escapeTex(source);
}
