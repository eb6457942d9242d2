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
  | "topictwin";

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

/** A page that is made only when it has to be: on a large site most are what they were. */
export interface LazyPage extends Pick<Page, "url" | "kind"> {
  /** Whether search engines may find it. */
  readonly indexed: boolean;
  /** All that it is made from, beside its address, the shell and the engine, as text: equal inputs make equal pages. */
  readonly inputs: string;
  make(): Page;
}

/** A file for programs whose bytes are not Eleventy's to print: packed, or large. Made only when it has to be. */
export interface LazyFile {
  readonly url: string;
  /** All that it is made from, the site's address among it, beside the engine, as text: equal inputs make equal bytes. */
  readonly inputs: string;
  bytes(): Uint8Array;
}

/** An output as it is planned. */
export type Planned = Page | LazyPage | LazyFile;

/** The page itself. */
export function madeOf(planned: Page | LazyPage): Page {
  return "make" in planned ? planned.make() : planned;
}

/** What the printing process is told of a page beside the shell, as a line of JSON. */
export function lineOf({ url, kind, head, view }: Page): string {
  return JSON.stringify({ url, kind, head, view });
}

/** True for a file that is written as it is, by whoever carries out the plan. */
export function isFile(planned: Planned): planned is LazyFile {
  return "bytes" in planned;
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

/**
 * Stamps one output: a hash of its inputs and of the engine that makes it, 22 letters of SHA-256 in base 64.
 *
 * @param inputs Plain data, or a text that stands for it.
 */
export function stampOf(inputs: unknown, engine: string): Stamp {
  const text = typeof inputs === "string" ? inputs : canonicalJson(inputs);
  return createHash("sha256").update(engine).update("\n").update(text).digest("base64url").slice(0, 22) as Stamp;
}

/** JSON with the keys of every object sorted, so that equal data is equal text. Takes plain data only. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
