import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { command, UsageError } from "./command.ts";
import { starterFeedId } from "./forks/identity.ts";
import { root } from "./site/engine.ts";

const help = `
npm test -- [options]

Checks the content, types, lint and dead code, then runs every test.
Needs Chromium, newsboat, sfeed, Java and git: as root on Debian or Ubuntu it installs them, anywhere else it says what is missing.

  --without PARTS  leave out what a missing program is for, comma-separated: browser, feed-readers, nu, forks
`;

/** What tests need beside the npm packages: the program, Debian's package of it, and the part of the tests that needs it. */
const tools = [
  { program: "chromium", debian: "chromium", part: "browser" },
  { program: "newsboat", debian: "newsboat", part: "feed-readers" },
  { program: "sfeed", debian: "sfeed", part: "feed-readers" },
  { program: "java", debian: "default-jre-headless", part: "nu" },
  { program: "git", debian: "git", part: "forks" },
] as const;
/** The tests that read no content but what they make. */
const apart = ["config", "daily", "forge"].map((room) => `tests/${room}/`);

const parts = [...new Set<string>(tools.map(({ part }) => part))];

await command(
  help,
  { without: { type: "string", default: "" }, help: { type: "boolean", default: false } },
  ({ without }) => {
    const left = without.split(",").filter((part) => part !== "");
    const unknown = left.find((part) => !parts.includes(part));
    if (unknown) throw new UsageError(`Cannot leave out "${unknown}": the parts are ${parts.join(", ")}.`);
    provide(
      tools.filter(({ program, part }) => !left.includes(part) && !onPath(program)),
      left,
    );
    run("npm", ["run", "--silent", "check"]);
    const fork = isFork();
    if (fork) run("npm", ["run", "--silent", "build"]);
    const report = join(root, ".cache/tests.json");
    const excluded = left.flatMap((part) => ["--exclude", `tests/${part}/**`]);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const { status } = spawnSync(process.execPath, [vitest, "run", ...reporters, ...excluded, ...(fork ? apart : [])], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...(fork ? { STARTER: "none" } : {}) },
    });
    if (fork)
      process.stdout.write(
        "A fork: the tests that read the starter's papers are left to the engine's own repository\n",
      );
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
    if (left.length > 0) process.stdout.write(`Not tested: ${left.join(", ")}\n`);
    process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed\n`);
    process.exitCode = status ?? 1;
  },
);

/** Where the content is another paper's, what the tests say of the starter's papers says nothing. */
function isFork(): boolean {
  return !readFileSync(join(root, "content/site.yaml"), "utf8").includes(starterFeedId);
}

/** Installs what is missing where that is ours to do: as root on Debian or Ubuntu, as in CI and containers. */
function provide(missing: readonly (typeof tools)[number][], left: readonly string[]): void {
  if (missing.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && existsSync("/etc/debian_version") && onPath("apt-get");
  if (!mayInstall) {
    const names = missing.map(({ program }) => program).join(", ");
    const without = [...new Set([...left, ...missing.map(({ part }) => part)])].join(",");
    throw new UsageError(
      `Cannot run every test without ${names}: install them, or leave their tests out with npm test -- --without=${without}`,
    );
  }
  process.stdout.write(`Installing ${missing.map(({ debian }) => debian).join(", ")}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-qq"], env);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing.map(({ debian }) => debian)], env);
}

function onPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function run(program: string, args: readonly string[], env = process.env): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env });
  if (status !== 0) process.exit(status ?? 1);
}
