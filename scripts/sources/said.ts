import { compare } from "../config/problem.ts";
import { seen } from "../config/seen.ts";
import { type Stated, statedFields } from "../papers/facts.ts";
import { toMarkdown } from "../text/escape.ts";
import { oneLine } from "../text/plain.ts";
import type { Statement } from "./source.ts";
import { withdrawalIn } from "./withdrawal.ts";

/** The facts that one or several statements make, as a file holds them. */
export type Facts = Stated & { readonly title: string; readonly abstract: string };

/** One statement that can be used. */
export interface Said {
  readonly statement: Statement;
  /** Its place among the statements, counted from 1. */
  readonly row: number;
  readonly facts: Facts;
}

/** What a statement says, as a file holds it; or one sentence why it can't be used. */
export function factsOf(statement: Statement): Facts | string {
  const title = oneLine(statement.title);
  if (!isVisible(title)) return `Cannot use a paper without a title: expected a text, got ${seen(title)}`;
  let abstract: string;
  try {
    abstract = toMarkdown(statement.abstract);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  if (!isVisible(abstract)) return `Cannot use a paper without an abstract: expected a text, got ${seen(abstract)}`;
  const facts: Record<string, string | readonly string[]> = { title, abstract };
  for (const field of statedFields) {
    if (field === "title" || field === "abstract") continue;
    const value = statement[field];
    const clean = typeof value === "string" ? oneLine(value) : value?.map(oneLine).filter((one) => one !== "");
    if (clean !== undefined && clean.length > 0) facts[field] = clean;
  }
  const version = statement.version?.trim().replace(/^v/, "");
  return { ...facts, title, abstract, ...(version ? { version } : {}) };
}

/** False for blanks and for characters that show nothing, such as a zero-width space. */
function isVisible(text: string): boolean {
  return /[^\p{Z}\p{C}\p{M}]/u.test(text);
}

/**
 * What one source says of one paper in several statements, whatever their order: facts of the newest version, those that
 * were updated last first, and the first day of listing.
 */
export function combined(said: readonly Said[]): Facts | null {
  const versionOf = ({ facts }: Said) => Number(facts.version ?? Number.NaN);
  const newest = Math.max(...said.map(versionOf).filter((version) => !Number.isNaN(version)));
  const current = said
    .filter((one) => !(versionOf(one) < newest))
    .sort(
      (a, b) =>
        Number(isNotice(a.facts.abstract)) - Number(isNotice(b.facts.abstract)) ||
        compare(b.facts.updated ?? "", a.facts.updated ?? "") ||
        compare(textOf(a), textOf(b)),
    );
  const [listed] = said.flatMap(({ facts }) => facts.listed ?? []).sort(compare);
  const best = current[0]?.facts;
  if (!best) return null;
  const { title, abstract } = best;
  const facts: Stated = Object.assign({}, ...current.map((one) => one.facts).reverse());
  return { ...facts, title, abstract, ...(listed === undefined ? {} : { listed }) };
}

/** One text for one saying: what statements are ordered by. */
export function textOf({ facts }: Said): string {
  return JSON.stringify(statedFields.map((field) => facts[field] ?? null));
}

/** True for an abstract that was put in the place of the paper's: "This paper has been withdrawn by the author." */
export function isNotice(abstract: string): boolean {
  return withdrawalIn(abstract, "")?.instead ?? false;
}
