import { basename, dirname } from "node:path";
import { UsageError } from "./command.ts";
import { type Git, gitIn } from "./forge/gitin.ts";
import { type Change, readChanges } from "./review/changes.ts";

/** What is committed since a base, and whether the content holds more than that. */
export interface Changed {
  /** The base, as git names it. */
  readonly commit: string;
  readonly changes: readonly Change[];
  readonly isDirty: boolean;
}

/**
 * What is committed since a commit, or since the last one that it shares with this branch.
 *
 * @param base By default `origin/main`; where there is none, the commit before.
 * @throws {UsageError} Where there is no git, no repository or no such commit.
 */
export function changesSince(content: string, base: string | undefined): Changed {
  const git = gitHere(dirname(content));
  const commitOf = (name: string) =>
    git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`]);
  const found = (base === undefined ? ["origin/main", "HEAD~1"] : [base]).map(commitOf).find(({ ok }) => ok);
  if (!found)
    throw new UsageError(
      base === undefined
        ? "Cannot tell what has changed: expected --base and a commit, as there is no origin/main and none before this one."
        : `Cannot compare with "${base}": expected a commit of this repository.`,
    );
  const commit = found.out.trim();
  const { out: prefix } = git.run(["rev-parse", "--show-prefix"]);
  const folder = `${prefix.trim()}${basename(content)}/`;
  const raw = [
    "diff",
    "--raw",
    "-z",
    "--no-renames",
    "--no-relative",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=none",
  ];
  const compared = git.run([...raw, `${commit}...HEAD`]);
  if (!compared.ok) throw new UsageError(`Cannot compare with ${commit.slice(0, 10)}: git says "${compared.why}".`);
  const { out: uncommitted } = git.run(["status", "--porcelain", "-z", "--", basename(content)]);
  return { commit: commit.slice(0, 10), changes: readChanges(compared.out, folder), isDirty: uncommitted !== "" };
}

function gitHere(folder: string): Git {
  const git = gitIn(folder);
  if (git.run(["rev-parse", "--git-dir"]).ok) return git;
  const version = git.run(["--version"]);
  throw new UsageError(
    `Cannot tell what has changed: ${version.ok ? `expected a git repository, got ${folder}` : version.why}.`,
  );
}
