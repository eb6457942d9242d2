import type { TierCost } from "../tiers.ts";
import type { Measured } from "./builds.ts";
import type { Other } from "./others.ts";

/** The most that one kind of build may take on two cores. */
interface Bar {
  readonly seconds?: number;
  readonly megabytes?: number;
  /** Files. */
  readonly written?: number;
}

/** By how many papers a site has at least, and the build. */
const bars: readonly { readonly papers: number; readonly most: Readonly<Record<string, Bar>> }[] = [
  {
    papers: 100_000,
    most: {
      full: { seconds: 180, megabytes: 4096 },
      "nothing changed": { seconds: 8, written: 0 },
      "50 papers more": { seconds: 15, written: 1500 },
    },
  },
  { papers: 10_000, most: { full: { seconds: 20, megabytes: 1229 }, "nothing changed": { written: 0 } } },
];

/** How many times as long a step may take with ten times the papers. */
const growth = 11;
/** What a reader of a large site may have to wait for. Milliseconds; kilobytes of 1,000 bytes. */
const search = { first: 300, longest: 100, kilobytes: 180, allKilobytes: 1500 };
/** Of what GitHub Pages publishes. */
const share = 0.9;

/** A sentence for each figure of builds that misses its bar. */
export function shortOfBuilds({ papers, rows, same, weight }: Measured): string[] {
  const most = bars.find((one) => papers >= one.papers)?.most ?? {};
  const missed = rows.flatMap(({ name, ...figures }) =>
    (["seconds", "megabytes", "written"] as const).flatMap((unit) =>
      over(`${papers} papers, ${name}`, unit, figures[unit], most[name]?.[unit]),
    ),
  );
  return [
    ...missed,
    ...over(`${papers} papers`, "of what GitHub Pages publishes", weight.share, share),
    ...(same ? [] : [`${papers} papers: what was built step by step is not what is built from nothing`]),
  ];
}

/** The same beside other programs, on the same papers. */
export function shortOfOthers({ papers, rows }: Measured, others: readonly Other[]): string[] {
  const full = rows.find(({ name }) => name === "full");
  const hugo = others.find(({ name }) => name === "Hugo");
  return full && hugo && papers <= 10_000
    ? over(`${papers} papers, beside Hugo`, "seconds", full.seconds, hugo.seconds)
    : [];
}

/** The same of how times grow. */
export function shortOfGrowth(times: Readonly<Record<string, Readonly<Record<string, number>>>>): string[] {
  return Object.entries(times).flatMap(([row, steps]) =>
    Object.entries(steps).flatMap(([step, ratio]) => over(`${row}, ${step}`, "times as long", ratio, growth)),
  );
}

/** The same of searches of the largest site. */
export function shortOfSearch(costs: readonly TierCost[]): string[] {
  return costs.flatMap(({ question, first, longest, bytes, allBytes }) => [
    ...over(`"${question}"`, "ms to the first paper", first, search.first),
    ...over(`"${question}"`, "ms without an answer to a key", longest, search.longest),
    ...over(`"${question}"`, "KB to the first papers", bytes / 1000, search.kilobytes),
    ...over(`"${question}"`, "KB with all that is older", allBytes / 1000, search.allKilobytes),
  ]);
}

function over(what: string, unit: string, value: number, most = Number.POSITIVE_INFINITY): string[] {
  return value > most
    ? [`${what}: ${Math.round(value * 100) / 100} ${unit}, and at most ${Math.round(most * 100) / 100} are wanted`]
    : [];
}
