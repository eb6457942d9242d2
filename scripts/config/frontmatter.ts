import matter from "gray-matter";
import { z } from "zod";
import { withoutForbidden } from "./forbidden.ts";
import { issuesOf } from "./issues.ts";
import type { Read } from "./problem.ts";

/** A text that must be there. YAML can hold what XML forbids as escapes, "\\u0005", which only show once it is read. */
export function textField(expected: string, empty: string): z.ZodString {
  return z.string(expected).overwrite(withoutForbidden).trim().min(1, empty);
}

export interface Document<T> {
  readonly data: T;
  /** What follows the front matter, trimmed. */
  readonly body: string;
}

/**
 * gray-matter runs `---js` front matter as a program, even when it is told `language: "yaml"`.
 * Each engine but YAML is replaced, so that no file of the content is ever run.
 */
const refuse = () => {
  throw new Error("only YAML front matter is read");
};
const engines = { js: refuse, javascript: refuse, json: refuse, coffee: refuse, toml: refuse };

/**
 * Reads one markdown file with YAML front matter and checks it by a schema.
 *
 * @param file The path to name in a problem.
 * @returns The document, or every problem of its front matter, each with its line.
 */
export function readDocument<S extends z.ZodType>(file: string, text: string, schema: S): Read<Document<z.output<S>>> {
  const problem = (line: number, message: string): Read<never> => ({ ok: false, problems: [{ file, line, message }] });
  const source = withoutForbidden(text)
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n");
  const opening = /^---([^\n]*)\n/.exec(source);
  if (!opening) return problem(1, "Cannot read the front matter: expected a first line of three dashes (---)");
  if (opening[1]?.trim()) {
    return problem(1, `Cannot read front matter in "${opening[1].trim()}": only YAML is read, after a plain "---"`);
  }
  // gray-matter takes any line that starts with them for the end.
  if (/\n---([^\n]*)/.exec(source)?.[1]?.trim() !== "") {
    return problem(1, "Cannot find the end of the front matter: expected a second line of three dashes (---)");
  }
  let parsed: { data: unknown; content: string };
  try {
    // An options object keeps gray-matter from caching every file it has seen.
    parsed = plainForm(source) ?? matter(source, { engines });
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number } };
    return problem((mark?.line ?? 0) + 1, `Cannot read its fields as YAML: ${reason ?? String(error)}`);
  }
  const checked = schema.safeParse(parsed.data);
  if (!checked.success) {
    const issues = issuesOf(checked.error, parsed.data, { whole: "this file's fields", one: "this file" });
    // The first line when the field is missing.
    return { ok: false, problems: issues.map(({ path, message }) => ({ file, line: lineOf(source, path), message })) };
  }
  return { ok: true, value: { data: checked.data, body: parsed.content.trim() } };
}

/**
 * A document in exactly the form that our own writer gives it: each line a key and what `quoted` prints. YAML reads it as the
 * same, for ten times the time.
 */
function plainForm(source: string): { data: unknown; content: string } | null {
  const end = source.indexOf("\n---", 3);
  if (!source.startsWith("---\n") || source[end + 4] !== "\n") return null;
  const data: Record<string, unknown> = {};
  for (const line of source.slice(4, end).split("\n")) {
    const [, key, json] = plainLine.exec(line) ?? [];
    if (key === undefined || json === undefined || Object.hasOwn(data, key)) return null;
    const value = plainValue(json);
    if (value === null) return null;
    data[key] = value;
  }
  return { data, content: source.slice(end + 5) };
}

/** Of a key that YAML has no other meaning for. */
const plainLine = /^([a-z][a-z_]{1,40}): (["[{].*)$/;
const plainKey = /^[a-z][a-z_]{1,40}$/;

/** A text, or a list or names of texts, where it was printed by `quoted`; null for any other. */
function plainValue(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    const names = json[0] === "{" ? Object.keys(value as object) : [];
    const texts = typeof value === "string" ? [value] : Object.values(value as object);
    const isPlain = names.every((name) => plainKey.test(name)) && texts.every((text) => typeof text === "string");
    return isPlain && quoted(value) === json ? value : null;
  } catch {
    return null;
  }
}

/**
 * A text, or a list or names of texts, as front matter holds it. JSON is YAML; what YAML reads as a line end or can't print is
 * written as an escape.
 */
export function quoted(value: unknown): string {
  const json = Array.isArray(value)
    ? `[${value.map((item) => JSON.stringify(item)).join(", ")}]`
    : JSON.stringify(value);
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The line of the deepest key of the path that stands in the file, found by its indentation-blind `key:`; 1 without one. */
function lineOf(source: string, path: readonly string[]): number {
  const lines = source.split("\n");
  let line = 0;
  for (const key of path) {
    const at = lines.findIndex(
      (text, i) => i >= line && new RegExp(`^[\\s{,-]*["']?${literal(key)}["']?\\s*:`).test(text),
    );
    if (at === -1) break;
    line = at;
  }
  return line + 1;
}

const literal = (key: string) => key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
