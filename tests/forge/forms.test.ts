import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { put } from "../site/content.ts";
import { runStep } from "./step.ts";
import { stepOf, workflows } from "./workflow.ts";

/** A repository, and a clone of it in which `npm run add` has written a paper, or not. */
function withPaper(file: string | null) {
  const folder = mkdtempSync(join(tmpdir(), "add-"));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: join(folder, "clone"), encoding: "utf8" });
  put(join(folder, "clone/content/papers/own/a.md"), "x");
  git("init", "--quiet", "--initial-branch=main");
  git("add", "content");
  git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "first");
  execFileSync("git", ["clone", "--quiet", "--bare", "clone", "forge.git"], { cwd: folder });
  git("remote", "add", "origin", join(folder, "forge.git"));
  if (file !== null) put(join(folder, "clone", file), "y");
  put(join(folder, "clone/content/site.yaml"), "changed: by something else\n");
  return {
    clone: join(folder, "clone"),
    log: () => git("--git-dir", join(folder, "forge.git"), "log", "--all", "--format=%D|%s|%an"),
  };
}

const fakeGh = '#!/bin/sh\nprintf "%s\\n" "$*" >> "$HOME/gh"\n';

test.each(["2506.01234", "math.GT/0309136"])(
  "an accepted paper, %s, becomes a pull request with fixed words and its id",
  (id) => {
    const { clone, log } = withPaper("content/papers/2506/new.md");
    const step = stepOf("add", "add", "propose");
    const { status, folder } = runStep(
      { ...step, run: `cd "$CLONE"\n${step.run}` },
      { ID: id, CLONE: clone },
      { gh: fakeGh },
    );
    expect(status).toBe(0);
    expect(log()).toContain(`add/${id}|content: add arXiv ${id}|github-actions[bot]\n`);
    const [setup, create] = readFileSync(join(folder, "gh"), "utf8").split("\n");
    expect(setup).toBe("auth setup-git");
    expect(create).toMatch(
      `pr create --head add/${id} --title Add arXiv ${id} --body Adds arXiv ${id}, from an accepted issue.`,
    );
    expect(execFileSync("git", ["show", "--name-only", "--format=", "HEAD"], { cwd: clone, encoding: "utf8" })).toBe(
      "content/papers/2506/new.md\n",
    );
  },
);

test("a paper that is here already makes no pull request", () => {
  const { clone, log } = withPaper(null);
  const step = stepOf("add", "add", "propose");
  const ended = runStep(
    { ...step, run: `cd "$CLONE"\n${step.run}` },
    { ID: "2506.01234", CLONE: clone },
    { gh: fakeGh },
  );
  expect(ended).toMatchObject({ status: 0, summary: "Nothing to add: arXiv 2506.01234 is here already.\n" });
  expect(existsSync(join(ended.folder, "gh"))).toBe(false);
  expect(log()).not.toContain("add/");
});

test("only the label that a maintainer gives starts anything, and the form does not give it", () => {
  expect(workflows.add?.on).toEqual({ issues: { types: ["labeled"] } });
  expect(workflows.add?.jobs.add?.if).toBe("github.event.label.name == 'accepted'");
  expect(form.labels).not.toContain("accepted");
});

const input = z.strictObject({
  type: z.literal("input"),
  id: z.string().regex(/^[\w-]+$/),
  attributes: z.strictObject({ label: z.string().min(1), description: z.string(), placeholder: z.string().optional() }),
  validations: z.strictObject({ required: z.boolean() }),
});
const form = z
  .strictObject({
    name: z.string().min(4),
    description: z.string().min(4),
    title: z.string(),
    labels: z.array(z.string()),
    body: z.array(input).min(1),
  })
  .parse(parse(readFileSync(".github/ISSUE_TEMPLATE/paper.yml", "utf8")));

test("the form asks for an arXiv id, and for a topic that nobody has to name, and for nothing else", () => {
  expect(form.body.map(({ attributes, validations }) => [attributes.label, validations.required])).toEqual([
    ["arXiv id", true],
    ["Topic", false],
  ]);
  expect(new Set(form.body.map(({ id }) => id)).size).toBe(form.body.length);
  expect(parse(readFileSync(".github/ISSUE_TEMPLATE/config.yml", "utf8"))).toEqual({ blank_issues_enabled: true });
});

test("Dependabot looks after the packages and the actions, once a week, in one pull request each, a week after a release", () => {
  const { version, updates } = parse(readFileSync(".github/dependabot.yml", "utf8"));
  expect(version).toBe(2);
  expect(updates.map((one: Record<string, unknown>) => one["package-ecosystem"])).toEqual(["npm", "github-actions"]);
  for (const one of updates) {
    expect(one).toMatchObject({ directory: "/", schedule: { interval: "weekly" }, cooldown: { "default-days": 7 } });
    expect(Object.values(one.groups)).toEqual([{ patterns: ["*"] }]);
  }
});
