import type { z } from "zod";
import { seen } from "./seen.ts";

/** One thing that a schema found wrong, in a sentence, and the path of the field. */
interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** What is checked, in words: "this file" in "Cannot use this file", "an edition" in "not one that an edition may have". */
interface Words {
  readonly whole: string;
  readonly one: string;
}

/**
 * A sentence for each thing that a schema found wrong: what was wanted, which is the schema's message, and what was seen.
 *
 * @param data What was checked.
 */
export function issuesOf(error: z.ZodError, data: unknown, { whole, one }: Words): Issue[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `Cannot use the field "${[...path, key].join(".")}": it is not one that ${one} may have`,
      }));
    }
    const where = path.length > 0 ? `the field "${path.join(".")}"` : whole;
    const got = issue.message.includes(", got ") ? "" : `, got ${seen(valueAt(data, issue.path))}`;
    return [{ path, message: `Cannot use ${where}: ${issue.message}${got}` }];
  });
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}
