import { seen } from "./seen.ts";

/** Where things stand in a text of JSON, and where it is none. Lines are counted from 1. */
export interface Places {
  /** The line of the value at a path, or of the deepest part of the path that is there. */
  lineOf(path: readonly PropertyKey[]): number;
  /** The first thing that is no JSON: what was wanted there, and what was seen. */
  readonly broken: { readonly line: number; readonly message: string } | null;
}

const blanks = /[ \t\n\r]*/y;
const token =
  /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/uy;

/** Parts of a path whose line is kept: none of our files is as deep, and a hostile one may be a million lists in each other. */
const deepest = 8;

const value = "a value";
const name = "a name in double quotes";
const end = "nothing more";

/** Finds the line of every value. `JSON.parse` keeps no places, and its messages differ from one Node to the next. */
export function placesIn(text: string): Places {
  const lines = new Map<string, number>();
  /** The objects and lists that are open, each with the name or number of its part that is read. */
  const open: { readonly closing: "}" | "]"; part: string | number }[] = [];
  let wanted: readonly string[] = [value];
  let offset = 0;
  let line = 1;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0] ?? "";
    offset += found.length;
    return found;
  };
  const note = () => open.length <= deepest && lines.set(keyOf(open.map(({ part }) => part)), line);
  const close = () => {
    const around = open.at(-1);
    wanted = around ? ['","', `"${around.closing}"`] : [end];
  };
  const lineOf = (path: readonly PropertyKey[]): number =>
    path.length === 0 ? 1 : (lines.get(keyOf(path)) ?? lineOf(path.slice(0, -1)));
  for (;;) {
    line += take(blanks).split("\n").length - 1;
    const start = offset;
    if (start === text.length && wanted.includes(end)) return { lineOf, broken: null };
    const found = take(token);
    const around = open.at(-1);
    if (found !== "" && wanted.includes(`"${found}"`)) {
      if (found === ":") wanted = [value];
      else if (found !== ",") {
        open.pop();
        close();
      } else if (typeof around?.part === "number") {
        around.part++;
        wanted = [value];
      } else wanted = [name];
    } else if (around && found.startsWith('"') && wanted.includes(name)) {
      around.part = JSON.parse(found);
      note();
      wanted = ['":"'];
    } else if (/^[^}\],:]/.test(found) && wanted.includes(value)) {
      if (typeof around?.part === "number") note();
      if (found === "{") open.push({ closing: "}", part: "" });
      if (found === "[") open.push({ closing: "]", part: 0 });
      if (found === "{") wanted = [name, '"}"'];
      else if (found === "[") wanted = [value, '"]"'];
      else close();
    } else {
      const rest = text.slice(start).split("\n", 1)[0] ?? "";
      const got = start === text.length ? "the end" : seen(rest.trimEnd());
      return { lineOf, broken: { line, message: `expected ${wanted.join(" or ")}, got ${got}` } };
    }
  }
}

const keyOf = (path: readonly PropertyKey[]) => path.map(String).join("\0");
