import { createHash } from "node:crypto";
import type { Head, Shell } from "./views.ts";

/** What a page is, named like its template in `templates/kinds`. */
export type Kind =
  | "home"
  | "day"
  | "period"
  | "letters"
  | "trending"
  | "topics"
  | "topic"
  | "list"
  | "papers"
  | "paper"
  | "stub"
  | "search"
  | "map"
  | "library"
  | "feeds"
  | "ranking"
  | "status"
  | "prose"
  | "lost"
  | "style"
  | "rss"
  | "atom"
  | "opml"
  | "daytwin"
  | "topictwin"
  | "text";

/** One output file: a pure function of these inputs and of the engine that prints them. */
export interface Page {
  /** A path from the site's root: "/topics/" or "/feed.xml". */
  readonly url: string;
  readonly kind: Kind;
  /** Plain data. Pages that readers see have all three; files for programs carry what their template needs in `view`. */
  readonly shell: Shell;
  readonly head: Head | null;
  readonly view: unknown;
}

/** The output's path in the site's folder: "topics/index.html". */
export function outputPath(url: string): string {
  return url.slice(1) + (url.endsWith("/") ? "index.html" : "");
}

/** The folders that an output's path stands in, the outermost first. */
export function foldersOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/"));
}

declare const stamp: unique symbol;
export type Stamp = string & { readonly [stamp]: true };

/** Stamps one output: SHA-256 of its inputs and of the engine that makes it, in hexadecimal. */
export function stampOf(inputs: unknown, engine: string): Stamp {
  return createHash("sha256").update(engine).update("\n").update(canonicalJson(inputs)).digest("hex") as Stamp;
}

/** JSON with the keys of every object sorted, so that equal data is equal text. Takes plain data only. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
