import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder, where the engine's own files are. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

const parts = ["scripts", "templates", "public", ".eleventy.ts", "package-lock.json"];

/** A hash of everything but content that decides what a page looks like: code, templates, dependencies, Node's major version. */
export function engineVersion(folder = root): string {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0] ?? "");
  for (const part of parts)
    for (const file of filesIn(folder, part))
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(join(folder, file)))
        .update("\0");
  return hash.digest("hex");
}

/** Every file at or under a path, from `folder`, in one order everywhere; none where it is absent. */
export function filesIn(folder: string, path: string): string[] {
  const full = join(folder, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => filesIn(folder, path === "" ? name : `${path}/${name}`));
}
