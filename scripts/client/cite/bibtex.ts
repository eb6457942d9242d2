import { escapeTex } from "../../text/texescape.ts";
import { addressOf, type Cited } from "./cited.ts";

/** BibTeX from what is known: `@misc`, since no source states the kind of publication. */
export function bibtexOf(cited: Cited): string {
  const { title, tex, authors, published, arxiv, doi, venue } = cited;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["title", `{${tex ?? escapeTex(title)}}`],
    ["author", authors.map(nameToBibtex).join(" and ")],
    ["year", published?.slice(0, 4)],
    ["eprint", arxiv],
    ["archiveprefix", arxiv && "arXiv"],
    ["doi", doi?.replace(/[{}]/g, encodeURIComponent)],
    ["howpublished", venue && escapeTex(venue)],
    ["url", addressOf(cited)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@misc{${keyOf(cited)},\n${lines.join(",\n")}\n}`;
}

/**
 * First author's last name and year where they are known, and the first long word of the name: `vaswani2017attention`. A name
 * without letters, such as an arXiv id, says nothing to who writes the paper that cites: the title's word stands for it.
 */
export function keyOf({ name, title, authors, published }: Cited): string {
  const author = ascii(authors[0]?.split(" ").at(-1) ?? "").replace(/[^a-z]/g, "");
  const inName = wordsOf(name);
  const inTitle = wordsOf(title);
  const words = /[a-z]/.test(name) || inTitle.length === 0 ? inName : inTitle;
  const word = words.find((w) => w.length > 3) ?? words[0] ?? "";
  return `${author}${published?.slice(0, 4) ?? ""}${word}`;
}

const ascii = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const wordsOf = (text: string) => ascii(text).match(/[a-z0-9]+/g) ?? [];

/** BibTeX parts names at "and", and turns them round at a comma: such a name, "others" too, is one word to it. */
function nameToBibtex(name: string): string {
  const text = escapeTex(name);
  return /,|\band\b|^others$/i.test(text) ? `{${text}}` : text;
}
