import { git, type Ran } from "../config/git.ts";
import { CannotError } from "../config/problem.ts";

/** Git in one folder, where nobody is there to ask. */
export interface Git {
  run(args: readonly string[], input?: string): Ran;
  /**
   * The output of what has to work, without its last line end.
   *
   * @param what As a sentence goes on after "Cannot ": "list what has changed".
   * @throws {CannotError}
   */
  must(what: string, args: readonly string[], input?: string): string;
}

/** Nobody is asked for a password or a message. */
const alone = { GIT_TERMINAL_PROMPT: "0", GIT_EDITOR: "true", GIT_SEQUENCE_EDITOR: "true" };

export function gitIn(folder: string): Git {
  const run = (args: readonly string[], input?: string) => git(folder, args, input, alone);
  return {
    run,
    must(what, args, input) {
      const { ok, out, why } = run(args, input);
      if (!ok) throw new CannotError(`Cannot ${what}: git says "${why}".`);
      return out.replace(/\n$/, "");
    },
  };
}

/** Options that name who commits: none where somebody is configured, else the forge's own robot. */
export function author(git: Git): readonly string[] {
  const isKnown = ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"].every(
    (ident) => git.run(["-c", "user.useConfigOnly=true", "var", ident]).ok,
  );
  const robot = "github-actions[bot]";
  return isKnown ? [] : ["-c", `user.name=${robot}`, "-c", `user.email=41898282+${robot}@users.noreply.github.com`];
}
