import { argumentAt } from "./texargument.ts";

/** What a text's authors define in it, by name without the backslash. */
export type Definitions = ReadonlyMap<string, string>;

const definition =
  /\\(?:(?:re|provide)?newcommand|DeclareMathOperator)\*?\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*(?:\[\d\]\s*)?(?:\[([^\]]*)\]\s*)?(?=\{)/g;

/** `\newcommand{\eps}{\varepsilon}`: each definition of a text, and the text without them. */
export function withoutDefinitions(text: string): { rest: string; definitions: Definitions } {
  const definitions = new Map<string, string>();
  if (!/\\(?:re|provide)?newcommand|\\DeclareMathOperator/.test(text)) return { rest: text, definitions };
  let [rest, end] = ["", 0];
  for (const found of text.matchAll(definition)) {
    const body = argumentAt(text, found.index + found[0].length);
    if (body === undefined || found.index < end) continue;
    definitions.set(found[1] ?? found[2] ?? "", meaning(found[0], body.words, found[3]));
    rest += text.slice(end, found.index);
    end = body.end;
  }
  return { rest: rest + text.slice(end), definitions };
}

/** Temml counts a macro's arguments by its body, and knows no default for one: it stands where the author leaves it out. */
function meaning(command: string, body: string, byDefault: string | undefined): string {
  if (command.startsWith("\\Declare")) return `\\operatorname{${body}}`;
  if (byDefault === undefined) return `{${body}}`;
  return `{${body.replace(/#(\d)/g, (_all, digit: string) => (digit === "1" ? byDefault : `#${Number(digit) - 1}`))}}`;
}
