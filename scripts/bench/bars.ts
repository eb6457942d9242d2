import type { FirstAnswer } from "./firstanswer.ts";
import type { Cost } from "./firstvisit.ts";
import type { Marks } from "./lighthouse.ts";

/** The most that a page may cost. Kilobytes are of 1,000 bytes. Absent: as much as it needs. */
interface Bar {
  readonly kilobytes?: number;
  readonly requests?: number;
  /** Milliseconds. */
  readonly lcp: number;
}

const bars: Readonly<Record<string, Bar>> = {
  home: { kilobytes: 20, requests: 4, lcp: 1200 },
  day: { lcp: 1200 },
  topic: { lcp: 1200 },
  paper: { kilobytes: 8, requests: 4, lcp: 1200 },
  "longest paper": { kilobytes: 8, requests: 4, lcp: 1200 },
  list: { lcp: 1200 },
  search: { kilobytes: 22, lcp: 1500 },
  "answered search": { lcp: 1500 },
  map: { kilobytes: 120, lcp: 1500 },
  library: { lcp: 1500 },
};
const [css, cls, tbt, score] = [6, 0.01, 50, 100];
const answer = { first: 300, kilobytes: 165 };

/** A sentence for each figure of a page that falls short. */
export function shortOf(kind: string, cost: Cost, marks: Marks | null): string[] {
  const bar = bars[kind];
  const kb = (bytes: number) => bytes / 1000;
  return [
    ...over("KB", kb(cost.bytes), bar?.kilobytes),
    ...over("requests", cost.requests, bar?.requests),
    ...over("KB of CSS", kb(cost.css), css),
    ...(marks === null
      ? []
      : [
          ...marks.scores
            .filter((one) => one < score)
            .map((one) => `scored ${one} by Lighthouse: ${marks.failed.join(", ")}`),
          ...over("ms to the largest paint", marks.lcp, bar?.lcp),
          ...over("of the screen moved", marks.cls, cls),
          ...over("ms without an answer", marks.tbt, tbt),
        ]),
  ].map((sentence) => `${kind}: ${sentence}`);
}

/** The same of a first search. */
export function shortOfAnswer({ first, bytes }: FirstAnswer): string[] {
  return [...over("ms", first, answer.first), ...over("KB", bytes / 1000, answer.kilobytes)].map(
    (sentence) => `first search: ${sentence}`,
  );
}

/** The bars of a page, in words. */
export function barOf(kind: string): string {
  const { kilobytes, requests, lcp } = bars[kind] ?? {};
  return [kilobytes && `${kilobytes} KB`, requests && `${requests} requests`, lcp && `LCP ${lcp} ms`]
    .filter(Boolean)
    .join(", ");
}

function over(unit: string, value: number, most = Number.POSITIVE_INFINITY): string[] {
  return value > most ? [`${Math.round(value * 1000) / 1000} ${unit}, and at most ${most} are wanted`] : [];
}
