import {
  comparable,
  type Expression,
  escaped,
  expressionOf,
  printed,
  type Scope,
  SPACE,
  TemplateSyntaxError,
  truth,
} from "./djangoexpression.ts";

/**
 * Fills in a template as Django does: the provider runs the body of every mail through it, once for each subscriber.
 * The tags and filters that change what is read are evaluated, or refused by name; those that Django doesn't know are
 * refused as Django refuses them. There are no other templates, so that `include` and `extends` find none.
 *
 * @param context What names stand for, such as `{ subscriber: { email: "reader@example.org" } }`.
 * @throws {TemplateSyntaxError} For what Django refuses, such as `{{\bf A}}`, an unknown tag or one that is left open.
 */
export function renderDjango(source: string, context: Record<string, unknown>): string {
  const nodes = new Parser(tokensOf(source)).until([]);
  return printNodes(nodes, { layers: [{ True: true, False: false, None: null }, context], autoescape: true });
}

interface Token {
  readonly kind: "text" | "variable" | "tag" | "comment";
  readonly text: string;
  readonly line: number;
}

type Node = (scope: Scope) => string;

const printNodes = (nodes: readonly Node[], scope: Scope): string => nodes.map((node) => node(scope)).join("");

const MARK = /(\{%[^\n]*?%\}|\{\{[^\n]*?\}\}|\{#[^\n]*?#\})/;
const KINDS = new Map<string, Token["kind"]>([
  ["{{", "variable"],
  ["{%", "tag"],
  ["{#", "comment"],
]);
const ENDS = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
const SPACES = new RegExp(`${SPACE}+`);
const WORDS = /[^\s'"]*(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')[^\s'"]*)+|\S+/g;

/** Cuts a source at its marks; within `verbatim` only its own end is one. */
function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let verbatim: string | null = null;
  for (const [index, text] of source.split(MARK).entries()) {
    const kind = (index % 2 === 1 ? KINDS.get(text.slice(0, 2)) : undefined) ?? "text";
    const inside = text.slice(2, -2).replace(ENDS, "");
    if (kind === "tag" && inside === verbatim) verbatim = null;
    tokens.push(verbatim === null && kind !== "text" ? { kind, text: inside, line } : { kind: "text", text, line });
    if (kind === "tag" && verbatim === null && /^verbatim(?: |$)/.test(inside)) verbatim = `end${inside}`;
    line += text.split("\n").length - 1;
  }
  return tokens;
}

/** Reads tokens into nodes; a tag's reader asks it for what stands inside the tag. */
class Parser {
  #at = 0;
  readonly #tokens: readonly Token[];
  readonly #open: Token[] = [];
  readonly blocks = new Set<string>();

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The nodes up to a tag whose first word is one of `ends`, which is the next to be taken; with none, all that are left. */
  until(ends: readonly string[]): Node[] {
    const nodes: Node[] = [];
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      const node = this.#node(token, ends, nodes);
      if (node === null) return nodes;
      this.#at += token.kind === "tag" ? 0 : 1;
      nodes.push(node);
    }
    if (ends.length > 0) throw this.#unclosed(ends);
    return nodes;
  }

  /** The text of the closing tag at which `until` stood. */
  end(): string {
    return this.#tokens[this.#at++]?.text ?? "";
  }

  /** Passes over everything up to a tag of exactly this text. */
  skip(end: string): void {
    const at = this.#tokens.findIndex(({ kind, text }, index) => index >= this.#at && kind === "tag" && text === end);
    if (at < 0) throw this.#unclosed([end]);
    this.#at = at + 1;
  }

  #node({ kind, text, line }: Token, ends: readonly string[], before: readonly Node[]): Node | null {
    if (kind === "text") return () => text;
    if (kind === "comment") return () => "";
    if (kind === "variable") {
      if (text === "") throw new TemplateSyntaxError(`Empty variable tag on line ${line}`);
      const expression = expressionOf(text);
      return (scope) => print(expression.resolve(scope, ""), scope);
    }
    const [name = ""] = text.split(SPACES);
    if (name === "") throw new TemplateSyntaxError(`Empty block tag on line ${line}`);
    if (ends.includes(name)) return null;
    this.#at++;
    const read = TAGS.get(name);
    if (read === undefined)
      throw new TemplateSyntaxError(
        OTHER_TAGS.has(name)
          ? `The tag '${name}' is not evaluated here`
          : `Invalid block tag on line ${line}: '${name}'. Did you forget to register or load this tag?`,
      );
    this.#open.push({ kind, text: name, line });
    const node = read(text.match(WORDS)?.slice(1) ?? [], this, before);
    this.#open.pop();
    return node;
  }

  #unclosed(ends: readonly string[]): TemplateSyntaxError {
    const { text, line } = this.#open.at(-1) ?? { text: "", line: 0 };
    return new TemplateSyntaxError(`Unclosed tag on line ${line}: '${text}'. Looking for one of: ${ends.join(", ")}.`);
  }
}

