import { join } from "node:path";
import { z } from "zod";
import { isFolder, namesIn, readText } from "../config/files.ts";
import { issuesOf } from "../config/issues.ts";
import { placesIn } from "../config/json.ts";
import { compare, type Problem } from "../config/problem.ts";
import { seen } from "../config/seen.ts";
import type { PaperId } from "./paper.ts";
import { isDay, isPaperId } from "./schema.ts";

const count = (what: string) =>
  z.int(`expected a whole number of ${what}`).min(0, `expected a number of ${what}, 0 or more`);

/** One line of `content/observations/<yyyy>/<mm-dd>.jsonl`. */
const observationSchema = z.strictObject(
  {
    paper: z.custom<PaperId>(
      (id) => typeof id === "string" && isPaperId(id),
      'expected a paper\'s id such as "2506/2506.01234"',
    ),
    /** Whole seconds only: times of one form are also ordered as texts. */
    at: z.iso.datetime({ precision: 0, error: 'expected a time in UTC such as "2026-11-23T07:00:00Z"' }),
    source: z
      .string('expected a source such as "huggingface"')
      .regex(/^[a-z][a-z0-9]*$/, 'expected a source such as "huggingface"'),
    upvotes: count("upvotes"),
    comments: count("comments").optional(),
    stars: count("stars").optional(),
  },
  "expected an object with paper, at, source and upvotes",
);

/** Counts read at a moment. A count without the time of its reading is never used. */
export type Observation = z.output<typeof observationSchema>;

interface Observed {
  /** By time, then source, then paper. */
  readonly observations: Observation[];
  readonly problems: Problem[];
}

/** Reads one file of observations; `file` is the path to name in a problem, and says of which day the readings are. */
export function readObservations(file: string, text: string): Observed {
  const observations: Observation[] = [];
  const problems: Problem[] = [];
  const day = dayOf(file);
  if (day === null)
    return {
      observations,
      problems: [
        {
          file,
          line: 1,
          message:
            "Cannot read this file as observations: expected a name such as content/observations/2026/11-23.jsonl",
        },
      ],
    };
  text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .forEach((source, i) => {
      if (source.trim() === "") return;
      const read = readLine(source);
      const found = Array.isArray(read)
        ? read
        : read.at.startsWith(day)
          ? []
          : [`Cannot keep a reading of ${read.at} here: this file is for ${day}`];
      problems.push(...found.map((message) => ({ file, line: i + 1, message })));
      if (Array.isArray(read) || found.length > 0) return;
      // Lines of one reading share their texts.
      const before = observations.at(-1);
      if (before?.at === read.at) read.at = before.at;
      if (before?.source === read.source) read.source = before.source;
      observations.push(read);
    });
  return { observations: observations.sort(byMoment), problems };
}

/** Reads and checks every file under `content/observations`. */
export function loadObservations(content: string): Observed {
  const files = namesIn(join(content, "observations")).flatMap((year) =>
    isFolder(join(content, "observations", year))
      ? namesIn(join(content, "observations", year)).map((name) => `observations/${year}/${name}`)
      : [`observations/${year}`],
  );
  const read = files.map((file): Observed => {
    const text = readText(content, file, Infinity);
    return text.ok ? readObservations(`content/${file}`, text.value) : { observations: [], problems: text.problems };
  });
  return {
    observations: read.flatMap(({ observations }) => observations).sort(byMoment),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** The observation, or one sentence for each thing wrong with it. */
export function readLine(source: string): Observation | string[] {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch {
    return [`Cannot read this line as JSON: ${placesIn(source).broken?.message ?? `got ${seen(source)}`}`];
  }
  const checked = observationSchema.safeParse(data);
  if (checked.success) return checked.data;
  return issuesOf(checked.error, data, { whole: "this line", one: "an observation" }).map(({ message }) => message);
}

function dayOf(file: string): string | null {
  const [, year, day] = /(?:^|\/)(\d{4})\/(\d\d-\d\d)\.jsonl$/.exec(file) ?? [];
  return isDay(`${year}-${day}`) ? `${year}-${day}` : null;
}

/** By time, then source, then paper. */
export function byMoment(a: Observation, b: Observation): number {
  return compare(a.at, b.at) || compare(a.source, b.source) || compare(a.paper, b.paper);
}
