import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { CannotError } from "../../scripts/config/problem.ts";
import { readContent } from "../../scripts/content.ts";
import { editionFile } from "../../scripts/editions/edition.ts";
import { printStatus, type Status } from "../../scripts/editions/status.ts";
import { isMerging, mergeUpstream } from "../../scripts/forks/merge.ts";
import { settingsWith } from "../../scripts/forks/settings.ts";
import { removeRecord } from "../../scripts/forks/starter.ts";
import { fetchUpstream, refuseUnlessClean, upstreamOf as remoteUpstream } from "../../scripts/forks/upstream.ts";
import { paper, put, topic } from "../site/content.ts";
import { cloneOf, command, commit, folder, git, repositoryOf, upstreamOf } from "./repository.ts";

/** Topics of the starter, as forks treat them. */
const topics = { changed: "reasoning", deleted: "robotics-and-driving", untouched: "medical-ai" };
const starter = { paper: "content/papers/seed/starter.md", edition: "content/editions/2026/2026-11-25.json" };
const topicFile = (id: string) => `content/topics/${id}.md`;
const read = (where: string, file: string) => readFileSync(join(where, file), "utf8");
const tuned = (text: string, phrase: string) =>
  text.replace(
    /^phrases:$/m,
    `phrases:
  - "${phrase}"`,
  );

/** Upstream with a branch of engine changes, and one on top of it that changes the starter too; a fork of what was before both. */
let upstream: string;
let fork: string;

beforeAll(() => {
  upstream = upstreamOf(folder(), ["content/papers", "content/listings", "content/editions", "scripts/evaluate"]);
  commit(upstream, "content: a small starter", {
    [starter.paper]: paper("A paper of the starter", "We start with a paper of ten words and some more."),
    [starter.edition]: edition("2026-11-25", "seed/starter", "A paper of the starter"),
  });
  fork = cloneOf(upstream);
  makeOwn(fork);
  for (let day = 1; day <= 10; day++) runDaily(fork, day);
  changeEngine(upstream);
  changeStarter(upstream);
});

test("a merge of engine changes, a new format of the content among them, touches nothing of a fork's and has no conflict", async () => {
  const merged = cloneOf(fork);
  git(merged, "fetch", "--quiet", upstream, "engine");
  git(merged, "merge", "--quiet", "--no-edit", "FETCH_HEAD");
  expect(git(merged, "diff", "--name-only", "HEAD^1", "HEAD", "--", "content")).toBe("");
  expect(git(merged, "diff", "--name-only", "HEAD^2", "HEAD", "--", ".", ":(exclude)content")).toBe("");
  expect(await contentOf(merged)).toEqual(await contentOf(fork));

  // With the merged engine, which writes the next format and reads both.
  expect(await command(merged, "check")).toMatchObject({ code: 0 });
  expect((await command(merged, "migrate")).stdout).toBe(
    "Format 1 to 2: says so in the description.\nThe content is in format 2 now.\n",
  );
  expect(read(merged, "content/site.yaml")).toBe(
    read(fork, "content/site.yaml")
      .replace("format: 1", "format: 2")
      .replace(/^description: .*/m, 'description: "Migrated."'),
  );
  expect(await command(merged, "check")).toMatchObject({ code: 0, stdout: expect.stringContaining("no problems") });
});

describe("where upstream has retuned topics, and filed papers of its own", () => {
  test("a plain merge has conflicts", () => {
    const merged = cloneOf(fork);
    git(merged, "fetch", "--quiet", upstream, "retuned");
    expect(() => git(merged, "merge", "--no-edit", "FETCH_HEAD")).toThrow();
    const conflicts = git(merged, "diff", "--name-only", "--diff-filter=U").trim().split("\n");
    expect(conflicts).toContain(topicFile(topics.changed));
    expect(conflicts).toContain(topicFile(topics.deleted));
  });

  test("npm run sync has none: what the fork changed or deleted stays so, and what it left alone is upstream's", async () => {
    const merged = cloneOf(fork);
    const { code, stdout, stderr } = await command(merged, "sync", "--upstream", upstream, "--branch", "retuned");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const tip = git(upstream, "rev-parse", "retuned").trim();
    const commits = git(fork, "rev-parse", "HEAD").trim();
    expect(git(merged, "log", "-1", "--format=%s %P").trim()).toBe(
      `sync: upstream ${tip.slice(0, 7)} ${commits} ${tip}`,
    );
    expect(git(merged, "status", "--porcelain")).toBe("");

    expect(git(merged, "diff", "--name-only", "HEAD^1", "HEAD", "--", "content").trim().split("\n")).toEqual(
      [topicFile("new-upstream"), topicFile(topics.untouched)].sort(),
    );
    expect(read(merged, topicFile(topics.untouched))).toContain("retuned upstream");
    expect(read(merged, topicFile(topics.changed))).not.toContain("retuned upstream");
    expect(existsSync(join(merged, topicFile(topics.deleted)))).toBe(false);
    expect(git(merged, "diff", "--name-only", "HEAD^2", "HEAD", "--", ".", ":(exclude)content")).toBe("");
    expect((await contentOf(merged)).papers).toEqual((await contentOf(fork)).papers);

    expect(stdout.split("\n")).toEqual([
      `Merged 2 commits of ${upstream}, up to ${tip.slice(0, 7)}.`,
      "Engine: 8 files changed.",
      `Content: ${topicFile(topics.untouched)}, ${topicFile("new-upstream")} brought.`,
      "Content: 6 files kept as this fork has them.",
      "Next: npm ci, npm run migrate (the content is in format 1, the engine writes 2), npm run check, git push.",
      "",
    ]);
  });

  test("a fork that has left its content alone gets all of it", async () => {
    const merged = cloneOf(upstream);
    git(merged, "reset", "--quiet", "--hard", "origin/main");
    commit(merged, "own page", { "content/pages/about.md": '---\ntitle: "About"\n---\nWe.\n' });
    const result = mergeUpstream(merged, git(merged, "rev-parse", "origin/retuned").trim());
    expect(result?.kept).toEqual([]);
    expect(git(merged, "diff", "--name-only", "HEAD^2", "HEAD").trim()).toBe("content/pages/about.md");
  });
});

