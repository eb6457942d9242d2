import { counted } from "../../config/counted.ts";
import type { Weight } from "../../site/weight.ts";
import type { Killed } from "../killed.ts";
import type { TierCost } from "../tiers.ts";
import type { Measured, Row } from "./builds.ts";
import type { Other } from "./others.ts";

const width = 26;

export function rowHeading(papers: number): string {
  return `${counted(papers, "paper").padEnd(width)}${figures(["seconds", "MB", "written"])}  of these seconds`;
}

export function rowLine({ name, seconds, megabytes, written, steps }: Row): string {
  const parts = Object.entries(steps).map(([step, taken]) => `${step} ${taken.toFixed(1)}`);
  return `${name.padEnd(width)}${figures([seconds.toFixed(2), megabytes, written])}  ${parts.join(", ")}`.trimEnd();
}

export function otherLine({ name, seconds, megabytes, pages }: Other): string {
  const parts = `pages ${pages.toFixed(1)}, index ${(seconds - pages).toFixed(1)}`;
  return `${`plain ${name}, Pagefind`.padEnd(width)}${figures([seconds.toFixed(2), megabytes, ""])}  ${parts}`;
}

/** What a site takes, by kind of file, beside what GitHub Pages publishes. */
export function weightLines({ bytes, share, kinds }: Weight): string[] {
  const megabytes = (count: number) => (count / 1e6).toFixed(1);
  const line = (name: string, files: number | string, count: number) =>
    `${name.padEnd(width)}${figures([files, megabytes(count)])}`;
  const files = kinds.reduce((sum, kind) => sum + kind.files, 0);
  return [
    `${"".padEnd(width)}${figures(["files", "MB in tar"])}`,
    ...kinds.map((one) => line(one.kind, one.files, one.bytes)),
    `${line("all", files, bytes)}, ${(share * 100).toFixed(1)}% of what GitHub Pages publishes`,
  ];
}

export function killedLine(killed: readonly Killed[]): string {
  const wrong = killed.filter(({ differing }) => differing.length > 0).length;
  return `${counted(killed.length, "build")} killed at random moments: the next differed from a clean one ${wrong} times`;
}

export function searchLine({ question, first, bytes, allBytes, allRequests, longest }: TierCost): string {
  const soon = `first papers after ${first.toFixed(0)} ms and ${(bytes / 1000).toFixed(0)} KB`;
  const all = `all that is older with ${(allBytes / 1000).toFixed(0)} KB, ${allRequests} requests more`;
  return `"${question}": ${soon}, ${all}, no key unanswered for over ${longest.toFixed(0)} ms`;
}

/** How many times as long each step of each kind of build takes with more papers; of steps that take at least a tenth of a second. */
export function growthOf(few: Measured, many: Measured): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const pairs = many.rows.flatMap((row) => {
    const before = few.rows.find(({ name }) => name === row.name);
    return before ? [[row, before] as const] : [];
  });
  return Object.fromEntries(
    pairs.map(([row, before]) => {
      const all = { ...row.steps, all: row.seconds };
      const earlier: Readonly<Record<string, number>> = { ...before.steps, all: before.seconds };
      const longer = Object.entries(all).flatMap(([step, seconds]) => {
        const base = earlier[step] ?? 0;
        return base >= 0.1 ? [[step, Math.round((seconds / base) * 100) / 100] as const] : [];
      });
      return [row.name, Object.fromEntries(longer)];
    }),
  );
}

export function growthLine(name: string, times: Readonly<Record<string, number>>): string {
  const parts = Object.entries(times).map(([step, ratio]) => `${step} ${ratio.toFixed(1)}`);
  return `${name.padEnd(width)}${parts.join(", ")}`.trimEnd();
}

export function sameLine({ papers, same }: Measured): string {
  return `${counted(papers, "paper")}: what was built step by step is ${same ? "" : "NOT "}what is built from nothing, to the byte`;
}

function figures(values: readonly (string | number)[]): string {
  return values.map((value) => String(value).padStart(10)).join("");
}
