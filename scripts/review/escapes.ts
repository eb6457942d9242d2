import type { Paper } from "../papers/paper.ts";
import { mixedWords, strangeIn } from "../text/strange.ts";
import { tagsIn } from "../text/tags.ts";
import { type Finding, quoted } from "./finding.ts";
import { bodyOf, lineOf } from "./lines.ts";

/** Things of one field that are looked up in its file. */
const mostOfField = 20;

/**
 * What only shows once a paper's file is read: what is written as an escape, `\u202e`, `\x3cscript>` or `&#8238;`, and letters
 * of the title that look like others.
 */
export function readFindings(file: string, lines: readonly string[], paper: Paper): Finding[] {
  const { title, abstract, authors, venue = "", withdrawn = "", removed = "" } = paper;
  const fields = { title, authors: authors.join("; "), venue, withdrawn, removed };
  const known = new Set(lines.flatMap(strangeIn).map(({ code }) => code));
  const hidden = Object.entries({ ...fields, abstract }).flatMap(([field, text]) => {
    const first = strangeIn(text).find(({ code }) => !known.has(code));
    const line = field === "abstract" ? bodyOf(lines) + 1 : lineOf(lines, field);
    return first ? [{ line, what: `${first.code}, ${first.name}` }] : [];
  });
  const tags = Object.entries(fields).flatMap(([field, text]) => {
    const line = lineOf(lines, field);
    const first = tagsIn(text)
      .slice(0, mostOfField)
      .find(({ seen }) => !lines[line - 1]?.includes(seen));
    return first ? [{ line, what: `${quoted(first.seen)}, which will be printed as text` }] : [];
  });
  const mixed = mixedWords(title).slice(0, 3);
  return [
    ...[...hidden, ...tags].map(({ line, what }): Finding => {
      return { weight: "problem", file, line, message: `Holds ${what}, written as an escape` };
    }),
    ...mixed.map(({ word, code }): Finding => {
      const message = `Has ${quoted(word)} in its title, in which ${code} looks like a Latin letter`;
      return { weight: "note", file, line: lineOf(lines, "title"), message };
    }),
  ];
}
