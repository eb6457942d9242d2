import { expect, test } from "vitest";
import type { PaperId } from "../../scripts/papers/paper.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { storedTable } from "../../scripts/site/searchwords.ts";
import { tableOf } from "../../scripts/text/searchtable.ts";

const paper = (name: string, title: string, abstract: string) => ({ id: `x/${name}` as PaperId, title, abstract });

const papers = [
  paper("a", "EnvHarness: Worlds for Agents", "Once we met fälle of supervised fine-tuning (SFT). Shared."),
  paper("b", "Why SFT Fails", "A shared abstract of the same thing."),
  paper("c", "Other Matters", "Here is graph neural matter (GNM). Nothing else."),
];
const table = tableOf(storedTable(papers, termsOf(papers)));

test.each([
  ["a name of a title", "envharness", true],
  ["a part of a name", "harness", true],
  ["a word of two abstracts", "shared", true],
  ["a word of one abstract", "once", false],
  ["a function word", "the", false],
  ["a word of two letters", "we", false],
])("%s: %s is looked up, or is not: %s", (_what, word, expected) => expect(table.words.has(word)).toBe(expected));

test("an acronym is kept if a paper has one of its forms alone", () => {
  expect(table.acronyms).toEqual([["SFT", "supervised fine-tuning"]]);
});

test("the order of papers changes nothing", () => {
  expect(storedTable(papers.toReversed(), termsOf(papers))).toEqual(storedTable(papers, termsOf(papers)));
});
