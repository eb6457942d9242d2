import { z } from "zod";
import { compare } from "../config/problem.ts";
import { isPaperId } from "../papers/schema.ts";
import type { Text } from "../ranking/counts.ts";
import { type Nearness, nearnessOf } from "../ranking/nearness.ts";
import { lcg } from "./bootstrap.ts";
import { type Bench, type Figure, figureOf, meanFigure, type Part } from "./part.ts";
import { readRows } from "./rows.ts";

const file = "scale/arxiv_cs_2016.jsonl.gz";
const rowSchema = z.object({ id: z.string(), title: z.string(), abstract: z.string(), date: z.iso.date() });

/** The nearest of a paper that are looked for, and the papers of which they are. */
const wanted = 10;
const asked = 2000;

/**
 * Related papers at size: of papers drawn from all, the ten nearest that ranking finds, beside the ten nearest of all others,
 * each pair compared exactly. Likenesses are the site's own, so this judges the finding and not the likeness.
 */
export const relatedAtSize: Part = {
  name: "related-at-size",
  alone: true,
  data: [file],
  judged: [],
  run: ({ data, weights, sample = {} }: Bench): Figure[] => {
    const { papers = Infinity, seed = 1 } = sample;
    const texts = readTexts(data).slice(0, papers);
    const start = performance.now();
    const nearness = nearnessOf(texts, weights, wanted);
    const seconds = (performance.now() - start) / 1000;
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const found = drawn(texts.length, seed).map((row) => judged(nearness, row));
    const recalls = found.flatMap(({ ours, best, both }) => (best > 0 ? [{ recall: both / wanted, ours, best }] : []));
    const [ours, best] = recalls.reduce(([a, b], one) => [a + one.ours, b + one.best], [0, 0]);
    const of = { unit: "papers" };
    return [
      figureOf({ name: "seed of the draw", unit: "papers drawn" }, seed, found.length),
      meanFigure(
        { ...of, name: "recall@10", bar: { is: "at least", value: 0.9 } },
        recalls.map(({ recall }) => recall),
      ),
      figureOf({ ...of, name: "score kept", bar: { is: "at least", value: 0.994 } }, ours / best, recalls.length),
      figureOf({ ...of, name: "seconds to find the nearest of all" }, seconds, texts.length),
      figureOf({ ...of, name: "peak memory, MB" }, megabytes, texts.length),
    ];
  },
};

/** The newest first, ties by id. */
function readTexts(data: string): Text[] {
  return readRows(data, file, rowSchema)
    .flatMap(({ id: name, title, abstract, date }) => {
      const id = `scale/${name.toLowerCase().replace(/[^a-z0-9.-]/g, "-")}`;
      return isPaperId(id) ? [{ id, title, abstract, listed: date }] : [];
    })
    .sort((a, b) => compare(b.listed, a.listed) || compare(a.id, b.id));
}

/** Rows, each at most once, in no order. */
function drawn(all: number, seed: number): number[] {
  const next = lcg(seed);
  const rows = new Set<number>();
  while (rows.size < Math.min(asked, all)) rows.add(Math.floor(next() * all));
  return [...rows];
}

/** Of one row the sums of likenesses, ours and the best, and how many of ours are as near as the last of the best. */
function judged({ likenesses, neighbours }: Nearness, row: number) {
  const exact = likenesses(row).slice();
  exact[row] = 0;
  const nearest = exact.sort().subarray(-wanted);
  const least = Math.max(1, nearest[0] ?? 0);
  const ours = neighbours.likenesses.subarray(row * neighbours.most, row * neighbours.most + wanted);
  const sum = (numbers: Uint16Array) => numbers.reduce((total, likeness) => total + likeness, 0);
  return { ours: sum(ours), best: sum(nearest), both: ours.filter((likeness) => likeness >= least).length };
}
