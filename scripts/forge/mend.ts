import { z } from "zod";

/** One file as two runs left it. */
export interface Sides {
  /** As it is on the forge already. */
  readonly published: string;
  /** As this run wrote it. */
  readonly ours: string;
}

/** The sorted union of two files of observations, each line once. */
export type Union = (a: string, b: string) => string;

interface Rule {
  readonly files: RegExp;
  /** The file's text; null where the two can't be brought together. */
  readonly mend: (sides: Sides, union: Union) => string | null;
}

/** What becomes of a file that two runs have written. Any other file is for somebody to decide. */
const rules: readonly Rule[] = [
  {
    files: /^content\/observations\/\d{4}\/\d\d-\d\d\.jsonl$/,
    mend: ({ published, ours }, union) => union(published, ours),
  },
  { files: /^content\/status\.json$/, mend: newerRun },
  // What readers have seen stays: an edition is never rewritten, and a paper's next run brings it up to date.
  { files: /^content\/editions\/\d{4}\/\d{4}-\d\d-\d\d\.json$/, mend: ({ published }) => published },
  { files: /^content\/papers\/[^/]+\/[^/]+\.md$/, mend: ({ published }) => published },
];

/**
 * Brings together what two runs wrote to one file.
 *
 * @param path From the repository's top, with `/`.
 * @returns The file's text; null where no rule holds for it.
 */
export function mended(path: string, sides: Sides, union: Union): string | null {
  return rules.find(({ files }) => files.test(path))?.mend(sides, union) ?? null;
}

const ran = z.looseObject({ run: z.looseObject({ at: z.iso.datetime() }) });

function newerRun({ published, ours }: Sides): string | null {
  const [theirs, own] = [published, ours].map(timeOf);
  if (theirs === undefined && own === undefined) return null;
  return (own ?? "") > (theirs ?? "") ? ours : published;
}

function timeOf(status: string): string | undefined {
  try {
    return ran.parse(JSON.parse(status)).run.at;
  } catch {
    return undefined;
  }
}
