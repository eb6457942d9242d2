import { expect, test } from "vitest";
import { outcomeOf, parts } from "../../scripts/evaluate/parts.ts";
import { related } from "../../scripts/evaluate/related.ts";
import { seed } from "../../scripts/evaluate/seed.ts";
import { selection } from "../../scripts/evaluate/selection.ts";
import { text } from "../../scripts/evaluate/text.ts";
import { trending } from "../../scripts/evaluate/trending.ts";
import { textOf } from "../ranking/papers.ts";
import { benchOf, hfRow, readingRow, topicOf, values } from "./data.ts";

const document = (id: string, title: string, abstract: string) => ({ id, title, abstract, authors: [] });

test("without the data every part but the seed says which of its files it misses", async () => {
  const bench = benchOf({});
  const outcomes = await Promise.all(parts.map((part) => outcomeOf(part, bench, false)));
  const skipped = outcomes.flatMap((outcome) => ("skipped" in outcome ? [[outcome.part, outcome.skipped]] : []));
  expect(skipped.map(([name]) => name)).toEqual(parts.map(({ name }) => name).filter((name) => name !== "seed"));
  expect(skipped.find(([name]) => name === "related")).toEqual([
    "related",
    "Cannot find ir/csfcube/docs.jsonl.gz, ir/csfcube/queries.jsonl.gz, ir/csfcube/qrels.tsv",
  ]);
});

test("related: a query's pool is ranked by likeness to it, the query itself left out", () => {
  const docs = [
    document("1", "Honey bees", "Bees dance in hives"),
    document("2", "Bees dance", "Honey in hives of bees"),
    ...["3", "4", "5", "6"].map((id) => document(id, "Graph colouring", `Graphs and walks ${id}`)),
  ];
  const grades = (best: string) =>
    ["1", "2", "3", "4", "5", "6"].map((id) => `q\t${id}\t${id === best ? 3 : 0}\n`).join("");
  const measured = (best: string) =>
    values(
      related.run(
        benchOf({
          "ir/csfcube/docs.jsonl.gz": docs,
          "ir/csfcube/queries.jsonl.gz": [{ id: "q", docId: "1" }],
          "ir/csfcube/qrels.tsv": grades(best),
        }),
      ),
    );
  // Five are left in the pool: the first fifth is one paper, the other one on bees.
  expect(measured("2")["CSFCube NDCG%20"]).toBe(1);
  expect(measured("3")["CSFCube NDCG%20"]).toBe(0);
  // Graded best, but no candidate.
  expect(measured("1")["CSFCube NDCG%20"]).toBe(0);
});

test("text: questions with a relevant document are asked, each word as often as it stands there", () => {
  const collection = (name: string) => ({
    [`ir/${name}/docs.jsonl.gz`]: [
      document("1", "wings", "wings in flow"),
      document("2", "flow", "flow of heat"),
      document("3", "heat", "heat on wings"),
    ],
    [`ir/${name}/queries.jsonl.gz`]: [
      { id: "a", text: "flow and flow, of heat" },
      { id: "b", text: "wings" },
      { id: "c", text: "heat" },
    ],
    [`ir/${name}/qrels.tsv`]: "a\t2\t4\nb\t2\t0\n",
  });
  const figures = text.run(benchOf({ ...collection("cranfield"), ...collection("cisi") }));
  expect(figures.map(({ name, value, units }) => [name, value, units])).toEqual([
    ["Cranfield BM25 NDCG@10", 1, 1],
    ["CISI BM25 NDCG@10", 1, 1],
  ]);
});

/** Three pairs of days; today's papers gain most, though yesterday's have more votes in the morning. */
const twoDays = ["2025-11-04", "2025-11-11", "2025-11-18"].flatMap((yesterday, week) => {
  const today = yesterday.slice(0, 8) + String(Number(yesterday.slice(8)) + 1).padStart(2, "0");
  const monday = ["2025-11-10", "2025-11-17", "2025-11-24"][week] ?? "";
  return Array.from({ length: 12 }, (_, i) => {
    const early = i % 2 === 0;
    const id = `251${week}.000${String(i).padStart(2, "0")}`;
    const [listed, at, votes] = early
      ? [yesterday, `${today}T00:02:00Z`, 30 + i]
      : [today, `${today}T07:50:00Z`, 10 + i];
    return {
      paper: hfRow(id, listed, `Paper ${i}`),
      readings: [
        readingRow(id, at, votes, early ? "huangboming/feed.xml" : "2404589803"),
        readingRow(id, `${monday}T00:12:00Z`, votes + (early ? 1 : 50 + i), "huangboming/feed_weekly.xml"),
      ],
    };
  });
});

test("trending: hot and rising foretell gains where raw votes don't, over the later half of the lists", () => {
  const figures = trending.run(
    benchOf({
      "hf/daily_papers.jsonl.gz": twoDays.map(({ paper }) => paper),
      "hf/vote_observations.jsonl.gz": twoDays.flatMap(({ readings }) => readings),
    }),
  );
  const of = values(figures);
  const raw = of["A8 gain to Monday: raw votes"] ?? 1;
  expect(of["A8 gain to Monday: rising"]).toBeGreaterThan(0.9);
  expect(of["A8 gain to Monday: rising"]).toBeGreaterThan(raw);
  expect(of["A8 gain to Monday: rising above raw votes"]).toBeCloseTo((of["A8 gain to Monday: rising"] ?? 0) - raw, 3);
  expect(figures.find(({ name }) => name === "F8 two days to Monday: hot")?.units).toBe(2);
});

test("selection: what ten picks keep of the votes, and what they hold of one thing", () => {
  const rows = Array.from({ length: 14 }, (_, i) => ({
    id: `2511.000${String(i).padStart(2, "0")}`,
    title: i < 4 ? `Bees word${i}` : `word${i - 4} subject${i}`,
    votes: 100 - i,
  }));
  const figures = values(
    selection.run(
      benchOf(
        {
          "hf/daily_papers.jsonl.gz": rows.map(({ id, title }) => hfRow(id, "2025-11-04", title)),
          "hf/vote_observations.jsonl.gz": rows.map(({ id, votes }) =>
            readingRow(id, "2025-11-05T00:02:00Z", votes, "huangboming/feed.xml"),
          ),
        },
        { topics: [topicOf("bees", "bees")], weights: { ...benchOf({}).weights, tooSimilar: 1 } },
      ),
    ),
  );
  // Of the ten with 100 to 91 votes the fourth on bees, with 97, gives way to the eleventh, with 90.
  expect(figures["days: votes kept"]).toBeCloseTo((955 - 97 + 90) / 955, 4);
  expect(figures).toMatchObject({ "days: most of one topic": 3, "days: topics": 1, "days: had to fill up": 0 });
});

/** What a paper has beside its text. */
const facts = { shelf: "shelf", name: "", markdown: "", source: "file", authors: [], categories: [], facts: {} };

test("seed: a pick doesn't cover itself", () => {
  const papers = ["bees", "bees", "graphs", "graphs", "wasps"].map((title, i) => textOf(`p${i}`, title));
  const figures = values(seed.run(benchOf({}, { papers: papers.map((text) => ({ ...facts, ...text })) })));
  // All five are picks; four are covered by the other of their pair, the fifth by none.
  expect(figures["coverage of the first ten"]).toBe(0.8);
});
