import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { play, type Scenario } from "./run.ts";
import { runStep } from "./step.ts";
import { stepOf, workflows } from "./workflow.ts";

const url = "https://you.github.io/paper/";
const address = { outputs: { url, letter: "" } };
const published = { outputs: { commit: "c0ffee" } };
const day = { "content/address": address, "content/publish": published };
const withLetter = { ...day, "content/address": { outputs: { url, letter: "send" } } };
const well = "success";
const none = "skipped";

const days: readonly (Scenario & { what: string; jobs: Record<string, string>; runs?: string[]; leaves?: string[] })[] =
  [
    {
      what: "a good day is published, and closes the alarm",
      event: "schedule",
      steps: day,
      jobs: { content: well, build: well, deploy: well, letter: none, alarm: well },
      runs: ["content/daily", "content/publish", "deploy/deployment", "alarm/node scripts/alarm.ts"],
    },
    {
      what: "a paper without an address does nothing, and nobody is alarmed",
      event: "schedule",
      steps: { "content/address": { outputs: { url: "", letter: "" } } },
      jobs: { content: well, build: none, deploy: none, letter: none, alarm: none },
      leaves: ["content/daily", "content/report", "content/publish"],
    },
    {
      what: "a broken day publishes what is good, then ends red",
      event: "schedule",
      steps: {
        ...withLetter,
        "content/daily": { fails: true },
        'alarm/echo "Something is broken. What is good is published; the content job\'s summary says what is not."': {
          fails: true,
        },
      },
      jobs: { content: well, build: well, deploy: well, letter: well, alarm: "failure" },
      runs: ["content/publish", "deploy/deployment", "alarm/node scripts/alarm.ts"],
    },
    {
      what: "where the address is another, nothing is deployed, no letter follows, and somebody is told",
      event: "schedule",
      steps: { ...withLetter, "deploy/compare": { fails: true } },
      jobs: { content: well, build: well, deploy: "failure", letter: none, alarm: well },
      runs: ["alarm/node scripts/alarm.ts"],
      leaves: ["deploy/deployment"],
    },
    {
      what: "where nothing could be pushed, nothing is built",
      event: "schedule",
      steps: { "content/address": address, "content/publish": { fails: true } },
      jobs: { content: "failure", build: none, deploy: none, letter: none, alarm: well },
      runs: ["alarm/node scripts/alarm.ts"],
    },
    {
      what: "somebody is told of a day on which the packages can't be installed",
      event: "schedule",
      steps: { "content/npm ci --ignore-scripts": { fails: true } },
      jobs: { content: "failure", build: none, deploy: none, letter: none, alarm: well },
      runs: ["alarm/node scripts/alarm.ts"],
      leaves: ["content/address", "alarm/npm ci --ignore-scripts"],
    },
    {
      what: "a dry run pushes nothing, builds nothing and alarms nobody",
      event: "workflow_dispatch",
      inputs: { date: "2026-11-23", dry_run: true },
      steps: withLetter,
      jobs: { content: well, build: none, deploy: none, letter: none, alarm: well },
      runs: ["content/daily"],
      leaves: ["content/publish", "alarm/node scripts/alarm.ts"],
    },
    {
      what: "letters follow the pages that they link to, where the fork has a newsletter",
      event: "schedule",
      steps: withLetter,
      jobs: { content: well, build: well, deploy: well, letter: well, alarm: well },
      runs: ["deploy/deployment", "letter/send"],
    },
    {
      what: "a letter that fails leaves the site as it is, turns the run red, and somebody is told",
      event: "schedule",
      steps: { ...withLetter, "letter/send": { fails: true } },
      jobs: { content: well, build: well, deploy: well, letter: "failure", alarm: well },
      runs: ["deploy/deployment", "alarm/node scripts/alarm.ts"],
    },
  ];

test.each(days)("daily: $what", ({ jobs, runs = [], leaves = [], ...scenario }) => {
  const { daily } = workflows;
  const ran = daily && play(daily, scenario);
  expect(ran?.jobs).toEqual(jobs);
  expect(runs.filter((step) => !ran?.steps.includes(step))).toEqual([]);
  expect(leaves.filter((step) => ran?.steps.includes(step))).toEqual([]);
  expect(ran?.outputs.content?.broken).toBe(String(scenario.steps?.["content/daily"]?.fails === true));
});

test.each([
  ["https://you.github.io/paper", url, 0],
  ["https://you.github.io/paper/", url, 0],
  ["https://example.org", "https://example.org/", 0],
  ["https://you.github.io/paper", "https://upstream.example/", 1],
  ["http://example.org", "https://example.org/", 1],
  ["", url, 1],
])("deploy, to Pages at %j, of a site whose url is %j, ends with %i", (pages, site, code) => {
  const { status, stdout, summary } = runStep(stepOf("daily", "deploy", "compare"), { PAGES: pages, URL: site });
  const sentence = `Cannot publish: content/site.yaml says that this paper is at ${site}, and Pages would put it at ${pages}.\n`;
  expect({ status, stdout, summary }).toEqual(
    code === 0 ? { status: 0, stdout: "", summary: "" } : { status: 1, stdout: sentence, summary: sentence },
  );
});

const fakeNpm = '#!/bin/sh\nfor a in "$@"; do echo "<$a>"; done\nexit "$CODE"\n';

test.each([
  ["", []],
  ["2026-11-23", ["<--date=2026-11-23>"]],
  ['x"; touch pwned; $(touch pwned)', ['<--date=x"; touch pwned; $(touch pwned)>']],
])("daily is told the day %j as one argument, or none, and ends as the command does", (date, more) => {
  for (const code of ["0", "1"]) {
    const ended = runStep(stepOf("daily", "content", "daily"), { DATE: date, CODE: code }, { npm: fakeNpm });
    expect(ended.status).toBe(Number(code));
    expect(ended.stdout.trim().split("\n").slice(2)).toEqual(["<daily>", "<-->", "<--until=content>", ...more]);
    expect(readFileSync(join(ended.folder, "daily.txt"), "utf8")).toBe(ended.stdout);
    expect(existsSync(join(ended.folder, "pwned"))).toBe(false);
  }
});

test("the letter's step is told to make drafts or to send, has the key, and prints neither", () => {
  const step = stepOf("daily", "letter", "send");
  expect(step.env).toEqual({
    BUTTONDOWN_API_KEY: `\${{ secrets.BUTTONDOWN_API_KEY }}`,
    LETTER: `\${{ needs.content.outputs.letter }}`,
  });
  for (const letter of ["draft", "send"]) {
    const ended = runStep(step, { LETTER: letter, BUTTONDOWN_API_KEY: "secret", CODE: "1" }, { npm: fakeNpm });
    expect(ended.status).toBe(1);
    expect(ended.stdout).toBe(`<run>\n<--silent>\n<send>\n<-->\n<--${letter}>\n`);
  }
});

test("the report is the last five lines of what the run said, and can't end itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "report-"));
  const lines = ["one", "two", "EOF", "end-of-report-1", "url=https://evil.example", "broken=false", "end"];
  writeFileSync(join(folder, "daily.txt"), `${lines.join("\n")}\n`);
  const { status, output } = runStep(stepOf("daily", "content", "report"), { RUNNER_TEMP: folder });
  const [, end, text] = /^report<<(end-of-report-\d+)\n(.*)\n\1\n$/s.exec(output) ?? [];
  expect({ status, text: text?.split("\n") }).toEqual({ status: 0, text: lines.slice(-5) });
  expect(lines).not.toContain(end);
});
