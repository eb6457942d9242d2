import { appendFileSync } from "node:fs";

/**
 * Hands values to the workflow's later steps and jobs. Does nothing outside of a workflow.
 *
 * @throws {RangeError} If a value has a line end, and could be read as two.
 */
export function giveOutputs(values: Readonly<Record<string, string>>, file = process.env.GITHUB_OUTPUT): void {
  for (const [name, value] of Object.entries(values))
    if (/[\r\n]/.test(value))
      throw new RangeError(`Cannot hand on ${name}: expected one line, got ${JSON.stringify(value)}`);
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  if (file !== undefined && file !== "") appendFileSync(file, lines.join(""));
}

/** Adds a paragraph to the page that sums the run up. Does nothing outside of a workflow. */
export function addToSummary(paragraph: string, file = process.env.GITHUB_STEP_SUMMARY): void {
  if (file !== undefined && file !== "") appendFileSync(file, `${paragraph}\n\n`);
}
