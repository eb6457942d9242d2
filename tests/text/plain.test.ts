import fc from "fast-check";
import { expect, test } from "vitest";
import { normalised, oneLine } from "../../scripts/text/plain.ts";

test.each([
  ["line ends and tabs", " a\r\n\tb \n c\n", "a b c"],
  ["form feeds, which are blanks too", "a\fb\v\f c", "a b c"],
  ["control characters between blanks", "a \u0000 b \u0008", "a b"],
  ["halves of surrogate pairs, and no pair", "a\ud800 \u{1f600}", "a \u{1f600}"],
  ["no-break spaces, which stay", "5\u00a0km", "5\u00a0km"],
  ["a byte order mark at the end", "a. \ufeff", "a."],
])("oneLine() of %s", (_what, text, line) => expect(oneLine(text)).toBe(line));

test("oneLine() leaves its own lines as they are: no control character, no blank beside another or at an end", () => {
  const texts = fc.string({
    unit: fc.oneof(fc.constantFrom(..." \t\r\n\f\v\0\u0008\u00a0\ufeff\ud800ab"), fc.string({ unit: "binary" })),
  });
  fc.assert(
    fc.property(texts, (text) => {
      const line = oneLine(text);
      expect(line).not.toMatch(/ {2}|^\s|\s$|(?![\u007f-\u009f])\p{Cc}/u);
      expect(oneLine(line)).toBe(line);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["Gödel, Escher & Bach!", "godel  escher-bach"],
  ["M²Tokenizer", "m2tokenizer"],
  ["ﬁne “quotes”", "FINE 'quotes'"],
])("%j and %j are one title to normalised()", (one, other) => expect(normalised(one)).toBe(normalised(other)));
