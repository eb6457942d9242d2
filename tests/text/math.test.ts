import fc from "fast-check";
import { expect, test } from "vitest";
import { mathAt, splitMath } from "../../scripts/text/math.ts";

const formulasIn = (text: string) =>
  splitMath(text).flatMap((piece) => (typeof piece === "string" ? [] : [piece.body]));

test.each([
  ["runs in $O(n \\log n)$ time", ["O(n \\log n)"]],
  ["for all $x$ and $y$", ["x", "y"]],
  ["a $10\\times$ gain, $50\\%$ less", ["10\\times", "50\\%"]],
  ["display $$a + b$$ and \\[c\\] and \\(d\\)", ["a + b", "c", "d"]],
  ["$\\text{if $x$ holds}$ here", ["\\text{if $x$ holds}"]],
  ["with $1 - \\varepsilon$ of $k$-means", ["1 - \\varepsilon", "k"]],
  ["$x_i = 0 for all i in S$ and $n or m$", ["x_i = 0 for all i in S", "n or m"]],
  ["steps $1)$ and $2)$", ["1)", "2)"]],
])("the formulas of %j are %j", (text, formulas) => expect(formulasIn(text)).toEqual(formulas));

test.each([
  "costs $5 and $10 per user",
  "between $5-$10 a month",
  "saved $1.3M and $116K in a year",
  "a budget of $1,000 USD",
  "from ($5), then ($6)",
  "\\$x\\$ is what the shell shows",
  "lower $\\Omega(n^{1/4}) rounds for broadcasting in constant diameter networks. We prove the new lower $",
  "only one $ here",
  "$HOME and the $PATH of a shell",
  "C:\\(x86\\tools",
])("%j holds no formula", (text) => expect(formulasIn(text)).toEqual([]));

test("mathAt() finds a formula only where it opens, with its delimiters", () => {
  const text = "let $x_1$ be";
  expect(mathAt(text, 4)).toEqual({ start: 4, end: 9, body: "x_1", display: false });
  expect(mathAt(text, 3)).toBeUndefined();
  expect(mathAt(text, 4, true)).toBeUndefined();
});

test("splitMath() loses nothing", () => {
  const alphabet = fc.constantFrom(
    "$",
    "$$",
    "\\",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "{",
    "}",
    "^",
    "x",
    "5",
    " ",
    "of",
    "\\alpha",
    "\n",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(alphabet).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const back = splitMath(text).map((piece) =>
        typeof piece === "string" ? piece : text.slice(piece.start, piece.end),
      );
      expect(back.join("")).toBe(text);
    }),
  );
});
