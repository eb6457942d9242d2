import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isTaken } from "../config/addresses.ts";
import { readBytes, readText } from "../config/files.ts";
import type { Problem } from "../config/problem.ts";
import { filesIn, root } from "./engine.ts";
import { foldersOf } from "./page.ts";

/** In the order of the cascade; the first one names the layers. */
const styles = [
  "layers",
  "reset",
  "tokens",
  "base",
  "math",
  "layout",
  "masthead",
  "paper",
  "edition",
  "lists",
  "sheet",
  "prose",
  "forms",
  "search",
  "print",
];

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

/**
 * Files that are copied, by output path: the engine's `public/`, a fork's own over it, and one stylesheet with the fork's
 * theme at its end, outside every layer, so that it wins.
 */
export function assets({ files, theme }: Own): Map<string, Uint8Array> {
  const engine = filesIn(join(root, "public"), "").map(
    (path) => [path, readFileSync(join(root, "public", path))] as const,
  );
  return new Map<string, Uint8Array>([...engine, ["style.css", Buffer.from(stylesheet(theme))], ...files]);
}

function stylesheet(theme: string): string {
  const sheets = styles.map((name) => readFileSync(join(root, "templates/styles", `${name}.css`), "utf8"));
  return [...sheets.map(withoutNotes), ...(theme === "" ? [] : [theme])].join("\n");
}

/** Comments and indentation are for those who edit the style sheets; readers load a fifth less without them. No string of ours holds either. */
function withoutNotes(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\n\s*/g, "\n");
}
