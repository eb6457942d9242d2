import { expect, test } from "vitest";
import { acronymsOf } from "../../scripts/ranking/acronyms.ts";

const learnt = (...texts: string[]) => acronymsOf(texts).map(({ short, long, papers }) => [short, long, papers]);

test.each([
  ["We use low-rank adaptation (LoRA) here.", [["LoRA", "low-rank adaptation", 1]]],
  [
    "RLHF (reinforcement learning from human feedback) works.",
    [["RLHF", "reinforcement learning from human feedback", 1]],
  ],
  ["In large language models (LLMs), we see", [["LLM", "large language model", 1]]],
  ["the lottery ticket hypothesis (LTH)", [["LTH", "lottery ticket hypothesis", 1]]],
  ["better than the baseline (BERT)", []],
  ["as in earlier work (see Section 2)", []],
  ["our method (ours)", []],
])("%s", (text, expected) => expect(learnt(text)).toEqual(expected));

test("of an acronym's meanings the two of most papers are kept", () => {
  const said = (long: string) => `a ${long} (RL)`;
  expect(
    learnt(
      said("reinforcement learning"),
      said("reinforcement learning"),
      said("random labels"),
      said("ranked lists"),
      said("ranked lists"),
    ),
  ).toEqual([
    ["RL", "ranked list", 2],
    ["RL", "reinforcement learning", 2],
  ]);
});
