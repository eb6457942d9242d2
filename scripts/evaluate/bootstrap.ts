import { mean } from "./metrics.ts";

/** The ends of an interval that holds 95% of the resampled figures, the lower first. */
export type Interval = readonly [from: number, to: number];

const resamples = 1000;
const seed = 20260331;

/**
 * The 95% percentile interval of a figure: measured again on 1,000 samples of as many units, drawn with replacement. The same
 * units in the same order give the same interval on every machine. For a paired interval the units are pairs, or differences.
 *
 * @param units What was measured independently: queries, days, papers.
 * @returns null of fewer than two units, which say nothing of how far units differ.
 * @see Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3.
 */
export function interval<T>(units: readonly T[], figure: (units: readonly T[]) => number): Interval | null {
  if (units.length < 2) return null;
  const next = lcg(seed);
  const figures = Array.from({ length: resamples }, () =>
    figure(units.map((unit) => units[Math.floor(next() * units.length)] ?? unit)),
  ).sort((a, b) => a - b);
  const at = (share: number) => figures[Math.round(share * (resamples - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

/** The same for a mean. */
export function intervalOfMean(values: readonly number[]): Interval | null {
  return interval(values, mean);
}

/** Numbers in `[0, 1)` that look drawn. @see Press et al., "Numerical Recipes", 1992, section 7.1: a linear congruential generator. */
export function lcg(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
