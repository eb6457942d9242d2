import { z } from "zod";
import { isDevice } from "../config/addresses.ts";
import { withoutForbidden } from "../config/forbidden.ts";
import type { PaperId } from "./paper.ts";

const text = (what: string) =>
  z
    .string(`expected ${what} in quotes`)
    // YAML can hold them as escapes: "\u0000".
    .overwrite(withoutForbidden)
    .refine((value) => value.trim() !== "", `expected ${what}, got an empty string`);
const line = (what: string) => text(what).refine((value) => !/[\r\n]/.test(value), `expected ${what} on one line`);
const list = (one: string, many: string) => z.array(line(one), `expected a list of ${many} in quotes`);

const day = z
  .string('expected a day in quotes, such as "2026-11-23"')
  .refine(isDay, 'expected a day that the calendar has, such as "2026-11-23"');
const address = line("an address").refine(
  (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
  "expected an address that starts with https:// or http://",
);

const newArxiv = /^\d{4}\.\d{4,5}$/;
const oldArxiv = /^[a-z]+(-[a-z]+)*(\.[A-Z]{2})?\/\d{7}$/;

/** The front matter of a paper's file. Absent means unknown; `x_...` fields are a fork's own, kept and printed nowhere. */
export const paperSchema = z
  .object(
    {
      title: line("a title"),
      source: line("a source").regex(
        /^[a-z][a-z0-9]*(\/[a-z0-9.-]+)?$/,
        'expected a source such as "arxiv", "file" or "listing/name"',
      ),
      authors: list("a name", "names").optional(),
      arxiv: line("an arXiv id")
        .refine(isArxivId, 'expected an arXiv id without its version, such as "2506.01234"')
        .optional(),
      doi: line("a DOI")
        .regex(/^10\.\d{4,9}\/\S+$/, 'expected a DOI such as "10.1000/182"')
        .optional(),
      version: line("a version")
        .regex(/^v?\d+$/, 'expected a version such as "2"')
        .optional(),
      published: day.optional(),
      listed: day.optional(),
      updated: day.optional(),
      categories: list("a category", "categories").optional(),
      code: address.optional(),
      project: address.optional(),
      venue: line("a venue").optional(),
      withdrawn: line("a reason").optional(),
      same_as: z
        .custom<PaperId>(
          (id) => typeof id === "string" && isPaperId(id),
          'expected another paper\'s id, such as "2506/2506.01234"',
        )
        .optional(),
      removed: line("a reason").optional(),
      facts: z.record(z.string(), line("a source"), "expected a list of facts and their sources").optional(),
    },
    "expected named fields such as title and source",
  )
  .catchall(z.unknown())
  .superRefine(
    (fields, context) => {
      if (typeof fields !== "object" || fields === null) return;
      const seen = new Set<object>();
      const unknown = Object.keys(fields).filter((key) => !known.has(key) && !ownField.test(key));
      if (unknown.length > 0) context.addIssue({ code: "unrecognized_keys", keys: unknown, input: fields });
      for (const key of Object.keys(fields).filter((key) => ownField.test(key) && !isText(fields[key], seen)))
        context.addIssue({ code: "custom", path: [key], message: "expected text in quotes, or lists of it" });
    },
    // Beside other mistakes too: a contributor sees all of them at once.
    { when: () => true },
  );

/** A field of a fork's own. */
export const ownField = /^x_[\w-]+$/;

/** Only texts are written as they were read: YAML makes 2506.01230 a number, and a day without quotes a date. */
function isText(value: unknown, seen = new Set<object>()): boolean {
  if (typeof value === "string") return true;
  // An alias again: ten levels of nine aliases are three billion texts.
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  seen.add(value);
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.values(value).every((part) => isText(part, seen));
}

/** What sources state, beside the abstract. */
export const stated = [
  "title",
  "authors",
  "arxiv",
  "doi",
  "version",
  "published",
  "listed",
  "updated",
  "categories",
  "code",
  "project",
  "venue",
  "withdrawn",
] as const;

/** In the order in which the writer prints them. */
export const fields = [...stated, "same_as", "removed", "source", "facts"] as const;
const known = new Set<string>(fields);

export type PaperFields = z.output<typeof paperSchema>;

/**
 * True for `<shelf>/<name>`, each of lower-case ASCII letters, digits, dots and hyphens, starting and ending with a letter
 * or digit, and not reserved.
 */
export function isPaperId(id: string): id is PaperId {
  return (
    /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(id) && !id.includes("..") && !isReserved(id)
  );
}

/** True for an arXiv id of the new form or the old, without its version. */
export function isArxivId(id: string): boolean {
  return newArxiv.test(id) || oldArxiv.test(id);
}

/** True where a part is a device of Windows, which can't be a file there whatever its ending, or the name is its folder's own page. */
export function isReserved(id: string): boolean {
  return id.split("/").some(isDevice) || id.endsWith("/index");
}

/** True for a `yyyy-mm-dd` that the calendar has. */
export function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
