import {
  factOf,
  factText,
  type Held,
  ownerOf,
  printTrace,
  readTrace,
  type Stated,
  type StatedField,
  statedFields,
  traceOf,
} from "../papers/facts.ts";
import { markdownToText } from "../text/markdown.ts";
import { alike, likeness } from "./likeness.ts";
import { fingerprint } from "./match.ts";
import { rank, staysAsFirstSaid } from "./order.ts";
import { type Facts, isNotice } from "./said.ts";
import type { SourceName } from "./source.ts";

/** What a source says otherwise than a file that is not changed. */
export interface Difference {
  readonly field: StatedField;
  /** Why the file's word counts. */
  readonly since: string;
}

/** What is to be another in one file. */
export interface Changes {
  readonly facts: Stated;
  /** In the file's `facts`: what this source said last, where that is new. */
  readonly traces: Readonly<Record<string, string>>;
  /** The paper is no longer withdrawn. */
  readonly takenBack: boolean;
  readonly differences: readonly Difference[];
}

/** A paper of which nothing is known yet. */
export const unknown: Held = {
  title: "",
  markdown: "",
  abstract: "",
  source: "",
  authors: [],
  categories: [],
  facts: {},
};

/**
 * What a source changes in a paper's file.
 *
 * A fact whose value is no longer the one that its trace tells was changed by hand. What a source says of it then changes its
 * trace alone, so that each thing it says is told once.
 *
 * @param holderOf The other file that has a DOI already: one work stands in one file.
 */
export function changesTo(
  paper: Held,
  said: Facts,
  source: SourceName,
  holderOf: (doi: string) => string | undefined,
): Changes {
  const facts: Record<string, string | readonly string[]> = {};
  const traces: Record<string, string> = {};
  const differences: Difference[] = [];
  // A late answer.
  if (versionOf(said) < versionOf(paper)) return { facts, traces, takenBack: false, differences };
  for (const field of statedFields) {
    const value = said[field];
    if (value === undefined || !isHeard(paper, field, said, source)) continue;
    const old = factOf(paper, field);
    const isNew = old === undefined || factText(old) !== factText(value);
    const since = reasonToKeep(paper, field, said, holderOf);
    // What somebody wrote stays theirs when a source says the same.
    if (since !== null && !isNew) continue;
    const trace = printTrace(traceOf(source, value));
    if (paper.facts[field] !== trace) {
      traces[field] = trace;
      if (since !== null) differences.push({ field, since });
    }
    if (since === null && isNew) facts[field] = value;
  }
  return { facts, traces, takenBack: isTakenBack(paper, said, source), differences };
}

/** Whether the source's word counts at least as much as that of who spoke before. */
function isHeard(paper: Held, field: StatedField, said: Facts, source: SourceName): boolean {
  if (staysAsFirstSaid(field)) return factOf(paper, field) === undefined;
  // A notice of withdrawal never takes the place of an abstract, and any abstract takes the place of a notice.
  if (field === "abstract" && paper.markdown !== "" && isNotice(said.abstract) !== isNotice(paper.markdown))
    return isNotice(paper.markdown);
  return rank(field, source) >= rank(field, readTrace(paper, field)?.source);
}

/** Why the file's word counts more than any source's; null where it doesn't. */
function reasonToKeep(
  paper: Held,
  field: StatedField,
  said: Facts,
  holderOf: (doi: string) => string | undefined,
): string | null {
  const isTraced = readTrace(paper, field) !== null;
  const holder = field === "doi" && said.doi !== undefined ? holderOf(said.doi) : undefined;
  if (holder !== undefined) return `content/papers/${holder}.md has it already`;
  if (ownerOf(paper, field) !== null || (factOf(paper, field) === undefined && !isTraced)) return null;
  if (isListings(paper, field)) return isLike(paper, said) ? null : "its listing says something else";
  return isTraced ? "it was changed by hand" : "it was written by hand";
}

/** True for the title and the abstract of a pasted paper, as long as both are as its listing has them. */
function isListings(paper: Held, field: StatedField): boolean {
  return (
    (field === "title" || field === "abstract") &&
    paper.source.startsWith("listing/") &&
    paper.facts.listing === fingerprint(paper)
  );
}

function isLike(paper: Held, said: Facts): boolean {
  const abstract = markdownToText(said.abstract);
  return likeness(`${paper.title} ${paper.abstract}`, `${said.title} ${abstract}`) >= alike;
}

/** Not a number where the version is unknown, which is neither older nor newer. */
function versionOf({ version }: Pick<Facts, "version">): number {
  return Number(version?.replace(/^v/, "") ?? Number.NaN);
}

/** A later version that is not withdrawn. */
function isTakenBack(paper: Held, said: Facts, source: SourceName): boolean {
  const owner = ownerOf(paper, "withdrawn");
  if (said.withdrawn !== undefined || owner === null || rank("withdrawn", owner) > rank("withdrawn", source))
    return false;
  return versionOf(said) > versionOf(paper);
}
