import { expect, test } from "vitest";
import { corrections, distanceOf } from "../../scripts/client/search/spelling.ts";

const words = [
  "adam",
  "dapo",
  "also",
  "alps",
  "gaussian",
  "gradient",
  "hallucination",
  "lora",
  "mofa",
  "splatting",
  "zebra",
];

test.each([
  ["guassian", ["gaussian"]],
  ["splating", ["splatting"]],
  ["halucinatoin", ["hallucination"]],
  ["daop", ["dapo"]],
  ["alsp", ["alps"]],
  ["moa", ["mofa"]],
  ["xqzzt", []],
  ["gradientqqqqq", []],
  ["lo", []],
  ["2025", []],
])("%s may be %j", (word, meant) => expect(corrections(word, words)).toEqual(meant));

test.each([
  ["a", "a", 0],
  ["adam", "adams", 1],
  ["adam", "daam", 1],
  ["kitten", "sitting", 3],
])("from %s to %s it is %i", (a, b, distance) => expect(distanceOf(a, b, 9)).toBe(distance));
