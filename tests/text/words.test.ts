import fc from "fast-check";
import { expect, test } from "vitest";
import { humpsOf, proseOf, wordsOf } from "../../scripts/text/words.ts";

test.each([
  ["Low-rank state-of-the-art", "Low-rank state-of-the-art"],
  ["Poincaré, Łukasz – Straße", "Poincare , Lukasz Strasse"],
  ["Johnson–Lindenstrauss (JL)", "Johnson-Lindenstrauss ( JL )"],
  ["β-VAE and 深度学习", "β VAE and 深度学习"],
  ["a/b_c -d- e", "a b c d e"],
  ["", ""],
])("the words of %j as written are %j", (text, expected) => expect(wordsOf(text).join(" ")).toBe(expected));

test.each([
  ["an $O(n)$ bound", "an \ufffc bound"],
  ["an \\(O(n)\\) bound", "an \ufffc bound"],
  ["costs $5 or $10 now", "costs 5 or 10 now"],
])("of %j a formula is one mark", (text, expected) => expect(wordsOf(proseOf(text)).join(" ")).toBe(expected));

test.each([
  ["GraphRAG", "Graph RAG"],
  ["CrossWordBench", "Cross Word Bench"],
  ["MLLMs", "MLLMs"],
  ["graph", "graph"],
])("the humps of %s are %s", (word, humps) => expect(humpsOf(word).join(" ")).toBe(humps));

test("joined, the humps of a word are the word", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]+$/), (word) => {
      expect(humpsOf(word).join("")).toBe(word);
    }),
  );
});
