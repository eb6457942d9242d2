import { expect, test } from "vitest";
import { grouped, weekOf } from "../../scripts/evaluate/days.ts";
import type { HfPaper } from "../../scripts/evaluate/hf.ts";
import { readingsOf } from "../../scripts/evaluate/readings.ts";
import { voteLists } from "../../scripts/evaluate/votelists.ts";
import type { Observation } from "../../scripts/papers/observations.ts";
import type { PaperId } from "../../scripts/papers/paper.ts";
import { idOf } from "../ranking/papers.ts";

const paper = (name: string, listed: string): HfPaper => ({
  id: idOf(name),
  title: name,
  abstract: "",
  listed,
  categories: [],
});

const sources = {
  morning: "2404589803",
  midnight: "huangboming/feed.xml",
  monday: "huangboming/feed_weekly.xml",
  month: "huangboming/feed_monthly.xml",
};

const read = (id: PaperId, kind: keyof typeof sources, at: string, upvotes: number): Observation => ({
  paper: id,
  at: `${at}:00Z`,
  source: sources[kind],
  upvotes,
});

/** Ten papers on Tuesday, ten on Wednesday, read as the real ones are. Votes grow from `i` to `2 i`, `3 i` and `4 i + 1`. */
const papers = ["2025-11-04", "2025-11-05"].flatMap((listed, day) =>
  Array.from({ length: 10 }, (_, i) => paper(`p${day}${i}`, listed)),
);
const readings = papers.flatMap(({ id, listed }) => {
  const i = Number(id.at(-1)) + 1;
  const next = listed === "2025-11-04" ? "2025-11-05" : "2025-11-06";
  return [
    read(id, "morning", `${listed}T07:50`, i),
    read(id, "midnight", `${next}T00:02`, 2 * i),
    read(id, "monday", "2025-11-10T00:12", 3 * i),
    read(id, "month", "2025-12-01T00:15", 4 * i + 1),
  ];
});

test("each kind of list has the readings of its moment, and is worth what is read later or gained until then", () => {
  const lists = voteLists(papers, readings);
  const shape = Object.fromEntries(
    Object.entries(lists).map(([kind, of]) => [kind, of.map((list) => [list.papers.length, list.readings.length])]),
  );
  expect(shape).toEqual({
    A1: [
      [10, 10],
      [10, 10],
    ],
    A3: [[20, 20]],
    A7: [[20, 20]],
    F8: [[20, 20]],
    A8: [[20, 20]],
    A4: [[20, 20]],
  });
  const worth = (kind: keyof typeof lists, name: string) => lists[kind][0]?.worth.get(idOf(name));
  expect([worth("A1", "p04"), worth("A3", "p04"), worth("A7", "p04"), worth("A4", "p04")]).toEqual([10, 15, 15, 6]);
  // On Wednesday morning Tuesday's paper was last read at midnight, Wednesday's just now.
  expect([worth("F8", "p04"), worth("F8", "p14"), worth("A8", "p04"), worth("A8", "p14")]).toEqual([15, 15, 5, 10]);
});

test("no list knows a reading that was made after its moment", () => {
  const newest = (of: readonly Observation[]) =>
    of
      .map(({ at }) => at)
      .sort()
      .at(-1);
  const lists = voteLists(papers, readings);
  expect(lists.F8.map((list) => newest(list.readings))).toEqual(["2025-11-05T07:50:00Z"]);
  expect(lists.A7.map((list) => newest(list.readings))).toEqual(["2025-11-05T07:50:00Z"]);
  expect(lists.A3.map((list) => newest(list.readings))).toEqual(["2025-11-06T00:02:00Z"]);
  expect(lists.A4.map((list) => newest(list.readings))).toEqual(["2025-11-10T00:12:00Z"]);
});

test("fewer than ten papers are no list, nor are ten that nothing was gained by", () => {
  expect(voteLists(papers.slice(0, 9), readings).A1).toEqual([]);
  const still = readings.map((reading) => ({ ...reading, upvotes: 5 }));
  expect([voteLists(papers, still).A1.length, voteLists(papers, still).A8.length]).toEqual([2, 0]);
});

test("a week that ends as its month does has nothing to gain until the month's end", () => {
  const may = Array.from({ length: 10 }, (_, i) => paper(`m${i}`, "2026-05-28"));
  const at = may.flatMap(({ id }, i) => [
    read(id, "monday", "2026-06-01T00:12", i),
    read(id, "month", "2026-06-01T00:15", i + 9),
  ]);
  expect(voteLists(may, at).A4).toEqual([]);
});

test("of two readings of a kind the first counts, and one at another hour or of another source doesn't", () => {
  const [one] = papers;
  if (!one) throw new Error("expected a paper");
  const of = (kind: "morning" | "monday", ...at: string[]) =>
    [
      ...readingsOf(
        kind,
        [one],
        at.map((time) => read(one.id, kind, time, 1)),
      ).values(),
    ].map((found) => found.at);
  expect(of("morning", "2025-11-04T11:00", "2025-11-04T08:00")).toEqual(["2025-11-04T08:00:00Z"]);
  expect(of("morning", "2025-11-04T17:00", "2025-11-05T08:00")).toEqual([]);
  expect(of("monday", "2025-11-17T00:12")).toEqual([]);
  expect(readingsOf("midnight", [one], [read(one.id, "morning", "2025-11-05T00:00", 1)]).size).toBe(0);
});

test.each([
  ["2025-11-03", "2025-11-03"],
  ["2025-11-09", "2025-11-03"],
  ["2026-01-01", "2025-12-29"],
])("the week of %s starts on %s", (day, monday) => expect(weekOf(day)).toBe(monday));

test("groups come by key, each in the order in which things came", () => {
  expect([...grouped(["b2", "a1", "b1"], ([letter = ""]) => letter)]).toEqual([
    ["a", ["a1"]],
    ["b", ["b2", "b1"]],
  ]);
});
