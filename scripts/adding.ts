import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { namesIn, writeWhole } from "./config/files.ts";
import { ContentError } from "./config/problem.ts";
import type { Content } from "./content.ts";
import { readPaper, writePaper } from "./papers/file.ts";
import type { Day, Paper } from "./papers/paper.ts";
import { workOf } from "./papers/shelves.ts";
import { arxiv } from "./sources/arxiv.ts";
import { type Asking, hearIds } from "./sources/ask.ts";
import { key } from "./sources/likeness.ts";
import { mergeStatements } from "./sources/merge.ts";
import { isNotice } from "./sources/said.ts";
import { toMarkdown } from "./text/escape.ts";
import { withoutHidden } from "./text/hidden.ts";
import { oneLine } from "./text/plain.ts";

/** What became of a paper that somebody wants to add; or one sentence why it can't be. */
export type Added =
  | { readonly paper: Paper; readonly change: "new" | "updated" | "known" }
  | { readonly refusal: string; readonly paper?: undefined };

/** The collection that a paper is added to. */
export interface Target {
  /** The content folder. */
  readonly content: string;
  readonly found: Content;
  /** The day of listing: of the editions to come, the next one takes it in. */
  readonly listed: Day;
}

/**
 * Adds the paper of an arXiv id, which arXiv is asked for. A paper that is here already under another name, as a pasted one
 * is, gains what arXiv says.
 *
 * @param id Without its version.
 */
export async function addFromArxiv(id: string, { content, found, listed }: Target, asking: Asking): Promise<Added> {
  const known = found.papers.find((paper) => paper.arxiv !== undefined && workOf(paper.arxiv) === workOf(id));
  if (known) return { paper: known, change: "known" };
  const heard = await hearIds(arxiv, [id], asking);
  const said = heard.statements.find((statement) => workOf(statement.arxiv ?? "") === workOf(id));
  if (!said)
    return {
      refusal: heard.nothing?.note ?? heard.refusals[0]?.reason ?? `Cannot use ${id}: arXiv says nothing of it`,
    };
  if (said.withdrawn !== undefined && isNotice(said.abstract))
    return { refusal: `Cannot add ${id}: it was withdrawn, and of its abstract nothing is left` };
  const unwritten = new Map(found.listings.flatMap(({ writes }) => writes.map(({ file, text }) => [file, text])));
  const statement = { ...said, listed };
  const merged = await mergeStatements({
    ...{ source: arxiv.name, statements: [statement], papers: found.papers },
    textOf: (file) => unwritten.get(file) ?? readFileSync(join(content, file), "utf8"),
  });
  const [write] = merged.writes;
  const same = found.papers.find((paper) => paper.id === merged.idOf.get(statement));
  if (!write) return same ? { paper: same, change: "known" } : { refusal: merged.refused[0]?.reason ?? "" };
  return put(content, write.id, write.text, write.change === "new" ? "new" : "updated");
}

/** What somebody says of a paper that has no arXiv id. */
export interface Written {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  /** Its page, or the address of its DOI. */
  readonly url?: string | undefined;
}

/** Where papers stand that somebody adds by hand. */
const shelf = "own";

/** Adds a paper that somebody describes. One whose title is here already is refused. */
export async function addWritten(written: Written, { content, found, listed }: Target): Promise<Added> {
  const [title, abstract] = [oneLine(withoutHidden(written.title)), withoutHidden(written.abstract)];
  const authors = written.authors.map((name) => oneLine(withoutHidden(name))).filter((name) => name !== "");
  for (const [what, text] of Object.entries({ title, abstract }))
    if (key(text) === "") return { refusal: `Cannot add a paper without ${what === "title" ? "a" : "an"} ${what}` };
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(10\..+)$/i.exec(written.url ?? "")?.[1];
  const same = found.papers.find(
    (paper) => key(paper.title) === key(title) || (doi && paper.doi?.toLowerCase() === doi.toLowerCase()),
  );
  if (same) {
    const what = key(same.title) === key(title) ? `the title "${title}"` : `the DOI ${doi}`;
    return { refusal: `Cannot add a second paper with ${what}: content/papers/${same.id}.md has it` };
  }
  // Transliteration knows many alphabets, and takes a while to load.
  const { nameFor } = await import("./papers/names.ts");
  const onDisk = namesIn(join(content, "papers", shelf)).map((name) => name.replace(/\.md$/, ""));
  const names = found.papers.filter((paper) => paper.shelf === shelf).map(({ name }) => name);
  const id = `${shelf}/${nameFor(title, new Set([...onDisk, ...names]))}`;
  const text = writePaper(
    {
      ...{ title, listed, source: "file" },
      ...(authors.length > 0 ? { authors } : {}),
      ...(doi ? { doi } : written.url ? { project: written.url } : {}),
    },
    toMarkdown(abstract),
  );
  return put(content, id, text, "new");
}

/** @throws {ContentError} If the file would be none that a build can read. */
function put(content: string, id: string, text: string, change: "new" | "updated"): Added {
  const read = readPaper(`content/papers/${id}.md`, text);
  if (!read.ok) throw new ContentError(read.problems);
  const file = join(content, `papers/${id}.md`);
  if (change === "new" && existsSync(file))
    return { refusal: `Cannot write content/papers/${id}.md: expected no file there, got one` };
  writeWhole(file, text);
  return { paper: read.value, change };
}
