import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root } from "../../scripts/site/engine.ts";
import { put } from "../site/content.ts";

/** Nothing of whoever runs the tests gets in: no settings of git, and no keys. */
const env = {
  PATH: process.env.PATH,
  HOME: tmpdir(),
  TMPDIR: tmpdir(),
  GIT_CONFIG_NOSYSTEM: "1",
};
const known = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "init.defaultBranch=main"];

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, cleared away after the run. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), "broadsheet-fork-"));
}

/** Runs git, and gives what it prints. */
export function git(where: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-C", where, ...known, ...args], { encoding: "utf8", env, stdio: "pipe" });
}

/** A repository with one commit of these files. */
export function repositoryOf(where: string, files: Readonly<Record<string, string>> = {}): string {
  git(where, "init", "--quiet");
  // For commands that commit by themselves.
  git(where, "config", "user.name", "Somebody");
  git(where, "config", "user.email", "somebody@example.org");
  commit(where, "first", files);
  return where;
}

/** Writes files and commits all there is. */
export function commit(where: string, message: string, files: Readonly<Record<string, string>> = {}): void {
  for (const [file, text] of Object.entries(files)) put(join(where, file), text);
  git(where, "add", "--all");
  git(where, "commit", "--quiet", "--allow-empty", "--message", message);
}

/** This repository as it stands in the work tree, but for its tests, as a repository of one commit. */
export function upstreamOf(where: string, without: readonly string[] = []): string {
  const left = [".git", "node_modules", "tests", "_site", "_letters", ".cache", ...without];
  cpSync(root, where, { recursive: true, filter: (path) => !left.includes(relative(root, path)) });
  return repositoryOf(where);
}

/** A clone with the packages at hand, as after `npm ci`. */
export function cloneOf(repository: string): string {
  const where = folder();
  git(where, "clone", "--quiet", repository, ".");
  git(where, "config", "user.name", "Somebody");
  git(where, "config", "user.email", "somebody@example.org");
  symlinkSync(join(root, "node_modules"), join(where, "node_modules"));
  // A link is no folder, which is what .gitignore names.
  put(join(where, ".git/info/exclude"), "node_modules\n");
  return where;
}

/** Runs a program in a folder, with nothing of the environment but the path and a home, and no terminal. */
export function run(where: string, program: string, args: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(program, args, { cwd: where, env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
    child.stdin?.end();
  });
}

/** Runs a command of the repository in that folder, with its own code. */
export function command(where: string, name: string, ...args: readonly string[]): Promise<Ended> {
  const isBundled = name === "build" || name === "daily";
  const script = isBundled ? ["scripts/bundled.mjs", name] : ["--import", "tsx", `scripts/${name}.ts`];
  return run(where, process.execPath, [...script, ...args]);
}
