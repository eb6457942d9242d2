import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { printProblem } from "../../scripts/config/problem.ts";
import { build, contentOf, paper, put, small, topic } from "../site/content.ts";
import { type Ended, runHere } from "./here.ts";

/** Runs a command as `package.json` does, in a process of its own. */
function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((done) => {
    const script = name === "test" ? ["--import", "tsx", "scripts/test.ts"] : ["scripts/bundled.mjs", name];
    execFile(process.execPath, [...script, ...args], { env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** How a build ends that has to fail, in this process: one of its own starts what prints before it sees that there is nothing to print. */
const failedBuild = (content: string, more: readonly string[] = []): Promise<Ended> =>
  build(content, undefined, more).then(
    () => Promise.reject(new Error("Cannot be: the build did not fail")),
    ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
  );

const commands = [
  ...[
    "add",
    "build",
    "check",
    "daily",
    "edition",
    "import",
    "init",
    "migrate",
    "publish",
    "send",
    "serve",
    "sync",
    "test",
  ],
  ...["review", "topics"],
];

test.each(commands)("%s --help tells what it does and how it is called, and does nothing", async (name) => {
  const { code, stdout, stderr } = await runHere(name, ["--help"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^npm (run )?[a-z]+/);
  expect(stdout.trim().split("\n").length).toBeGreaterThan(3);
});

/** Options that can't be used: each is one line on stderr, and exit code 2. */
const unusable: readonly (readonly [command: string, args: readonly string[], sentence: string])[] = [
  ["build", ["--nope"], "Unknown option '--nope'. --help lists the options."],
  ["build", ["--output"], "Option '--output <value>' argument missing. --help lists the options."],
  ["test", ["--nope"], "Unknown option '--nope'. --help lists the options."],
  ["test", ["browser"], "Unexpected argument 'browser'. --help lists the options."],
  ["edition", ["--date", "2026-02-30"], 'Cannot close "2026-02-30": expected a day such as 2026-11-23.'],
  ["import", ["--source", "listing,rxiv"], 'Cannot ask "rxiv": the sources are listing, huggingface, arxiv.'],
  ["daily", ["--until", "build"], 'Cannot stop before "build": --until knows "content".'],
  ["publish", ["--remote=--upload-pack=x"], 'Cannot push to "--upload-pack=x": expected a name such as main.'],
  [
    "init",
    ["--huggingface", "--no-huggingface"],
    "Cannot switch Hugging Face both on and off: expected one of the two options.",
  ],
  ["topics", [], "Cannot tell what to show: expected --explain PAPER or --try FILE."],
  ["topics", ["--try", "nowhere.md"], "Cannot find the topic file nowhere.md."],
  [
    "topics",
    ["--explain", "no such title"],
    'Cannot find a paper for "no such title": expected an id, a file, or words of a title.',
  ],
  ["test", ["--without=nonsense"], 'Cannot leave out "nonsense": the parts are browser, feed-readers, nu, forks.'],
];

test.each(unusable)("%s %j is refused: %s", async (name, args, sentence) => {
  expect(await runHere(name, args)).toEqual({ code: 2, stdout: "", stderr: `${sentence}\n` });
});

test("npm test on a machine without its programs, and with nothing to install them with, says which are missing", async () => {
  const without = { ...process.env, PATH: join(contentOf(small), "no-programs") };
  expect(await run("test", [], without)).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "Cannot run every test without chromium, newsboat, sfeed, java, git: install them, or leave their tests out with npm test -- --without=browser,feed-readers,nu,forks\n",
  });
});

const places = (content: string) => [
  ...["--content", content, "--output", join(content, "../_site"), "--cache", join(content, "../.cache")],
];

test("build tells its steps, or nothing, or one JSON value", async () => {
  const content = contentOf(small);
  const steps = await run("build", places(content));
  expect(steps).toMatchObject({ code: 0, stderr: "" });
  expect(steps.stdout.split("\n").map((line) => line.split(" ")[0])).toEqual([
    ...["read", "import", "topics", "rank", "plan", "print", "weight", "3", ""],
  ]);
  put(join(content, "papers/own/new.md"), paper("A new graph", "We draw a graph."));
  expect(await run("build", ["--quiet", ...places(content)])).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(existsSync(join(content, "../_site/papers/own/new.html"))).toBe(true);

  rmSync(join(content, "papers/own/new.md"));
  // The JSON value alone: build() reads it.
  const made = await build(content);
  expect(made).toMatchObject({ papers: 3, imported: 0, seconds: expect.any(Number) });
  const { files, bytes } = made;
  expect(await build(content)).toMatchObject({ papers: 3, imported: 0, written: 0, deleted: 0, files, bytes });
});

test("a reader who has seen enough of what a build tells does not stop it", async () => {
  const content = contentOf(small);
  const child = spawn(process.execPath, ["scripts/bundled.mjs", ...places(content)], { stdio: "pipe" });
  child.stdout.once("data", () => child.stdout.destroy());
  const said: Buffer[] = [];
  child.stderr.on("data", (part) => said.push(part));
  expect(await once(child, "close")).toEqual([0, null]);
  expect(Buffer.concat(said).toString()).toBe("");
  expect(existsSync(join(content, "../_site/index.html"))).toBe(true);
});

test("what somebody should look at is said even to a quiet build, and keeps off the JSON", async () => {
  const listing = "A Title Without an Abstract\nAnother Title Without One\n";
  const content = contentOf({
    ...small,
    "topics/graphs.md": topic("Other", ["unheard"]),
    "listings/pets.txt": listing,
  });
  const { code, stdout, stderr } = await run("build", ["--json", ...places(content)]);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(stdout)).toMatchObject({ papers: expect.any(Number) });
  expect(stderr).toContain("Under 60% of the papers have a topic");
  expect((await run("build", ["--quiet", ...places(content)])).stderr).toBe(stderr);
});

test("bad content gives every mistake with its file and line, exit code 1, and no site", async () => {
  const content = contentOf({
    ...small,
    "papers/own/a.md": '---\ntitle: 12\nsource: "file"\nabstrakt: "x"\n---\nText.\n',
    "papers/own/b.md": "Only text.\n",
    "topics/x.md": topic("X", []),
  });
  const mistakes = `content/papers/own/a.md:2: Cannot use the field "title": expected a title in quotes, got 12
content/papers/own/a.md:4: Cannot use the field "abstrakt": it is not one that this file may have
content/papers/own/b.md:1: Cannot read the front matter: expected a first line of three dashes (---)
content/topics/x.md:3: Cannot use the field "phrases": expected at least one phrase, got []
4 problems in the content
`;
  expect(await run("check", ["--content", content])).toEqual({ code: 1, stdout: "", stderr: mistakes });
  expect(await run("build", places(content))).toEqual({ code: 1, stdout: "", stderr: mistakes });
  const { stdout, ...json } = await failedBuild(content);
  expect(json).toEqual({ code: 1, stderr: mistakes });
  const { problems } = JSON.parse(stdout);
  expect(problems.map(printProblem).join("\n")).toBe(mistakes.split("\n").slice(0, 4).join("\n"));
  expect(Object.keys(problems[0])).toEqual(["file", "line", "message"]);
  expect(existsSync(join(content, "../_site"))).toBe(false);
});

test("no content can put a line of its own, a colour or a command of GitHub's runner into the log", async () => {
  const pwn = "\n::error file=README.md,line=1::PWN";
  const content = contentOf({
    ...small,
    "papers/own/a.md": paper(
      "T",
      "We.",
      '"a\\n::error file=README.md,line=1::PWN": "x"\n"b\\e[31m": "x"\n"c##[error]": "x"\n',
    ),
    [`papers/own/a${pwn.replaceAll("/", "")}.md`]: "x",
    "editions/2026/2026-11-23.json": `[${pwn}`,
    "observations/2026/11-23.jsonl": "\u001b[31m{\u2028\r\n",
    "topics/x.md": `---\u2028::error::PWN\r---\n`,
    "site.yaml": `${small["site.yaml"]}"a\\L::error": 1\n`,
  });
  for (const args of [["check", "--content", content] as const, ["build", ...places(content)] as const]) {
    const [name, ...rest] = args;
    const { code, stderr } = await run(name, rest);
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\u2028\u2029]|^\s*::|##\[/mu);
    expect(stderr).toContain('Cannot use the field "a\\n::error file=README.md,line=1::PWN"');
    expect(stderr).toContain('Cannot use the field "b\\x1b[31m"');
    expect(stderr).toContain("content/papers/own/a\\n::error file=README.md,line=1::PWN.md:1: Cannot use");
    expect(stderr).toContain("9 problems in the content");
  }
});

test("what a paper's title or a command's options hold is no command of GitHub's runner either", async () => {
  const content = contentOf({ ...small, "papers/own/x.md": paper("::error::A graph", "We draw a graph.") });
  const explained = await run("topics", ["--explain", "own/x", "--content", content]);
  expect(explained.stdout.split("\n")[0]).toBe("\\x3a:error::A graph");
  expect((await run("topics", ["--try", "a\n::error::b"])).stderr).toBe("Cannot find the topic file a\\n::error::b.\n");
});

describe("what the system refuses is one sentence and exit code 1", () => {
  const content = contentOf({ ...small, "../file": "x" });
  const file = join(content, "../file");
  const site = join(content, "../_site");
  const cache = join(content, "../.cache");
  const isFile = "it is a file, or a part of its path is one";
  test("a site on a file, as the command is run", async () => {
    const args = ["--quiet", "--content", content, "--output", file, "--cache", cache];
    const stderr = `Cannot list the folder ${file}: ${isFile}\n`;
    expect(await run("build", args)).toEqual({ code: 1, stdout: "", stderr });
  });

  test.each([
    ["a site under a file", join(file, "x"), cache, `Cannot make the folder ${join(file, "x")}: ${isFile}`],
    ["a cache on a file", site, file, `Cannot make the folder ${join(file, "papers")}: ${isFile}`],
    ["a cache under a file", site, join(file, "x"), `Cannot make the folder ${join(file, "x/papers")}: ${isFile}`],
  ])("%s", async (_what, output, kept, sentence) => {
    const { code, stderr } = await failedBuild(content, ["--output", output, "--cache", kept]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${sentence}\n` });
  });
});

test("a build that is asked for JSON says in JSON why it failed", async () => {
  const sentence = "Unknown option '--nope'. --help lists the options.";
  const { code, stdout, stderr } = await run("build", ["--json", "--nope"]);
  expect({ code, said: JSON.parse(stdout), stderr }).toEqual({
    code: 2,
    said: { error: sentence },
    stderr: `${sentence}\n`,
  });
});

test("output that can't be written is said on stderr, and ends with exit code 1", async () => {
  const shell = `"$0" scripts/bundled.mjs "$@" > /dev/full`;
  const ended = promisify(execFile)("sh", ["-c", shell, process.execPath, ...places(contentOf(small))]);
  await expect(ended).rejects.toMatchObject({
    code: 1,
    stderr: "Cannot write what this command says: the disk is full\n",
  });
});

test("a folder that isn't there is said to be one without settings", async () => {
  const { code, stderr } = await run("check", ["--content", join(contentOf(small), "nowhere")]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^content\/site\.yaml:1: Cannot find this file: .*\n1 problem in the content\n$/);
});

test("topics explains how a paper's scores come about, and what a topic file would change, and writes nothing", async () => {
  const content = contentOf({
    ...small,
    "draft/graphs.md": topic("Graphs", ["colouring"], 'weak-phrases: ["graph"]\n'),
  });
  const explained = await run("topics", ["--explain", "colouring", "--content", content]);
  expect(explained.stdout).toBe(
    "Colouring a graph\nown/graph-colours\n\nin  graphs: 3\n      points: title 2, repeats 1\n      phrases: graph\n",
  );
  const tried = await run("topics", ["--try", join(content, "draft/graphs.md"), "--content", content]);
  expect(tried).toEqual({
    code: 0,
    stderr: "",
    stdout: "- Walks on a graph (was 3: graph)\ngraphs: 1 paper, 0 more and 1 fewer than now\n",
  });
});

test("a broken topic file that is tried gets its sentence", async () => {
  const content = contentOf({ ...small, "draft/graphs.md": "---\nname: 3\nphrases: []\n---\nAbout graphs.\n" });
  const { code, stderr } = await run("topics", ["--try", join(content, "draft/graphs.md"), "--content", content]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/draft\/graphs\.md:2: Cannot use the field "name": expected a quoted name/);
});

test("check warns of votes that no list can use, and of phrases that say too much, nothing, or two things", async () => {
  const content = contentOf({
    ...small,
    "topics/knots.md": topic("Knots", ["graph", "knot"]),
    "observations/2026/11-24.jsonl": ["own/nope", "own/lenses"]
      .map((id) => `${JSON.stringify({ paper: id, at: "2026-11-24T07:00:00Z", source: "file", upvotes: 1 })}\n`)
      .join(""),
  });
  const { code, stderr } = await run("check", ["--content", content]);
  expect(code).toBe(0);
  expect(stderr.trim().split("\n")).toEqual([
    "content/observations: votes are known for 1 paper that no file holds, such as own/nope",
    "content/observations: votes are known for 1 paper without a day of listing, which trending needs, such as own/lenses",
    'content/topics/graphs.md: "graph" stands in 67% of the papers, too many to tell them apart',
    'content/topics/knots.md: "graph" stands in 67% of the papers, too many to tell them apart',
    'content/topics/optics.md: "lens" stands in 33% of the papers, too many to tell them apart',
    'content/topics/optics.md: "light" stands in 33% of the papers, too many to tell them apart',
    'content/topics/graphs.md: "graph" is also a phrase of knots',
    'content/topics/knots.md: 1 of 2 phrases stand in no paper here: "knot"',
  ]);
});
