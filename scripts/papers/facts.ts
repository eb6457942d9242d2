import { shortHash } from "../config/hash.ts";
import type { Paper } from "./paper.ts";
import { stated } from "./schema.ts";

const [title, ...others] = stated;

/** What sources state of a paper, in the order in which a file's `facts` tell who said it. */
export const statedFields = [title, "abstract", ...others] as const;
export type StatedField = (typeof statedFields)[number];

/** Facts as a file holds them: the abstract is markdown. What nobody states is absent. */
export type Stated = { readonly [F in StatedField]?: F extends "authors" | "categories" ? readonly string[] : string };

/** Who said a fact last, and the fingerprint of what was said. In the file: `"title": "arxiv 1f0c9a2b"`. */
export interface Trace {
  readonly source: string;
  readonly hash: string;
}

/** A paper, wherever it stands. */
export type Held = Omit<Paper, "id" | "shelf" | "name">;

/** A fact that a paper's file holds; what is empty is absent. */
export function factOf<F extends StatedField>(paper: Held, field: F): Stated[F];
export function factOf(paper: Held, field: StatedField): Stated[StatedField] {
  const value = field === "abstract" ? paper.markdown : paper[field];
  return value === undefined || value.length === 0 ? undefined : value;
}

/** A fact as one text: what two values are compared by. */
export function factText(value: string | readonly string[]): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** @param value The fact as the file holds it. */
export function traceOf(source: string, value: string | readonly string[]): Trace {
  return { source, hash: shortHash(factText(value)) };
}

export function printTrace({ source, hash }: Trace): string {
  return `${source} ${hash}`;
}

/** The trace of a fact, or null where no source has ever stated it. */
export function readTrace(paper: Held, field: StatedField): Trace | null {
  const [, source, hash] = /^(\S+) ([0-9a-f]{8})$/.exec(paper.facts[field] ?? "") ?? [];
  return source && hash ? { source, hash } : null;
}

/** The source whose statement a fact of the file still is; null for what nobody stated or somebody changed by hand since. */
export function ownerOf(paper: Held, field: StatedField): string | null {
  const trace = readTrace(paper, field);
  const value = factOf(paper, field);
  return trace && value !== undefined && traceOf(trace.source, value).hash === trace.hash ? trace.source : null;
}

/** The sources that facts of the file still come from, in the order of its facts. */
export function ownersOf(paper: Held): string[] {
  return [...new Set(statedFields.flatMap((field) => ownerOf(paper, field) ?? []))];
}
