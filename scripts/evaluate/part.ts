import type { Topic } from "../config/topic.ts";
import type { Weights } from "../config/weights.ts";
import type { Paper } from "../papers/paper.ts";
import { rounded } from "../ranking/score.ts";
import { type Interval, intervalOfMean } from "./bootstrap.ts";
import { mean } from "./metrics.ts";

/** What is judged, and by what. */
export interface Bench {
  /** The folder of data that others judged. */
  readonly data: string;
  /** The folder of the project's own judgements. */
  readonly judged: string;
  readonly weights: Weights;
  readonly topics: readonly Topic[];
  /** The site's own papers, by id: shown, and not withdrawn. */
  readonly papers: readonly Paper[];
  /** Of a part that judges a sample: how many papers it is drawn from, and with what seed. */
  readonly sample?: { readonly papers?: number; readonly seed?: number };
}

/** What a figure should reach. `clear`: its whole interval lies above the number. */
export interface Bar {
  readonly is: "at least" | "at most" | "below" | "clear of";
  readonly value: number;
}

/** One number that says how good something is. */
export interface Figure {
  /** Unique within its part. */
  readonly name: string;
  /** To 4 digits. */
  readonly value: number;
  /** 95%, to 4 digits; null where there is nothing to resample. */
  readonly interval: Interval | null;
  /** How many of what it was measured on. */
  readonly units: number;
  readonly unit: string;
  readonly bar: Bar | null;
  /** What it is made of, by name: for JSON only. */
  readonly detail?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** One row of the table of parts. */
export interface Part {
  readonly name: string;
  /** Files of the data folder that it can't do without. */
  readonly data: readonly string[];
  /** Files of the project's own judgements that it can't do without. */
  readonly judged: readonly string[];
  /** Measured only when asked for: what is looked at while something is tuned can't judge it any more. */
  readonly final?: true;
  /** Judged only where it is named: it takes minutes. */
  readonly alone?: true;
  /** @throws {DataError} If a file of data can't be used. */
  readonly run: (bench: Bench) => Figure[];
}

/** A part whose judging takes turns with others: search answers when it can. */
export type AsyncPart = Omit<Part, "run"> & { readonly run: (bench: Bench) => Promise<Figure[]> };

/** What every figure says beside its number. */
type About = Pick<Figure, "name" | "unit"> & Partial<Pick<Figure, "bar" | "detail">>;

/** The mean of one number for each unit. */
export function meanFigure(about: About, values: readonly number[]): Figure {
  return figureOf(about, mean(values), values.length, intervalOfMean(values));
}

/** A number measured on some units together. */
export function figureOf(about: About, value: number, units: number, within: Interval | null = null): Figure {
  const interval: Interval | null = within && [rounded(within[0]), rounded(within[1])];
  return { bar: null, ...about, value: rounded(value), interval, units };
}

export function reaches({ value, interval }: Pick<Figure, "value" | "interval">, bar: Bar): boolean {
  if (bar.is === "at least") return value >= bar.value;
  if (bar.is === "at most") return value <= bar.value;
  if (bar.is === "below") return value < bar.value;
  return interval !== null && interval[0] > bar.value;
}
