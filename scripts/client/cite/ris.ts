import { addressOf, type Cited } from "./cited.ts";

/**
 * An entry of RIS, the format that reference managers exchange: a tag of two letters, two spaces, a hyphen and a space start
 * each line; `TY` is first, `ER` last; lines end with CR LF. The kind is `GEN`, since no source states it.
 */
export function risOf(cited: Cited): string {
  const { title, authors, published, arxiv, doi, venue } = cited;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["TY", "GEN"],
    ["TI", title],
    ...authors.map((name) => ["AU", nameToRis(name)] as const),
    ["PY", published?.slice(0, 4)],
    ["DA", published?.replaceAll("-", "/")],
    ["T2", venue],
    ["DO", doi],
    ["AN", arxiv && `arXiv:${arxiv}`],
    ["UR", addressOf(cited)],
  ];
  const lines = fields.flatMap(([tag, value]) => {
    const text = value?.replace(/\s+/g, " ").trim();
    return text ? [`${tag}  - ${text}`] : [];
  });
  return `${[...lines, "ER  - "].join("\r\n")}\r\n`;
}

/**
 * RIS has the last name first: "Vaswani, Ashish", "van Beethoven, Ludwig". Parted like BibTeX parts it; a name of one word,
 * and one that holds an "and" or a comma, stays: it is an organisation's, or turned already.
 */
function nameToRis(name: string): string {
  const [, first, last] = /^(\S+(?:\s+(?!\p{Ll})\S+)*?)\s+((?:\p{Ll}\S*\s+)*\S+)$/u.exec(name.trim()) ?? [];
  return first && last && !/,|\band\b/i.test(name) ? `${last}, ${first}` : name;
}
