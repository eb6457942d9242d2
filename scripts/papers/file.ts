import { quoted, readDocument } from "../config/frontmatter.ts";
import type { Problem, Read } from "../config/problem.ts";
import { markdownToText } from "../text/markdown.ts";
import { oneLine } from "../text/plain.ts";
import type { Paper, PaperId } from "./paper.ts";
import { fields, isPaperId, isReserved, ownField, type PaperFields, paperSchema } from "./schema.ts";

/**
 * Reads one paper's file: the only reader of these files.
 *
 * @param file Its path from the content folder's parent: `content/papers/<shelf>/<name>.md`.
 */
export function readPaper(file: string, text: string): Read<Paper> {
  const problem = (line: number, message: string): { ok: false; problems: Problem[] } => ({
    ok: false,
    problems: [{ file, line, message }],
  });
  const id = file.split("/").slice(-2).join("/").replace(/\.md$/, "");
  const read = readDocument(file, text, paperSchema);
  if (!isPaperId(id)) {
    const wanted = isReserved(id)
      ? "it is a device of Windows, or its folder's own page"
      : "expected a folder and a file name of lower-case letters a-z, digits, dots and hyphens";
    const name = problem(1, `Cannot use "${id}" as an address: ${wanted}`);
    return read.ok ? name : { ok: false, problems: [...name.problems, ...read.problems] };
  }
  if (!read.ok) return read;
  const { data, body } = read.value;
  const empty = body === "" && data.same_as === undefined && data.removed === undefined;
  if (empty)
    return problem(
      text.split("\n").length,
      "Cannot use a paper without an abstract: expected its text after the front matter",
    );
  return { ok: true, value: paperOf(id, data, body) };
}

function paperOf(id: PaperId, data: PaperFields, body: string): Paper {
  const [shelf = "", name = ""] = id.split("/");
  const { title, authors = [], categories = [], facts = noFacts, same_as, source } = data;
  // A part of a text keeps all of it in memory: here a copy, without the rest of the file.
  const markdown = Buffer.from(body).toString();
  return {
    id,
    shelf,
    name,
    title: oneLine(title),
    markdown,
    abstract: markdownToText(markdown),
    source,
    authors,
    categories,
    facts,
    ...present(data, [
      "arxiv",
      "doi",
      "version",
      "published",
      "listed",
      "updated",
      "code",
      "project",
      "venue",
      "withdrawn",
      "removed",
    ]),
    ...(same_as === undefined ? {} : { sameAs: same_as }),
  };
}

/** What most papers have: one object for all of them. */
export const noFacts: Paper["facts"] = Object.freeze({});

/** The named fields that are there: what no source states stays absent. */
function present<K extends keyof PaperFields>(
  data: PaperFields,
  keys: readonly K[],
): { [P in K]?: NonNullable<PaperFields[P]> } {
  const found: { [P in K]?: NonNullable<PaperFields[P]> } = {};
  for (const key of keys) {
    const value = data[key];
    if (value !== undefined && value !== null) found[key] = value;
  }
  return found;
}

/**
 * Writes one paper's file: the only writer of these files. Known fields in a fixed order, then a fork's own `x_` fields
 * as they were, then the abstract as markdown.
 */
export function writePaper(data: PaperFields, markdown: string): string {
  const own = Object.keys(data)
    .filter((key) => ownField.test(key))
    .sort();
  const lines = [...fields, ...own].flatMap((key) => (data[key] === undefined ? [] : [`${key}: ${quoted(data[key])}`]));
  return `---\n${lines.join("\n")}\n---\n${markdown}\n`;
}

type Field = (typeof fields)[number];

/** What of a paper's file is to be another. A field or a fact that is given as undefined is taken out. */
export type Amendment = { readonly [F in "title" | "source"]?: PaperFields[F] } & {
  readonly [F in Exclude<Field, "title" | "source" | "facts">]?: PaperFields[F] | undefined;
} & { readonly facts?: Readonly<Record<string, string | undefined>> };

/** One paper's file with another abstract, and other fields where they are given; the rest as it was. The file must be a valid one. */
export function amendPaper(text: string, change: Amendment, markdown: string): string {
  const read = readDocument("", text, paperSchema);
  if (!read.ok) throw new TypeError("Cannot amend a paper's file that can't be read");
  const { data } = read.value;
  const facts = Object.entries({ ...data.facts, ...change.facts }).filter(isStated);
  return writePaper({ ...data, ...change, facts: facts.length > 0 ? Object.fromEntries(facts) : undefined }, markdown);
}

function isStated(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}
