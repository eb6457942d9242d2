import { join } from "node:path";
import { writeWhole } from "../config/files.ts";
import { CannotError } from "../config/problem.ts";
import { author, type Git } from "./gitin.ts";
import { mended, type Union } from "./mend.ts";

/** From where, and where to. */
export interface Places {
  /** The repository's top folder, which holds `content`. */
  readonly repository: string;
  readonly remote: string;
  readonly branch: string;
}

/**
 * Puts our commits onto what is published.
 *
 * @returns The files that were mended.
 * @throws {CannotError} Where a conflict is not ours to decide; all is as before then.
 */
export function rebase(git: Git, { repository, remote, branch }: Places, union: Union): string[] {
  const theirs = `refs/remotes/${remote}/${branch}`;
  if (git.run(["merge-base", "--is-ancestor", theirs, "HEAD"]).ok) return [];
  // Papers are so alike that git would take one for another that has moved.
  const settings = ["-c", "merge.renames=false", "-c", "rerere.enabled=false", ...author(git)];
  try {
    return settle([...settings, "rebase", "--quiet", "--autostash", theirs], [...settings, "rebase", "--continue"]);
  } catch (error) {
    git.run(["rebase", "--abort"]);
    throw error;
  }

  function settle(start: readonly string[], goOn: readonly string[]): string[] {
    const both: string[] = [];
    for (let step = git.run(start); !step.ok; step = git.run(goOn)) {
      const files = conflicts(git).map((file) => ({ ...file, text: textOf(file) }));
      const foreign = files.find(({ text }) => text === null)?.path;
      if (foreign !== undefined || files.length === 0) {
        const why = foreign === undefined ? `git says "${step.why}"` : `both have changed ${foreign}`;
        throw new CannotError(`Cannot bring this run together with what was pushed to ${remote}/${branch}: ${why}.`);
      }
      for (const { path, text } of files) writeWhole(join(repository, path), text ?? "");
      const paths = files.map(({ path }) => path);
      git.must("note what was mended", ["--literal-pathspecs", "add", "--", ...paths]);
      both.push(...paths);
    }
    return both;
  }

  function textOf({ path, published, ours }: Conflict): string | null {
    return published === undefined || ours === undefined ? null : mended(path, { published, ours }, union);
  }
}

interface Conflict {
  readonly path: string;
  readonly published: string | undefined;
  readonly ours: string | undefined;
}

/** Files that both sides have changed. While commits are put onto others, the others' side is git's second, and ours the third. */
function conflicts(git: Git): Conflict[] {
  const stages = new Map<string, Map<string, string>>();
  for (const entry of git.must("list conflicts", ["ls-files", "--unmerged", "-z"]).split("\0")) {
    const [, blob, stage, path] = /^\d+ ([0-9a-f]+) (\d)\t(.*)$/s.exec(entry) ?? [];
    if (blob === undefined || stage === undefined || path === undefined) continue;
    stages.set(path, (stages.get(path) ?? new Map()).set(stage, blob));
  }
  const read = (blob: string | undefined) => (blob === undefined ? undefined : git.run(["cat-file", "blob", blob]).out);
  return [...stages].map(([path, of]) => ({ path, published: read(of.get("2")), ours: read(of.get("3")) }));
}
