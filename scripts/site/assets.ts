import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readBytes, readText } from "../config/files.ts";
import { ContentError, type Problem } from "../config/problem.ts";
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

/**
 * Files that are copied, by output path: the engine's `public/`, a fork's `content/public/` over it, and one stylesheet
 * with the fork's `content/theme.css` at its end, outside every layer, so that it wins.
 *
 * @param planned Output paths of the pages: a fork's file can't take the place of one.
 * @throws {ContentError} If one would, or is a link to somewhere else.
 */
export function assets(content: string, planned: ReadonlySet<string>): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const path of filesIn(join(root, "public"), "")) files.set(path, readFileSync(join(root, "public", path)));
  files.set("style.css", Buffer.from(stylesheet(content)));
  const own = filesIn(join(content, "public"), "").filter(
    (path) => !path.split("/").some((part) => part === ".DS_Store"),
  );
  const mine = new Set([...planned, ...files.keys(), "pagefind/pagefind.js"]);
  const folders = new Set([...mine].flatMap(foldersOf));
  const problems: Problem[] = [];
  for (const path of own) {
    const owner = [path, ...foldersOf(path)].find(
      (name) => planned.has(name) || ["style.css", "pagefind"].includes(name),
    );
    const bytes = readBytes(content, `public/${path}`);
    if (owner ?? folders.has(path)) {
      const message = `Cannot copy this file: the site itself writes ${owner ?? path}`;
      problems.push({ file: `content/public/${path}`, line: 1, message });
    } else if (bytes.ok) files.set(path, bytes.value);
    else problems.push(...bytes.problems);
  }
  if (problems.length > 0) throw new ContentError(problems);
  return files;
}

function stylesheet(content: string): string {
  const theme = existsSync(join(content, "theme.css")) ? readText(content, "theme.css") : null;
  if (theme && !theme.ok) throw new ContentError(theme.problems);
  const sheets = styles.map((name) => readFileSync(join(root, "templates/styles", `${name}.css`), "utf8"));
  return [...sheets.map(withoutNotes), ...(theme ? [theme.value] : [])].join("\n");
}

/** Comments and indentation are for those who edit the style sheets; readers load a fifth less without them. No string of ours holds either. */
function withoutNotes(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\n\s*/g, "\n");
}
