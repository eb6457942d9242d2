import { expect, test } from "vitest";
import { greekLetter, isWhole, parse } from "../../scripts/client/search/parse.ts";

const nothing = { words: [], phrases: [], without: [], authors: [], topics: [] };

test.each([
  ["plain words", "Gaussian splatting", { words: ["Gaussian", "splatting"] }],
  ["a phrase", '"loss landscape" flat', { phrases: ["loss landscape"], words: ["flat"] }],
  ["curved quotes", "“loss landscape”", { phrases: ["loss landscape"] }],
  ["a phrase that is still typed", '"loss lands', { phrases: ["loss lands"] }],
  ["words to leave out", "quantization -moe", { words: ["quantization"], without: ["moe"] }],
  ["a phrase to leave out", 'agents -"tool use"', { words: ["agents"], without: ["tool use"] }],
  ["a hyphen inside a word", "fine-tuning GPT-3.5", { words: ["fine-tuning", "GPT-3.5"] }],
  ["a dash between words", "agents - tools", { words: ["agents", "tools"] }],
  ["an author", "author:lecun vision", { authors: ["lecun"], words: ["vision"] }],
  ["an author of two names", 'Author:"Yann LeCun"', { authors: ["Yann LeCun"] }],
  ["a topic", 'topic:"Medical AI" reasoning', { topics: ["Medical AI"], words: ["reasoning"] }],
  ["a colon that is no prefix", "title:adam", { words: ["title", "adam"] }],
  ["TeX", "$\\mu^2$P transfer", { words: ["μ²P", "transfer"] }],
  ["marks alone", '- "" author:', {}],
])("%s: %s", (_name, text, expected) => {
  const { open: _open, ...asked } = parse(text);
  expect(asked).toEqual({ ...nothing, ...expected });
});

test("the last word may still be typed until a blank or a mark follows it", () => {
  expect([parse("grad").open, parse("grad ").open, parse('"grad"').open]).toEqual([true, false, false]);
});

test.each([
  ["grad", false],
  ["grad ", true],
  ["flat gradient", true],
  ["Gradient", true],
])("%j ends with a whole word, or does not: %s", (text, whole) => {
  expect(isWhole(parse(text), new Set(["gradient"]))).toBe(whole);
});

test("the name of a Greek letter is also the letter", () => {
  expect([greekLetter("Lambda"), greekLetter("lambdas")]).toEqual(["λ", undefined]);
});
