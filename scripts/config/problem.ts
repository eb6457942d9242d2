import { counted } from "./counted.ts";
import { printable } from "./printable.ts";

/** One thing wrong in one place of the content: what was seen and what was wanted, in a sentence. */
export interface Problem {
  /** Path as a contributor knows it, from the content folder's parent, with `/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** What was read, or everything that is wrong with it. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: Problem[] };

/** The content can't be built. Commands catch this one, print every problem, and end with exit code 1. */
export class ContentError extends Error {
  override readonly name = "ContentError";
  constructor(readonly problems: readonly Problem[]) {
    super(`${counted(problems.length, "problem")} in the content`);
  }
}

/** What a command was asked for can't be done as things stand: one sentence. Commands print it and end with exit code 1. */
export class CannotError extends Error {
  override readonly name = "CannotError";
}

/** `content/papers/x/y.md:3: Cannot ...`, the form that editors and forges turn into a link. */
export function printProblem({ file, line, message }: Problem): string {
  return printable(`${file}:${line}: ${message}`);
}

/** By file, then line, then message, so that the same content gives the same report on every machine. */
export function byPlace(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || compare(a.message, b.message);
}

/** By UTF-16 code unit: the same order whatever the locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
