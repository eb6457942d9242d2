import { join } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { byPlace, ContentError, printProblem } from "./config/problem.ts";
import { warn } from "./say.ts";
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
 */
export async function command<T extends Options>(
  help: string,
  options: T,
  main: (values: ReturnType<typeof parseArgs<{ options: T; strict: true }>>["values"]) => Promise<void> | void,
): Promise<void> {
  // Whoever has read enough, as `| head` has, ends what is told, not the work.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  try {
    const { values } = parse(options);
    if ((values as { help?: boolean }).help) process.stdout.write(`${help.trim()}\n`);
    else await main(values);
  } catch (error) {
    if (error instanceof ContentError) warn(...[...error.problems].sort(byPlace).map(printProblem));
    const known = error instanceof ContentError || error instanceof UsageError;
    if (known) warn(error.message);
    else warn(...(error instanceof Error ? (error.stack ?? error.message) : String(error)).split("\n"));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

function parse<T extends Options>(options: T) {
  try {
    return parseArgs({ options, strict: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". ")[0]}. --help lists the options.`);
  }
}
