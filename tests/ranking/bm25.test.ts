import { expect, test } from "vitest";
import { bm25Of, termsIn } from "../../scripts/ranking/bm25.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { idOf, shelf, textOf } from "./papers.ts";

test("a paper's fit to a word is its idf times its damped count, the title counted twice", () => {
  const index = termsOf([
    textOf("a", "bees", "honey honey"),
    textOf("b", "hives", "bees honey"),
    textOf("c", "wax", "combs"),
  ]);
  const fit = bm25Of(index, termsIn(index, "bees"));
  // Lengths 4, 4 and 3, mean 11/3; df 2 of 3: idf ln(1 + 1.5 / 2.5); k1 1.2, b 0.75.
  const idf = Math.log(1.6);
  const damping = 1.2 * (0.25 + (0.75 * 4) / (11 / 3));
  expect(fit[index.rowOf.get(idOf("a")) ?? -1]).toBeCloseTo((idf * 2 * 2.2) / (2 + damping), 10);
  expect(fit[index.rowOf.get(idOf("b")) ?? -1]).toBeCloseTo((idf * 1 * 2.2) / (1 + damping), 10);
  expect(fit[index.rowOf.get(idOf("c")) ?? -1]).toBe(0);
});

test("a word that a query says twice counts twice, and a word that the index doesn't know counts for nothing", () => {
  const index = termsOf(shelf);
  const once = bm25Of(index, termsIn(index, "radiance zeppelins"));
  const twice = bm25Of(index, termsIn(index, "radiance and radiance"));
  expect(Math.max(...once)).toBeGreaterThan(0);
  expect([...twice]).toEqual([...once].map((score) => 2 * score));
});
