import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { review } from "../../scripts/reviewing.ts";
import { contentOf, paper, put, small } from "../site/content.ts";
import { atom, type Entry } from "../sources/arxivfeeds.ts";
import { closingStandIns, standIn } from "../sources/server.ts";

closingStandIns();

/** Files from the repository's top; null deletes one, an arrow makes a link. */
type Files = Readonly<Record<string, string | null>>;

const edition = {
  ...{ v: 1, date: "2026-11-24", closed: "2026-11-24T18:00:00Z", lead: 10, quiet: null },
  papers: [{ id: "own/lenses", title: "Lenses and light", reasons: {} }],
};
const base = {
  ...small,
  "papers/2506/2506.01234.md": paper("Ants", "Ants attend to sugar.", 'arxiv: "2506.01234"\ndoi: "10.1000/Ants"\n'),
  "editions/2026/2026-11-24.json": JSON.stringify(edition, null, 1),
};

function git(folder: string, ...args: readonly string[]): void {
  const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...args], { cwd: folder, stdio: "ignore" });
}

/** Repositories with one commit of a small content folder, by its settings. */
const bases = new Map<string, string>();

function baseOf(settings: string): string {
  const made = bases.get(settings) ?? dirname(contentOf({ ...base, "site.yaml": settings }));
  if (!bases.has(settings)) {
    git(made, "init", "-q", "-b", "main");
    git(made, "add", "-A");
    git(made, "commit", "-qm", "base");
    bases.set(settings, made);
  }
  return made;
}

/** A repository with one commit of a small content folder, and one that changes these files on top of it. */
function repositoryOf(change: Files, settings = small["site.yaml"] ?? ""): string {
  const top = mkdtempSync(join(tmpdir(), "broadsheet-"));
  cpSync(baseOf(settings), top, { recursive: true });
  const content = join(top, "content");
  for (const [file, text] of Object.entries(change)) {
    if (text === null) rmSync(join(top, file));
    else if (text.startsWith("-> ")) {
      rmSync(join(top, file), { force: true });
      put(join(dirname(join(top, file)), ".keep"), "");
      symlinkSync(text.slice(3), join(top, file));
      rmSync(join(dirname(join(top, file)), ".keep"));
    } else put(join(top, file), text);
  }
  git(top, "add", "-A");
  git(top, "commit", "-q", "--allow-empty", "-m", "change");
  return content;
}

/** What the review of a change says: "problem content/papers/own/a.md:2: Cannot ...". */
async function reviewOf(change: Files) {
  const { lines, isWell } = await review(repositoryOf(change), "HEAD~1", null);
  return { said: toldIn(lines), isWell, lines };
}

