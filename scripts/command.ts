import { join } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { byPlace, CannotError, ContentError, printProblem } from "./config/problem.ts";
import { systemErrorIn, systemSentence } from "./config/system.ts";
import { sayJson, warn } from "./say.ts";
import { root } from "./site/engine.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** What every command can be told: where things are, how much to print. */
export const commonOptions = {
  content: { type: "string", default: join(root, "content") },
  help: { type: "boolean", default: false },
} as const satisfies Options;

/** An option that can't be used, or one that is not known. Ends a command with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Runs a command: reads its options, prints its help when asked, and turns what goes wrong into sentences on stderr.
 * Exit codes: 0 done (a quiet day is done); 1 something is broken; 2 the options can't be used.
 *
 * @param takesWords Whether words may stand beside the options, as an id does.
 */
export async function command<T extends Options>(
  help: string,
  options: T,
  main: (
    values: ReturnType<typeof parseArgs<{ options: T; strict: true }>>["values"],
    words: readonly string[],
  ) => Promise<void> | void,
  takesWords = false,
): Promise<void> {
  // Whoever has read enough, as `| head` has, ends what is told, not the work.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      if (stream === process.stdout && process.exitCode !== 1)
        warn(...linesOf(Object.assign(error, { path: "what this command says" })));
      process.exitCode = 1;
    });
  try {
    const { values, positionals } = parse(options, takesWords);
    if ((values as { help?: boolean }).help) process.stdout.write(`${help.trim()}\n`);
    else await main(values, positionals);
  } catch (error) {
    if (error instanceof ContentError) warn(...[...error.problems].sort(byPlace).map(printProblem));
    warn(...linesOf(error));
    // Whoever wants JSON gets it of a failure too.
    if ("json" in options && process.argv.includes("--json"))
      sayJson(
        error instanceof ContentError ? { problems: [...error.problems].sort(byPlace) } : { error: linesOf(error)[0] },
      );
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/** One sentence where a user can mend it; a fault of ours with its stack. */
function linesOf(error: unknown): string[] {
  const refused = systemErrorIn(error);
  if (refused) return [systemSentence(refused)];
  if (error instanceof ContentError || error instanceof CannotError || error instanceof UsageError)
    return [error.message];
  return (error instanceof Error ? (error.stack ?? error.message) : String(error)).split("\n");
}

function parse<T extends Options>(options: T, allowPositionals: boolean) {
  try {
    return parseArgs({ options, strict: true, allowPositionals });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". ")[0]}. --help lists the options.`);
  }
}
