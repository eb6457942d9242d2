import { expect, test } from "vitest";
import { isTopicId, type Topic } from "../../scripts/config/topic.ts";
import { phraseUse, sharedPhrases } from "../../scripts/ranking/phraseuse.ts";

function topic(id: string, phrases: readonly string[], weakPhrases: readonly string[] = []): Topic {
  if (!isTopicId(id)) throw new RangeError(`Cannot make a topic "${id}"`);
  return { id, name: id, description: id, phrases, titlePhrases: [], weakPhrases, notPhrases: [], categories: [] };
}

test("each phrase, strong or weak, is counted once a paper, also inside a longer one", () => {
  const topics = [topic("t", ["reward model", "model", "GRPO"], ["critic"])];
  const papers = [
    { title: "Reward models", abstract: "A reward model and a critic." },
    { title: "Models", abstract: "Critics." },
  ];
  expect(phraseUse(topics, papers).map(({ phrase, papers: of }) => [phrase, of])).toEqual([
    ["reward model", 1],
    ["model", 2],
    ["GRPO", 0],
    ["critic", 2],
  ]);
});

test("a strong phrase of two topics is named once, in any spelling; a weak one may be shared", () => {
  const shared = sharedPhrases([
    topic("a", ["Fine-Tuning", "x"], ["y"]),
    topic("b", ["fine tuning", "y"]),
    topic("c", ["y"]),
  ]);
  expect([...shared]).toEqual([
    ["Fine-Tuning", ["a", "b"]],
    ["y", ["b", "c"]],
  ]);
});
