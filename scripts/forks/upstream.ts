import { counted } from "../config/counted.ts";
import { git, parts, withoutPassword } from "../config/git.ts";
import { CannotError } from "../config/problem.ts";
import { isMerging } from "./merge.ts";

/**
 * The remote that leads to where a fork came from, as its owner has named it.
 *
 * @throws {CannotError} When there is none of that name.
 */
export function upstreamOf(folder: string): string {
  if (git(folder, ["remote", "get-url", "upstream"]).ok) return "upstream";
  throw new CannotError(
    'Cannot tell what this was forked from: expected --upstream URL, or a remote "upstream", made with git remote add upstream URL.',
  );
}

/**
 * A merge changes the files of the folder, and one that fails is taken back: nothing else may be under way in it.
 *
 * @throws {CannotError} When something waits to be committed, files that git doesn't know among it.
 */
export function refuseUnlessClean(folder: string): void {
  const { ok, out, why } = git(folder, ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"]);
  if (!ok) throw new CannotError(`Cannot merge here: ${why}.`);
  if (isMerging(folder)) throw new CannotError("Cannot merge while another merge waits: git merge --abort ends it.");
  if (git(folder, ["rev-parse", "--show-prefix"]).out.trim() !== "")
    throw new CannotError("Cannot merge here: expected the engine at the top of its repository.");
  const [first, ...more] = parts(out).map((line) => line.slice(3));
  if (first === undefined) return;
  const others = more.length > 0 ? ` and ${counted(more.length, "other file")} wait` : " waits";
  throw new CannotError(`Cannot merge while ${first}${others} to be committed: commit it, or git stash -u.`);
}

/**
 * Fetches a branch, and nothing else of the repository. Returns its newest commit.
 *
 * @param where An address, or the name of a remote.
 * @throws {CannotError} With git's reason.
 */
export function fetchUpstream(folder: string, where: string, branch: string): string {
  const ref = `refs/heads/${branch}`;
  // A colon would write the branch over one of the fork's own.
  if (!git(folder, ["check-ref-format", ref]).ok)
    throw new CannotError(`Cannot fetch "${branch}": expected the name of a branch.`);
  const fetched = git(folder, ["fetch", "--quiet", "--no-tags", "--", where, ref]);
  if (!fetched.ok) throw new CannotError(`Cannot fetch ${branch} of ${withoutPassword(where)}: ${fetched.why}.`);
  return git(folder, ["rev-parse", "--verify", "FETCH_HEAD^{commit}"]).out.trim();
}
