import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ContentError } from "../config/problem.ts";
import { filesIn, root } from "./engine.ts";

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

/**
 * Files that are copied, by output path: the engine's `public/`, a fork's `content/public/` over it, and one stylesheet
 * with the fork's `content/theme.css` at its end, outside every layer, so that it wins.
 *
 * @param planned Output paths of the pages: a fork's file can't take the place of one.
 * @throws {ContentError} If one would.
 */
export function assets(content: string, planned: ReadonlySet<string>): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const path of filesIn(join(root, "public"), "")) files.set(path, readFileSync(join(root, "public", path)));
  files.set("style.css", Buffer.from(stylesheet(content)));
  const own = filesIn(join(content, "public"), "").filter(
    (path) => !path.split("/").some((part) => part === ".DS_Store"),
  );
  const taken = own.filter((path) => planned.has(path) || path === "style.css" || path.startsWith("pagefind/"));
  if (taken.length > 0) {
    throw new ContentError(
      taken.map((path) => ({
        file: `content/public/${path}`,
        line: 1,
        message: `Cannot copy this file: the site itself writes ${path}`,
      })),
    );
  }
  for (const path of own) files.set(path, readFileSync(join(content, "public", path)));
  return files;
}

function stylesheet(content: string): string {
  const theme = join(content, "theme.css");
  const sheets = styles.map((name) => readFileSync(join(root, "templates/styles", `${name}.css`), "utf8"));
  return [...sheets, ...(existsSync(theme) ? [readFileSync(theme, "utf8")] : [])].join("\n");
}