const print = (value: unknown, scope: Scope): string => (scope.autoescape ? escaped(value) : printed(value));
const within = (scope: Scope, names: Readonly<Record<string, unknown>>): Scope => ({
  ...scope,
  layers: [...scope.layers, names],
});

function want(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new TemplateSyntaxError(sentence);
}

/** Reads one tag: its words after its name, the parser for what it holds, and the nodes before it. */
type Tag = (words: readonly string[], parser: Parser, before: readonly Node[]) => Node;

/** What `templatetag` writes. */
const BRACES = new Map([
  ["openblock", "{%"],
  ["closeblock", "%}"],
  ["openvariable", "{{"],
  ["closevariable", "}}"],
  ["openbrace", "{"],
  ["closebrace", "}"],
  ["opencomment", "{#"],
  ["closecomment", "#}"],
]);

const TAGS = new Map<string, Tag>([
  [
    "autoescape",
    (words, parser) => {
      const [word] = words;
      want(words.length === 1, "'autoescape' tag requires exactly one argument.");
      want(word === "on" || word === "off", "'autoescape' argument should be 'on' or 'off'");
      const nodes = parser.until(["endautoescape"]);
      parser.end();
      return (scope) => printNodes(nodes, { ...scope, autoescape: word === "on" });
    },
  ],
  [
    "block",
    (words, parser) => {
      const [name = ""] = words;
      want(words.length === 1, "'block' tag takes only one argument");
      want(!parser.blocks.has(name), `'block' tag with name '${name}' appears more than once`);
      parser.blocks.add(name);
      const nodes = parser.until(["endblock"]);
      const end = parser.end();
      want(end === "endblock" || end === `endblock ${name}`, `Invalid block tag: '${end}', expected 'endblock'`);
      return (scope) => printNodes(nodes, scope);
    },
  ],
  [
    "comment",
    (_words, parser) => {
      parser.skip("endcomment");
      return () => "";
    },
  ],
  ["csrf_token", () => () => ""],
  [
    "extends",
    () => {
      throw new TemplateSyntaxError("'extends' names a template, and there is none");
    },
  ],
  [
    "firstof",
    (words) => {
      want(words.length > 0, "'firstof' statement requires at least one argument");
      want(words.at(-2) !== "as", "'firstof' with 'as' is not evaluated here");
      const choices = words.map(expressionOf);
      return (scope) => {
        const first = choices.map((choice) => choice.resolve(scope, null)).find(truth);
        return first === undefined ? "" : print(first, scope);
      };
    },
  ],
  ["for", forTag],
  ["if", ifTag],
  [
    "include",
    (words) => {
      want(words.length > 0, "'include' tag takes at least one argument: the name of the template to be included.");
      expressionOf(words[0] ?? "");
      return () => {
        throw new TemplateSyntaxError(`'include' names a template, ${words[0]}, and there is none`);
      };
    },
  ],
  [
    "load",
    (words) => {
      const unknown = words.find((word) => !["cache", "i18n", "l10n", "static", "tz"].includes(word));
      want(unknown === undefined, `'${unknown}' is not a registered tag library.`);
      return () => "";
    },
  ],
  [
    "spaceless",
    (_words, parser) => {
      const nodes = parser.until(["endspaceless"]);
      parser.end();
      return (scope) =>
        printNodes(nodes, scope)
          .replace(ENDS, "")
          .replace(new RegExp(`>${SPACE}+<`, "g"), "><");
    },
  ],
  [
    "templatetag",
    (words) => {
      const text = BRACES.get(words[0] ?? "");
      want(words.length === 1, "'templatetag' statement takes one argument");
      want(text !== undefined, `Invalid templatetag argument: '${words[0]}'.`);
      return () => text;
    },
  ],
  [
    "verbatim",
    (_words, parser) => {
      const nodes = parser.until(["endverbatim"]);
      parser.end();
      return (scope) => printNodes(nodes, scope);
    },
  ],
  ["with", withTag],
]);

