import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { readSite } from "../../scripts/config/site.ts";
import { answered, defaultsFor, refusalOf } from "../../scripts/forks/answers.ts";
import { dialogueOver } from "../../scripts/forks/dialogue.ts";
import { needsFeedId, readFork } from "../../scripts/forks/fork.ts";
import { isKept, recordIn, removeRecord } from "../../scripts/forks/starter.ts";
import { root } from "../../scripts/site/engine.ts";
import { contentOf, put, small } from "../site/content.ts";
import { command, commit, folder, git, repositoryOf } from "./repository.ts";

const starter = readFileSync("content/site.yaml", "utf8");
const minted = "urn:uuid:0f0e0d0c-0b0a-4009-8008-070605040302";
const another = 'feed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\n';

/** A content folder of these files, in a repository whose remote is that address. */
function forkOf(files: Readonly<Record<string, string>>, remote?: string): string {
  const content = contentOf(files);
  git(join(content, ".."), "init", "--quiet");
  if (remote !== undefined) git(content, "remote", "add", "origin", remote);
  return content;
}

test.each<[what: string, files: Readonly<Record<string, string>>, remote: string, expected: object]>([
  [
    "the starter on GitHub",
    { "site.yaml": starter },
    "git@github.com:You/my-paper.git",
    {
      title: "my-paper",
      url: "https://you.github.io/my-paper/",
      repository: "https://github.com/You/my-paper",
      huggingface: "yes",
      arxiv: "none",
      newsletter: "none",
    },
  ],
  [
    "the starter elsewhere",
    { "site.yaml": starter },
    "git@example.org:you/my-paper.git",
    { title: "my-paper", url: "none", repository: "none" },
  ],
  [
    "a fork with a CNAME",
    { "site.yaml": starter, "public/CNAME": "paper.example.org\n" },
    "https://github.com/you/my-paper",
    { url: "https://paper.example.org/" },
  ],
  [
    "a fork that has named itself by hand, and has the starter's feeds still",
    { "site.yaml": starter.replace("Broadsheet", "Ours").replace(/^# url: .*/m, 'url: "https://ours.org/"') },
    "https://github.com/you/my-paper",
    { title: "Ours", url: "https://ours.org/" },
  ],
  [
    "a paper of its own",
    {
      "site.yaml": `format: 1\ntitle: "Broadsheet"\nurl: "https://ours.org/"\n${another}sources:\n  huggingface: false\n  arxiv: { categories: ["cs.LG", "cs.CL"] }\nnewsletter: { buttondown: "ours" }\n`,
    },
    "https://github.com/you/my-paper",
    { title: "Broadsheet", url: "https://ours.org/", huggingface: "no", arxiv: "cs.LG, cs.CL", newsletter: "ours" },
  ],
  [
    "a fork of somebody's paper",
    {
      "site.yaml": `format: 1\ntitle: "Theirs"\nurl: "https://other.github.io/theirs/"\n${another}newsletter: { buttondown: "theirs" }\n`,
    },
    "https://github.com/you/my-paper",
    { title: "my-paper", url: "https://you.github.io/my-paper/", newsletter: "none" },
  ],
  ["a content folder without settings", {}, "https://github.com/you/my-paper", { title: "my-paper" }],
])("what is proposed to %s", (_what, files, remote, expected) => {
  expect(defaultsFor(readFork(forkOf({ "topics/a.md": "", ...files }, remote)))).toMatchObject(expected);
});

test("a paper without a remote is called what its folder is called", () => {
  const content = forkOf({ "site.yaml": starter });
  expect(defaultsFor(readFork(content)).title).toBe(join(content, "..").split("/").at(-1));
});

test("a feed_id is minted for whoever has the starter's, or that of another owner's paper, and kept for everybody else", () => {
  const feedIdOf = (settings: string, remote: string) => {
    const fork = readFork(forkOf({ "site.yaml": settings }, remote));
    const read = readSite("site.yaml", answered(fork, defaultsFor(fork), minted));
    return [needsFeedId(fork), read.ok && read.value.feed_id === minted];
  };
  const github = "https://github.com/you/my-paper";
  expect(feedIdOf(starter, github)).toEqual([true, true]);
  expect(feedIdOf(`format: 1\ntitle: "T"\nurl: "https://other.github.io/t/"\n${another}`, github)).toEqual([
    true,
    true,
  ]);
  expect(feedIdOf(`format: 1\ntitle: "T"\nurl: "https://you.github.io/t/"\n${another}`, github)).toEqual([
    false,
    false,
  ]);
  expect(feedIdOf(`format: 1\ntitle: "T"\nurl: "https://t.org/"\n${another}`, "/srv/t.git")).toEqual([false, false]);
});

test("an answer that can't be used is told why", () => {
  const fork = readFork(forkOf({ "site.yaml": starter }));
  const known = defaultsFor(fork);
  expect(refusalOf(fork, { ...known, url: "example.org" }, "url")).toMatch(
    /^Cannot use the field "url": expected an address that starts with https/,
  );
  expect(refusalOf(fork, { ...known, arxiv: "cs.LG, Machine" }, "arxiv")).toMatch(
    /expected a category such as "cs.LG"/,
  );
  expect(refusalOf(fork, { ...known, huggingface: "perhaps" }, "huggingface")).toBe("Expected yes or no.");
  expect(refusalOf(fork, { ...known, newsletter: "none" }, "newsletter")).toBe(null);
});

test("a dialogue shows what it would take, asks again until it can, and ends where the answers do", async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const dialogue = dialogueOver(input, output);
  const short = (answer: string) => (answer.length > 3 ? "Too long." : null);
  input.write("far too long\n abc \n\n");
  expect(await dialogue.ask("A\u001b[31m", "x", short)).toBe("abc");
  expect(await dialogue.ask("B", "b", short)).toBe("b");
  input.end();
  await expect(dialogue.ask("C", "x", short)).rejects.toThrow("Cannot go on without an answer: nothing is written.");
  expect(String(output.read())).toBe("A\\x1b[31m [x]: Too long.\nA\\x1b[31m [x]: B [b]: C [x]: ");
});

test("init without a terminal asks nothing, says what it wrote and what is left to do, and a second run changes nothing", async () => {
  const content = forkOf({ ...small, "site.yaml": starter }, "https://github.com/you/my-paper");
  const said = await command(root, "init", "--content", content, "--arxiv", "cs.LG,cs.CL");
  const first = readFileSync(join(content, "site.yaml"), "utf8");
  const feedId = /feed_id: "(urn:uuid:.*)"/.exec(first)?.[1];
  expect(feedId).not.toBe(/feed_id: "(.*)"/.exec(starter)?.[1]);
  expect(said).toEqual({
    code: 0,
    stderr: "",
    stdout: `Written to content/site.yaml: "my-paper", at https://you.github.io/my-paper/.
Papers of Hugging Face: yes; of arXiv: cs.LG, cs.CL; newsletter: none.
Feeds: ${feedId}, new, in place of ${/feed_id: "(.*)"/.exec(starter)?.[1]}.

Commit content and push it. Then three things are left to do on GitHub:
1. Enable Actions, which a fork begins without: https://github.com/you/my-paper/actions
2. Under Pages, choose "GitHub Actions" as the source: https://github.com/you/my-paper/settings/pages
3. Run the workflow Daily once by hand: https://github.com/you/my-paper/actions/workflows/daily.yml
`,
  });
  const again = await command(root, "init", "--content", content);
  expect(again.stdout).toContain(`Feeds: ${feedId}, as before.`);
  expect(readFileSync(join(content, "site.yaml"), "utf8")).toBe(first);
});

test("init with an option that can't be used writes nothing, and removes nothing", async () => {
  const content = contentOf({ ...small, "site.yaml": starter });
  const { code, stderr } = await command(
    root,
    "init",
    "--content",
    content,
    "--empty",
    "--yes",
    "--url",
    "example.org",
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/^content\/site\.yaml:\d+: Cannot use the field "url": expected an address that starts with/);
  expect(readFileSync(join(content, "site.yaml"), "utf8")).toBe(starter);
  expect(existsSync(join(content, "papers/own"))).toBe(true);
});

test("nothing is removed unasked", async () => {
  const content = contentOf({ ...small, "site.yaml": starter });
  expect(await command(root, "init", "--content", content, "--empty")).toEqual({
    code: 2,
    stdout: "",
    stderr: "Cannot remove papers (3 files) unasked: --yes says that they may go.\n",
  });
  expect(readFileSync(join(content, "site.yaml"), "utf8")).toBe(starter);
});

test("the record goes as a whole, and topics, pages and everything else stay", () => {
  const content = contentOf({
    ...small,
    "listings/a.txt": "",
    "editions/2026/2026-11-25.json": "",
    "observations/2026/11-25.jsonl": "",
    "status.json": "",
    "pages/about.md": "",
    "theme.css": "",
  });
  expect(recordIn(content)).toBe(
    "status.json, editions (1 file), observations (1 file), listings (1 file), papers (3 files)",
  );
  removeRecord(content);
  expect(recordIn(content)).toBe(null);
  for (const file of ["site.yaml", "topics/graphs.md", "topics/optics.md", "pages/about.md", "theme.css"])
    expect(existsSync(join(content, file))).toBe(true);
});

test("what git could not bring back is not removed: changed, new and ignored files are refused by name", () => {
  expect(isKept(contentOf(small))).toBe(false);
  const where = repositoryOf(folder(), {
    ".gitignore": "*.tmp\n",
    ...Object.fromEntries(Object.entries(small).map(([file, text]) => [`content/${file}`, text])),
  });
  const content = join(where, "content");
  expect(isKept(content)).toBe(true);
  put(join(content, "site.yaml"), starter);
  expect(isKept(content)).toBe(true);
  const lost = "would be lost, as it is not committed. Commit it, or delete it.";
  put(join(content, "papers/own/x.tmp"), "ignored");
  expect(() => isKept(content)).toThrow(`Cannot empty the content: content/papers/own/x.tmp ${lost}`);
  put(join(content, "papers/own/lenses.md"), "changed");
  put(join(content, "listings/new.txt"), "new");
  expect(() => isKept(content)).toThrow(/^Cannot empty the content: content\/.* and 2 other files would be lost/);
  commit(where, "all of it");
  git(where, "rm", "-r", "--quiet", "--cached", "content/papers/own/lenses.md");
  expect(() => isKept(content)).toThrow("Cannot empty the content: content/papers/own/lenses.md");
});

test("a folder of papers that is a link is removed as a link", () => {
  const content = contentOf({ "site.yaml": starter, "../elsewhere/a.md": "kept" });
  symlinkSync(join(content, "../elsewhere"), join(content, "papers"));
  removeRecord(content);
  expect(existsSync(join(content, "papers"))).toBe(false);
  expect(existsSync(join(content, "../elsewhere/a.md"))).toBe(true);
});
