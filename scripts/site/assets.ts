import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
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
 * @throws {ContentError} If one would, or is a link to somewhere else.
 */
export function assets(content: string, planned: ReadonlySet<string>): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const path of filesIn(join(root, "public"), "")) files.set(path, readFileSync(join(root, "public", path)));
  files.set("style.css", Buffer.from(stylesheet(content)));
  const own = filesIn(join(content, "public"), "").filter(
    (path) => !path.split("/").some((part) => part === ".DS_Store"),
  );
  const taken = own.filter((path) => planned.has(path) || path === "style.css" || path.startsWith("pagefind/"));
  const refused = (paths: readonly string[], why: (path: string) => string) =>
    paths.map((path) => ({ file: `content/public/${path}`, line: 1, message: `Cannot copy this file: ${why(path)}` }));
  const problems = [
    ...refused(taken, (path) => `the site itself writes ${path}`),
    ...refused(
      own.filter((path) => leadsOut(join(content, "public"), path)),
      () => "a link leads out of content/public, and what it leads to would be published",
    ),
  ];
  if (problems.length > 0) throw new ContentError(problems);
  for (const path of own) files.set(path, readFileSync(join(content, "public", path)));
  return files;
}

/** A pull request may add a link to any file of the machine that builds. */
function leadsOut(folder: string, path: string): boolean {
  return !realpathSync(join(folder, path)).startsWith(realpathSync(folder) + sep);
}

function stylesheet(content: string): string {
  const theme = join(content, "theme.css");
  const sheets = styles.map((name) => readFileSync(join(root, "templates/styles", `${name}.css`), "utf8"));
  return [...sheets, ...(existsSync(theme) ? [readFileSync(theme, "utf8")] : [])].join("\n");
}
