import type { Paper } from "../papers/paper.ts";
import { type Strange, strangeIn } from "../text/strange.ts";
import { type Tag, tagsIn } from "../text/tags.ts";
import { readFindings } from "./escapes.ts";
import { type Finding, quoted } from "./finding.ts";
import { bodyOf, byThing, toldByLine } from "./lines.ts";

/** An abstract of more bytes is none; of more characters, seldom one. The longest of 113,811 has 3,658. */
const most = { bytes: 100_000, characters: 50_000 } as const;

/**
 * What is odd in the text of one file: characters that hide or reorder text and, where readers will see it as a paper, HTML.
 *
 * @param file As problems name it.
 * @param paper What was read from it; null where it is no paper, or can't be read.
 */
export function textFindings(file: string, text: string, paper: Paper | null): Finding[] {
  // A byte order mark at the start of a file is a sign of its encoding.
  const lines = text.replace(/^\ufeff/, "").split("\n");
  const isPaper = file.startsWith("content/papers/");
  const hasTags = isPaper || file.startsWith("content/listings/");
  const inLines = [
    ...strangeFindings(file, lines.map(strangeIn)),
    ...(hasTags ? tagFindings(file, lines.map(tagsIn)) : []),
  ];
  if (!isPaper) return inLines;
  return [...inLines, ...lengthFindings(file, lines), ...(paper ? readFindings(file, lines, paper) : [])];
}

function strangeFindings(file: string, lines: readonly (readonly Strange[])[]): Finding[] {
  return byThing(lines, ({ code, name }) => `${code}, ${name}`).flatMap(([what, places]) =>
    toldByLine(places, ({ line, count }) => ({
      ...{ weight: "problem", file, line },
      message: `Holds ${what}, ${times(count)}: it shows nothing, and hides or reorders what stands around it`,
    })),
  );
}

function tagFindings(file: string, lines: readonly (readonly Tag[])[]): Finding[] {
  const weightOf = ({ isActive, isMeant }: Tag) =>
    isMeant ? (isActive ? "note" : null) : isActive ? "problem" : "warning";
  const weighed = lines.map((tags) => tags.filter((tag) => weightOf(tag) !== null));
  return (["problem", "warning", "note"] as const).flatMap((weight) =>
    byThing(
      weighed.map((tags) => tags.filter((tag) => weightOf(tag) === weight)),
      () => weight,
    ).flatMap(([, places]) =>
      toldByLine(places, ({ line, count, first }) => ({
        ...{ weight, file, line },
        message: `Holds ${quoted(first.seen)}${count > 1 ? ` and ${count - 1} more like it` : ""}, which will be printed as text, and does nothing`,
      })),
    ),
  );
}

function lengthFindings(file: string, lines: readonly string[]): Finding[] {
  const start = bodyOf(lines);
  const abstract = lines.slice(start).join("\n").trim();
  const bytes = Buffer.byteLength(abstract);
  const place = { file, line: start + 1 };
  if (bytes > most.bytes) {
    const message = `Cannot be an abstract: expected at most ${most.bytes} bytes, got ${bytes}`;
    return [{ weight: "problem", ...place, message }];
  }
  if (abstract.length <= most.characters) return [];
  const message = `Has a very long abstract: ${abstract.length} characters, and few have more than 4000`;
  return [{ weight: "warning", ...place, message }];
}

const times = (count: number) => (count === 1 ? "once" : `${count} times`);
