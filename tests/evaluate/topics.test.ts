import { expect, test } from "vitest";
import { outcomeOf } from "../../scripts/evaluate/parts.ts";
import { topicsFiled, topicsFinal, topicsTuned } from "../../scripts/evaluate/topics.ts";
import { benchOf, hfRow, topicOf, values } from "./data.ts";

const topics = [topicOf("bees", "bees"), topicOf("graphs", "graphs")];
const papers = {
  "hf/daily_papers.jsonl.gz": [
    hfRow("2511.00001", "2025-11-04", "Bees"),
    hfRow("2511.00002", "2025-11-04", "Graphs and bees"),
    hfRow("2511.00003", "2025-11-04", "Walks"),
    hfRow("2511.00004", "2025-11-04", "Graphs"),
  ],
};

/** The last two are final. Rules say: bees; bees and graphs; nothing; graphs. */
const judged = [
  { id: "2511.00001", a: ["bees"], b: ["bees", "graphs"] },
  { id: "2511.00002", a: ["graphs"], b: ["graphs"] },
  { id: "2511.00003", a: ["graphs"], b: [], final: true },
  { id: "2511.00004", a: ["graphs"], b: ["graphs"], final: true },
];

test("rules are judged by either reader and by both, and the readers by each other", () => {
  const bench = benchOf({ ...papers, "judged-topics.jsonl": judged }, { topics });
  const figures = topicsTuned.run(bench);
  expect(values(figures)).toEqual({
    // By either reader two of three labels are right.
    precision: 0.6667,
    // All of A's two are found, and two of B's three.
    recall: 0.8333,
    "precision by reader A": 0.6667,
    "recall by reader A": 1,
    "precision by reader B": 0.6667,
    "recall by reader B": 0.6667,
    "precision, lenient": 0.6667,
    "recall, strict": 1,
    "papers with a topic": 1,
    "readers: precision of B by A": 0.6667,
    "readers: recall of B by A": 1,
    "readers: F1": 0.8,
    // On bees they agree in full, on graphs no more than by chance.
    "readers: Cohen's kappa, mean of topics": 0.5,
  });
  expect(figures[0]?.detail?.graphs).toEqual({
    rules: 1,
    readerA: 1,
    readerB: 2,
    rulesAndA: 1,
    rulesAndB: 1,
    bothReaders: 1,
  });
  expect(values(topicsFinal.run(bench))).toMatchObject({ precision: 1, recall: 0.75, "papers with a topic": 0.5 });
});

test("papers that one reader filed are judged by that reader", () => {
  const filed = judged.map(({ id, b }) => ({ id, topics: b }));
  const bench = benchOf({ ...papers, "filed-topics.jsonl": filed }, { topics });
  // Of the four that the rules give, bees of the second paper are wrong; of the reader's four, graphs of the first are missed.
  expect(values(topicsFiled.run(bench))).toEqual({ precision: 0.75, recall: 0.75 });
});

test("the final sample is scored only when it is asked for", async () => {
  const bench = benchOf({ ...papers, "judged-topics.jsonl": judged }, { topics });
  expect(await outcomeOf(topicsFinal, bench, false)).toEqual({
    part: "topics, final sample",
    skipped: "Scored once, with --final",
  });
  expect(await outcomeOf(topicsFinal, bench, true)).toHaveProperty("figures");
});

test.each([
  {
    row: { id: "2511.00009", a: [], b: [] },
    says: "judged-topics.jsonl:1: Cannot find the paper 2511/2511.00009 in the data",
  },
  {
    row: { id: "2511.00001", a: ["wasps"], b: [] },
    says: 'judged-topics.jsonl:1: Cannot use "a.0": expected topics that are files in content/topics',
  },
])("a judgement of what isn't there is refused: $says", ({ row, says }) => {
  expect(() => topicsTuned.run(benchOf({ ...papers, "judged-topics.jsonl": [row] }, { topics }))).toThrow(says);
});

test("without judgements the part is skipped", async () => {
  expect(await outcomeOf(topicsTuned, benchOf(papers), false)).toEqual({
    part: "topics, judged for tuning",
    skipped: "Cannot find judged-topics.jsonl",
  });
});
