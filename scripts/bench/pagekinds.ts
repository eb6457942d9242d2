import { statSync } from "node:fs";
import { join } from "node:path";
import { type PageKind, pageKinds, pagesIn } from "../site/kinds.ts";

/** The pages that are measured: of each kind the longest, which has most to hold the bars with, and of papers the middle one too. */
const kinds: readonly {
  readonly name: string;
  readonly kind: PageKind;
  readonly which?: "middle";
  readonly query?: string;
}[] = [
  { name: "home", kind: "home" },
  { name: "day", kind: "day" },
  { name: "topic", kind: "topic" },
  { name: "paper", kind: "paper", which: "middle" },
  { name: "longest paper", kind: "paper" },
  { name: "list", kind: "shelf" },
  { name: "search", kind: "search" },
  { name: "answered search", kind: "search", query: "?q=training" },
  { name: "map", kind: "map" },
  { name: "library", kind: "library" },
];

/** One page of each kind that a built site has, by the kind's name: its path from the site's root. A new fork has no day yet. */
export function pagesOf(site: string): ReadonlyMap<string, string> {
  const files = pagesIn(site);
  return new Map(
    kinds.flatMap(({ name, kind, which, query = "" }) => {
      const bySize = files
        .filter((path) => pageKinds[kind].test(path))
        .map((path) => ({ path, size: statSync(join(site, path)).size }))
        .sort((a, b) => a.size - b.size || (a.path < b.path ? -1 : 1));
      const found = bySize.at(which === "middle" ? bySize.length >> 1 : -1);
      return found ? [[name, found.path.replace(/index\.html$/, "") + query] as const] : [];
    }),
  );
}

export const kindNames = kinds.map(({ name }) => name);
