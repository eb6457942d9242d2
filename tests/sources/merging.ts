import { readPaper } from "../../scripts/papers/file.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import { type Merged, mergeStatements } from "../../scripts/sources/merge.ts";
import type { SourceName, Statement } from "../../scripts/sources/source.ts";

/** Papers' files by name, from the content folder: `papers/<shelf>/<name>.md`. */
export type Files = Readonly<Record<string, string>>;

export function papersIn(files: Files): Paper[] {
  return Object.entries(files).map(([file, text]) => {
    const read = readPaper(`content/${file}`, text);
    if (!read.ok) throw new TypeError(JSON.stringify(read.problems));
    return read.value;
  });
}

/** Merges, and gives the files as they are then. */
export async function merge(
  files: Files,
  source: SourceName,
  statements: readonly Statement[],
): Promise<Merged & { readonly files: Files; readonly known: readonly string[] }> {
  const textOf = (file: string) => {
    const text = files[file];
    if (text === undefined) throw new TypeError(`asked for ${file}, which is not there`);
    return text;
  };
  const merged = await mergeStatements({ source, statements, papers: papersIn(files), textOf });
  const written = Object.fromEntries(merged.writes.map(({ file, text }) => [file, text]));
  // Papers that were here already and stay as they were.
  const changed = new Set(merged.writes.flatMap(({ id, change }) => (change === "facts" ? [] : [id])));
  const known = [...new Set(merged.idOf.values())].filter((id) => !changed.has(id)).sort();
  return { ...merged, files: { ...files, ...written }, known };
}

const prose = (about: string) =>
  `We study ${about} and give a method for it. It works on all of the data sets that we tried, and we say why it does.`;

export const ants = {
  title: "How Ants Find Sugar",
  abstract: prose("ants that find sugar"),
  arxiv: "2606.01234",
  authors: ["Ada Lovelace", "John Smith"],
} as const satisfies Statement;

/** The same, found on arXiv. */
export const onArxiv: Statement = {
  ...ants,
  version: "1",
  published: "2026-06-01",
  updated: "2026-06-01",
  categories: ["cs.LG"],
};

export const antsFile = "papers/2606/2606.01234.md";
