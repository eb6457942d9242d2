import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const texts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const permissions = z.record(z.string(), z.string()).or(z.string());

const step = z.strictObject({
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.literal("bash").optional(),
  with: texts.default({}),
  env: texts.default({}),
  "continue-on-error": z.boolean().default(false),
  "timeout-minutes": z.number().optional(),
});

const job = z.looseObject({
  if: z.string().optional(),
  needs: z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(z.string())).default([]),
  permissions: permissions.optional(),
  env: texts.default({}),
  outputs: z.record(z.string(), z.string()).default({}),
  "timeout-minutes": z.number().optional(),
  concurrency: z.unknown().optional(),
  steps: z.array(step),
});

const workflowSchema = z.looseObject({
  on: z.union([
    z.string().transform((name) => ({ [name]: null })),
    z.array(z.string()).transform((names) => Object.fromEntries(names.map((name) => [name, null]))),
    z.looseObject({ schedule: z.array(z.object({ cron: z.string() })).optional() }),
  ]),
  permissions: permissions.optional(),
  env: texts.default({}),
  concurrency: z.unknown().optional(),
  jobs: z.record(z.string(), job),
});

export type Workflow = z.output<typeof workflowSchema> & { readonly source: string };
export type Job = Workflow["jobs"][string];
export type Step = Job["steps"][number];

export function readWorkflow(source: string): Workflow {
  return { ...workflowSchema.parse(parse(source)), source };
}

const folder = ".github/workflows";

/** By name, without its ending. */
export const workflows: Readonly<Record<string, Workflow>> = Object.fromEntries(
  readdirSync(folder)
    .sort()
    .map((name) => [name.replace(/\.yml$/, ""), readWorkflow(readFileSync(join(folder, name), "utf8"))]),
);

/** The step of one workflow that carries this id. */
export function stepOf(workflow: string, job: string, id: string): Step {
  const found = workflows[workflow]?.jobs[job]?.steps.find((step) => step.id === id);
  if (found === undefined) throw new Error(`no step ${id} in ${workflow}.yml`);
  return found;
}
