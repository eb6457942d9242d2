/** What the gain at a rank still counts, ranks from 1. In `(0, 1]`, never rising. */
export type Discount = (rank: number) => number;

/** `1 / log2(rank + 1)`. @see Burges et al., "Learning to Rank using Gradient Descent", ICML 2005. */
export const logDiscount: Discount = (rank) => 1 / Math.log2(rank + 1);

/** 1 for the first two ranks, then `1 / log2(rank)`. @see Järvelin and Kekäläinen, "Cumulated Gain-based Evaluation", TOIS 2002. */
export const lateDiscount: Discount = (rank) => 1 / Math.max(1, Math.log2(rank));

/**
 * Normalised discounted cumulative gain: `sum gain(r) discount(r)` over the first `k` ranks, divided by what the best order of
 * the same gains has. A gain below 0 counts as none.
 *
 * @param gains Of all that was ranked, in the order of the ranking.
 * @param k Ranks looked at, `>= 1`.
 * @returns Dimensionless, in `[0, 1]`; 0 where nothing is to be gained.
 */
export function ndcg(gains: readonly number[], k: number, discount: Discount = logDiscount): number {
  if (!(k >= 1)) throw new RangeError(`Cannot look at the first ${k} ranks: expected 1 or more`);
  const real = gains.map((gain) => Math.max(0, gain));
  const most = cumulated(real.toSorted((a, b) => b - a).slice(0, k), discount);
  return most === 0 ? 0 : Math.min(1, cumulated(real.slice(0, k), discount) / most);
}

/** What `ndcg` is on average over all orders: each rank has the mean gain. */
export function ndcgByChance(gains: readonly number[], k: number): number {
  const real = gains.map((gain) => Math.max(0, gain));
  const most = cumulated(real.toSorted((a, b) => b - a).slice(0, k), logDiscount);
  return most === 0 ? 0 : cumulated(real.slice(0, k).fill(mean(real)), logDiscount) / most;
}

function cumulated(gains: readonly number[], discount: Discount): number {
  return gains.reduce((sum, gain, i) => sum + gain * discount(i + 1), 0);
}

/** What CSFCube's own script names `ndcg%20`: the first fifth of the pool, rounded down, `lateDiscount`, gains as graded, 0 to 3. */
export function ndcgOfFifth(grades: readonly number[]): number {
  const fifth = Math.floor(grades.length / 5);
  return fifth < 1 ? 0 : ndcg(grades, fifth, lateDiscount);
}

/** The share of the first `k` that are `good`; of fewer than `k`, the missing are not. In `[0, 1]`. */
export function precisionAt(good: readonly boolean[], k: number): number {
  if (!(k >= 1)) throw new RangeError(`Cannot look at the first ${k} ranks: expected 1 or more`);
  return good.slice(0, k).filter(Boolean).length / k;
}

/**
 * Kendall's tau-b: `(concordant - discordant) / sqrt((pairs - tied in a) (pairs - tied in b))`.
 *
 * @param a Numbers of some things; `b`: other numbers of the same things, in the same order.
 * @returns Dimensionless, in `[-1, 1]`; 0 where either ties all.
 * @see Kendall, "The Treatment of Ties in Ranking Problems", Biometrika 1945.
 */
export function kendall(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new RangeError(`Cannot compare ${a.length} numbers with ${b.length}`);
  let [agreed, inA, inB] = [0, 0, 0];
  for (let i = 1; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const [stepA, stepB] = [Math.sign((a[i] ?? 0) - (a[j] ?? 0)), Math.sign((b[i] ?? 0) - (b[j] ?? 0))];
      agreed += stepA * stepB;
      inA += Math.abs(stepA);
      inB += Math.abs(stepB);
    }
  return inA === 0 || inB === 0 ? 0 : agreed / Math.sqrt(inA * inB);
}

/** One thing's labels, counted: `right` were given and are true, `given` in all, `true` in all. */
export interface Labelled {
  readonly right: number;
  readonly given: number;
  readonly true: number;
}

/** Micro-averaged: the share of all labels given that are true. In `[0, 1]`; 1 where none was given. */
export function precision(units: readonly Labelled[]): number {
  return share(units, "given");
}

/** Micro-averaged: the share of all true labels that were given. In `[0, 1]`; 1 where none is true. */
export function recall(units: readonly Labelled[]): number {
  return share(units, "true");
}

function share(units: readonly Labelled[], of: "given" | "true"): number {
  const all = units.reduce((sum, unit) => sum + unit[of], 0);
  return all === 0 ? 1 : units.reduce((sum, { right }) => sum + right, 0) / all;
}

/** The harmonic mean of two shares; 0 where both are. */
export function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

/** The mean; of nothing, 0. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

/**
 * Cohen's kappa of two readers who each said yes or no of the same things: `(agreed - by chance) / (1 - by chance)`.
 *
 * @returns Dimensionless, in `[-1, 1]`; 1 where both said the same one word throughout.
 * @see Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 1960.
 */
export function kappa(a: readonly boolean[], b: readonly boolean[]): number {
  if (a.length !== b.length) throw new RangeError(`Cannot compare ${a.length} answers with ${b.length}`);
  const [yesA, yesB] = [mean(a.map(Number)), mean(b.map(Number))];
  const agreed = mean(a.map((yes, i) => Number(yes === b[i])));
  const byChance = yesA * yesB + (1 - yesA) * (1 - yesB);
  return byChance === 1 ? 1 : (agreed - byChance) / (1 - byChance);
}
