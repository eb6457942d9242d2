import { expect, test } from "vitest";
import { fromFrontCoded, frontCoded } from "../../scripts/text/frontcoding.ts";
import { acrossTheAtlantic, joined, partsOf } from "../../scripts/text/wordforms.ts";

test.each([
  ["Di-LoCo", "diloco", ["di", "lo", "co"]],
  ["EnvHarness", "envharness", ["env", "harness"]],
  ["1bit-Adam", "1bitadam", ["1", "bit", "adam"]],
  ["DeepSeek-R1", "deepseekr1", ["deep", "seek", "r", "1"]],
  ["LLMs", "llms", ["llms"]],
  ["3DGS", "3dgs", ["3", "dgs"]],
  ["naïve", "naive", ["naive"]],
])("%s is %s, and in parts %j", (name, closed, parts) => {
  expect(joined(name)).toBe(closed);
  expect(partsOf(name)).toEqual(parts);
});

test.each([
  ["optimisation", "optimization"],
  ["optimized", "optimised"],
  ["behaviour", "behavior"],
  ["modelling", "modeling"],
  ["labeled", "labelled"],
  ["analyse", "analyze"],
  ["centre", "center"],
  ["defense", "defence"],
  ["catalogue", "catalog"],
])("%s may be spelt %s", (word, other) => expect(acrossTheAtlantic(word)).toContain(other));

test("words come back from their front coding", () => {
  const words = ["1bit", "adam", "adamw", "lora", "loss", "low", "β"].sort();
  expect(frontCoded(["lora", "loss", "low"])).toBe("AloraCssCw");
  expect(fromFrontCoded(frontCoded(words))).toEqual(words);
  expect(fromFrontCoded("")).toEqual([]);
});
