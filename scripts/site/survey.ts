import { fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesOf, sizeOf } from "./manifest.ts";

/** What stands in a folder: the bytes of each file by its path, -1 for what is no plain file. */
export type Survey = ReadonlyMap<string, number>;

/** A survey as another process tells it, in two things: the paths, with NUL between, and the bytes of each. */
export type ToldSurvey = readonly [paths: string, sizes: Float64Array];

/** From so many files on a look at all of them takes longer than a process takes to start. */
const many = 20_000;

/**
 * Looks at every file of the site, in a process of its own where there are many, while this one reads what the site is made from.
 *
 * @param script What the process runs: `scripts/survey.ts`, or the bundle of it.
 * @param expected About how many files there are.
 */
export async function startSurvey(script: URL, folder: string, expected: number, from = many): Promise<Survey> {
  if (expected < from) return surveyOf(folder);
  const child = fork(fileURLToPath(script), [folder], { serialization: "advanced" });
  const [paths, sizes] = await new Promise<ToldSurvey>((done, fail) => {
    child.once("message", (told: ToldSurvey) => done(told));
    child.once("error", fail);
    child.once("exit", (code) => fail(new Error(`Cannot look at the site's files: the process ended with ${code}`)));
  });
  const names = paths === "" ? [] : paths.split("\0");
  return new Map(names.map((path, i) => [path, sizes[i] ?? -1]));
}

/** The same, now. */
export function surveyOf(folder: string): Survey {
  return new Map(filesOf(folder).map((path) => [path, sizeOf(join(folder, path))]));
}
