import { expect, test } from "vitest";
import { z } from "zod";
import { readHfPapers, readHfReadings } from "../../scripts/evaluate/hf.ts";
import { missingFrom, readJudgements, readRows } from "../../scripts/evaluate/rows.ts";
import { folderOf, hfRow, readingRow } from "./data.ts";

const schema = z.object({ n: z.int("expected a whole number") });

test("rows are read from plain and from compressed files, empty lines passed over", () => {
  const folder = folderOf({ "plain.jsonl": '{"n":1}\n\n{"n":2}\n', "packed.jsonl.gz": [{ n: 3 }] });
  expect(readRows(folder, "plain.jsonl", schema)).toEqual([{ n: 1 }, { n: 2 }]);
  expect(readRows(folder, "packed.jsonl.gz", schema)).toEqual([{ n: 3 }]);
  expect(missingFrom(folder, ["plain.jsonl", "other.jsonl"])).toEqual(["other.jsonl"]);
});

test.each([
  { text: '{"n":1}\n\n{"n":"x"}', says: 'a.jsonl:3: Cannot use "n": expected a whole number' },
  { text: '{"n":1', says: 'a.jsonl:1: Cannot read this row as JSON: {"n":1' },
  { text: "[]", says: "a.jsonl:1: Cannot use this row: " },
])("a row that is broken is named by file and line: $text", ({ text, says }) => {
  expect(() => readRows(folderOf({ "a.jsonl": text }), "a.jsonl", schema)).toThrow(says);
});

test("judgements are grades by query and document, with or without a line that names the columns", () => {
  const grades = [["q1", new Map(Object.entries({ d1: 3, d2: 0 }))]];
  for (const head of ["", "query-id\tdoc-id\trelevance\n"])
    expect([...readJudgements(folderOf({ q: `${head}q1\td1\t3\nq1\td2\t0\n` }), "q")]).toEqual(grades);
});

test.each(["q1\td1", "q1\td1\tx", "q1\td1\t-1", "q1\td1\t1\tmore"])(
  "a judgement of another form is refused: %j",
  (text) => {
    expect(() => readJudgements(folderOf({ q: `q1\td1\t1\n${text}\n` }), "q")).toThrow(
      `q:2: Cannot use "${text}": expected a query, a document and a grade`,
    );
  },
);

test("papers of the daily list come by day and id, and a day or a count that is none is refused", () => {
  const file = (rows: readonly unknown[]) => folderOf({ "hf/daily_papers.jsonl.gz": rows });
  const rows = [hfRow("2511.00002", "2025-11-04", "B"), hfRow("2511.00003", "2025-11-03", "A")];
  expect(readHfPapers(file(rows)).map(({ id }) => id)).toEqual(["2511/2511.00003", "2511/2511.00002"]);
  expect(() => readHfPapers(file([hfRow("2511.00002", "2025-11-31", "B")]))).toThrow(
    'hf/daily_papers.jsonl.gz:1: Cannot use "date": expected a day such as "2026-03-31"',
  );
  const readings = folderOf({
    "hf/vote_observations.jsonl.gz": [readingRow("2511.00002", "2025-11-04T07:00:00Z", -1, "x")],
  });
  expect(() => readHfReadings(readings)).toThrow('Cannot use "upvotes": expected a number of upvotes, 0 or more');
});
