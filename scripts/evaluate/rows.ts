import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

/** A file can't be judged by. `evaluate` catches this one, says so, and goes on with the other parts. */
export class DataError extends Error {
  override readonly name = "DataError";
  constructor(
    readonly file: string,
    readonly line: number,
    message: string,
  ) {
    super(`${file}:${line}: ${message}`);
  }
}

/** The files of `paths` that a folder doesn't have. */
export function missingFrom(folder: string, paths: readonly string[]): string[] {
  return paths.filter((path) => !existsSync(join(folder, path)));
}

/**
 * Reads JSON lines, of a file that may be gzip; empty lines are passed over.
 *
 * @param path From the folder, with `/`.
 * @throws {DataError} At the first row that the schema refuses.
 */
export function readRows<T>(folder: string, path: string, schema: z.ZodType<T>): T[] {
  return linesOf(folder, path).map(({ text, line }) => {
    const checked = schema.safeParse(parsed(text, path, line));
    if (checked.success) return checked.data;
    const [issue] = checked.error.issues;
    const field = issue?.path.join(".") ?? "";
    throw new DataError(path, line, `Cannot use ${field === "" ? "this row" : `"${field}"`}: ${issue?.message}`);
  });
}

function parsed(text: string, path: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DataError(path, line, `Cannot read this row as JSON: ${text.slice(0, 60)}`);
  }
}

const judgement = z.tuple([z.string().min(1), z.string().min(1), z.coerce.number<string>().int().min(0)]);

/**
 * Reads judgements: a query's id, a document's id and a grade, between tabs; a first line that starts `query-id` names them.
 *
 * @returns For each query its judged documents and their grades, in the order of the file.
 * @throws {DataError} At the first line of another form.
 */
export function readJudgements(folder: string, path: string): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>();
  for (const { text, line } of linesOf(folder, path)) {
    if (line === 1 && text.startsWith("query-id\t")) continue;
    const checked = judgement.safeParse(text.split("\t"));
    if (!checked.success)
      throw new DataError(path, line, `Cannot use "${text.slice(0, 60)}": expected a query, a document and a grade`);
    const [query, document, grade] = checked.data;
    const grades = judged.get(query) ?? new Map<string, number>();
    judged.set(query, grades.set(document, grade));
  }
  return judged;
}

function linesOf(folder: string, path: string): { text: string; line: number }[] {
  const bytes = readFileSync(join(folder, path));
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .map((text, i) => ({ text: text.trimEnd(), line: i + 1 }))
    .filter(({ text }) => text !== "");
}