/** The other tags that Django has: a template that uses one is refused here, because it would change what is read. */
const OTHER_TAGS = new Set(
  "cycle debug filter ifchanged ifequal ifnotequal lorem now regroup resetcycle url widthratio".split(" "),
);

const NAME = /^[^\s"'|]+$/;

function forTag(words: readonly string[], parser: Parser): Node {
  const [last, ...others] = words.toReversed();
  const rest = last === "reversed" ? others.toReversed() : words;
  const names = rest.slice(0, -2).join(" ").split(/ *, */);
  want(words.length >= 3, "'for' statements should have at least four words");
  want(rest.at(-2) === "in", "'for' statements should use the format 'for x in y'");
  want(
    names.every((name) => NAME.test(name)),
    `'for' tag received an invalid argument: ${words.join(" ")}`,
  );
  const sequence = expressionOf(rest.at(-1) ?? "");
  const nodes = parser.until(["empty", "endfor"]);
  const empty = parser.end() === "empty" ? parser.until(["endfor"]) : null;
  if (empty !== null) parser.end();
  return (scope) => {
    const value = sequence.resolve(scope, null);
    const items = listed(value);
    if (items.length === 0) return printNodes(empty ?? [], scope);
    if (last === "reversed") items.reverse();
    return items.map((item, index) => printNodes(nodes, within(scope, loopNames(names, item, index, items)))).join("");
  };
}

function listed(value: unknown): unknown[] {
  if (value === null) return [];
  if (typeof value === "object" && !Array.isArray(value)) return Object.keys(value);
  want(Array.isArray(value) || typeof value === "string", "'for' was given what has no items");
  return [...value];
}

function loopNames(names: readonly string[], item: unknown, index: number, items: readonly unknown[]) {
  const parts: readonly unknown[] = names.length === 1 ? [item] : listed(item);
  want(parts.length === names.length, `Need ${names.length} values to unpack in for loop; got ${parts.length}.`);
  const forloop = { counter: index + 1, counter0: index, first: index === 0, last: index === items.length - 1 };
  return { forloop, ...Object.fromEntries(names.map((name, place) => [name, parts[place]])) };
}

function withTag(words: readonly string[], parser: Parser): Node {
  const given = words.map((word) => /^([\p{L}\p{N}_]+)=(.+)$/su.exec(word));
  want(words.length > 0 && given.every((match) => match !== null), "'with' expected at least one variable assignment");
  const values = given.map((match): [string, Expression] => [match[1] ?? "", expressionOf(match[2] ?? "")]);
  const nodes = parser.until(["endwith"]);
  parser.end();
  return (scope) => {
    const names = Object.fromEntries(values.map(([name, value]) => [name, value.resolve(scope, "")]));
    return printNodes(nodes, within(scope, names));
  };
}

type Condition = (scope: Scope) => unknown;

function ifTag(words: readonly string[], parser: Parser): Node {
  const branches: { condition: Condition; nodes: readonly Node[] }[] = [];
  let condition: Condition = conditionOf(words);
  for (;;) {
    branches.push({ condition, nodes: parser.until(["elif", "else", "endif"]) });
    const end = parser.end();
    if (end === "endif") break;
    const [name, ...rest] = end.match(WORDS) ?? [];
    if (name === "elif") {
      condition = conditionOf(rest);
      continue;
    }
    want(end === "else", `Malformed template tag: "${end}"`);
    branches.push({ condition: () => true, nodes: parser.until(["endif"]) });
    const last = parser.end();
    want(last === "endif", `Malformed template tag: "${last}"`);
    break;
  }
  return (scope) => printNodes(branches.find(({ condition }) => truth(condition(scope)))?.nodes ?? [], scope);
}

/** `in` of Python: a part of a text, an item of a list, a key of a dictionary. */
function holds(whole: unknown, part: unknown): boolean {
  const item = comparable(part);
  const inside = comparable(whole);
  if (typeof inside === "string") return typeof item === "string" && inside.includes(item);
  if (Array.isArray(inside)) return inside.some((each) => comparable(each) === item);
  return typeof inside === "object" && inside !== null && Object.hasOwn(inside, String(item));
}

/** -1, 0 or 1 for numbers and for texts; null for what Python can't order, which makes the comparison false. */
function order(left: unknown, right: unknown): number | null {
  const [a, b] = [comparable(left), comparable(right)];
  if (typeof a === "number" && typeof b === "number") return Math.sign(a - b);
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : Number(a > b);
  return null;
}

type Operation = (left: Condition, right: Condition) => Condition;

const compared =
  (passes: (left: unknown, right: unknown) => boolean): Operation =>
  (left, right) =>
  (scope) =>
    passes(left(scope), right(scope));
const ordered = (passes: (sign: number) => boolean): Operation =>
  compared((left, right) => {
    const sign = order(left, right);
    return sign !== null && passes(sign);
  });

/** How tightly each operator of `if` binds, as in Python, and what it does. */
const OPERATORS = new Map<string, { power: number; run: Operation }>([
  ["or", { power: 6, run: (left, right) => (scope) => (truth(left(scope)) ? left(scope) : right(scope)) }],
  ["and", { power: 7, run: (left, right) => (scope) => (truth(left(scope)) ? right(scope) : left(scope)) }],
  ["in", { power: 9, run: compared((left, right) => holds(right, left)) }],
  ["not in", { power: 9, run: compared((left, right) => !holds(right, left)) }],
  ["is", { power: 10, run: compared((left, right) => comparable(left) === comparable(right)) }],
  ["is not", { power: 10, run: compared((left, right) => comparable(left) !== comparable(right)) }],
  ["==", { power: 10, run: compared((left, right) => comparable(left) === comparable(right)) }],
  ["!=", { power: 10, run: compared((left, right) => comparable(left) !== comparable(right)) }],
  [">", { power: 10, run: ordered((sign) => sign > 0) }],
  [">=", { power: 10, run: ordered((sign) => sign >= 0) }],
  ["<", { power: 10, run: ordered((sign) => sign < 0) }],
  ["<=", { power: 10, run: ordered((sign) => sign <= 0) }],
]);
const NOT = 8;

/** Reads the words of `if`: names and filters joined by Python's operators. */
function conditionOf(words: readonly string[]): Condition {
  const tokens: string[] = [];
  for (const word of words) {
    const pair = `${tokens.at(-1)} ${word}`;
    if (pair === "is not" || pair === "not in") tokens.splice(-1, 1, pair);
    else tokens.push(word);
  }
  const expressions = tokens.map((token) => (token === "not" || OPERATORS.has(token) ? null : expressionOf(token)));
  let at = 0;
  const operand = (): Condition => {
    const token = tokens[at];
    const expression = expressions[at];
    at++;
    want(token !== undefined, "Unexpected end of expression in if tag.");
    if (token === "not") {
      const inner = level(NOT);
      return (scope) => !truth(inner(scope));
    }
    want(expression !== null && expression !== undefined, `Not expecting '${token}' in this position in if tag.`);
    return (scope) => expression.resolve(scope, null);
  };
  const level = (power: number): Condition => {
    let left = operand();
    for (;;) {
      const token = tokens[at];
      if (token === "not" && power < NOT) want(false, "Not expecting 'not' as infix operator in if tag.");
      const operator = token === undefined ? undefined : OPERATORS.get(token);
      if (operator === undefined || operator.power <= power) return left;
      at++;
      left = operator.run(left, level(operator.power));
    }
  };
  const whole = level(0);
  want(at === tokens.length, `Unused '${tokens[at]}' at end of if expression.`);
  return whole;
}
