/** What became of the jobs that a job needs, as the workflow tells it: `toJSON(needs)`. */
export type Needs = Readonly<
  Record<string, { readonly result: string; readonly outputs: Readonly<Record<string, string>> }>
>;

/**
 * Reads the workflow's `toJSON(needs)`.
 *
 * @throws {RangeError} If it is anything else.
 */
export function readNeeds(json: string): Needs {
  const jobs = Object.entries(fieldsOf(JSON.parse(json) as unknown)).map(([name, job]) => {
    const { result, outputs } = fieldsOf(job);
    if (typeof result !== "string") throw new RangeError(`Cannot read the job ${name}: expected its result`);
    const texts = Object.entries(fieldsOf(outputs ?? {})).map(([key, value]) => [key, String(value)] as const);
    return [name, { result, outputs: Object.fromEntries(texts) }] as const;
  });
  return Object.fromEntries(jobs);
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new RangeError("Cannot read the jobs: expected them by name");
  return { ...value };
}

/** The jobs that did not do their work, by name. The content job says itself when what it published is not all. */
export function failedJobs(needs: Needs): string[] {
  return Object.entries(needs)
    .filter(([, { result, outputs }]) => !["success", "skipped"].includes(result) || outputs.broken === "true")
    .map(([name]) => name);
}

/**
 * The text. The report, and what failed of a letter, come from the network: they stand in a fence that they can't
 * close, and call nobody.
 *
 * @param run The run's address.
 */
export function alarmText(run: string, needs: Needs): string {
  const report = [...(needs.content?.outputs.report ?? "").split("\n").slice(-5), needs.letter?.outputs.failures ?? ""]
    .map(harmless)
    .join("\n")
    .trim();
  const ticks = Math.max(2, ...[...report.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(ticks + 1);
  return [
    `The daily run failed: ${run}`,
    `What failed: ${failedJobs(needs).join(", ")}. What could be published is published.`,
    ...(report === "" ? [] : [`${fence}text\n${report}\n${fence}`]),
    "Later runs bring this up to date, and close it once all is well.",
  ]
    .join("\n\n")
    .concat("\n");
}

/** Longest line of a report that an issue shows. Unit: UTF-16 code units. */
const longest = 500;

/** Wide forms of the signs by which a forge finds people and issues. */
function harmless(line: string): string {
  return line
    .slice(0, longest)
    .replaceAll("@", "\uff20")
    .replaceAll("#", "\uff03")
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ");
}
