import { expect, test } from "vitest";
import { readSite } from "../../scripts/config/site.ts";
import { defaultWeights, settingOf, type Weights, weights, weightsInWords } from "../../scripts/config/weights.ts";

const names = Object.keys(weights) as (keyof Weights)[];

const siteWith = (ranking: string) =>
  readSite(
    "content/site.yaml",
    `format: 1\ntitle: "A"\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\n${ranking}`,
  );

test("what site.yaml says stands in the place of the default, and nothing else moves", () => {
  const read = siteWith("ranking:\n  per_topic: 2\n  hot_head_start: 6.5\n  predict_interest: true\n");
  expect(read.ok && read.value.ranking).toEqual({
    predictInterest: true,
    weights: { ...defaultWeights, perTopic: 2, hotHeadStart: 6.5 },
  });
});

test("a site that says nothing has the defaults, and predicts nothing", () => {
  const read = siteWith("");
  expect(read.ok && read.value.ranking).toEqual({ predictInterest: false, weights: defaultWeights });
});

test.each(names)("%s has a default in its range, and a value out of it gets one sentence with its line", (name) => {
  const { value, least, most } = weights[name];
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
  for (const wrong of [String(least - 1), String(most + 1), '"2"', ".nan"]) {
    const read = siteWith(`ranking:\n  ${settingOf(name)}: ${wrong}\n`);
    expect(read.ok ? "read" : read.problems).toEqual([
      expect.objectContaining({
        line: 5,
        message: expect.stringMatching(
          new RegExp(`^Cannot use the field "ranking.${settingOf(name)}": expected .*${least} to ${most}`),
        ),
      }),
    ]);
  }
});

test("each weight is told to readers once, with its value and the name by which it is set", () => {
  const rows = weightsInWords({ ...defaultWeights, perTopic: 7 });
  expect(rows.map(({ setting }) => setting)).toEqual(names.map(settingOf));
  expect(rows.find(({ setting }) => setting === "per_topic")?.value).toBe("7");
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  for (const { about } of rows) expect(about).toMatch(/\.$/);
});
