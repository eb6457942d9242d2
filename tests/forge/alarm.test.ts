import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alarmText, failedJobs, readNeeds } from "../../scripts/forge/alarm.ts";
import { put } from "../site/content.ts";

const run = "https://forge.example/you/paper/actions/runs/77";
const job = (result: string, outputs: Record<string, string> = {}) => ({ result, outputs });
const good = {
  content: job("success", { broken: "false", report: "" }),
  build: job("success"),
  letter: job("skipped"),
};
const bad = { ...good, content: job("success", { broken: "true", report: "huggingface: down" }) };

/** Keeps each call: its arguments, and what it is given to read. */
const fakeGh = `#!/bin/sh
{ printf '%s|' "$@"; echo; } >> "$CALLS"
case "$1 $2" in
  "issue list") if [ -n "$REFUSES" ]; then echo "$REFUSES" >&2; exit 1; fi; printf '%s' "$ISSUES" ;;
  "issue create" | "issue edit") cat > "$CALLS.text" ;;
esac
`;

/** The command as one file beside no package at all. */
const command = join(mkdtempSync(join(tmpdir(), "alarm-")), "alarm.mjs");
buildSync({ entryPoints: ["scripts/alarm.ts"], outfile: command, bundle: true, platform: "node", format: "esm" });

function alarm(needs: unknown, issues: readonly unknown[], env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "alarm-"));
  put(join(folder, "gh"), fakeGh);
  chmodSync(join(folder, "gh"), 0o755);
  const calls = join(folder, "calls");
  const { status, stdout, stderr } = spawnSync(process.execPath, [command], {
    encoding: "utf8",
    env: {
      ...{ PATH: `${folder}:${process.env.PATH}`, CALLS: calls, ISSUES: JSON.stringify(issues) },
      ...{ GITHUB_SERVER_URL: "https://forge.example", GITHUB_REPOSITORY: "you/paper", GITHUB_RUN_ID: "77" },
      ...{ GITHUB_EVENT_NAME: "schedule", NEEDS: JSON.stringify(needs), ...env },
    },
  });
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "");
  const called = read(calls)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("issue|list|"));
  return { status, stdout, stderr, called, text: read(`${calls}.text`) };
}

const open = { number: 7, title: "Daily run", state: "OPEN" };
const closed = { number: 5, title: "Daily run", state: "CLOSED" };
const other = { number: 9, title: "Something else", state: "OPEN" };
const edit = (number: number) => `issue|edit|${number}|--body-file|-|--repo|you/paper|`;

test.each([
  {
    what: "a failed run opens the issue",
    ...{ needs: bad, issues: [other], said: 'Opened the issue "Daily run".' },
    calls: [
      "label|create|daily-run|--force|--color|B60205|--description|What the daily run has to say|--repo|you/paper|",
      "issue|create|--title|Daily run|--label|daily-run|--body-file|-|--repo|you/paper|",
    ],
  },
  {
    what: "the next failed run brings it up to date",
    ...{ needs: bad, issues: [other, closed, open], said: "Brought issue 7 up to date." },
    calls: [edit(7)],
  },
  {
    what: "a failed run after good ones opens it again",
    ...{ needs: bad, issues: [closed, other], said: "Brought issue 5 up to date." },
    calls: ["issue|reopen|5|--repo|you/paper|", edit(5)],
  },
  {
    what: "a good run closes it",
    ...{ needs: good, issues: [open, closed], said: "Closed issue 7." },
    calls: [`issue|close|7|--comment|The daily run is well again: ${run}|--repo|you/paper|`],
  },
  {
    what: "a good run after good ones writes nothing",
    ...{ needs: good, issues: [closed, other], said: "All is well, and no issue says otherwise." },
    calls: [],
  },
])("$what", ({ needs, issues, said, calls }) => {
  const { status, stdout, stderr, called, text } = alarm(needs, issues);
  expect({ status, stdout, stderr, called }).toEqual({ status: 0, stdout: `${said}\n`, stderr: "", called: calls });
  expect(text.includes(run)).toBe(needs === bad);
});

test("a run that somebody started closes the issue, and opens none", () => {
  const byHand = { GITHUB_EVENT_NAME: "workflow_dispatch" };
  expect(alarm(good, [open], byHand).stdout).toBe("Closed issue 7.\n");
  expect(alarm(bad, [closed], byHand)).toMatchObject({ status: 0, called: [] });
});

test("a fork whose issues are off is no failure, and any other refusal is one, in a sentence", () => {
  const off = alarm(good, [], { REFUSES: "the 'you/paper' repository has disabled issues" });
  expect(off).toMatchObject({ status: 0, stderr: "" });
  expect(off.stdout).toContain("Issues are off");
  expect(alarm(bad, [], { REFUSES: "HTTP 503\n::error::no server" })).toMatchObject({
    status: 1,
    stderr: 'Cannot run gh issue list: it says "::error::no server".\n',
  });
});

test.each([
  ["all is well", good, []],
  ["a job failed", { ...good, build: job("failure") }, ["build"]],
  ["a job took too long", { ...good, build: job("cancelled") }, ["build"]],
  ["a job published what was good of a broken day", bad, ["content"]],
])("%s: %#", (_what, needs, failed) => {
  expect(failedJobs(readNeeds(JSON.stringify(needs)))).toEqual(failed);
});

test.each(["[1]", "null", '{"a":{}}', '{"a":null}'])("what is no list of jobs is refused: %s", (json) => {
  expect(() => readNeeds(json)).toThrow("Cannot read the job");
});

const reports = fc
  .array(fc.constantFrom("`", "```", "````", "@you", "#1", "closes #1", "\n", "\r", "~~~", "a", "\u2028"))
  .map((parts) => parts.join(""));

test("whatever a report holds, the issue shows five lines of it at the most, in a fence that it can't close, and calls nobody", () => {
  fc.assert(
    fc.property(reports, (report) => {
      const text = alarmText(run, { content: job("success", { broken: "true", report }) });
      expect(text).not.toMatch(/[@#\r\u2028]/);
      const lines = text.split("\n");
      const fence = lines.find((line) => line.startsWith("```"))?.replace("text", "");
      if (fence === undefined) return;
      const inside = lines.slice(lines.indexOf(`${fence}text`) + 1, lines.lastIndexOf(fence));
      expect(inside.length).toBeLessThanOrEqual(5);
      expect(inside.filter((line) => line.includes(fence))).toEqual([]);
      expect(lines.slice(lines.lastIndexOf(fence) + 1)[1]).toContain("Later runs");
    }),
  );
});

test("the alarm needs no package and nothing that Node itself can't read: it has to work when they can't be installed", () => {
  const files = ["scripts/alarm.ts"];
  for (const file of files)
    for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/from "([^"]+)"/g)) {
      expect(path).toMatch(/^(node:|\.)/);
      if (path.startsWith(".")) files.push(join(file, "..", path));
    }
  expect(files).toEqual(["scripts/alarm.ts", "scripts/config/printable.ts", "scripts/forge/alarm.ts"]);
  const unreadable = /\b(enum|namespace)\s+\w+\s*\{|constructor\([^)]*\b(readonly|public|private|protected)\b/;
  expect(files.filter((file) => unreadable.test(readFileSync(file, "utf8")))).toEqual([]);
});
