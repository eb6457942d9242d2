import { functions, shorthands, upright } from "./mathnames.ts";

const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** The usual names for a letter in a style, each pattern in use by several authors. Of two rows the later wins. */
const letters: readonly (readonly [style: string, of: string, names: (c: string) => string[]])[] = [
  ["mathcal", "DIMX", (c) => [c]],
  ["mathbf", "Awxy", (c) => [c]],
  ["mathcal", upper, (c) => [`c${c}`, `cal${c}`, `${c}cal`]],
  ["mathcal", "ABCDEFGHIJKLMNPQRSTUVWXYZ", (c) => [`s${c}`]],
  ["mathbb", upper, (c) => [`bb${c}`]],
  ["mathbb", "BCDEGHIJKLMNPQRTUVWXYZ", (c) => [c + c]],
  // Springer's class `llncs`.
  ["mathbb", "CFHKMNPQRSTZ", (c) => [`bbb${c.toLowerCase()}`]],
  ["mathbf", upper, (c) => [`b${c}`, `bf${c}`, `${c}bf`, `mat${c}`, `${c}mat`]],
  ["mathbf", "ABCDFGHIJKLMNOPQRSTUVWXYZ", (c) => [`${c}b`]],
  ["mathbf", "ABCDEFGHIJKLMNPQSTUVWXY", (c) => [`m${c}`]],
  ["mathbf", "abcdefghijklmnopqrstuvwxyz", (c) => [`bf${c}`, `${c}bf`]],
  ["mathbf", "uvwxyz", (c) => [c + c]],
  ["mathbf", "uvwxyz", (c) => [`b${c}`]],
];
const letterRows = letters.flatMap(([style, of, names]) =>
  [...of].flatMap((c) => names(c).map((name): [string, string] => [name, `{\\${style}{${c}}}`])),
);

/** A table's rows, each `names = body`. A bare body would be invalid as an index (`x_\F`), so it stands in braces. */
function rowsOf(table: string): [string, string][] {
  return table
    .trim()
    .split("\n")
    .flatMap((row) => {
      const [names = "", body = ""] = row.split(/ = (.*)/);
      return names.split(" ").map((name): [string, string] => [name, isStyle.test(body) ? body : `{${body}}`]);
    });
}

const isStyle = /^\\(math(bf|bb)|textit)$/;

/** Each function without an argument, and with one. */
const functionBodies = new Map(
  rowsOf(functions).map(([name, row]) => {
    const [bare = "", applied = `${bare}\\left(#1\\right)`] = row.slice(1, -1).split(" or ");
    return [name, { bare: `{${bare}}`, applied }];
  }),
);
const uprightRows = (names: string) =>
  names.split(" ").map((name): [string, string] => [name, `\\operatorname{${name}}`]);
const bareRows = [...functionBodies].map(([name, { bare }]): [string, string] => [name, bare]);

/** What each known command stands for, by its name without the backslash. */
export const macros: ReadonlyMap<string, string> = new Map([
  ...letterRows,
  ...uprightRows(upright),
  ...rowsOf(shorthands),
  ...bareRows,
]);

/** The known commands of one formula, as Temml's `macros` option takes them; any other makes Temml refuse the formula. */
export function macrosIn(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = ""] of source.matchAll(/\\([A-Za-z]+)/g)) {
    const body = bodyIn(source, name);
    if (body !== undefined) found[`\\${name}`] = body;
  }
  return found;
}

/**
 * Undefined also for a command used with an argument where we know it without one, or the other way round: it is another
 * author's.
 */
function bodyIn(source: string, name: string): string | undefined {
  const body = macros.get(name);
  if (body === undefined || isStyle.test(body)) return body;
  if (body.startsWith("\\operatorname")) return new RegExp(`[_^]\\s*\\\\${name}`).test(source) ? `{${body}}` : body;
  const withArgument = new RegExp(`\\\\${name}(?![A-Za-z])\\s*\\{(?!\\})`).test(source);
  const without = new RegExp(`\\\\${name}(?![A-Za-z])(?!\\s*\\{[^}])`).test(source);
  if (withArgument && !without) return functionBodies.get(name)?.applied ?? (body.includes("#") ? body : undefined);
  return body.includes("#") || withArgument ? undefined : body;
}
