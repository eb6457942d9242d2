import { expect, test } from "vitest";
import { awaits, opensEnumeration } from "../../scripts/text/enumeration.ts";

test.each([
  ["We find two things: (1) Slim is fast.", "(2) It is small."],
  ["Slim has these parts: i) a table.", "ii) A list."],
  ["First, we drop layers.", "It takes a day.", "Second, we train."],
  ["We present two ideas.", "The first is a table."],
  ["Our study reveals three findings.", "(1) Slim is fast."],
])("%j opens an enumeration that goes on", (...sentences) => expect(opensEnumeration(sentences, 0)).toBe(true));

test.each([
  ["It (1) is fast and (2) is small.", "We show more."],
  ["We present Slim, a two-stage network.", "The first stage drops layers."],
  ["We first drop layers.", "Slim is fast."],
  ["A lone sentence: (1) that."],
])("%j opens none that goes on", (...sentences) => expect(opensEnumeration(sentences, 0)).toBe(false));

test.each([
  { sentence: "We ask: can it be small?", waits: true },
  { sentence: "We find the following:", waits: true },
  { sentence: "We ask whether it can be small.", waits: false },
])("$sentence waits for another: $waits", ({ sentence, waits }) => expect(awaits(sentence)).toBe(waits));
