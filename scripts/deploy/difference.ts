import { compare } from "../config/problem.ts";
import type { Sums } from "./sums.ts";

/** The lists of files that are written, in the order in which they are. */
export const written = ["new", "new-lists", "changed", "changed-lists"] as const;
type Written = (typeof written)[number];

/** What has to be done to what was deployed last, by path. */
export interface Difference extends Readonly<Record<Written, readonly string[]>> {
  readonly deleted: readonly string[];
  /** How many files stay as they are. */
  readonly same: number;
}

/** What stands in a file's place: nothing, the file itself, or another. */
export type Standing = "nothing" | "same" | "other";

/** Pages that lead to others, as editions, topics, feeds and the front page do; and what says which other files to load. */
const lists = /(^|\/)(index\.(html|md|json)|pagefind-entry\.json)$|\.(xml|opml|txt)$|^feed\.json$|^status\.json$/;

/**
 * Compares what is wanted with what stands there. Whoever carries it out list by list, and is stopped at any moment, leaves
 * no page that readers come to with a link to what is not there: new files first, to which nothing leads yet, and of
 * these last the ones that lead to others; then those that changed, which may lead to the new; and deletions after
 * everything, when nothing leads to what is deleted.
 *
 * @param owned What earlier deployments wrote, or were about to.
 */
export function differenceOf(wanted: Sums, standing: (path: string) => Standing, owned: Iterable<string>): Difference {
  const found: Record<Written, string[]> = { new: [], "new-lists": [], changed: [], "changed-lists": [] };
  let same = 0;
  for (const path of inTurn(wanted.keys())) {
    const stands = standing(path);
    if (stands === "same") same++;
    else found[`${stands === "nothing" ? "new" : "changed"}${lists.test(path) ? "-lists" : ""}`].push(path);
  }
  return { ...found, deleted: [...owned].filter((path) => !wanted.has(path)).sort(compare), same };
}

/** What pages load, then papers, then other pages, and the front page after all. */
function inTurn(paths: Iterable<string>): string[] {
  const turns: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const path of paths) {
    if (path === "index.html") turns[3].push(path);
    else if (!/\.(html|xml|md)$/.test(path)) turns[0].push(path);
    else turns[path.startsWith("papers/") ? 1 : 2].push(path);
  }
  return turns.flatMap((turn) => turn.sort(compare));
}

/** Files that are about to be written, or deleted, and may hold anything meanwhile. */
const unknown = "0".repeat(64);

/** What may be said of the files while the difference is carried out: a deployment that is stopped is made good by the next. */
export function startedSums(wanted: Sums, last: Sums, difference: Difference): Sums {
  const touched = [...written.flatMap((name) => difference[name]), ...difference.deleted];
  return new Map([...last, ...wanted, ...touched.map((path) => [path, unknown] as const)]);
}
