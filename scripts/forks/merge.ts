import { counted } from "../config/counted.ts";
import { git, parts } from "../config/git.ts";
import { CannotError } from "../config/problem.ts";
import { record } from "./starter.ts";

/** What a merge brought. Paths are from the repository's folder. */
export interface Merged {
  /** Commits of upstream that were new. */
  readonly commits: number;
  /** Files of the engine that changed. */
  readonly engine: readonly string[];
  /** Files of the content that came from upstream. */
  readonly brought: readonly string[];
  /** Files of the content that upstream changed too, and that stay as this fork has them, or gone. */
  readonly kept: readonly string[];
}

/**
 * Merges a commit of upstream and commits the merge. The content is this fork's: what it changed, added or deleted itself
 * stays so. Where git can't merge, everything is as it was before.
 *
 * @param folder The repository's folder, where nothing waits to be committed.
 * @param upstream The commit, in full.
 * @returns null when the fork has that commit already.
 * @throws {CannotError} With the reason, or the files of the engine that both changed.
 */
export function mergeUpstream(folder: string, upstream: string): Merged | null {
  const run = (args: readonly string[], input?: string) => {
    const { ok, out, why } = git(folder, args, input);
    if (!ok) throw new CannotError(`Cannot merge upstream: ${why}.`);
    return out;
  };
  const head = run(["rev-parse", "HEAD"]).trim();
  const base = git(folder, ["merge-base", head, upstream]).out.trim();
  if (base === upstream) return null;
  if (base === "") throw new CannotError(noBase(folder, upstream));
  const changed = (to: string, paths: readonly string[], filter = "") =>
    parts(run(["diff", "--name-only", "--no-renames", `--diff-filter=${filter}`, "-z", base, to, "--", ...paths]));

  const own = new Set(changed(head, ["content"]));
  const theirs = changed(upstream, ["content"]);
  const recorded = record.map((part) => `content/${part}`);
  const isRecord = (path: string) => recorded.some((part) => path === part || path.startsWith(`${part}/`));
  // Whoever has removed something of the starter's record has one of its own: it is not to be filled up again.
  const hasOwnRecord = changed(head, recorded, "D").length > 0;
  const isKept = (path: string) => own.has(path) || (hasOwnRecord && isRecord(path));
  const brought = theirs.filter((path) => !isKept(path));
  const engine = changed(upstream, [".", ":(exclude)content"]);
  const commits = Number(run(["rev-list", "--count", `${base}..${upstream}`]));

  const begun = git(folder, ["merge", "--no-commit", "--no-ff", "--quiet", upstream]);
  try {
    const unmerged = parts(run(["diff", "--name-only", "--diff-filter=U", "-z"]));
    const conflicts = unmerged.filter((path) => !path.startsWith("content/"));
    if (conflicts.length > 0) throw new CannotError(conflictSentence(conflicts, upstream));
    if (!begun.ok && !isMerging(folder)) throw new CannotError(`Cannot merge upstream: ${begun.why}.`);
    const on = (paths: readonly string[], ...args: readonly string[]) =>
      paths.length > 0 &&
      run(["--literal-pathspecs", ...args, "--pathspec-from-file=-", "--pathspec-file-nul"], paths.join("\0"));
    // By paths, whatever git made of the content: it takes one paper for another that was renamed when their texts are alike.
    on(unmerged, "rm", "--quiet", "--force");
    on(["content"], "restore", "--source", head, "--staged", "--worktree");
    on(brought, "restore", "--source", upstream, "--staged", "--worktree");
    run(["commit", "--quiet", "--message", `sync: upstream ${shortened(upstream)}`]);
  } catch (error) {
    if (isMerging(folder)) git(folder, ["merge", "--abort"]);
    throw error;
  }
  return { commits, engine, brought, kept: theirs.filter(isKept) };
}

/** Seven digits, as forges show them. */
export function shortened(commit: string): string {
  return commit.slice(0, 7);
}

/** True in the middle of a merge, whoever began it. */
export function isMerging(folder: string): boolean {
  return git(folder, ["rev-parse", "--quiet", "--verify", "MERGE_HEAD"]).ok;
}

function conflictSentence(conflicts: readonly string[], upstream: string): string {
  const files = counted(conflicts.length, "file");
  return `Cannot merge ${files} that both this fork and upstream changed: ${conflicts.join(", ")}. Nothing is changed; merge ${shortened(upstream)} by hand, with git merge ${shortened(upstream)}.`;
}

function noBase(folder: string, upstream: string): string {
  if (git(folder, ["rev-parse", "--is-shallow-repository"]).out.trim() === "true")
    return "Cannot merge upstream: this clone holds only the last commits; git fetch --unshallow brings the others.";
  return `Cannot merge upstream: this repository was copied, not forked. Say once which commit it was copied from, with git merge -s ours --allow-unrelated-histories COMMIT; the newest is ${shortened(upstream)}.`;
}
