import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { counted } from "../config/counted.ts";
import { isFolder, namesIn } from "../config/files.ts";
import { git, parts } from "../config/git.ts";
import { CannotError } from "../config/problem.ts";

/**
 * The parts of the content that record what was printed. They go together: a listing brings its papers back, and an edition
 * needs the papers that it names. In this order what is left after each can be built.
 */
export const record = ["status.json", "editions", "observations", "listings", "papers"] as const;

/** What a content folder holds of the record, in words; null for nothing. */
export function recordIn(content: string): string | null {
  const held = record
    .map((part) => [part, filesUnder(join(content, part))] as const)
    .filter(([, files]) => files > 0)
    .map(([part, files]) => (part === "status.json" ? part : `${part} (${counted(files, "file")})`));
  return held.length === 0 ? null : held.join(", ");
}

/**
 * Whether git can bring the record back once it is removed: false outside a repository.
 *
 * @throws {CannotError} When a file of the record is not committed as it is: no one would miss it until it is gone.
 */
export function isKept(content: string): boolean {
  if (!git(content, ["rev-parse", "--is-inside-work-tree"]).ok) return false;
  // Files that git is told to ignore are in no commit either.
  const asked = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored", "--", ...record];
  const { ok, out, why } = git(content, asked);
  if (!ok) throw new CannotError(`Cannot tell what git has of the content: ${why}`);
  const [first, ...more] = parts(out).map((line) => line.slice(3));
  if (first === undefined) return true;
  const others = more.length > 0 ? ` and ${counted(more.length, "other file")}` : "";
  throw new CannotError(
    `Cannot empty the content: ${first}${others} would be lost, as it is not committed. Commit it, or delete it.`,
  );
}

/** Removes the record. Whoever is cut off runs it again. */
export function removeRecord(content: string): void {
  for (const part of record) rmSync(join(content, part), { recursive: true, force: true });
}

function filesUnder(path: string): number {
  if (!isFolder(path)) return existsSync(path) ? 1 : 0;
  return namesIn(path).reduce((files, name) => files + filesUnder(join(path, name)), 0);
}
