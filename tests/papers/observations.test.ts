import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Observation, readObservations } from "../../scripts/papers/observations.ts";
import { dueReadings, observationsToWrite, union } from "../../scripts/papers/observed.ts";
import type { PaperId } from "../../scripts/papers/paper.ts";

const [ants, bees] = ["2606/2606.01234", "own/bees"].map((id) => id as PaperId) as [PaperId, PaperId];
const reading = (paper: PaperId, at: string, upvotes: number, more: Partial<Observation> = {}): Observation => ({
  ...{ paper, at: `${at}:00Z`, source: "huggingface", upvotes },
  ...more,
});
const today = "2026-06-03";
const file = "observations/2026/06-03.jsonl";
const textsOf = (files: ReturnType<typeof observationsToWrite>) => files.map(({ text }) => text).join("");

test("readings go into a file for their day, by time, source and paper, with keys in one order", () => {
  const late = { stars: 7, comments: 2, ...reading(ants, "2026-06-03T19:00", 41) };
  const readings = [late, reading(bees, "2026-06-03T07:00", 3), reading(ants, "2026-06-03T07:00", 40)];
  expect(observationsToWrite([], readings, today)).toEqual([
    {
      file,
      text: `{"paper":"2606/2606.01234","at":"2026-06-03T07:00:00Z","source":"huggingface","upvotes":40}
{"paper":"own/bees","at":"2026-06-03T07:00:00Z","source":"huggingface","upvotes":3}
{"paper":"2606/2606.01234","at":"2026-06-03T19:00:00Z","source":"huggingface","upvotes":41,"comments":2,"stars":7}
`,
    },
  ]);
});

test("a reading of the day before goes into that day's file, beside what stands there", () => {
  const existing = [reading(bees, "2026-06-02T07:00", 3), reading(bees, "2026-06-01T07:00", 1)];
  const files = observationsToWrite(
    existing,
    [reading(ants, "2026-06-02T23:59", 4), reading(ants, "2026-06-03T00:00", 5)],
    today,
  );
  expect(files.map(({ file, text }) => [file, text.split("\n").length - 1])).toEqual([
    ["observations/2026/06-02.jsonl", 2],
    [file, 1],
  ]);
});

test.each(["2026-06-01T23:59", "2026-06-04T00:00"])(
  "a reading of %s is refused: other days' files never change",
  (at) => {
    expect(() => observationsToWrite([], [reading(ants, at, 1)], today)).toThrow(
      `Cannot add a reading of ${at}:00Z on 2026-06-03: expected one of 2026-06-02 or 2026-06-03`,
    );
  },
);

describe("a count is written", () => {
  const before = reading(ants, "2026-05-20T07:00", 40, { comments: 2 });
  test.each<[string, Partial<Observation>, boolean]>([
    ["not again when it is that of the reading before", { upvotes: 40, comments: 2 }, false],
    ["when there are other upvotes", { upvotes: 41, comments: 2 }, true],
    ["when there are other comments", { upvotes: 40, comments: 3 }, true],
    ["when comments are no longer told", { upvotes: 40 }, true],
    ["when stars are told for the first time", { upvotes: 40, comments: 2, stars: 0 }, true],
    ["when it is another source's", { upvotes: 40, comments: 2, source: "other" }, true],
    ["when it is another paper's", { upvotes: 40, comments: 2, paper: bees }, true],
  ])("%s", (_what, more, written) => {
    const files = observationsToWrite([before], [reading(ants, "2026-06-03T07:00", 40, more)], today);
    expect(files).toHaveLength(written ? 1 : 0);
  });

  test("again when it was another in between", () => {
    const between = reading(ants, "2026-05-21T07:00", 41);
    expect(
      observationsToWrite([before, between], [reading(ants, "2026-06-03T07:00", 40, { comments: 2 })], today),
    ).toHaveLength(1);
  });

  test("once where a paper is read twice at one moment", () => {
    const readings = [reading(ants, "2026-06-03T07:00", 41), reading(ants, "2026-06-03T07:00", 40)];
    const text = textsOf(observationsToWrite([], readings, today));
    expect(text.split("\n")).toHaveLength(2);
    expect(textsOf(observationsToWrite([], readings.reverse(), today))).toBe(text);
  });
});

