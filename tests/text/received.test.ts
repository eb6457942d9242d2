import fc from "fast-check";
import { expect, test } from "vitest";
import { received } from "../../scripts/text/received.ts";

test.each([
  ["hard line ends", "Sparse\n  Attention\r\nfor All", "Sparse Attention for All"],
  ["a line end of another kind", "Sparse\u2028Attention\u0085for\u2029All", "Sparse Attention for All"],
  ["zero-width spaces, word joiners and byte order marks", "\ufeffSpa\u200brse Atten\u2060tion", "Sparse Attention"],
  ["what turns the order of reading", "a\u202ecba\u202c \u2066x\u2069 \u202ay\u202c", "acba x y"],
  ["control characters", "a\u0000b\u001b[31m", "ab[31m"],
  ["a mangled text that ends in a no-break space", "voilÃ\u00a0", "voilà"],
  ["joiners that make an emoji or a word", "👩\u200d🔬 می\u200cخواهم", "👩\u200d🔬 می\u200cخواهم"],
  ["HTML, TeX and markdown", "<b>$x^2$</b> *a* {{ b }}", "<b>$x^2$</b> *a* {{ b }}"],
  ["nothing that shows", " \u200b\n\ufeff ", ""],
])("received() of %s", (_what, text, kept) => expect(received(text)).toBe(kept));

test("received() gives one line, with nothing in it that hides or reorders", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const kept = received(text);
      expect(kept).not.toMatch(/[\r\n\u2028\u2029\u0085\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/);
      expect(kept).toBe(kept.trim());
    }),
  );
});
