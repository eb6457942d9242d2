import { z } from "zod";
import { compare } from "../config/problem.ts";
import type { Outcome } from "./parts.ts";

/** A figure as it is kept: its ends are of its 95% interval, absent where it has none. */
const keptSchema = z.strictObject({
  value: z.number(),
  from: z.number().optional(),
  to: z.number().optional(),
  units: z.int(),
});

const resultsSchema = z.record(z.string(), z.record(z.string(), keptSchema));

/** Figures by part and name, as they were when last kept. */
export type Results = z.output<typeof resultsSchema>;

/** @throws {SyntaxError} If the text isn't JSON. @throws {z.ZodError} If it holds something else than figures. */
export function readResults(text: string): Results {
  return resultsSchema.parse(JSON.parse(text));
}

/** The figures of the parts that were judged now; of the others those of before. */
export function keptResults(before: Results, outcomes: readonly Outcome[]): Results {
  const now = outcomes.flatMap((outcome) =>
    "figures" in outcome
      ? [[outcome.part, Object.fromEntries(outcome.figures.map((figure) => [figure.name, kept(figure)]))] as const]
      : [],
  );
  return { ...before, ...Object.fromEntries(now) };
}

function kept({
  value,
  interval,
  units,
}: {
  value: number;
  interval: readonly [number, number] | null;
  units: number;
}) {
  return interval === null ? { value, units } : { value, from: interval[0], to: interval[1], units };
}

/** JSON with sorted names, one number a line: the same figures give the same bytes, and a change is a line in review. */
export function printResults(results: Results): string {
  return `${JSON.stringify(sorted(results), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => compare(a, b))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
