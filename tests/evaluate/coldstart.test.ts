import { expect, test } from "vitest";
import { defaultWeights } from "../../scripts/config/weights.ts";
import { coldStart } from "../../scripts/evaluate/coldstart.ts";
import { benchOf, hfRow, readingRow, values } from "./data.ts";

const about = ["Bees dance in hives of honey", "Graphs have colours and long walks"];
const two = (n: number) => String(n).padStart(2, "0");

/** Ten days of ten papers; those on bees get most votes. The last day's are read in the morning, and once more, much later. */
const rows = Array.from({ length: 100 }, (_, i) => {
  const day = `2025-07-${two(1 + Math.floor(i / 10))}`;
  const bees = i % 3 === 0;
  return { id: `2507.000${two(i)}`, day, title: about[bees ? 0 : 1] ?? "", votes: bees ? 50 + (i % 10) : i % 10 };
});

function measured(last: (votes: number) => number) {
  const readings = rows.flatMap(({ id, day, votes }) => {
    const judged = day === "2025-07-10";
    const morning = readingRow(id, `${day}T07:50:00Z`, judged ? last(votes) : votes, "2404589803");
    return judged ? [morning, readingRow(id, "2025-07-11T00:02:00Z", votes, "huangboming/feed.xml")] : [morning];
  });
  const files = {
    "hf/daily_papers.jsonl.gz": rows.map(({ id, day, title }) => hfRow(id, day, title)),
    "hf/vote_observations.jsonl.gz": readings,
  };
  return coldStart.run(benchOf(files, { weights: { ...defaultWeights, predictFrom: 80 } }));
}

test("papers like those that had votes on their days are predicted to have them", () => {
  const figures = measured((votes) => votes);
  const of = values(figures);
  // Two days have eighty earlier papers and more; on the eight before, all papers are predicted alike.
  expect(figures[0]?.units).toBe(10);
  expect(of["Kendall's tau"]).toBeGreaterThan(0.1);
  expect(of["NDCG@10"]).toBeGreaterThan(of["NDCG@10 by chance"] ?? 1);
});

test("what the day's own readings say in the morning changes no prediction", () => {
  expect(measured((votes) => 1000 - votes)).toEqual(measured((votes) => votes));
});
