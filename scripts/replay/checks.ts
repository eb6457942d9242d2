import type { DailyReport } from "../daily/run.ts";
import { type Fault, faults } from "./faults.ts";
import type { Upstream } from "./upstream.ts";

/* What must hold of one run: one sentence for each thing that does not. */

/** It closed the day that the rule gives, with the papers that the rule gives. */
export function closedAsExpected(
  report: DailyReport,
  expected: { closes: string | null; papers: readonly string[] },
): string[] {
  const days = report.closed.map(({ date }) => date);
  if (days.join() !== (expected.closes ?? ""))
    return [
      `Closed ${days.join() || "nothing"}, expected ${expected.closes}; ${report.sources.map(({ run }) => run?.note).join(" ")}`,
    ];
  const printed = report.closed.flatMap((edition) => edition.papers.map(({ id }) => id.split("/")[1] ?? "")).sort();
  const missing = expected.papers.filter((id) => !printed.includes(id));
  const extra = printed.filter((id) => !expected.papers.includes(id));
  return missing.length + extra.length === 0
    ? []
    : [`Printed without ${missing.join(" ")}, and with ${extra.join(" ")}`];
}

/** Every row that upstream served is in exactly one count. */
export function addsUp({ sources }: DailyReport, upstream: Upstream, isFaulty: boolean): string[] {
  return sources.flatMap(({ title, name, lists }) =>
    lists.flatMap((list) => {
      const sum = list.new + list.updated + list.known + list.leftOut + list.other + list.refused.length;
      const wrong = sum === list.rows ? [] : [`${title} of ${list.day}: ${list.rows} rows, ${sum} accounted for`];
      if (name !== "huggingface" || isFaulty || list.day === undefined) return wrong;
      const served = upstream.rowsOf(list.day);
      return served === list.rows
        ? wrong
        : [...wrong, `${title} of ${list.day}: ${served} rows served, ${list.rows} reported`];
    }),
  );
}

/** Every request says who asks, and for what. */
export function mannered({ requests }: Upstream): string[] {
  const rude = requests.filter(({ agent, accept }) => !/^Broadsheet\/\S+ \(\+https:\/\//.test(agent) || accept === "");
  return rude.length === 0 ? [] : [`Asked without saying who: ${rude[0]?.path}`];
}

/** What went wrong at upstream is reported as what it was. */
export function namedRightly({ sources, waiting, closed }: DailyReport, fault: Fault): string[] {
  const own = sources.find(({ name }) => name === "huggingface");
  const cause = own?.run?.cause ?? null;
  const wanted = faults[fault];
  // Of a weekend's empty list nothing is missing.
  if (!own?.run || cause === wanted || (wanted === "partial" && cause === "weekend")) return [];
  if (wanted === null && !["down", "refused", "format"].includes(cause ?? "")) return [];
  return [`${fault} was reported as ${cause}, expected ${wanted}; waiting ${waiting.length}, closed ${closed.length}`];
}
