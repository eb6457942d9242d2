import { join } from "node:path";
import { z } from "zod";
import { isFolder, namesIn, readText } from "../config/files.ts";
import { issuesOf } from "../config/issues.ts";
import { type Places, placesIn } from "../config/json.ts";
import { compare, type Problem, type Read } from "../config/problem.ts";
import { seen } from "../config/seen.ts";
import { isTopicId, type TopicId } from "../config/topic.ts";
import type { Paper, PaperId } from "../papers/paper.ts";
import { isDay, isPaperId } from "../papers/schema.ts";

const paperId = z.custom<PaperId>((id) => typeof id === "string" && isPaperId(id), "expected a paper's id");

const editionSchema = z.strictObject(
  {
    v: z.literal(1, "expected 1"),
    date: z.string("expected a day in quotes").refine(isDay, "expected a day that the calendar has"),
    closed: z.iso.datetime('expected a time in UTC such as "2026-11-23T18:00:00Z"'),
    lead: z.int("expected a whole number").min(1, "expected 1 or more"),
    rules: z
      .record(z.string(), z.number("expected a number"), "expected the rules by which the lead was chosen")
      .optional(),
    papers: z.array(
      z.strictObject(
        {
          id: paperId,
          title: z.string("expected a title"),
          reasons: z.record(
            z.string(),
            z.union([z.string(), z.number()], "expected a text or a number"),
            "expected the paper's reasons",
          ),
        },
        "expected a paper's id, title and reasons",
      ),
      "expected a list of papers",
    ),
    passed: z
      .array(
        z.union(
          [
            z.strictObject({ id: paperId, topic: z.custom<TopicId>((id) => typeof id === "string" && isTopicId(id)) }),
            z.strictObject({ id: paperId, like: paperId, likeness: z.number() }),
          ],
          "expected a paper's id, and the topic that had its share or the paper that it is like",
        ),
        "expected a list of papers that were passed over",
      )
      .optional(),
    /** By source: how many of the day's papers it listed beyond what the site takes of it. */
    leftOut: z
      .record(
        z.string(),
        z.int("expected a whole number").min(0, "expected 0 or more"),
        "expected how many papers were left out, by source",
      )
      .optional(),
    quiet: z
      .strictObject(
        { cause: z.string("expected a cause"), note: z.string("expected a sentence") },
        "expected null, or the cause of a quiet day and a note",
      )
      .nullable(),
  },
  "expected named fields such as date and papers",
);

/**
 * What was published on one day: its papers in ranked order, the first `lead` chosen to lead it, each with its reasons.
 * Closed once, committed, never rewritten.
 */
export type Edition = z.output<typeof editionSchema>;
export type EditionPaper = Edition["papers"][number];

/** The papers that lead an edition, in its order. */
export function leadOf({ papers, lead }: Pick<Edition, "papers" | "lead">): EditionPaper[] {
  return papers.slice(0, lead);
}

/** The path of a day's edition, from the content folder. */
export function editionFile(date: string): string {
  return `editions/${date.slice(0, 4)}/${date}.json`;
}

/** An edition as its file holds it: one line a paper, so that a diff reads well. */
export function printEdition({ papers, passed, leftOut, quiet, ...head }: Edition): string {
  const lines = (rows: readonly unknown[]) => {
    const inside = rows.map((row) => `\n    ${JSON.stringify(row)}`).join(",");
    return `[${inside}${inside && "\n  "}]`;
  };
  const fields = [
    ...Object.entries(head).map(([key, value]) => [key, JSON.stringify(value)]),
    ["papers", lines(papers)],
    ...(passed ? [["passed", lines(passed)]] : []),
    ...(leftOut ? [["leftOut", JSON.stringify(leftOut)]] : []),
    ["quiet", JSON.stringify(quiet)],
  ];
  return `{\n${fields.map(([key, text]) => `  "${key}": ${text}`).join(",\n")}\n}\n`;
}

/** Reads and checks every edition, oldest first. */
export function loadEditions(content: string, papers: readonly Paper[]): { editions: Edition[]; problems: Problem[] } {
  const ids = new Set<string>(papers.map((paper) => paper.id));
  const editions: Edition[] = [];
  const problems: Problem[] = [];
  for (const year of namesIn(join(content, "editions"))) {
    if (!isFolder(join(content, "editions", year))) {
      const message = "Cannot place this file: editions stand in a folder of their year";
      problems.push({ file: `content/editions/${year}`, line: 1, message });
      continue;
    }
    for (const name of namesIn(join(content, "editions", year))) {
      const text = readText(content, `editions/${year}/${name}`, Infinity);
      const read = text.ok ? readEdition(`content/editions/${year}/${name}`, text.value, ids) : text;
      if (read.ok) editions.push(read.value);
      else problems.push(...read.problems);
    }
  }
  return { editions: editions.sort((a, b) => compare(a.date, b.date)), problems };
}

/** Reads and checks one edition. `file` is the path to name in a problem, `papers` has the ids that it may name. */
function readEdition(file: string, source: string, papers: ReadonlySet<string>): Read<Edition> {
  const text = source.replace(/^\uFEFF/, "");
  const problems: Problem[] = [];
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const { line, message } = placesIn(text).broken ?? { line: 1, message: String(error) };
    return { ok: false, problems: [{ file, line, message: `Cannot read it as JSON: ${message}` }] };
  }
  let places: Places | undefined;
  const report = (path: readonly PropertyKey[], message: string) => {
    places ??= placesIn(text);
    problems.push({ file, line: places.lineOf(path), message });
  };
  const checked = editionSchema.safeParse(data);
  if (!checked.success) {
    const words = { whole: "this file's fields", one: "an edition" };
    for (const { path, message } of issuesOf(checked.error, data, words)) report(path, message);
    return { ok: false, problems };
  }
  const edition = checked.data;
  if (file !== `content/${editionFile(edition.date)}`)
    report(
      ["date"],
      `Cannot be the edition of ${edition.date}: expected the file content/${editionFile(edition.date)}`,
    );
  if (edition.quiet && edition.papers.length > 0)
    report(["quiet"], `Cannot be quiet: expected null in an edition with papers, got ${seen(edition.quiet)}`);
  const named = new Set<string>();
  for (const [i, { id }] of edition.papers.entries()) {
    if (named.has(id)) report(["papers", i], `Cannot publish the paper "${id}" twice: expected each paper once`);
    else if (!papers.has(id))
      report(["papers", i], `Cannot find the paper "${id}": a file that an edition names is never deleted`);
    named.add(id);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: edition };
}
