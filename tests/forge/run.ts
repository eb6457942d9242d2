import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { Step, Workflow } from "./workflow.ts";

type Result = "success" | "failure" | "skipped";

/** What a forge would know, and what steps would do. */
export interface Scenario {
  readonly event: string;
  readonly inputs?: Readonly<Record<string, string | boolean>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** By "job/step", as `stepName` has it; any other step ends well and hands nothing on. */
  readonly steps?: Readonly<
    Record<string, { readonly fails?: true; readonly outputs?: Readonly<Record<string, string>> }>
  >;
}

interface Ran {
  /** "job/step" of every step that ran, in the order of the file. */
  readonly steps: readonly string[];
  readonly jobs: Readonly<Record<string, Result>>;
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Which jobs and steps of a workflow run, by its own conditions: nothing is run. Jobs stand in the file after those that they need. */
export function play(workflow: Workflow, { event, inputs = {}, vars = {}, steps: told = {} }: Scenario): Ran {
  const ran: string[] = [];
  const needs: Record<string, { result: Result; outputs: Record<string, string> }> = {};
  const github = { event_name: event, event: { label: { name: "accepted" } }, ref_name: "main" };
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const needed = Object.fromEntries(job.needs.map((one) => [one, needs[one]]));
    const before = Object.values(needed).map((one) => one?.result);
    const context = { github, inputs, vars, needs: needed };
    if (
      !holds(
        job.if,
        context,
        before.every((result) => result === "success"),
      )
    ) {
      needs[name] = { result: "skipped", outputs: {} };
      continue;
    }
    const steps: Record<string, { outcome: Result; outputs: Readonly<Record<string, string>> }> = {};
    let isWell = true;
    for (const [i, step] of job.steps.entries()) {
      const key = `${name}/${stepName(step, i)}`;
      const runs = holds(step.if, { ...context, steps }, isWell);
      if (runs) ran.push(key);
      const fails = told[key]?.fails === true;
      const outcome = !runs ? "skipped" : fails ? "failure" : "success";
      if (step.id !== undefined) steps[step.id] = { outcome, outputs: (runs && told[key]?.outputs) || {} };
      if (runs && fails && !step["continue-on-error"]) isWell = false;
    }
    const outputs = Object.entries(job.outputs).map(([key, text]) => [key, filledIn(text, { ...context, steps })]);
    needs[name] = { result: isWell ? "success" : "failure", outputs: Object.fromEntries(outputs) };
  }
  const entries = Object.entries(needs);
  return {
    steps: ran,
    jobs: Object.fromEntries(entries.map(([name, { result }]) => [name, result])),
    outputs: Object.fromEntries(entries.map(([name, { outputs }]) => [name, outputs])),
  };
}

/** Its id; else the action or the first words of what it runs. */
export function stepName({ id, uses, run }: Step, i: number): string {
  return id ?? uses?.replace(/@.*/, "") ?? run?.split("\n")[0] ?? String(i);
}

type Context = Readonly<Record<string, unknown>>;

/** A condition counts only where all went well before, unless it asks for that itself. */
function holds(condition: string | undefined, context: Context, isWell: boolean): boolean {
  const inner = condition?.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, "$1");
  if (inner === undefined) return isWell;
  const asks = /\b(success|failure|always|cancelled)\(\)/.test(inner);
  return (asks || isWell) && evaluated(inner, context, isWell) === "true";
}

function filledIn(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, inner: string) => evaluated(inner, context, true));
}

/** By the forge's own library: "true" for what counts as true, "" for what is not there. */
function evaluated(expression: string, context: Context, isWell: boolean): string {
  const states = { success: isWell, failure: !isWell, always: true, cancelled: false };
  const functions = Object.entries(states).map(([name, state]) => ({
    ...{ name, minArgs: 0, maxArgs: 0 },
    call: () => new data.BooleanData(state),
  }));
  const tokens = new Lexer(expression).lex().tokens;
  const tree = new Parser(tokens, Object.keys(context), functions).parse();
  const known = new data.Dictionary();
  for (const [key, value] of Object.entries(context)) known.add(key, JSON.parse(JSON.stringify(value), data.reviver));
  const byName = new Map(functions.map((one) => [one.name, one]));
  return new Evaluator(tree, known, byName).evaluate().coerceString();
}
