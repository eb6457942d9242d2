import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer, Found, Question } from "../../scripts/client/search/ask.ts";
import { withAnswers } from "../../scripts/evaluate/searchindex.ts";
import type { PaperId } from "../../scripts/papers/paper.ts";
import { recordOf } from "../../scripts/site/search.ts";

const papers = [
  paper(
    "lora",
    "LoRA: Adapting Large Models",
    "We propose low-rank adaptation (LoRA) of large models.",
    ["Ada Hu"],
    "2021-06-01",
    ["Tuning"],
  ),
  paper("fast", "Fast LoRA Kernels", "Kernels that train LoRA quickly.", ["Ben Hu"], "2024-02-01", [
    "Tuning",
    "Systems",
  ]),
  paper("rank", "Why Low Rank Adaptation Works", "A theory of low-rank adaptation.", [], undefined, ["Tuning"]),
  paper("splat", "Gaussian Splatting for Scenes", "Gaussian splatting renders scenes.", ["Cem Ada"], "2023-01-01", [
    "Vision",
  ]),
  paper("diffuse", "Scenes by Diffusion", "Diffusion and gaussian splatting of scenes.", [], "2025-01-01", ["Vision"]),
  paper("env", "EnvHarness: Worlds for Agents", "Agents act in worlds. Their behavior is scored.", [], "2025-03-01", [
    "Agents",
  ]),
  paper("moe", "Quantization of Mixtures", "Quantization for moe models in rare cases.", [], "2022-01-01", ["Systems"]),
  paper("bits", "Quantization to One Bit", "Optimization of weights on one GPU.", [], "2022-05-01", ["Systems"]),
  // As they are indexed: the newest first.
].sort((a, b) => ((a.facts.published ?? "") > (b.facts.published ?? "") ? -1 : 1));

function paper(
  name: string,
  title: string,
  abstract: string,
  authors: string[],
  published: string | undefined,
  topics: string[],
) {
  const facts = {
    id: `x/${name}` as PaperId,
    title,
    abstract,
    authors,
    shelf: "x",
    ...(published ? { published } : {}),
  };
  return { facts, record: recordOf(facts as Parameters<typeof recordOf>[0], topics) };
}

let ask: (question: Question) => Promise<Answer>;
let end: () => void;
let ended: Promise<void>;

beforeAll(async () => {
  await new Promise<void>((ready) => {
    ended = withAnswers(
      papers.map(({ record }) => record),
      papers.map(({ facts }) => facts as never),
      (asked) => {
        ask = asked;
        ready();
        return new Promise<void>((done) => {
          end = done;
        });
      },
    );
  });
});

afterAll(async () => {
  end();
  await ended;
});

const answerTo = (text: string, more: Partial<Question> = {}) =>
  ask({ text, filters: {}, sort: "relevance", refused: [], ...more });
const nameOf = ({ url }: Found) => /x\/(\w+)/.exec(url)?.[1];
const named = async ({ results }: Answer) => (await Promise.all(results.map((result) => result.data()))).map(nameOf);
const found = async (text: string, more: Partial<Question> = {}) => named(await answerTo(text, more));

test.each([
  ["a misspelt word", "guassian splating", ["splat", "diffuse"]],
  ["a name in other forms", "env-harness", ["env"]],
  ["a name split", "env harness", ["env"]],
  ["British for American", "behaviour", ["env"]],
  ["an acronym for its long form", "LoRA", ["lora", "fast", "rank"]],
  ["a long form for its acronym", "low rank adaptation", ["lora", "rank", "fast"]],
  ["a phrase", '"low-rank adaptation"', ["lora", "rank"]],
  ["a word left out", "quantization -moe", ["bits"]],
  ["a phrase left out", 'splatting -"diffusion and"', ["splat"]],
  ["an author", "author:hu", ["fast", "lora"]],
  ["an author by both names", 'author:"Hu, Ada"', ["lora"]],
  ["a topic", "topic:vision", ["diffuse", "splat"]],
  ["a topic written almost so, and words", "topic:systms quantization", ["bits", "moe"]],
  ["the very title", "Quantization of Mixtures", ["moe"]],
  ["no word of any paper", "xqzzt", []],
  ["one word of many", "zebra optimization", []],
])("%s: %s", async (_name, text, names) => {
  const got = await found(text);
  expect([...got].sort()).toEqual([...names].sort());
  if (names.length > 0 && !text.includes(":") && !text.startsWith('"')) expect(got[0]).toBe(names[0]);
});

test("what was searched for beside the words is told, and not searched for when it is refused", async () => {
  const answered = await answerTo("guassian");
  expect(answered.understood).toEqual([{ kind: "spelling", from: "guassian", to: ["gaussian"] }]);
  expect(await found("guassian", { refused: ["gaussian"] })).toEqual([]);
  const acronym = await answerTo("lora");
  expect(acronym.understood).toContainEqual({ kind: "acronym", from: "lora", to: ["low-rank adaptation"] });
  expect(await found("lora", { refused: ["low-rank adaptation"] })).toEqual(["lora", "fast"]);
});

test("a question in whole sentences finds papers with some of its words, after those that have all", async () => {
  const answered = await answerTo("how can I train the quantization of large models to one bit on my old laptop?");
  expect((await named(answered))[0]).toBe("bits");
  expect(answered.partialFrom).toBe(0);
  expect(answered.results.every(({ partial }) => partial)).toBe(true);
});

test("phrases and words left out hold among papers that lack words too", async () => {
  const got = await found('how can I best do "gaussian splatting" of many scenes in worlds with agents -diffusion');
  expect(got).toEqual(["splat"]);
});

test("facets count what choosing them leaves, and filters leave that", async () => {
  const { facets } = await answerTo("scenes", { filters: { year: "2025" } });
  expect(facets).toEqual({ topic: { Vision: 1 }, year: { 2023: 1, 2025: 1 }, shelf: { x: 1 } });
  expect(await found("scenes", { filters: { year: "2025" } })).toEqual(["diffuse"]);
});

test("by date the newest comes first, and papers without a date last", async () => {
  expect(await found("low rank adaptation", { sort: "date" })).toEqual(["fast", "lora", "rank"]);
  expect((await found("", { sort: "date" })).slice(0, 2)).toEqual(["env", "diffuse"]);
});

test("nothing found offers the topics of papers that have a word of it", async () => {
  const { results, topics } = await answerTo("zebra optimization");
  expect(results).toEqual([]);
  expect(topics).toEqual(["Systems"]);
});

test("an excerpt parts the words that were searched for from what is between them", async () => {
  const [first] = (await answerTo("worlds agents")).results;
  expect((await first?.data())?.excerpt).toEqual([
    { text: "Agents", isFound: true },
    { text: "act in", isFound: false },
    { text: "worlds.", isFound: true },
    { text: "Their behavior is scored.", isFound: false },
  ]);
});
