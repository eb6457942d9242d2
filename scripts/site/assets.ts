import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { isTaken } from "../config/addresses.ts";
import { readBytes, readText } from "../config/files.ts";
import { shortHash } from "../config/hash.ts";
import type { Problem } from "../config/problem.ts";
import { bundleClient, type Client, type Loaded } from "./client.ts";
import { filesIn, root } from "./engine.ts";
import { foldersOf } from "./page.ts";

const pages = ["pages/heading", "pages/prose"] as const;

/**
 * Style sheets, each of these parts in the order of the cascade; the first of all names the layers, into which the others go.
 * Exported for its test.
 */
export const sheetParts = {
  style: [
    ...["layers", "reset", "tokens", "base", "math", "layout", "masthead"],
    ...["paper", "edition", "lists", "charts", "sheet", "forms", "print"],
  ],
  // For all pages but the front page, editions and papers, which are read most and load one sheet alone; and for those pages that
  // are more than reading, with what they have of their own.
  pages,
  search: [...pages, "apps/search"],
  map: [...pages, "apps/map"],
  library: [...pages, "apps/library"],
} as const;
type SheetName = keyof typeof sheetParts;

/** What a fork adds to the site as it is. */
export interface Own {
  /** `content/public`, by output path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** `content/theme.css`; empty without one. */
  readonly theme: string;
}

/**
 * Reads and checks `content/public` and `content/theme.css`.
 *
 * @param pages Names of the fork's own pages. What stands where one of them does, or a page of the engine, is refused; so is
 * a link to somewhere else.
 */
export function loadOwn(content: string, pages: readonly string[]): { own: Own; problems: Problem[] } {
  const files = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  const engine = filesIn(join(root, "public"), "");
  const engineFolders = new Set(engine.flatMap(foldersOf));
  for (const path of filesIn(join(content, "public"), "")) {
    const parts = path.split("/");
    if (parts.includes(".DS_Store")) continue;
    const first = parts[0] ?? "";
    const isOurs = isTaken(first) || pages.includes(first);
    const owner = isOurs ? first : foldersOf(path).find((folder) => engine.includes(folder));
    const bytes = readBytes(content, `public/${path}`);
    if (owner ?? engineFolders.has(path)) {
      const message = `Cannot copy this file: the site itself writes ${owner ?? path}`;
      problems.push({ file: `content/public/${path}`, line: 1, message });
    } else if (bytes.ok) files.set(path, bytes.value);
    else problems.push(...bytes.problems);
  }
  const theme = existsSync(join(content, "theme.css")) ? readText(content, "theme.css") : null;
  if (theme && !theme.ok) problems.push(...theme.problems);
  return { own: { files, theme: theme?.ok ? theme.value : "" }, problems };
}

/** The engine's own scripts and style sheets as readers load them, whatever the content. */
export interface Prepared {
  readonly scripts: Client;
  readonly sheets: Readonly<Record<SheetName, string>>;
}

let prepared: Promise<Prepared> | undefined;

/** Bundles and shortens them, once in a process, and in a process of its own: papers can be read and ranked meanwhile. */
export function prepare(): Promise<Prepared> {
  prepared ??= made();
  return prepared;
}

async function made(): Promise<Prepared> {
  const making = Object.entries(sheetParts).map(async ([name, parts]) => [name, await sheetOf(parts)] as const);
  const [scripts, ...sheets] = await Promise.all([bundleClient(), ...making]);
  return { scripts, sheets: Object.fromEntries(sheets) as Prepared["sheets"] };
}

/** What is copied, by output path, and where pages find what they load of it. */
export interface Assets {
  readonly copies: ReadonlyMap<string, Uint8Array>;
  readonly loaded: Loaded;
}

/**
 * The engine's `public/`, a fork's own files over it, the client scripts, and the style sheets; the first of these with the
 * fork's theme at its end, outside every layer, so that it wins.
 */
export function assets({ files, theme }: Own, { scripts, sheets }: Prepared): Assets {
  const engine = filesIn(join(root, "public"), "").map(
    (path) => [path, readFileSync(join(root, "public", path))] as const,
  );
  const made = Object.entries({ ...sheets, style: `${sheets.style}${theme}` }).map(
    ([name, text]) => [`${name}.css`, `engine/${name}-${shortHash(text)}.css`, Buffer.from(text)] as const,
  );
  const styles = Object.fromEntries(made.map(([name, path]) => [name, `/${path}`])) as Pick<Loaded, `${SheetName}.css`>;
  return {
    copies: new Map<string, Uint8Array>([
      ...engine,
      ...scripts.files,
      ...made.map(([, path, bytes]) => [path, bytes] as const),
      ...files,
    ]),
    loaded: { ...scripts.entries, ...styles },
  };
}

/** Style sheets as one, without what is for those who edit them. */
async function sheetOf(names: readonly string[]): Promise<string> {
  const text = names.map((name) => readFileSync(join(root, "templates/styles", `${name}.css`), "utf8")).join("\n");
  return (await transform(text, { loader: "css", minify: true })).code;
}
