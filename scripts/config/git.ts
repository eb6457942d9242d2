import { spawnSync } from "node:child_process";

/** What git did. */
export interface Ran {
  readonly ok: boolean;
  readonly out: string;
  /** Why it did not, in its own words and without the passwords that an address may hold; empty when it did. */
  readonly why: string;
}

/**
 * Runs git in a folder; arguments are a list, so that no name is ever read by a shell. Where there is no git, it is a run that
 * did not succeed. Its words are English, whatever the machine's are.
 *
 * @param settings Variables of its environment.
 */
export function git(folder: string, args: readonly string[], input = "", settings: NodeJS.ProcessEnv = {}): Ran {
  const { status, stdout, stderr, error } = spawnSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", ...settings },
    input,
    maxBuffer: 2 ** 30,
  });
  if (error) return { ok: false, out: "", why: "git can't be run here" };
  return { ok: status === 0, out: stdout, why: status === 0 ? "" : reasonIn(stderr || stdout) };
}

/** The parts of an answer that ends each of them with a NUL, as git's `-z` does. */
export function parts(out: string): string[] {
  return out.split("\0").filter((part) => part !== "");
}

/** The address of the remote `origin`; null without one, and outside a repository. */
export function originOf(folder: string): string | null {
  const { ok, out } = git(folder, ["remote", "get-url", "origin"]);
  return ok ? out.trim() : null;
}

/** Git says the reason on the first line that starts with "fatal:" or "error:", or names what was not pushed; advice and progress come after it. */
function reasonIn(said: string): string {
  const lines = said.trim().split(/[\r\n]+/);
  const reason = lines.find((line) => /^(fatal|error): |^ ! \[/.test(line)) ?? lines.at(-1) ?? "";
  return withoutPassword(reason.trim().replace(/^(fatal|error): |\.$/g, ""));
}

/** An address without the name and the password in front of its host. */
export function withoutPassword(address: string): string {
  return address.replace(/(\w:\/\/)[^/@\s]+@/g, "$1");
}
