import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mended } from "../../scripts/text/mojibake.ts";

/** Windows-1252 from 0x80 to 0x9f. Where it has nothing, readers take the control character of Latin-1. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const asLatin1 = (text: string) => Buffer.from(text).toString("latin1");
const asWindows = (text: string) =>
  asLatin1(text).replace(/[\u0080-\u009f]/g, (character) => windows.charAt(character.charCodeAt(0) - 0x80));

test.each([
  ["WÃ¼bben", "Wübben"],
  ["the reader\u00e2\u20ac\u2122s \u00e2\u20ac\u0153view\u00e2\u20ac\u009d", "the reader’s “view”"],
  ["FranÃ§ois MÃ©ro", "François Méro"],
  ["voilÃ\u00a0", "voilà"],
  ["Î»-calculus", "λ-calculus"],
  ["å¤§åž‹æ¨¡åž‹", "大型模型"],
  ["a ðŸ˜€ b", "a 😀 b"],
  ["ï»¿text", "\ufefftext"],
  ["Ã¼Ã¼ and Ã¼", "üü and ü"],
])("mended() reads %j as %j", (mangled, text) => expect(mended(mangled)).toBe(text));

describe("mended() leaves what was not mangled", () => {
  test.each([
    ["Wübben, naïve façade, smörgåsbord"],
    ["a “quoted” word – and ‘another’…"],
    ["5 °C ± 2 µm × 3 §4 ½"],
    ["α ≤ β → γ, 大型模型, 😀"],
    ["MAÇÃ, AÇÕES, ÄÖÜ, ÀÉÎ"],
    ["THE POINCARÉ–HOPF THEOREM, POINCARÉ’S, LE «CAFÉ»"],
    ["a lone Â, Ã. And an end in â€"],
    ["overlong À¯, a surrogate í\u00a0\u0080, beyond ÷¿¿¿"],
    ["plain ASCII, ~\u007f"],
    [""],
  ])("%j", (text) => expect(mended(text)).toBe(text));
});

test("mended() leaves a run that is not UTF-8 to its end as it is", () => {
  expect(mended("Ã¼Ã and Ã¼")).toBe("Ã¼Ã and ü");
});

const texts = fc
  .string({
    unit: fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom(..."aA ’“–üéÃ¼À\u0080\u009f\u00a0λ中😀\ufffd\ufeff"),
    ),
  })
  // Phonetic script right after a capital looks like "POINCARÉ’S" once it is mangled, and is left so.
  .filter((text) => !/[A-Z][\u0200-\u02ff]/.test(text));

test.each([
  ["Latin-1", asLatin1],
  ["Windows-1252", asWindows],
])("any text that was read as %s is the text again", (_name, mangle) => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(mended(mangle(text))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("mended() never changes ASCII, and never makes a text longer", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(mended(text).length).toBeLessThanOrEqual(text.length);
      const ascii = (part: string) => part.replace(/[^\0-\x7f]/g, "");
      expect(ascii(mended(text))).toBe(ascii(text));
    }),
  );
});
