import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { defaultWeights } from "../../scripts/config/weights.ts";
import { themesOf } from "../../scripts/ranking/lsa.ts";
import { mostCompared, type Neighbours, nearestOf } from "../../scripts/ranking/nearest.ts";
import { likenessTo } from "../../scripts/ranking/similarity.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { manyTexts } from "./papers.ts";

/** What a thread does: everything from the texts on, then its own slice. */
const { outputFiles } = buildSync({
  stdin: {
    contents: `
      import { parentPort, workerData } from "node:worker_threads";
      import { themesOf } from "./lsa.ts";
      import { nearestOf } from "./nearest.ts";
      import { termsOf } from "./terms.ts";
      const { texts, weights, from, to } = workerData;
      const index = termsOf(texts);
      parentPort.postMessage(nearestOf(index, themesOf(index, weights), 5, from, to));
    `,
    resolveDir: "scripts/ranking",
  },
  bundle: true,
  platform: "node",
  format: "cjs",
  write: false,
});

function onThread(papers: number, from: number, to: number): Promise<Neighbours> {
  return new Promise((done, fail) => {
    const workerData = { texts: manyTexts(papers), weights: defaultWeights, from, to };
    const worker = new Worker(outputFiles[0]?.text ?? "", { eval: true, workerData });
    worker.once("message", done).once("error", fail);
  });
}

describe.each([{ papers: 700 }, { papers: mostCompared + 100 }])("of $papers papers", ({ papers }) => {
  const index = termsOf(manyTexts(papers));
  const themes = themesOf(index, defaultWeights);
  const found = nearestOf(index, themes, 5);

  test("slices that two threads find are the parts of what one finds", async () => {
    const half = papers >> 1;
    const slices = await Promise.all([onThread(papers, 0, half), onThread(papers, half, papers)]);
    expect(slices.flatMap(({ rows }) => [...rows])).toEqual([...found.rows]);
    expect(slices.flatMap(({ likenesses }) => [...likenesses])).toEqual([...found.likenesses]);
  });

  test("no row is its own neighbour, neighbours are nearest first, and their likenesses are exact", () => {
    const likenesses = likenessTo(index, themes);
    for (let row = 0; row < papers; row++) {
      const exact = likenesses(row);
      const near = [...found.rows.subarray(row * 5, row * 5 + 5)];
      expect(near).not.toContain(row);
      expect([...found.likenesses.subarray(row * 5, row * 5 + 5)]).toEqual(near.map((other) => exact[other]));
      expect(near).toEqual(near.toSorted((a, b) => (exact[b] ?? 0) - (exact[a] ?? 0) || a - b));
    }
  });
});

test("beyond the papers of which all pairs are compared, what is found is 99% as near as the nearest", () => {
  const index = termsOf(manyTexts(mostCompared + 500));
  const themes = themesOf(index, defaultWeights);
  const likenesses = likenessTo(index, themes);
  const found = nearestOf(index, themes, 5);
  let [kept, best] = [0, 0];
  for (let row = 0; row < index.ids.length; row += 17) {
    const exact = likenesses(row);
    exact[row] = 0;
    best += exact
      .toSorted()
      .subarray(-5)
      .reduce((sum, likeness) => sum + likeness, 0);
    kept += found.likenesses.subarray(row * 5, row * 5 + 5).reduce((sum, likeness) => sum + likeness, 0);
  }
  expect(kept / best).toBeGreaterThan(0.99);
});