test("a day's readings are due 1, 2, 3, 7, 14 and 30 days after", () => {
  expect(dueReadings("2026-03-01")).toEqual([
    "2026-02-28",
    "2026-02-27",
    "2026-02-26",
    "2026-02-22",
    "2026-02-15",
    "2026-01-30",
  ]);
});

const anyReading = fc
  .record({
    paper: fc.constantFrom(ants, bees),
    day: fc.constantFrom("2026-06-02", "2026-06-03"),
    minute: fc.constantFrom("00:00", "07:00", "23:59"),
    upvotes: fc.nat(2),
    source: fc.constantFrom("huggingface", "other"),
    counts: fc.record({ comments: fc.nat(1), stars: fc.nat(1) }, { requiredKeys: [] }),
  })
  .map(({ paper, day, minute, upvotes, source, counts }) =>
    reading(paper, `${day}T${minute}`, upvotes, { source, ...counts }),
  );
const readings = fc.array(anyReading, { maxLength: 12 });
const read = (files: ReturnType<typeof observationsToWrite>) =>
  files.flatMap(({ file, text }) => {
    const { observations, problems } = readObservations(`content/${file}`, text);
    expect(problems).toEqual([]);
    return observations;
  });

test("written twice, the second time is nothing; what stood there stays, in order, and no moment stands twice", () => {
  fc.assert(
    fc.property(readings, readings, (first, second) => {
      const before = read(observationsToWrite([], first, today));
      const files = observationsToWrite(before, second, today);
      const after = new Map(before.map((one) => [`${one.at} ${one.source} ${one.paper}`, one]));
      const written = read(files);
      for (const one of before.filter(({ at }) => files.some(({ file }) => file.endsWith(`${at.slice(5, 10)}.jsonl`))))
        expect(written).toContainEqual(one);
      for (const one of written) after.set(`${one.at} ${one.source} ${one.paper}`, one);
      const all = [...after.values()];
      expect(observationsToWrite(all, second, today)).toEqual([]);
      for (const { text } of files) {
        const moments = text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
          .map(({ at, source, paper }) => `${at} ${source} ${paper}`);
        expect(moments).toEqual([...new Set(moments)].sort());
      }
    }),
  );
});

describe("the union of two texts of one file", () => {
  const line = fc.oneof(
    anyReading.map((one) => JSON.stringify(one)),
    fc.constantFrom("{oops", "", '{"upvotes":1,"paper":"own/bees","source":"other","at":"2026-06-03T07:00:00Z"}'),
  );
  const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));

  test("is one, whichever is named first, and in whatever order three are joined", () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(union(a, b)).toBe(union(b, a));
        expect(union(union(a, b), c)).toBe(union(a, union(b, c)));
        expect(union(union(a, b), a)).toBe(union(a, b));
      }),
    );
  });

  test("loses no line, has none twice, and is in order", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { observations } = readObservations("content/observations/2026/06-03.jsonl", union(a, b));
        const of = (text: string) => readObservations("content/observations/2026/06-03.jsonl", text).observations;
        for (const one of [...of(a), ...of(b)]) expect(observations).toContainEqual(one);
        const lines = union(a, b).split("\n").slice(0, -1);
        expect(new Set(lines).size).toBe(lines.length);
        expect(lines.includes("{oops")).toBe(`${a}\n${b}`.includes("{oops"));
        const whole = lines.filter((line) => line !== "{oops");
        expect(lines.slice(0, whole.length)).toEqual(whole);
      }),
    );
  });

  test("of what observationsToWrite() wrote is the same text", () => {
    fc.assert(
      fc.property(readings, (readings) => {
        for (const { text } of observationsToWrite([], readings, today)) expect(union(text, text)).toBe(text);
      }),
    );
  });
});
