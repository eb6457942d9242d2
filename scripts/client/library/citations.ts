import { bibtexOf, keyOf } from "../cite/bibtex.ts";
import type { Cited } from "../cite/cited.ts";
import { risOf } from "../cite/ris.ts";
import type { Library, Saved } from "./model.ts";

/** The saved papers as a file of BibTeX, by id. Where two have one key, the later ones' ends in a number. */
export function bibliography({ saved }: Library): string {
  const taken = new Set<string>();
  const entries = byId(saved).map(([id, paper]) => {
    const cited = citedOf(id, paper);
    const plain = keyOf(cited);
    let key = plain;
    for (let n = 2; taken.has(key); n++) key = `${plain}-${n}`;
    taken.add(key);
    return bibtexOf(cited).replace(`{${plain},`, () => `{${key},`);
  });
  return `${entries.join("\n\n")}\n`;
}

/** The same in the format that reference managers exchange. */
export function references({ saved }: Library): string {
  return byId(saved)
    .map(([id, paper]) => risOf(citedOf(id, paper)))
    .join("\r\n");
}

const byId = (saved: Library["saved"]) => [...saved].sort(([a], [b]) => (a < b ? -1 : 1));

function citedOf(id: string, { title, authors, facts }: Saved): Cited {
  return { ...facts, name: id.slice(id.indexOf("/") + 1), title, authors };
}
