import { CannotError } from "../config/problem.ts";
import { author, type Git, gitIn } from "./gitin.ts";
import type { Union } from "./mend.ts";
import type { Change } from "./message.ts";
import { type Places, rebase } from "./rebase.ts";

/** What publishing may not decide for itself. */
interface Means {
  /** The commit's message, given what it holds. */
  readonly message: (changes: readonly Change[]) => string;
  readonly union: Union;
  /** Waits before the attempt that follows; `attempt` is counted from 1. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** What was published. */
interface Published {
  /** Null where there was nothing to commit. */
  readonly message: string | null;
  /** How often it was pushed; 0 where there was nothing to push. */
  readonly pushes: number;
  /** Files that somebody else had written too. */
  readonly mended: readonly string[];
}

/** What a daily run writes. Nothing else is committed. */
const written = ["content/papers", "content/observations", "content/editions", "content/status.json"];
const mostPushes = 5;

/**
 * Commits what the daily run wrote, and pushes it. Where somebody else was faster, what they pushed comes first.
 *
 * @throws {CannotError} With the working folder as it was, and nothing committed.
 */
export async function publish(places: Places, means: Means): Promise<Published> {
  const git = gitIn(places.repository);
  checkPlace(git, places);
  const message = commit(git, means.message);
  if (message === null && isAhead(git, places) !== true) return { message, pushes: 0, mended: [] };
  try {
    return { message, ...(await push(git, places, means)) };
  } catch (error) {
    // What could not be pushed is as before: changed, and not committed.
    if (message !== null && isAhead(git, places) !== false) git.run(["reset", "--quiet", "HEAD^"]);
    throw error;
  }
}

function checkPlace(git: Git, { repository, remote, branch }: Places): void {
  if (git.must("find the repository", ["rev-parse", "--show-prefix"]) !== "")
    throw new CannotError(`Cannot publish ${repository}: expected the top folder of a repository.`);
  const on = git.run(["symbolic-ref", "--short", "--quiet", "HEAD"]).out.trim();
  if (on !== branch)
    throw new CannotError(
      `Cannot publish to ${remote}/${branch}: expected that branch to be checked out, got ${on || "none"}.`,
    );
}

/** Commits what was written and is there; what was deleted is not ours to publish. Returns the message. */
function commit(git: Git, message: Means["message"]): string | null {
  const status = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ...written];
  const changes = git
    .must("list what has changed", status)
    .split("\0")
    .filter((entry) => entry !== "" && !entry.slice(0, 2).includes("D") && !/\/\.[^/]*$/.test(entry))
    .map((entry) => ({ path: entry.slice(3), isNew: entry.startsWith("??") || entry.startsWith("A") }));
  if (changes.length === 0) return null;
  const paths = changes.map(({ path }) => `${path}\0`).join("");
  const fromInput = ["--pathspec-from-file=-", "--pathspec-file-nul"];
  git.must("note what has changed", ["--literal-pathspecs", "add", ...fromInput], paths);
  const line = message(changes);
  const args = ["--literal-pathspecs", ...author(git), "commit", "--quiet", "--only", "-m", line, ...fromInput];
  git.must("commit", args, paths);
  return line;
}

/** True where there are commits that are not on the remote yet, as of an earlier run that was cut off; null where nobody knows. */
function isAhead(git: Git, { remote, branch }: Places): boolean | null {
  const ahead = git.run(["rev-list", "--count", `refs/remotes/${remote}/${branch}..HEAD`]);
  return ahead.ok ? ahead.out.trim() !== "0" : null;
}

async function push(git: Git, places: Places, means: Means): Promise<Omit<Published, "message">> {
  const { remote, branch } = places;
  const both: string[] = [];
  let said = "";
  for (let pushes = 1; pushes <= mostPushes; pushes++) {
    const pushed = git.run(["push", "--quiet", remote, `HEAD:refs/heads/${branch}`]);
    if (pushed.ok) return { pushes, mended: both };
    said = pushed.why;
    if (pushes === mostPushes) break;
    await means.pause(pushes);
    if (git.run(["fetch", "--quiet", remote, `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`]).ok)
      both.push(...rebase(git, places, means.union));
  }
  throw new CannotError(
    `Cannot push to ${remote}/${branch}: it was tried ${mostPushes} times, and git says "${said}".`,
  );
}
