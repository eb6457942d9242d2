import { coverageOrder } from "../ranking/coverage.ts";
import { likenessOf } from "./likeness.ts";
import { type Bench, type Figure, figureOf, meanFigure, type Part } from "./part.ts";

/** Papers of the tour's beginning. */
const begun = 10;

/**
 * The order of papers that nobody has voted on, on the site's own: how like each paper is to the nearest of the first ten. A
 * pick doesn't cover itself, or ten picks of 302 papers would have .03 for being ten. The closest pair says whether two of
 * them are much the same.
 */
export const seed: Part = {
  name: "seed",
  data: [],
  judged: [],
  run: ({ papers, weights }: Bench): Figure[] => {
    const { index, themes, similarity } = likenessOf(papers, weights);
    const first = coverageOrder(index, themes, weights).slice(0, begun);
    const nearest = index.ids.map((id) =>
      first.reduce((most, pick) => Math.max(most, pick === id ? 0 : similarity(id, pick)), 0),
    );
    const pairs = first.flatMap((a, i) => first.slice(0, i).map((b) => similarity(a, b)));
    return [
      meanFigure({ name: "coverage of the first ten", unit: "papers", bar: { is: "at least", value: 0.17 } }, nearest),
      figureOf(
        { name: "closest pair of the first ten", unit: "pairs", bar: { is: "below", value: weights.tooSimilar } },
        Math.max(0, ...pairs),
        pairs.length,
      ),
    ];
  },
};
