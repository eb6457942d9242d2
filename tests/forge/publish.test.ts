import { execFile, execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { printStatus } from "../../scripts/editions/status.ts";
import { publish } from "../../scripts/forge/publish.ts";
import { union } from "../../scripts/papers/observed.ts";
import { put } from "../site/content.ts";
import { statusOf } from "./status.ts";

// Nobody's own settings.
Object.assign(process.env, { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" });

const first = {
  "content/site.yaml": "format: 1\n",
  "content/papers/2506/2506.00001.md": "first\n",
  "content/observations/2026/11-22.jsonl": seen("2506/2506.00001", "2026-11-22T05:20:00Z"),
  "content/status.json": printStatus(statusOf("2026-11-22")),
};

/** One reading of ten upvotes. */
function seen(paper: string, at: string): string {
  return `${JSON.stringify({ paper, at, source: "huggingface", upvotes: 10 })}\n`;
}

/** Somebody who commits by hand. */
const ada = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];

type Files = Readonly<Record<string, string>>;

/** A folder with git in it. */
function cloneIn(folder: string) {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  const pauses: number[] = [];
  const means = {
    message: () => "content: a day",
    union,
    pause: async (attempt: number) => void pauses.push(attempt),
  };
  return {
    ...{ folder, git, pauses },
    write: (files: Files) => {
      for (const [name, text] of Object.entries(files)) put(join(folder, name), text);
    },
    read: (name: string) => readFileSync(join(folder, name), "utf8"),
    publish: () => publish({ repository: folder, remote: "origin", branch: "main" }, means),
    log: () => git("log", "--format=%s").trim().split("\n"),
    status: () => git("status", "--porcelain", "--untracked-files=all"),
  };
}

/** A forge with one commit, made once; each test has a copy. */
const made = mkdtempSync(join(tmpdir(), "forge-"));
{
  const git = (...args: string[]) => execFileSync("git", args, { cwd: made, stdio: "pipe" });
  git("init", "--quiet", "--bare", "--initial-branch=main", "--template=", "forge.git");
  git("init", "--quiet", "--initial-branch=main", "--template=", "seed");
  const seed = cloneIn(join(made, "seed"));
  seed.write(first);
  seed.git("add", ".");
  seed.git(...ada, "commit", "--quiet", "-m", "first");
  seed.git("push", "--quiet", "../forge.git", "main");
}

/** A forge, and clones of it, each as a workflow's checkout makes them: without the history. */
function forge() {
  const folder = mkdtempSync(join(tmpdir(), "forge-"));
  cpSync(join(made, "forge.git"), join(folder, "forge.git"), { recursive: true });
  const clone = (name: string) => {
    const args = ["clone", "--quiet", "--depth=1", "--template=", `file://${join(folder, "forge.git")}`, name];
    execFileSync("git", args, { cwd: folder, stdio: "pipe" });
    return cloneIn(join(folder, name));
  };
  return { clone, bare: cloneIn(join(folder, "forge.git")) };
}

/** Two runs of one day: the second has been started before the first has pushed. */
async function race(published: Files, ours: Files) {
  const { clone, bare } = forge();
  const [one, two] = [clone("one"), clone("two")];
  one.write(published);
  two.write(ours);
  await one.publish();
  return { two, bare };
}

test("what a run wrote is committed and pushed in one attempt, by the forge's robot where nobody is configured, and nothing else is", async () => {
  const { clone, bare } = forge();
  const run = clone("run");
  run.write({
    "content/papers/2506/2506.00002.md": "new\n",
    "content/papers/2506/.2506.00003.md.77.part": "half",
    "content/papers/2506/2506.00001.md": "updated\n",
    "content/observations/2026/11-23.jsonl": "{}\n",
    "content/editions/2026/2026-11-23.json": "{}\n",
    "content/status.json": printStatus(statusOf("2026-11-23")),
    "content/site.yaml": "format: 1 # mine\n",
    "content/.lock": "77",
    "notes.txt": "mine",
  });
  run.git("add", "notes.txt");
  expect(await run.publish()).toEqual({ message: "content: a day", pushes: 1, mended: [] });
  expect(bare.git("show", "--name-status", "--format=%s, %an <%ae>", "main").trim().split("\n")).toEqual([
    "content: a day, github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>",
    "",
    "A\tcontent/editions/2026/2026-11-23.json",
    "A\tcontent/observations/2026/11-23.jsonl",
    "M\tcontent/papers/2506/2506.00001.md",
    "A\tcontent/papers/2506/2506.00002.md",
    "M\tcontent/status.json",
  ]);
  expect(run.status()).toBe(
    " M content/site.yaml\nA  notes.txt\n?? content/.lock\n?? content/papers/2506/.2506.00003.md.77.part\n",
  );
  expect(run.pauses).toEqual([]);
});

test("what is deleted stays published", async () => {
  const { clone, bare } = forge();
  const run = clone("run");
  run.git("rm", "--quiet", "content/papers/2506/2506.00001.md");
  expect(await run.publish()).toEqual({ message: null, pushes: 0, mended: [] });
  expect(bare.log()).toEqual(["first"]);
});

test("with nothing to commit nothing is pushed, but for what an earlier run committed and could not push", async () => {
  const { clone, bare } = forge();
  const run = clone("run");
  expect(await run.publish()).toEqual({ message: null, pushes: 0, mended: [] });
  run.write({ "content/papers/2506/2506.00002.md": "new\n" });
  run.git("add", ".");
  run.git(...ada, "commit", "--quiet", "-m", "content: cut off");
  expect(await run.publish()).toEqual({ message: null, pushes: 1, mended: [] });
  expect(bare.log()).toEqual(["content: cut off", "first"]);
});

test("two runs that wrote different files are both published", async () => {
  const { two, bare } = await race(
    { "content/papers/2506/2506.00002.md": "new\n" },
    { "content/papers/2506/2506.00003.md": "new\n", "notes.txt": "mine" },
  );
  expect(await two.publish()).toEqual({ message: "content: a day", pushes: 2, mended: [] });
  expect(bare.log()).toEqual(["content: a day", "content: a day", "first"]);
  expect(two.status()).toBe("?? notes.txt\n");
});

const readings = (...papers: string[]) => papers.map((id) => seen(`2506/${id}`, "2026-11-23T05:20:00Z")).join("");

test("where both runs wrote a file, readings are joined, the newer status counts, and what readers have seen stays", async () => {
  const files = (text: string, minute: string, ...seen: string[]) => ({
    "content/editions/2026/2026-11-23.json": `${text}\n`,
    "content/observations/2026/11-23.jsonl": readings(...seen),
    "content/papers/2506/2506.00001.md": `${text}\n`,
    "content/status.json": printStatus(statusOf("2026-11-23", {}, `2026-11-23T05:${minute}:00Z`)),
  });
  const [theirs, ours] = [files("theirs", "20", "a", "c", "d"), files("ours", "30", "b", "c", "e")];
  const { two, bare } = await race(theirs, { ...ours, "content/papers/2506/2506.00009.md": "new\n" });
  two.git("config", "user.name", "Ada");
  two.git("config", "user.email", "ada@example.org");
  expect(await two.publish()).toEqual({ message: "content: a day", pushes: 2, mended: Object.keys(theirs) });
  const published = Object.keys(theirs).map((file) => [file, bare.git("show", `main:${file}`)]);
  expect(Object.fromEntries(published)).toEqual(files("theirs", "30", "a", "b", "c", "d", "e"));
  expect(bare.git("show", "main:content/papers/2506/2506.00009.md")).toBe("new\n");
  expect(bare.git("log", "-2", "--format=%an %ce", "main")).toMatch(/^Ada ada@example.org\ngithub-actions\[bot\] /);
  expect(two.status()).toBe("");
});

test("a run of which nothing is left beside what is published ends well", async () => {
  const file = "content/editions/2026/2026-11-23.json";
  const { two, bare } = await race({ [file]: "theirs\n" }, { [file]: "ours\n" });
  expect(await two.publish()).toMatchObject({ pushes: 2, mended: [file] });
  expect(bare.log()).toEqual(["content: a day", "first"]);
  expect(two.read(file)).toBe("theirs\n");
});

test("any other conflict is for somebody to decide: nothing is committed, and all is as it was", async () => {
  const file = "content/papers/2506/2506.00001.md";
  const { clone, bare } = forge();
  const [one, two] = [clone("one"), clone("two")];
  one.git("rm", "--quiet", file);
  one.git(...ada, "commit", "--quiet", "-m", "by hand");
  one.git("push", "--quiet", "origin", "main");
  const written = { [file]: "ours\n", "content/papers/2506/2506.00002.md": "new\n", "content/site.yaml": "mine\n" };
  two.write(written);
  const before = two.status();
  await expect(two.publish()).rejects.toThrow(
    `Cannot bring this run together with what was pushed to origin/main: both have changed ${file}.`,
  );
  expect(two.status()).toBe(before);
  for (const [name, content] of Object.entries(written)) expect(two.read(name)).toBe(content);
  expect([two.log(), bare.log()]).toEqual([["first"], ["by hand", "first"]]);
  expect(existsSync(join(two.folder, ".git/rebase-merge"))).toBe(false);
});

test("a forge that refuses is asked five times, and then nothing is committed", async () => {
  const { clone, bare } = forge();
  const run = clone("run");
  const hook = join(bare.folder, "hooks/pre-receive");
  put(hook, "#!/bin/sh\necho asked >> asked\nexit 1\n");
  chmodSync(hook, 0o755);
  run.write({ "content/papers/2506/2506.00002.md": "new\n" });
  await expect(run.publish()).rejects.toThrow(
    'Cannot push to origin/main: it was tried 5 times, and git says "! [remote rejected] HEAD -> main (pre-receive hook declined)".',
  );
  expect(bare.read("asked")).toBe("asked\n".repeat(5));
  expect(run.pauses).toEqual([1, 2, 3, 4]);
  expect([run.log(), run.status()]).toEqual([["first"], "?? content/papers/2506/2506.00002.md\n"]);
});

test("from another branch, or none, nothing is pushed", async () => {
  const run = forge().clone("run");
  run.write({ "content/papers/2506/2506.00002.md": "new\n" });
  const sentence = "Cannot publish to origin/main: expected that branch to be checked out, got";
  run.git("checkout", "--quiet", "-b", "draft");
  await expect(run.publish()).rejects.toThrow(`${sentence} draft.`);
  run.git("checkout", "--quiet", "--detach");
  await expect(run.publish()).rejects.toThrow(`${sentence} none.`);
});

test("the command says what it published, and tells the workflow the commit", async () => {
  const { clone, bare } = forge();
  const run = clone("run");
  const brought = { huggingface: 1, arxiv: 2 };
  run.write({
    "content/papers/2506/2506.00002.md": "new\n",
    "content/papers/2506/2506.00003.md": "new\n",
    "content/status.json": printStatus(statusOf("2026-11-23", brought)),
  });
  const output = join(run.folder, "../output");
  const command = ["scripts/bundled.mjs", "publish", "--content", join(run.folder, "content")];
  const env = { ...process.env, GITHUB_OUTPUT: output };
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  expect(stdout).toBe("content: 2026-11-23, 2 papers (arxiv 2, huggingface 1)\nPushed to origin/main.\n");
  expect(bare.log()[0]).toBe("content: 2026-11-23, 2 papers (arxiv 2, huggingface 1)");
  expect(readFileSync(output, "utf8")).toBe(`commit=${bare.git("rev-parse", "main")}`);
});
