import { spawnSync } from "node:child_process";

/** What git did, or what it said instead. */
export interface Ended {
  readonly ok: boolean;
  readonly out: string;
  /** What it says last, in English, as one line: the reason where it failed. */
  readonly said: string;
}

/** Runs git in one folder. Arguments are a list, so that no name is ever read by a shell. */
export interface Git {
  run(args: readonly string[], input?: string): Ended;
  /**
   * The output of what has to work, without its last line end.
   *
   * @param what As a sentence goes on after "Cannot ": "list what has changed".
   * @throws {GitRefusal}
   */
  must(what: string, args: readonly string[], input?: string): string;
}

/** git can't do what was asked. Commands catch this one and end with its sentence. */
export class GitRefusal extends Error {
  override readonly name = "GitRefusal";
}

/** It asks nobody for a password or a message, and speaks English whatever the locale. */
export function gitIn(folder: string): Git {
  const env = {
    ...process.env,
    ...{ LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_EDITOR: "true", GIT_SEQUENCE_EDITOR: "true" },
  };
  const run = (args: readonly string[], input = "") => {
    const { error, status, stdout, stderr } = spawnSync("git", args, {
      ...{ cwd: folder, env, input, encoding: "utf8" },
      maxBuffer: 2 ** 30,
    });
    if (error) throw error;
    return { ok: status === 0, out: stdout, said: reasonIn(stderr) };
  };
  return {
    run,
    must(what, args, input) {
      const { ok, out, said } = run(args, input);
      if (!ok) throw new GitRefusal(`Cannot ${what}: git says "${said}".`);
      return out.replace(/\n$/, "");
    },
  };
}

/** The line that tells why: advice and progress come after it. A password in an address is left out. */
function reasonIn(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  const reason = lines.find((line) => /^(fatal|error): |^ ! \[/.test(line)) ?? lines.at(-1) ?? "nothing";
  return reason.trim().replace(/\/\/[^/@\s]+@/g, "//");
}

/** Options that name who commits: none where somebody is configured, else the forge's own robot. */
export function author(git: Git): readonly string[] {
  const isKnown = ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"].every(
    (ident) => git.run(["-c", "user.useConfigOnly=true", "var", ident]).ok,
  );
  const robot = "github-actions[bot]";
  return isKnown ? [] : ["-c", `user.name=${robot}`, "-c", `user.email=41898282+${robot}@users.noreply.github.com`];
}
