/** What Django refuses in a template, when it reads it or when it fills it in. The sentence is Django's where a test reads it. */
export class TemplateSyntaxError extends Error {
  override readonly name = "TemplateSyntaxError";
}

/** What a template is filled with: layers of names, the last one first, and whether `{{ }}` escapes HTML. */
export interface Scope {
  readonly layers: readonly Readonly<Record<string, unknown>>[];
  readonly autoescape: boolean;
}

/** A value behind its filters. A name that isn't there is `missing`: Django prints "", and compares it as None. */
export interface Expression {
  resolve(scope: Scope, missing: "" | null | undefined): unknown;
}

/** Text that Django prints without escaping it: strings written in the template, and what `safe` was put on. */
export class SafeText {
  constructor(readonly text: string) {}
}

/** A number with a fraction or an exponent, which is printed with a fraction and without an exponent. */
class Float {
  constructor(readonly value: number) {}
}

/** Python's white space, which is neither JavaScript's `\s` (it has U+001C to U+001F and U+0085, not U+FEFF) nor ASCII's. */
export const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const WORD = "[\\p{L}\\p{N}_]";
const CONSTANT = `(?:_\\("[^"\\\\]*(?:\\\\[^\\n][^"\\\\]*)*"\\)|_\\('[^'\\\\]*(?:\\\\[^\\n][^'\\\\]*)*'\\)|"[^"\\\\]*(?:\\\\[^\\n][^"\\\\]*)*"|'[^'\\\\]*(?:\\\\[^\\n][^'\\\\]*)*')`;
const VARIABLE = `(?:[\\p{L}\\p{N}_.]+|[-+.]?\\p{Nd}[\\p{Nd}.e]*)`;
const PIECE = `^(?<constant>${CONSTANT})|^(?<variable>${VARIABLE})|${SPACE}*\\|${SPACE}*(?<filter>${WORD}+)(?::(?:(?<constantArgument>${CONSTANT})|(?<variableArgument>${VARIABLE})))?`;

/** Reads `name.part|filter:argument`, the inside of `{{ }}` and the operands of tags. */
export function expressionOf(source: string): Expression {
  let upto = 0;
  let value: Expression | null = null;
  const filters: { run: Filter; argument: Expression | null }[] = [];
  for (const piece of source.matchAll(new RegExp(PIECE, "gu"))) {
    const { constant, variable, filter, constantArgument, variableArgument } = piece.groups ?? {};
    if (piece.index !== upto)
      throw new TemplateSyntaxError(
        `Could not parse some characters: ${source.slice(0, upto)}|${source.slice(upto, piece.index)}|${source.slice(piece.index)}`,
      );
    if (value === null) {
      const first = constant ?? variable;
      if (first === undefined) throw new TemplateSyntaxError(`Could not find variable at start of ${source}.`);
      value = variableOf(first);
    } else {
      const given = constantArgument ?? variableArgument;
      filters.push({
        run: filterOf(filter ?? "", given !== undefined),
        argument: given === undefined ? null : variableOf(given),
      });
    }
    upto = piece.index + piece[0].length;
  }
  if (upto !== source.length || value === null)
    throw new TemplateSyntaxError(`Could not parse the remainder: '${source.slice(upto)}' from '${source}'`);
  const start = value;
  return {
    resolve: (scope, missing) =>
      filters.reduce(
        (input, { run, argument }) => run(input, argument === null ? undefined : present(argument, scope)),
        start.resolve(scope, missing),
      ),
  };
}

/** A filter's argument must be there: a name that isn't fails the whole template. */
function present(argument: Expression, scope: Scope): unknown {
  const value = argument.resolve(scope, undefined);
  if (value === undefined) throw new TemplateSyntaxError("Failed lookup for a filter's argument");
  return value;
}

