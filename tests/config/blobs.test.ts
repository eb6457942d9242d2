import { readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { blobOf, blobsIn } from "../../scripts/config/blobs.ts";
import { git } from "../../scripts/config/git.ts";
import { inputsVersion } from "../../scripts/site/engine.ts";
import { contentOf, put } from "../site/content.ts";

const files = { "site.yaml": "format: 1\n", "papers/own/p.md": "Plain.\n", "papers/own/q.md": "Grüße.\n" };
const p = (content: string) => join(content, "papers/own/p.md");
const blobOfP = (content: string) => blobsIn(content).get("papers/own")?.get("p.md");

/** A content folder in a repository that holds all of it. */
function checkedOut(): string {
  const content = contentOf(files);
  const run = (...args: string[]) => expect(git(content, args)).toMatchObject({ ok: true });
  run("init", "-q", "..");
  run("add", ".");
  return content;
}

/** Writes a file anew without a sign of it in its size or its times. */
function editSecretly(file: string, change: (text: string) => string): void {
  const { atime, mtime } = statSync(file);
  writeFileSync(file, change(readFileSync(file, "utf8")));
  utimesSync(file, atime, mtime);
}

test("bytes have the name that git gives them", () => {
  expect(blobOf(Buffer.from("what is up, doc?"))).toBe("bd9dbf5aae1a3862dd1526723246b20206e5fc37");
});

test("a folder is known by what its files hold, checked out or not", () => {
  const blobs = blobsIn(contentOf(files));
  expect([...blobs.keys()]).toEqual(["", "papers", "papers/own"]);
  expect(blobs.get("papers/own")).toEqual(
    new Map([
      ["p.md", blobOf(Buffer.from("Plain.\n"))],
      ["q.md", blobOf(Buffer.from("Grüße.\n"))],
    ]),
  );
  expect(blobsIn(checkedOut())).toEqual(blobs);
});

describe.each([
  ["anywhere", () => contentOf(files)],
  ["in a checkout", checkedOut],
])("%s", (_, made) => {
  test("an edit that keeps a file's size and times is seen", () => {
    const content = made();
    const before = inputsVersion(content);
    editSecretly(p(content), (text) => text.replace("Plain", "Other"));
    expect(blobOfP(content)).toBe(blobOf(Buffer.from("Other.\n")));
    expect(inputsVersion(content)).not.toBe(before);
  });

  test("a new file, one that is gone and one of another name are seen; a touched one is the same", () => {
    const content = made();
    const before = blobsIn(content);
    utimesSync(p(content), 1, 1);
    put(join(content, ".lock"), "1");
    expect(blobsIn(content)).toEqual(before);
    renameSync(p(content), join(content, "papers/own/r.md"));
    expect([...(blobsIn(content).get("papers/own")?.keys() ?? [])]).toEqual(["q.md", "r.md"]);
  });
});

test.each([
  ["a file that git is told not to look at", "update-index", "--assume-unchanged", "papers/own/p.md"],
  ["a file that git takes for absent", "update-index", "--skip-worktree", "papers/own/p.md"],
  ["a checkout whose settings distrust the time of change", "config", "core.trustctime", "false"],
])("%s is looked at nevertheless", (_, ...args) => {
  const content = checkedOut();
  expect(git(content, args).ok).toBe(true);
  editSecretly(p(content), () => "Other.\n");
  expect(blobOfP(content)).toBe(blobOf(Buffer.from("Other.\n")));
});

test("files that git turns into others when it checks them out are hashed as they stand", () => {
  const content = checkedOut();
  put(join(content, "../.git/info/attributes"), "*.md filter=large\n");
  git(content, ["config", "filter.large.clean", "echo pointer"]);
  rmSync(p(content));
  put(p(content), "Large.\n");
  git(content, ["add", "."]);
  expect(blobOfP(content)).toBe(blobOf(Buffer.from("Large.\n")));
});

test("links are followed inside the content alone, and never in a circle", () => {
  const content = contentOf(files);
  symlinkSync("p.md", join(content, "papers/own/same.md"));
  symlinkSync("..", join(content, "papers/own/up"));
  symlinkSync("own", join(content, "papers/again"));
  symlinkSync("/dev/zero", join(content, "papers/own/out.md"));
  const blobs = blobsIn(content);
  expect([...blobs.keys()]).toEqual(["", "papers", "papers/again", "papers/own"]);
  expect(blobs.get("papers/own")?.get("same.md")).toBe(blobOfP(content));
  expect(blobs.get("papers/own")?.get("out.md")).toBe("");
  expect(blobsIn(join(content, "nowhere"))).toEqual(new Map());
});
