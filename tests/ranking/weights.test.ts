import { expect, test } from "vitest";
import { defaultWeights, weightsInWords, weightsOf } from "../../scripts/ranking/weights.ts";

const ranking = { per_topic: 2, too_similar: 0.4, topic_score: 2.5 };

test("what site.yaml says stands in the place of the default", () => {
  expect(weightsOf({ ranking })).toEqual({ ...defaultWeights, perTopic: 2, tooSimilar: 0.4, topicScore: 2.5 });
});

test("each weight is told to readers once, with its value", () => {
  const rows = weightsInWords({ ranking });
  expect(rows.map(({ value }) => value).toSorted()).toEqual(
    Object.values(weightsOf({ ranking })).map(String).toSorted(),
  );
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  for (const { about } of rows) expect(about).toMatch(/\.$/);
});
