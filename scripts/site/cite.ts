import type { Paper } from "../papers/paper.ts";
import { convert, texToUnicode } from "../text/tex.ts";
import { textToPlain } from "../text/textcommands.ts";

/**
 * A suggested citation in one line, from what is known and nothing else. No stop follows the address: it would be copied with it.
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
  return [...sentences, doi ? `https://doi.org/${doi}` : url].filter((part) => part !== null).join(" ");
}

/** BibTeX from what is known: `@misc`, since no source states the kind of publication. */
export function bibtexOf(paper: Paper, url: string | null): string {
  const { authors, arxiv, doi, venue } = paper;
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    ["title", `{${toBibtex(paper.title)}}`],
    ["author", authors.map(nameToBibtex).join(" and ")],
    ["year", yearOf(paper)],
    ["eprint", arxiv],
    ["archiveprefix", arxiv && "arXiv"],
    ["doi", doi?.replace(/[{}]/g, encodeURIComponent)],
    ["howpublished", venue && toBibtex(venue)],
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

/** The day of listing is none of publication. */
function yearOf({ published }: Paper): string | null {
  return published?.slice(0, 4) ?? null;
}

/** Text as LaTeX prints it, formulas as written. */
function toBibtex(text: string): string {
  return convert(
    text,
    (part) => escapeTex(textToPlain(part)),
    (_span, source) => formulaToBibtex(source),
  );
}

/** BibTeX parts names at "and", and turns them round at a comma: such a name, "others" too, is one word to it. */
function nameToBibtex(name: string): string {
  const text = toBibtex(name);
  return /,|\band\b|^others$/i.test(text) ? `{${text}}` : text;
}

/** What TeX acts upon. The brace is a word too: BibTeX counts braces, behind a backslash or not. */
const escapes: Readonly<Record<string, string>> = {
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};

function escapeTex(text: string): string {
  return text.replace(/[\\{}~^&%#_$]/g, (mark) => escapes[mark] ?? `\\${mark}`);
}

/** BibTeX would count the braces; TeX would take the rest of the line for a comment, or a macro's argument. */
const inFormula: Readonly<Record<string, string>> = {
  "\\{": "\\lbrace ",
  "\\}": "\\rbrace ",
  "%": "\\%",
  "#": "\\#",
};

/** A formula whose braces pair, since BibTeX reads a field to the brace that closes it; any other is text. */
function formulaToBibtex(source: string): string {
  const formula = source.replace(/\\[\s\S]|[%#]/g, (mark) => inFormula[mark] ?? mark);
  let depth = 0;
  for (const c of formula) {
    if (c === "{") depth++;
    if (c === "}" && --depth < 0) break;
  }
  return depth === 0 ? formula : escapeTex(source);
}
