import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inAscii } from "../config/ascii.ts";
import { namesIn, writeWhole } from "../config/files.ts";
import { sha256Of } from "../config/hash.ts";
import type { Problem, Read } from "../config/problem.ts";
import { digestOf, rememberDigest } from "./digest.ts";
import { noFacts } from "./file.ts";
import type { Paper } from "./paper.ts";
import { isPaperId } from "./schema.ts";

/** Where papers are kept as they were read, so that only what has changed is parsed again; may be lost at any time. */
export interface Keeping {
  readonly folder: string;
  /** A hash of the code that reads papers: what other code has read is as good as nothing. */
  readonly reader: string;
}

/** A paper's file as it was read. */
export interface KeptFile {
  /** Git's id of its bytes; empty where they can't be had. */
  readonly blob: string;
  readonly read: Read<Paper>;
}

/** The files of a shelf by name. */
export type KeptShelf = ReadonlyMap<string, KeptFile>;

const fileOf = (folder: string, shelf: string) => join(folder, `${shelf}.json`);

/** Only a folder that may hold papers has a file of its own. */
const mayKeep = (shelf: string) => isPaperId(`${shelf}/x`);

/**
 * What is kept of a shelf: two lines, a head and a list of `[name, blob, paper, digest]` and `[name, blob, problems]`. None where
 * it is lost, cut off, changed, or of another version.
 */
export function readShelf({ folder, reader }: Keeping, shelf: string): KeptShelf {
  try {
    const bytes = readFileSync(fileOf(folder, shelf));
    const end = bytes.indexOf("\n") + 1;
    const { v, reader: by, shelf: of, sha256 } = JSON.parse(bytes.toString("utf8", 0, end));
    const body = bytes.subarray(end);
    if (v !== 1 || by !== reader || of !== shelf || sha256 !== sha256Of(body)) return new Map();
    const rows: unknown = JSON.parse(body.toString("latin1"));
    const lists = new Map<string, readonly string[]>();
    if (Array.isArray(rows)) return new Map(rows.map((row) => fileIn(row, shelf, lists)));
  } catch {
    // As good as none.
  }
  return new Map();
}

/** Keeps a shelf as it is now. */
export function writeShelf({ folder, reader }: Keeping, shelf: string, files: KeptShelf): void {
  if (!mayKeep(shelf)) return;
  const rows = [...files]
    .filter(([, { blob }]) => blob !== "")
    .map(([name, { blob, read }]) =>
      JSON.stringify([name, blob, ...(read.ok ? [compact(read.value), digestOf(read.value)] : [read.problems])]),
    );
  const body = Buffer.from(inAscii(`[${rows.join(",\n")}]\n`), "latin1");
  const head = JSON.stringify({ v: 1, reader, shelf, sha256: sha256Of(body) });
  writeWhole(fileOf(folder, shelf), Buffer.concat([Buffer.from(`${head}\n`), body]));
}

/** Forgets shelves that are no more. */
export function forgetShelves({ folder }: Keeping, standing: ReadonlySet<string>): void {
  for (const name of namesIn(folder)) {
    if (!standing.has(name.replace(/\.json$/, ""))) rmSync(join(folder, name), { recursive: true });
  }
}

/** A paper's fields, with 0 in the place of what is not written twice. Their order is that of a paper just read. */
type Compact = { -readonly [F in keyof Paper]: Paper[F] | (F extends "shelf" | "abstract" | "facts" ? 0 : never) };

function compact(paper: Paper): Compact {
  const { abstract, facts } = paper;
  return {
    ...paper,
    shelf: 0,
    abstract: abstract === paper.markdown ? 0 : abstract,
    facts: Object.keys(facts).length === 0 ? 0 : facts,
  };
}

/**
 * @param lists Categories that papers share: there are far fewer lists of them than papers.
 * @throws {TypeError} For a row that is not ours.
 */
function fileIn(row: unknown, shelf: string, lists: Map<string, readonly string[]>): [string, KeptFile] {
  const [name, blob, read, digest]: unknown[] = Array.isArray(row) ? row : [];
  if (!isText(name) || !isText(blob)) throw new TypeError("Cannot use this row: expected a name and an id");
  if (Array.isArray(read) && read.every(isProblem)) return [name, { blob, read: { ok: false, problems: read } }];
  if (!isCompact(read) || `${read.id}.md` !== `${shelf}/${name}` || !isText(digest))
    throw new TypeError("Cannot use this row: expected a paper or problems");
  const paper = read;
  paper.shelf = shelf;
  if (paper.abstract === 0) paper.abstract = paper.markdown;
  if (paper.facts === 0) paper.facts = noFacts;
  const key = paper.categories.join("\n");
  const categories = lists.get(key) ?? paper.categories;
  lists.set(key, categories);
  paper.categories = categories;
  rememberDigest(paper as Paper, digest);
  return [name, { blob, read: { ok: true, value: paper as Paper } }];
}

function isProblem(value: unknown): value is Problem {
  const { file, line, message }: { [F in keyof Problem]?: unknown } = Object(value);
  return isText(file) && typeof line === "number" && isText(message);
}

function isCompact(value: unknown): value is Compact {
  if (typeof value !== "object" || value === null) return false;
  for (const field of always) if (!(field in value)) return false;
  const paper = value as Record<keyof Paper, unknown>;
  for (const field in paper) if (!kinds.get(field)?.(paper[field as keyof Paper])) return false;
  return true;
}

const always = ["id", "shelf", "name", "title", "markdown", "abstract", "source", "authors", "categories", "facts"];

/** What the fields of a kept paper hold. */
const kinds: ReadonlyMap<string, (value: unknown) => boolean> = new Map(
  Object.entries({
    id: isText,
    shelf: isAbsent,
    name: isText,
    title: isText,
    markdown: isText,
    abstract: (value) => isAbsent(value) || isText(value),
    source: isText,
    authors: areTexts,
    categories: areTexts,
    facts: (value) =>
      isAbsent(value) || (typeof value === "object" && value !== null && areTexts(Object.values(value))),
    arxiv: isText,
    doi: isText,
    version: isText,
    published: isText,
    listed: isText,
    updated: isText,
    code: isText,
    project: isText,
    venue: isText,
    withdrawn: isText,
    removed: isText,
    sameAs: isText,
  } satisfies Record<keyof Paper, (value: unknown) => boolean>),
);

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isAbsent(value: unknown): boolean {
  return value === 0;
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}
