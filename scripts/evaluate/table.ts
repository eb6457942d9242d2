import { type Bar, type Figure, reaches } from "./part.ts";
import type { Outcome } from "./parts.ts";
import type { Results } from "./results.ts";

const columns = [
  ["figure", 49],
  ["now", 8],
  ["95% interval", 18],
  ["should be", 15],
  ["", 8],
  ["before", 8],
  ["change", 9],
] as const;

/** The names of the columns, on one line. */
export function tableHead(): string {
  return line([...columns.map(([name]) => name), "on"]);
}

/** One part as lines: its name and the seconds that it took, and each figure, its bar, and what it was when last kept. */
export function tableOf(outcome: Outcome, seconds: number, before: Results): string[] {
  const { part } = outcome;
  if ("skipped" in outcome) return [`${part}: skipped. ${outcome.skipped}`];
  return [
    `${part}, ${seconds.toFixed(1)} s`,
    ...outcome.figures.map((figure) => rowOf(figure, before[part]?.[figure.name]?.value)),
  ];
}

function rowOf(figure: Figure, before: number | undefined): string {
  const { name, value, interval, bar, units, unit } = figure;
  return line([
    `  ${name}`,
    interval === null && Number.isInteger(value) ? String(value) : digits(value),
    interval ? `${digits(interval[0])} to ${digits(interval[1])}` : "",
    bar ? wanted(bar) : "",
    bar ? (reaches(figure, bar) ? "reached" : "MISSED") : "",
    before === undefined ? "new" : digits(before),
    before === undefined ? "" : change(value - before),
    `${units} ${unit}`,
  ]);
}

function wanted({ is, value }: Bar): string {
  return `${is} ${value}`;
}

function change(by: number): string {
  return Math.abs(by) < 0.00005 ? "same" : `${by > 0 ? "+" : ""}${by.toFixed(4)}`;
}

function digits(value: number): string {
  return value.toFixed(4);
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, i) => cell.padEnd(columns[i]?.[1] ?? 0))
    .join(" ")
    .trimEnd();
}