describe("a merge that can't be is said in one sentence, and leaves everything as it was", () => {
  const refusal = (where: string, merge: () => unknown): string => {
    const state = () => [git(where, "rev-parse", "HEAD"), git(where, "status", "--porcelain"), isMerging(where)];
    const before = state();
    let said = "";
    try {
      merge();
    } catch (error) {
      said = error instanceof CannotError ? error.message : String(error);
    }
    expect(state()).toEqual(before);
    return said;
  };

  test("for files of the engine that both changed", () => {
    const changed = cloneOf(fork);
    commit(changed, "own engine", { "README.md": "Ours.\n" });
    const tip = fetchUpstream(changed, upstream, "retuned");
    const short = tip.slice(0, 7);
    expect(refusal(changed, () => mergeUpstream(changed, tip))).toBe(
      `Cannot merge 1 file that both this fork and upstream changed: README.md. Nothing is changed; merge ${short} by hand, with git merge ${short}.`,
    );
  });

  test("for changes that wait to be committed, and in the middle of another merge", () => {
    const changed = cloneOf(fork);
    expect(refuseUnlessClean(changed)).toBe(undefined);
    writeFileSync(join(changed, "content/theme.css"), ":root {}\n");
    expect(refusal(changed, () => refuseUnlessClean(changed))).toBe(
      "Cannot merge while content/theme.css waits to be committed: commit it, or git stash -u.",
    );
    writeFileSync(join(changed, "content/new.txt"), "new\n");
    expect(refusal(changed, () => refuseUnlessClean(changed))).toBe(
      "Cannot merge while content/theme.css and 1 other file wait to be committed: commit it, or git stash -u.",
    );
    git(changed, "stash", "--quiet", "-u");
    git(changed, "merge", "--no-commit", "--no-ff", fetchUpstream(changed, upstream, "engine"));
    expect(refusal(changed, () => refuseUnlessClean(changed))).toBe(
      "Cannot merge while another merge waits: git merge --abort ends it.",
    );
  });

  test("for a commit that a hook of the fork's refuses", () => {
    const hooked = cloneOf(fork);
    put(join(hooked, ".git/hooks/commit-msg"), "#!/bin/sh\necho 'error: not today' >&2\nexit 1\n");
    chmodSync(join(hooked, ".git/hooks/commit-msg"), 0o755);
    const tip = fetchUpstream(hooked, upstream, "retuned");
    expect(refusal(hooked, () => mergeUpstream(hooked, tip))).toBe("Cannot merge upstream: not today.");
  });

  test("for a copy without its history", () => {
    const copy = repositoryOf(folder(), { "content/theme.css": "" });
    const tip = fetchUpstream(copy, upstream, "engine");
    expect(refusal(copy, () => mergeUpstream(copy, tip))).toBe(
      `Cannot merge upstream: this repository was copied, not forked. Say once which commit it was copied from, with git merge -s ours --allow-unrelated-histories COMMIT; the newest is ${tip.slice(0, 7)}.`,
    );
  });

  test("for a branch that is not there, or no branch, and where no upstream is known", () => {
    const sentence = (branch: string) => refusal(fork, () => fetchUpstream(fork, upstream, branch));
    expect(sentence("nope")).toBe(`Cannot fetch nope of ${upstream}: couldn't find remote ref refs/heads/nope.`);
    expect(sentence("a:b")).toBe('Cannot fetch "a:b": expected the name of a branch.');
    expect(refusal(fork, () => remoteUpstream(fork))).toBe(
      'Cannot tell what this was forked from: expected --upstream URL, or a remote "upstream", made with git remote add upstream URL.',
    );
  });
});

