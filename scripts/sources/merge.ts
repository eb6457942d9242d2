import { mostText } from "../config/files.ts";
import { compare } from "../config/problem.ts";
import { type StatedField, statedFields } from "../papers/facts.ts";
import { amendPaper, readPaper, writePaper } from "../papers/file.ts";
import { isShown, type Paper, type PaperId } from "../papers/paper.ts";
import { type Changes, changesTo, type Difference, unknown } from "./best.ts";
import { differ, papersOf, worksOf } from "./identity.ts";
import { doiHolders, placesFor } from "./places.ts";
import { type Facts, factsOf, type Said } from "./said.ts";
import type { Refusal, SourceName, Statement } from "./source.ts";

export interface Batch {
  readonly source: SourceName;
  readonly statements: readonly Statement[];
  /** Every paper of the collection. */
  readonly papers: readonly Paper[];
  /** The text of a file, `papers/<shelf>/<name>.md`; asked for those that change. */
  readonly textOf: (file: string) => string;
}

/** A paper's file that is to be written. */
export interface MergedWrite {
  /** From the content folder: `papers/<shelf>/<name>.md`. */
  readonly file: string;
  readonly text: string;
  readonly id: PaperId;
  /** The file, read as the build will read it. */
  readonly paper: Paper;
  /** "facts" where the paper stays as it was, and only who said what of it is new. */
  readonly change: "new" | "updated" | "facts";
  /** What of an updated paper readers will see changed. */
  readonly fields: readonly StatedField[];
}

/** What a source says otherwise than a file, which is kept. */
interface Kept extends Difference {
  readonly id: PaperId;
  readonly file: string;
}

export interface Merged {
  /** By file. */
  readonly writes: readonly MergedWrite[];
  /** By row, which is the statement's place, counted from 1. */
  readonly refused: readonly Refusal[];
  /** By file. Each is told once: the file remembers what its source said last. */
  readonly kept: readonly Kept[];
  /** The paper of each statement that was not refused, and not only of a paper that isn't here. */
  readonly idOf: ReadonlyMap<Statement, PaperId>;
}

/**
 * Merges what one source says into the collection. The order of the statements has no say, and what is merged once changes
 * nothing the second time.
 */
export async function mergeStatements({ source, statements, papers, textOf }: Batch): Promise<Merged> {
  const refused: Refusal[] = [];
  const refuse = ({ statement: { arxiv }, row }: Omit<Said, "facts">, reason: string) =>
    refused.push({ row, ...(arxiv === undefined ? {} : { id: arxiv }), reason });
  const said = statements.flatMap((statement, i): Said[] => {
    const facts = factsOf(statement);
    if (typeof facts !== "string") return [{ statement, row: i + 1, facts }];
    refuse({ statement, row: i + 1 }, facts);
    return [];
  });
  const works = worksOf(said);
  const paperOf = papersOf(works, papers);
  const placeOf = placesFor(source, papers);
  const holders = doiHolders(papers);
  const taken = new Set<Paper>();

  const writes: MergedWrite[] = [];
  const kept: Kept[] = [];
  const idOf = new Map<Statement, PaperId>();
  for (const work of works) {
    const { facts } = work;
    const paper = paperOf.get(work);
    // A new version of a paper that is not here is none of ours.
    if (!paper && work.said.every(({ statement }) => statement.only === "update")) continue;
    const place = paper ?? (await placeOf(facts));
    if (typeof place === "string") {
      for (const one of work.said) refuse(one, place);
      continue;
    }
    const { id } = place;
    const changes =
      paper && (taken.has(paper) || !takes(paper, facts))
        ? null
        : changesTo(paper ?? unknown, facts, source, (doi) => holders.of(doi, id));
    const write = changes && writeOf(id, paper, source, changes, textOf);
    if (typeof write === "string") {
      for (const one of work.said) refuse(one, write);
      continue;
    }
    if (paper && changes) taken.add(paper);
    if (changes?.facts.doi) holders.add(changes.facts.doi, id);
    for (const { statement } of work.said) idOf.set(statement, id);
    if (write) writes.push(write);
    for (const one of changes?.differences ?? []) kept.push({ ...one, id, file: fileOf(id) });
  }
  return {
    writes: writes.sort((a, b) => compare(a.file, b.file)),
    refused: refused.sort((a, b) => a.row - b.row),
    kept: kept.sort((a, b) => compare(a.file, b.file)),
    idOf,
  };
}

const fileOf = (id: PaperId) => `papers/${id}.md`;

/** A text that was taken down takes nothing; nor does a paper to which a stub leads from another arXiv id. */
function takes(paper: Paper, facts: Facts): boolean {
  return isShown(paper) && !differ(paper, facts);
}

/** What is to be written, if anything; or one sentence why it can't be. */
function writeOf(
  id: PaperId,
  paper: Paper | undefined,
  source: SourceName,
  { facts, traces, takenBack }: Changes,
  textOf: Batch["textOf"],
): MergedWrite | string | null {
  const { abstract, authors, categories, ...texts } = facts;
  const lists = { ...(authors && { authors: [...authors] }), ...(categories && { categories: [...categories] }) };
  if (!paper) {
    const text = writePaper({ title: "", ...texts, ...lists, source, facts: traces }, abstract ?? "");
    return readBack(id, text, { change: "new", fields: [] });
  }
  if (Object.keys(traces).length === 0 && !takenBack) return null;
  const gone = takenBack ? { withdrawn: undefined } : {};
  const change = { ...texts, ...lists, ...gone, facts: { ...traces, ...gone } };
  const text = amendPaper(textOf(fileOf(id)), change, abstract ?? paper.markdown);
  const fields = statedFields.filter((field) => field in facts || field in gone);
  return readBack(id, text, { change: fields.length > 0 ? "updated" : "facts", fields });
}

/** A file's text with the paper that the build will read from it; or one sentence why it would read none. */
function readBack(id: PaperId, text: string, what: Pick<MergedWrite, "change" | "fields">): MergedWrite | string {
  const file = fileOf(id);
  const bytes = Buffer.byteLength(text);
  if (bytes > mostText) return `Cannot write ${file}: expected at most ${mostText} bytes, got ${bytes}`;
  const read = readPaper(`content/${file}`, text);
  if (!read.ok) return read.problems.map(({ message }) => message).join("; ");
  return { file, text, id, paper: read.value, ...what };
}
