import fc from "fast-check";
import { expect, test } from "vitest";
import { placesIn } from "../../scripts/config/json.ts";

const text = `{
  "a": 1,
  "b\\n": [
    {"c": [], "d": {}}, {"c": 2,
      "d": -1.5e3}
  ]
}`;

test.each([
  [[], 1],
  [["a"], 2],
  [["b\n"], 3],
  [["b\n", 0, "d"], 4],
  [["b\n", 1, "c"], 4],
  [["b\n", 1, "d"], 5],
  [["b\n", 1, "e", "f"], 4],
  [["b\n", 7], 3],
  [["z"], 1],
])("the value at %j, or the deepest part of the path that is there, stands on line %i", (path, line) => {
  const { lineOf, broken } = placesIn(text);
  expect(broken).toBeNull();
  expect(lineOf(path)).toBe(line);
});

test.each([
  ["", 1, "expected a value, got the end"],
  ['{\n"a" 1}', 2, 'expected ":", got "1}"'],
  ["{'a': 1}", 1, 'expected a name in double quotes or "}", got "\'a\': 1}"'],
  ["[1 2]", 1, 'expected "," or "]", got "2]"'],
  ["[\n1,\n]", 3, 'expected a value, got "]"'],
  ['{"a": 1}\n{}', 2, 'expected nothing more, got "{}"'],
  ['["a\nb"]', 1, 'expected a value or "]", got "\\"a"'],
  ["[01]", 1, 'expected "," or "]", got "1]"'],
])("%j is no JSON on line %i: %s", (broken, line, message) => {
  expect(placesIn(broken).broken).toEqual({ line, message });
});

test("a megabyte of open lists or of one text is read in no time", () => {
  for (const hostile of ["[".repeat(2 ** 20), `"${"a".repeat(2 ** 20)}`])
    expect(placesIn(hostile).broken?.line).toBe(1);
});

test("placesIn() finds a text broken where JSON.parse() does, and only there", () => {
  const isJson = (json: string) => {
    try {
      JSON.parse(json);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", '"', ",", "]", "}", "\\", "1", "\n", "\u007f", "n"),
      (json, at, add) => {
        const cut = at % (json.length + 1);
        for (const one of [
          json,
          json.slice(0, cut) + add + json.slice(cut),
          json.slice(0, cut) + add + json.slice(cut + 1),
        ])
          expect(placesIn(one).broken === null).toBe(isJson(one));
      },
    ),
    { numRuns: 500 },
  );
});
