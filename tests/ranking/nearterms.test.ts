import { expect, test } from "vitest";
import { nearTerms } from "../../scripts/ranking/nearterms.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { textOf } from "./papers.ts";

/** Papers about other things, so that a word of a few is not one of most. */
const others = Array.from({ length: 80 }, (_, i) =>
  textOf(`other-${i}`, `Honey of hive${i % 9}`, `Bees of field${i % 7}.`),
);
/** Five papers in whose titles some words stand together. */
const together = (title: string) => Array.from({ length: 5 }, (_, i) => textOf(`near-${i}`, title, `In case${i}.`));

function nearOf(word: string, papers = together("Splatting gaussians"), looked = [...papers, ...others]): string[] {
  const near = nearTerms(termsOf([...papers, ...others]), looked, 2);
  return (near.get(word) ?? []).map((one) => one.word);
}

test.each([
  ["a word of the same papers is near", "splatting", together("Splatting gaussians"), ["gaussians"]],
  [
    "at most two are, ties by word",
    "splatting",
    together("Splatting gaussians zebras koalas"),
    ["gaussians", "koalas"],
  ],
  ["another form of the word is not", "splatting", together("Splatting splattings"), []],
  ["a word of three papers is near nothing", "splatting", together("Splatting gaussians").slice(0, 3), []],
  ["a word that no title has is near nothing", "case", together("Splatting gaussians"), []],
])("%s", (_name, word, papers, expected) => expect(nearOf(word, papers)).toEqual(expected));

test("a word of most papers is near nothing in particular", () => expect(nearOf("honey")).toEqual([]));

test("only the papers that are looked at count", () => expect(nearOf("splatting", undefined, others)).toEqual([]));
