import { expect, test } from "vitest";
import { readObservations } from "../../scripts/papers/observations.ts";

const file = "content/observations/2026/11-23.jsonl";
const good = { paper: "2506/2506.01234", at: "2026-11-23T07:00:00Z", source: "huggingface", upvotes: 41 };

test("readObservations() reads one observation a line, by time, source and paper, and passes over empty lines", () => {
  const late = { ...good, at: "2026-11-23T19:00:00Z", comments: 2, stars: 7 };
  const text = `${JSON.stringify(late)}\r\n\n${JSON.stringify(good)}\n`;
  expect(readObservations(file, text)).toEqual({ observations: [good, late], problems: [] });
});

test.each([
  [{ ...good, votes: 3 }, 'Cannot use the field "votes": it is not one that an observation may have'],
  [{ ...good, upvotes: "41" }, 'Cannot use the field "upvotes": expected a whole number of upvotes'],
  [{ ...good, upvotes: -1 }, 'Cannot use the field "upvotes": expected a number of upvotes, 0 or more'],
  [{ ...good, at: "yesterday" }, 'Cannot use the field "at": expected a time in UTC such as "2026-11-23T07:00:00Z"'],
  [{ ...good, at: "2026-11-23T07:00:00+02:00" }, 'Cannot use the field "at": expected a time in UTC'],
  [{ ...good, at: "2026-02-30T07:00:00Z" }, 'Cannot use the field "at": expected a time in UTC'],
  [
    { ...good, at: "2026-11-22T07:00:00Z" },
    "Cannot keep a reading of 2026-11-22T07:00:00Z here: this file is for 2026-11-23",
  ],
  [{ ...good, paper: "../x" }, 'Cannot use the field "paper": expected a paper\'s id'],
  [[good], "Cannot use this line: expected an object with paper, at, source and upvotes"],
])("%j is refused in a sentence", (line, sentence) => {
  const { observations, problems } = readObservations(file, `${JSON.stringify(good)}\n${JSON.stringify(line)}\n`);
  expect(observations).toEqual([good]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ file, line: 2, message: expect.stringContaining(sentence) });
});

test("a line that is no JSON is refused with what was wanted and what was seen", () => {
  expect(readObservations(file, "{oops").problems).toEqual([
    { file, line: 1, message: 'Cannot read this line as JSON: expected a name in double quotes or "}", got "oops"' },
  ]);
});

test("a file that names no day is refused", () => {
  expect(readObservations("content/observations/2026/02-30.jsonl", "").problems[0]?.message).toContain(
    "expected a name such as content/observations/2026/11-23.jsonl",
  );
});