function toldIn(lines: readonly string[]): string[] {
  let weight = "";
  return lines.flatMap((line) => {
    weight = { "### To mend": "problem", "### To look at": "warning", "### To know": "note" }[line] ?? weight;
    const told = /^- (`+) ?(.*?) ?\1$/.exec(line)?.[2];
    return told === undefined ? [] : [`${weight} ${told}`];
  });
}

const own = "content/papers/own/a.md";
const text = "We draw a graph of what ants do, all day long.";

const cases: readonly (readonly [what: string, change: Files, said: readonly string[]])[] = [
  ["a good paper", { [own]: paper("Knots", text) }, []],
  [
    "a paper without a title",
    { [own]: `---\nsource: "file"\n---\n${text}\n` },
    [`problem ${own}:1: Cannot use the field "title": expected a title in quotes, got nothing`],
  ],
  [
    "every mistake of a file",
    { [own]: `---\ntitle: 12\nsource: "file"\nabstrakt: "x"\n---\n${text}\n` },
    [
      `problem ${own}:2: Cannot use the field "title": expected a title in quotes, got 12`,
      `problem ${own}:4: Cannot use the field "abstrakt": it is not one that this file may have`,
    ],
  ],
  [
    "a paper with the arXiv id of another",
    { "content/papers/2506/2506.0123.md": paper("Bees", text, 'arxiv: "2506.01234"\n') },
    [
      "problem content/papers/2506/2506.0123.md:4: Has the arXiv id 2506.01234 of content/papers/2506/2506.01234.md: delete one of the two, or name the other in same_as",
    ],
  ],
  [
    "a paper with the DOI of another",
    { [own]: paper("Bees", text, 'doi: "10.1000/ants"\n') },
    [
      `problem ${own}:4: Has the DOI "10.1000/ants" of content/papers/2506/2506.01234.md: delete one of the two, or name the other in same_as`,
    ],
  ],
  [
    "a paper with the title of another, in other letters",
    { [own]: paper("LENSES & and: Light!", text) },
    [
      `problem ${own}:2: Has the title of content/papers/own/lenses.md, "LENSES & and: Light!": delete one of the two, or name the other in same_as`,
    ],
  ],
  [
    "a paper with another's title and an arXiv id of its own",
    { "content/papers/2506/2506.09999.md": paper("ANTS", text, 'arxiv: "2506.09999"\n') },
    [
      'warning content/papers/2506/2506.09999.md:2: Has the title of content/papers/2506/2506.01234.md, "ANTS", and another arXiv id',
    ],
  ],
  ["a stub of a paper that is here", { [own]: paper("Ants", text, 'same_as: "2506/2506.01234"\n') }, []],
  [
    "script and HTML in the title and the abstract",
    {
      [own]: paper(
        "Knots <script>alert(1)</script>",
        `${text}\n<img src=x onerror=alert(1)> and <a href="x">y</a>\n[z](javascript:alert(1)) <b>`,
      ),
    },
    [
      `problem ${own}:2: Holds "<script>" and 1 more like it, which will be printed as text, and does nothing`,
      `problem ${own}:6: Holds "<img src=x onerror=alert(1)>" and 1 more like it, which will be printed as text, and does nothing`,
      `problem ${own}:7: Holds "](javascript:", which will be printed as text, and does nothing`,
      `warning ${own}:6: Holds "</a>", which will be printed as text, and does nothing`,
      `warning ${own}:7: Holds "<b>", which will be printed as text, and does nothing`,
    ],
  ],
  [
    "HTML that is meant as text, formulas and pairs",
    { [own]: paper("Knots", "Where $x<b>y$ and <s, a> and a <b and c>, `<img>` stays, and so does \\<b>.") },
    [`note ${own}:5: Holds "<img>", which will be printed as text, and does nothing`],
  ],
  [
    "script that is written as escapes",
    { [own]: `---\ntitle: "Knots \\x3cscript>"\nsource: "file"\n---\n${text}\n` },
    [`problem ${own}:2: Holds "<script>", which will be printed as text, written as an escape`],
  ],
  [
    "an abstract of 100 kB",
    { [own]: paper("Knots", "knots ".repeat(17_000)) },
    [`problem ${own}:5: Cannot be an abstract: expected at most 100000 bytes, got 101999`],
  ],
  [
    "a very long abstract",
    { [own]: paper("Knots", "knots ".repeat(9_000)) },
    [`warning ${own}:5: Has a very long abstract: 53999 characters, and few have more than 4000`],
  ],
  [
    "characters that reorder text, hide in it or smuggle some",
    { [own]: paper("Kn\u200bots", `A\u202eb\u202ec.\nA\u{e0041}b.`) },
    [
      `problem ${own}:2: Holds U+200B, zero width space, once: it shows nothing, and hides or reorders what stands around it`,
      `problem ${own}:5: Holds U+202E, right-to-left override, 2 times: it shows nothing, and hides or reorders what stands around it`,
      `problem ${own}:6: Holds U+E0041, tag character, once: it shows nothing, and hides or reorders what stands around it`,
    ],
  ],
  [
    "the same as escapes of YAML and of markdown",
    { [own]: `---\ntitle: "Kn\\u2067ots"\nsource: "file"\n---\nA&#8238;b.\n` },
    [
      `problem ${own}:2: Holds U+2067, right-to-left isolate, written as an escape`,
      `problem ${own}:5: Holds U+202E, right-to-left override, written as an escape`,
    ],
  ],
  [
    "joiners and marks that spelling needs",
    { [own]: `\ufeff${paper("می\u200cخواهم", "👩\u200d🔬 क्\u200dष עברית\u200f!")}` },
    [],
  ],
  [
    "letters of a title that look like others",
    { [own]: paper("Knоts", text) },
    [`note ${own}:2: Has "Knоts" in its title, in which U+043E looks like a Latin letter`],
  ],
  [
    "hidden characters of a topic",
    { "content/topics/graphs.md": `${small["topics/graphs.md"]}\u2066\n` },
    [
      "problem content/topics/graphs.md:6: Holds U+2066, left-to-right isolate, once: it shows nothing, and hides or reorders what stands around it",
    ],
  ],
  [
    "a link",
    { [own]: "-> ../../../../../../etc/hostname" },
    [
      `problem ${own}: Cannot take in a symbolic link: expected a file, as a link may lead anywhere`,
      expect.stringMatching(/^problem .*a\.md:1: Cannot read this file: it is a link/),
    ],
  ],
  [
    "a deleted paper that an edition names",
    { "content/papers/own/lenses.md": null },
    [
      expect.stringMatching(
        /^problem content\/editions\/2026\/2026-11-24\.json:\d+: Cannot find the paper "own\/lenses"/,
      ),
      expect.stringMatching(
        /^problem content\/papers\/own\/lenses\.md: Cannot delete this file, since content\/editions\/2026\/2026-11-24\.json:\d+ names it: put removed:/,
      ),
    ],
  ],
  [
    "another deleted paper",
    { "content/papers/own/graph-walks.md": null },
    [expect.stringMatching(/^warning content\/papers\/own\/graph-walks\.md: Deletes a paper/)],
  ],
  [
    "an edition that is written anew",
    { "content/editions/2026/2026-11-24.json": JSON.stringify(edition) },
    ["warning content/editions/2026/2026-11-24.json: An edition is never rewritten: readers have it, and its feeds"],
  ],
  [
    "a paper beside changes of the engine",
    { [own]: paper("Knots", text), "package.json": "{}", "scripts/a.ts": "" },
    ["warning Beside papers this also changes package.json, scripts/a.ts: it needs another look"],
  ],
  ["changes of the engine alone", { "package.json": "{}", "scripts/a.ts": "" }, []],
  [
    "files that nobody reads",
    { "content/paper/own/a.md": paper("Knots", text), "content/papers/own/.b.md": "x" },
    [
      "warning content/paper/own/a.md: Nothing reads this file: expected it in a folder such as content/papers",
      "warning content/papers/own/.b.md: Nothing reads this file: expected it in a folder such as content/papers",
    ],
  ],
];

test.each(cases)("the review of %s says so, by file and line", async (_what, change, said) => {
  const found = await reviewOf(change);
  expect(found.said).toEqual(said);
  expect(found.isWell).toBe(!found.said.some((line) => line.startsWith("problem ")));
});

test("what a change has nothing to do with is counted, and told after its own", async () => {
  const content = repositoryOf({ [own]: "no paper\n" });
  put(join(content, "topics/graphs.md"), "---\nname: 3\nphrases: []\n---\nx\n");
  const { lines, isWell } = await review(content, "HEAD~1", null);
  expect(isWell).toBe(false);
  expect(toldIn(lines)).toEqual([
    `problem ${own}:1: Cannot read the front matter: expected a first line of three dashes (---)`,
    expect.stringMatching(/^problem 2 more problems elsewhere in the content, such as content\/topics\/graphs\.md:2: /),
    "note The content holds changes that are not committed",
  ]);
});

describe("whatever a change holds,", () => {
  const hostile: Files = {
    [own]: paper(
      "`` [x](https://evil.example) ![](x) @someone #1 <b>",
      text,
      `"a\\n::error::b": "x"\n"c##[error]": "x"\n`,
    ),
    "content/papers/own/`@x` [y](z)\n::error::n.md": "x",
    "content/papers/own/$(touch pwned).md": "x",
    "content/papers/own/--output=pwned.md": "x",
    ".gitattributes": "*.md diff=evil filter=evil\n",
    "content/papers/own/long.md": paper("L", "\u200b".repeat(30_000) + "<b>".repeat(30_000)),
    ...Object.fromEntries(Array.from({ length: 70 }, (_, n) => [`content/papers/own/n${n}.md`, "x"])),
  };

  test("its summary is at most 60 lines of which markdown makes nothing, and nothing of it is run", async () => {
    const content = repositoryOf(hostile);
    const { lines } = await review(content, "HEAD~1", null);
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(lines[0]).toMatch(/^## Review: \d+ problems, \d+ warnings$/);
    for (const line of lines) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]|^\s*::|##\[/u);
      expect(line.length).toBeLessThan(450);
      // What stands outside of the span of code is ours.
      expect(line.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "")).toMatch(/^[\w #:,.-]*$/);
    }
    expect(existsSync(join(content, "../pwned"))).toBe(false);
    expect(existsSync("pwned")).toBe(false);
  });

  test.each(["$", "`a`<b>", "\u200b"])("a line of a million bytes of %j is no trouble", async (part) => {
    const line = part.repeat(Math.floor(1_000_000 / Buffer.byteLength(part)));
    const { said } = await reviewOf({ [own]: `---\ntitle: "T"\nsource: "file"\n---\n${line}\n` });
    expect(said.join("\n")).toMatch(/Cannot be an abstract: expected at most 100000 bytes, got \d+/);
  });
});

describe("asked whether ids and titles belong together, arXiv", () => {
  const entry = (n: number, title: string, summary: string): Entry => ({
    ...{ id: `http://arxiv.org/abs/2506.0000${n}v1`, title, summary },
  });
  const added = (n: number, title: string, abstract = text) => ({
    [`content/papers/2506/2506.0000${n}.md`]: paper(title, abstract, `arxiv: "2506.0000${n}"\n`),
  });
  const settingsFor = (origin: string) =>
    `${small["site.yaml"]}sources:\n  huggingface: false\n  arxiv: { on: false, url: "${origin}/api" }\n`;
  const means = { patience: 20_000, cache: mkdtempSync(join(tmpdir(), "broadsheet-")), now: Date.now() };

  test("names both titles where they don't, tells a paper that has got another title, and says what it doesn't know", async () => {
    const known = [
      entry(1, "Sparse attention for ants", "Unheard of."),
      entry(2, "Lenses made of glass", "We grind glass, and look at the light that falls through it."),
      entry(3, "Knots and links", text),
    ];
    const { origin, seen } = await standIn((_, response) => response.end(atom(known)));
    const change = {
      ...added(1, "Sparse Attention, for Ants"),
      ...added(2, "On knots"),
      ...added(3, "Walks through towns"),
      ...added(4, "Nobody's paper"),
      [own]: paper("Hats", "A hat."),
    };
    const { lines, isWell } = await review(repositoryOf(change, settingsFor(origin)), "HEAD~1", means);
    expect(toldIn(lines)).toEqual([
      'problem content/papers/2506/2506.00002.md:4: Has the arXiv id of another paper, 2506.00002: the title here is "On knots", and arXiv\'s "Lenses made of glass"',
      "problem content/papers/2506/2506.00004.md:4: Cannot use 2506.00004: arXiv knows no paper of this id",
      'warning content/papers/2506/2506.00003.md:2: Has another title on arXiv: the title here is "Walks through towns", and arXiv\'s "Knots and links"',
    ]);
    expect(isWell).toBe(false);
    expect(seen.map(({ url }) => url)).toEqual([
      "/api?id_list=2506.00001%2C2506.00002%2C2506.00003%2C2506.00004&max_results=4",
    ]);
  });

  test("may be silent: then nothing was checked, and nothing is wrong", async () => {
    const content = repositoryOf(added(1, "Knots"), settingsFor("http://127.0.0.1:1"));
    const { lines, isWell } = await review(content, "HEAD~1", { ...means, patience: 500 });
    expect(isWell).toBe(true);
    expect(toldIn(lines)).toEqual([
      expect.stringMatching(/^note Not checked whether ids and titles of 1 paper belong together: arXiv /),
    ]);
  });

  test("is asked for twenty papers at most", async () => {
    const { origin, seen } = await standIn((_, response) => response.end(atom([])));
    const papers = Array.from({ length: 22 }, (_, n) => [
      `content/papers/2506/2506.1${String(n).padStart(4, "0")}.md`,
      paper(`Knot ${n} of ${n}`, text, `arxiv: "2506.1${String(n).padStart(4, "0")}"\n`),
    ]);
    const content = repositoryOf(Object.fromEntries(papers), settingsFor(origin));
    const { lines } = await review(content, "HEAD~1", means);
    expect(toldIn(lines).at(-1)).toBe("note arXiv was asked for the first 20 papers, and 2 others not");
    expect(seen[0]?.url).toMatch(/max_results=20$/);
  });
});

/** Runs the command as `package.json` does. */
function run(content: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    execFile(
      process.execPath,
      ["scripts/bundled.mjs", "review", "--content", content, ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

test("the command prints the summary, adds it to that of the run, and ends with 1 where something has to be mended", async () => {
  const content = repositoryOf({ [own]: paper("Lenses and light", text) });
  const summary = join(content, "../summary.md");
  put(summary, "Before.\n");
  const { code, stdout, stderr } = await run(content, [], { GITHUB_STEP_SUMMARY: summary });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toMatch(
    /^## Review: 1 problem\n\n1 paper added, compared with `[0-9a-f]{10}`\.\n\n### To mend\n\n- `.*`\n$/,
  );
  expect(readFileSync(summary, "utf8")).toBe(`Before.\n${stdout}`);
});

test.each([
  [
    "no commit of this name",
    "--upload-pack=touch pwned",
    'Cannot compare with "--upload-pack=touch pwned": expected a commit of this repository.',
  ],
  ["no commit before", undefined, "Cannot tell what has changed: expected --base and a commit"],
])("a base that is %s gets a sentence", async (_what, name, sentence) => {
  const content = repositoryOf({});
  if (name === undefined) git(dirname(content), "checkout", "-q", "HEAD~1");
  await expect(review(content, name, null)).rejects.toThrow(sentence);
});

test("outside of a repository, and without git, a sentence says so", async () => {
  const content = contentOf(small);
  await expect(review(content, undefined, null)).rejects.toThrow("expected a git repository, got ");
  const { code, stderr } = await run(repositoryOf({}), [], { PATH: join(content, "nothing") });
  expect({ code, stderr }).toEqual({ code: 2, stderr: "Cannot tell what has changed: git can't be run here.\n" });
});

test("a content folder deeper in its repository is found, and what others have committed since is none of the change", async () => {
  const top = mkdtempSync(join(tmpdir(), "broadsheet-"));
  for (const [file, body] of Object.entries(base)) put(join(top, "site/content", file), body);
  git(top, "init", "-q", "-b", "main");
  git(top, "add", "-A");
  git(top, "commit", "-qm", "base");
  git(top, "checkout", "-qb", "change");
  put(join(top, "site", own), paper("Knots", "A\u202eb."));
  git(top, "add", "-A");
  git(top, "commit", "-qm", "change");
  git(top, "checkout", "-q", "main");
  put(join(top, "README.md"), "x");
  git(top, "add", "-A");
  git(top, "commit", "-qm", "another");
  git(top, "checkout", "-q", "change");
  git(top, "config", "diff.relative", "true");
  const { lines } = await review(join(top, "site/content"), "main", null);
  expect(toldIn(lines)).toEqual([expect.stringMatching(/^problem content\/papers\/own\/a\.md:5: Holds U\+202E/)]);
  expect(lines[2]).toMatch(/^1 paper added, compared with /);
});
