import fc from "fast-check";
import { expect, test } from "vitest";
import { mixedWords, strangeIn } from "../../scripts/text/strange.ts";

test.each([
  ["plain text, accents, dashes and no-break spaces", "Łódź – 5\u00a0km, naïve", []],
  ["a zero width space", "a\u200bb", ["U+200B, zero width space"]],
  [
    "an override and its end",
    "a\u202eb\u202c",
    ["U+202E, right-to-left override", "U+202C, end of a change of direction"],
  ],
  ["an isolate", "\u2066a\u2069", ["U+2066, left-to-right isolate", "U+2069, end of an isolate"]],
  [
    "a word joiner and a byte order mark inside",
    "a\u2060b\ufeffc",
    ["U+2060, word joiner", "U+FEFF, zero width no-break space"],
  ],
  ["letters written as tags", "a\u{e0061}", ["U+E0061, tag character"]],
  ["bytes written as variants", "a\u{e0101}", ["U+E0101, variant selector"]],
  ["a variant of a Chinese character", "葛\u{e0100}", []],
  ["a joiner between Latin letters", "a\u200db\u200cc", ["U+200D, zero width joiner", "U+200C, zero width non-joiner"]],
  ["joiners in Persian and Hindi", "می\u200cخواهم क्\u200dष", []],
  ["joiners of emoji", "👩\u200d🔬 👩🏽\u200d🚀 ❤\ufe0f\u200d🔥", []],
  ["a mark of direction among Latin letters", "a\u200eb", ["U+200E, left-to-right mark"]],
  ["a mark of direction beside Hebrew", "עברית\u200f!", []],
  ["an invisible letter", "a\u3164b", ["U+3164, Hangul filler"]],
  ["an invisible operator", "a\u2062b", ["U+2062, invisible control"]],
])("strangeIn() of %s", (_what, line, found) => {
  expect(strangeIn(line).map(({ code, name }) => `${code}, ${name}`)).toEqual(found);
});

test("strangeIn() says where each character stands, and nothing of text that shows", () => {
  const shown = fc.string({ unit: fc.constantFrom(..."aé漢я🙂 .-") });
  fc.assert(
    fc.property(shown, shown, (before, after) => {
      expect(strangeIn(before + after)).toEqual([]);
      expect(strangeIn(`${before}\u202e${after}`)).toMatchObject([{ at: before.length, code: "U+202E" }]);
    }),
  );
});

test.each([
  ["Knоts", ["Knоts U+043E"]],
  ["ΑTTENTION", ["ΑTTENTION U+0391"]],
  ["Knots, узлы и β-VAE", []],
  ["μSAM for αβ", []],
])("mixedWords(%j) is %j", (line, words) => {
  expect(mixedWords(line).map(({ word, code }) => `${word} ${code}`)).toEqual(words);
});