const INTEGER = /^[+-]?[0-9]+(?:_[0-9]+)*$/;
const FLOAT = /^[+-]?(?:[0-9]+(?:_[0-9]+)*\.?(?:[0-9]+(?:_[0-9]+)*)?|\.[0-9]+(?:_[0-9]+)*)(?:e[+-]?[0-9]+)?$/i;
const QUOTED = /^(?:_\()?(["'])(.*)\1\)?$/s;

/** A number, a quoted string, or a dotted name to look up. */
function variableOf(source: string): Expression {
  if (INTEGER.test(source)) return constantOf(BigInt(source.replaceAll("_", "").replace("+", "")));
  if (FLOAT.test(source) && !source.endsWith(".")) return constantOf(new Float(Number(source.replaceAll("_", ""))));
  const [, quote, inside] = QUOTED.exec(source) ?? [];
  if (quote !== undefined && inside !== undefined)
    return constantOf(new SafeText(inside.replaceAll(`\\${quote}`, quote).replaceAll("\\\\", "\\")));
  if (source.includes("._") || source.startsWith("_"))
    throw new TemplateSyntaxError(`Variables and attributes may not begin with underscores: '${source}'`);
  return lookupOf(source.split("."));
}

const constantOf = (value: unknown): Expression => ({ resolve: () => value });

function lookupOf(parts: readonly string[]): Expression {
  const [first = "", ...rest] = parts;
  const find = (scope: Scope): unknown => {
    const layer = scope.layers.findLast((names) => Object.hasOwn(names, first));
    return layer === undefined ? undefined : rest.reduce(memberOf, layer[first]);
  };
  return {
    resolve: (scope, missing) => {
      const value = find(scope);
      return value === undefined ? missing : value;
    },
  };
}

/** The methods that a dotted name calls without being asked to. */
const METHODS: Readonly<Record<string, (text: string) => string>> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  strip: (text) => text.trim(),
};

/** One step of a dotted name: a key, a method, an index; undefined where there is none. */
function memberOf(value: unknown, name: string): unknown {
  if (typeof value === "string")
    return METHODS[name]?.(value) ?? (/^[0-9]+$/.test(name) ? [...value][Number(name)] : undefined);
  if (Array.isArray(value)) return /^[0-9]+$/.test(name) ? value[Number(name)] : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const own = new Map(Object.entries(value));
  if (own.has(name)) return own.get(name);
  if (name === "keys") return [...own.keys()];
  if (name === "values") return [...own.values()];
  return name === "items" ? [...own] : undefined;
}

type Filter = (input: unknown, argument: unknown) => unknown;

const raw = (value: unknown): string => (value instanceof SafeText ? value.text : printed(value));
const kept = (input: unknown, text: string): unknown => (input instanceof SafeText ? new SafeText(text) : text);

/** The filters that are evaluated, and whether each takes an argument. */
const FILTERS: Readonly<Record<string, { argument: "none" | "one"; run: Filter }>> = {
  cut: { argument: "one", run: (input, cut) => raw(input).replaceAll(raw(cut), "") },
  default: { argument: "one", run: (input, other) => (truth(input) ? input : other) },
  default_if_none: { argument: "one", run: (input, other) => input ?? other },
  escape: { argument: "none", run: (input) => new SafeText(escaped(input)) },
  first: { argument: "none", run: (input) => (Array.isArray(input) ? (input[0] ?? "") : ([...raw(input)][0] ?? "")) },
  force_escape: { argument: "none", run: (input) => new SafeText(escapeHtml(raw(input))) },
  join: {
    argument: "one",
    run: (input, glue) => (Array.isArray(input) ? new SafeText(input.map(escaped).join(escaped(glue))) : input),
  },
  last: { argument: "none", run: (input) => (Array.isArray(input) ? (input.at(-1) ?? "") : (raw(input).at(-1) ?? "")) },
  length: { argument: "none", run: (input) => BigInt(Array.isArray(input) ? input.length : [...raw(input)].length) },
  lower: { argument: "none", run: (input) => kept(input, raw(input).toLowerCase()) },
  safe: { argument: "none", run: (input) => new SafeText(raw(input)) },
  upper: { argument: "none", run: (input) => raw(input).toUpperCase() },
};

/** The other filters that Django has: a template that uses one is refused here, because it would change what is read. */
const OTHER_FILTERS = new Set(
  `add addslashes capfirst center date dictsort dictsortreversed divisibleby escapejs filesizeformat floatformat get_digit
  iriencode json_script length_is linebreaks linebreaksbr linenumbers ljust make_list phone2numeric pluralize pprint random
  rjust safeseq slice slugify stringformat striptags time timesince timeuntil title truncatechars truncatechars_html
  truncatewords truncatewords_html unordered_list urlencode urlize urlizetrunc wordcount wordwrap yesno`.split(/\s+/),
);

function filterOf(name: string, given: boolean): Filter {
  const filter = FILTERS[name];
  if (OTHER_FILTERS.has(name)) throw new TemplateSyntaxError(`The filter '${name}' is not evaluated here`);
  if (filter === undefined || !Object.hasOwn(FILTERS, name)) throw new TemplateSyntaxError(`Invalid filter: '${name}'`);
  if ((filter.argument === "none" && given) || (filter.argument === "one" && !given))
    throw new TemplateSyntaxError(`${name} requires ${filter.argument} argument, ${given ? "one" : "none"} provided`);
  return filter.run;
}

/** Python's truth: nothing, zero and what is empty are false. */
export function truth(value: unknown): boolean {
  if (value instanceof SafeText) return value.text !== "";
  if (value instanceof Float) return value.value !== 0;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** What two values are compared by. */
export function comparable(value: unknown): unknown {
  if (value instanceof SafeText) return value.text;
  if (value instanceof Float) return value.value;
  return typeof value === "bigint" || typeof value === "boolean" ? Number(value) : value;
}

/** A value as `str()` writes it. */
export function printed(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof SafeText) return value.text;
  if (value instanceof Float) return pythonFloat(value.value);
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(represented).join(", ")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .map(([key, part]) => `${represented(key)}: ${represented(part)}`)
      .join(", ")}}`;
  return String(value);
}

const represented = (value: unknown): string =>
  typeof value === "string"
    ? value.includes("'") && !value.includes('"')
      ? `"${value}"`
      : `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`
    : printed(value);

function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Math.abs(value) >= 1e16) return String(BigInt(value));
  if (Number.isInteger(value)) return `${value}.0`;
  const [digits = "", exponent] = String(value).split("e-");
  const places = Number(exponent) + digits.replace(/^.*\.|^.*$/, "").length;
  return exponent === undefined ? String(value) : value.toFixed(Math.min(places, 100));
}

/** A value as `{{ }}` prints it. */
export const escaped = (value: unknown): string =>
  value instanceof SafeText ? value.text : escapeHtml(printed(value));

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
