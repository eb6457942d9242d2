import { arxivIdOf } from "../papers/arxivid.ts";

/** The field of the issue form, by its heading there. */
const field = "arXiv id";

/**
 * The arXiv id that an issue's form names, without its version; null where the field holds anything else.
 *
 * @param body The text: under each heading of the form, what somebody typed.
 */
export function arxivIdIn(body: string): string | null {
  const lines = body.split(/\r?\n/).map((line) => line.trim());
  const after = lines.slice(lines.indexOf(`### ${field}`) + 1 || lines.length);
  return arxivIdOf(after.find((line) => line !== "") ?? "");
}