test("what is merged already is not merged again", () => {
  const merged = cloneOf(fork);
  const tip = fetchUpstream(merged, upstream, "engine");
  expect(mergeUpstream(merged, tip)?.commits).toBe(1);
  const head = git(merged, "rev-parse", "HEAD");
  expect(mergeUpstream(merged, tip)).toBe(null);
  expect(git(merged, "rev-parse", "HEAD")).toBe(head);
});

const contentOf = (where: string) => readContent(join(where, "content"));

/** Own settings, topics, pages, theme and logo; and a record of its own, begun with a paper whose text is one of the starter's. */
function makeOwn(where: string): void {
  const at = (file: string) => join(where, file);
  const alike = read(where, starter.paper);
  removeRecord(at("content"));
  rmSync(at(topicFile(topics.deleted)));
  commit(where, "content: ours", {
    "content/site.yaml": settingsWith(read(where, "content/site.yaml"), {
      title: "The Daily Fork",
      feedId: "urn:uuid:0f0e0d0c-0b0a-4009-8008-070605040302",
      url: "https://example.org/paper/",
      repository: null,
      huggingface: true,
      arxiv: ["cs.LG"],
      newsletter: "fork",
    }),
    [topicFile("weather")]: topic("Weather", ["weather forecasting"]),
    [topicFile(topics.changed)]: tuned(read(where, topicFile(topics.changed)), "our own phrase"),
    "content/papers/own/alike.md": alike,
    "content/pages/about.md": '---\ntitle: "About us"\n---\nWe are a fork.\n',
    "content/theme.css": ":root { --accent: rebeccapurple; }\n",
    "content/public/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n',
  });
}

/** What the scheduled workflow commits on one day. */
function runDaily(where: string, number: number): void {
  const day = `2026-12-${String(number).padStart(2, "0")}`;
  const id = `own/day-${number}`;
  const title = `What was found on day ${number}`;
  const at = `${day}T07:00:00Z`;
  commit(where, `content: ${day}, 1 paper`, {
    [`content/papers/${id}.md`]: paper(title, `On day ${number} we found a graph.`, `listed: "${day}"\n`),
    [`content/observations/2026/${day.slice(5)}.jsonl`]: `${JSON.stringify({ paper: id, at, source: "huggingface", upvotes: number })}\n`,
    [`content/${editionFile(day)}`]: edition(day, id, title),
    "content/status.json": printStatus(statusOf(day, `${day}T18:00:00Z`)),
  });
}

function edition(date: string, id: string, title: string): string {
  const papers = [{ id, title, reasons: {} }];
  return `${JSON.stringify({ v: 1, date, closed: `${date}T18:00:00Z`, lead: 10, papers, quiet: null }, null, 2)}\n`;
}

function statusOf(day: string, at: string): Status {
  return {
    v: 1,
    run: { at, day, broken: false },
    edition: { date: day, papers: 1, quiet: null },
    next_by: at,
    sources: {},
  };
}

/** Scripts, templates, README, packages, a workflow, and a format of the content with a migration to it. */
function changeEngine(where: string): void {
  git(where, "checkout", "--quiet", "-b", "engine");
  const edit = (file: string, change: (text: string) => string) => [file, change(read(where, file))] as const;
  const migration =
    '{ from: 1, does: "says so in the description", change: (settings) => (settings.set("description", "Migrated."), []) }';
  commit(
    where,
    "engine: the next format",
    Object.fromEntries([
      edit("scripts/config/format.ts", (text) => text.replace("format = 1", "format = 2")),
      edit("scripts/forks/migrations.ts", (text) => text.replace("Migration[] = []", `Migration[] = [${migration}]`)),
      edit("scripts/say.ts", (text) => `// Changed upstream.\n${text}`),
      edit("templates/includes/layout.njk", (text) => `{# Changed upstream. #}\n${text}`),
      edit("README.md", (text) => text.replace("# Broadsheet\n", "# Broadsheet, changed upstream\n")),
      edit("package.json", (text) => text.replace('"version": "0.1.0"', '"version": "0.2.0"')),
      edit("package-lock.json", (text) => text.replace('"version": "0.1.0"', '"version": "0.2.0"')),
      [".github/workflows/changed-upstream.yml", "on: workflow_dispatch\njobs: {}\n"],
    ]),
  );
}

/** Topics, and the record of the starter: a paper, its edition and a listing. */
function changeStarter(where: string): void {
  git(where, "checkout", "--quiet", "-b", "retuned");
  const files = Object.values(topics).map(topicFile);
  commit(where, "content: topics retuned", {
    ...Object.fromEntries(files.map((file) => [file, tuned(read(where, file), "retuned upstream")])),
    [topicFile("new-upstream")]: topic("New upstream", ["new upstream"]),
    [starter.paper]: `${read(where, starter.paper).trimEnd()} Changed upstream.\n`,
    [starter.edition]: edition("2026-11-25", "own/upstream", "A paper of upstream"),
    "content/papers/own/upstream.md": paper("A paper of upstream", "We are upstream."),
    "content/public/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n',
  });
}
