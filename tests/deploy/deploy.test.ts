import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { carryOut, compareWith, readTarget } from "../../scripts/deploy/folder.ts";
import { readSite } from "../../scripts/deploy/source.ts";
import { runHere } from "../commands/here.ts";
import { put } from "../site/content.ts";
import { filesOf, missingIn, next, sha256, siteOf, yesterday } from "./site.ts";

const target = () => join(mkdtempSync(join(tmpdir(), "broadsheet-")), "www");
const sorted = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Deploys in this process. @param stop After how many files it is stopped. */
function deploy(site: string, to: string, { stop = Number.POSITIVE_INFINITY, check = false } = {}) {
  const found = readTarget(to);
  const source = readSite(site);
  const difference = compareWith(found, source, check);
  const at = (done: number) => {
    if (done === stop) throw new Error("stopped");
  };
  try {
    if (stop > 0) carryOut(found, source, difference, at);
  } catch (error) {
    if ((error as Error).message !== "stopped") throw error;
  }
  return difference;
}

const run = async (args: readonly string[]) => {
  const { stdout, ...ended } = await runHere("deploy", args);
  return { ...ended, stdout: stdout.replace(/ +\d+\.\d\d s/g, "") };
};

test("only what differs is copied, what is gone is deleted, and a second time there is nothing to do", async () => {
  const to = target();
  const said = await run(["--to", to, "--output", siteOf(yesterday)]);
  expect(said).toEqual({
    ...{ code: 0, stderr: "" },
    stdout: `compare  9 new files, 0 changed, 0 to delete, 0 as they are\ncopy  9 files, 0.0 MB, to ${to}\nDone, in\n`,
  });
  put(join(to, ".well-known/own"), "the server's");
  const site = siteOf(next);
  const args = ["--json", "--to", to, "--output", site];
  const facts = { added: 6, changed: 5, deleted: 3, same: 1 };
  expect(JSON.parse((await run([...args, "--dry-run"])).stdout)).toMatchObject({ ...facts, bytes: 0 });
  expect(filesOf(to)["engine/new.css"]).toBeUndefined();
  expect(JSON.parse((await run(args)).stdout)).toMatchObject(facts);
  expect(filesOf(to)).toEqual(sorted({ ...next, ".well-known/own": "the server's" }));
  expect(readFileSync(join(to, ".deployed.sha256"))).toEqual(readFileSync(`${site}.sha256`));
  expect(JSON.parse((await run(args)).stdout)).toMatchObject({ added: 0, changed: 0, deleted: 0, same: 12 });
});

test("stopped after any file, it leaves no page that leads nowhere, and goes on from there to the same files", () => {
  const [old, site] = [siteOf(yesterday), siteOf(next)];
  const steps = 6 + 5 + 3;
  for (let stop = 0; stop <= steps; stop++) {
    const to = target();
    deploy(old, to, { stop: stop % 9 });
    expect(missingIn(to)).toEqual([]);
    deploy(old, to);
    deploy(site, to, { stop });
    expect(missingIn(to)).toEqual([]);
    // Half a file, as a process that was killed leaves it.
    put(join(to, "papers/.a.html.12.part"), "<a hr");
    // On to today's, or back to yesterday's.
    deploy(stop % 2 ? site : old, to);
    expect(filesOf(to)).toEqual(sorted(stop % 2 ? next : yesterday));
  }
});

test("what was damaged or is missing in the target is copied again: by its size, or by its bytes when told to", () => {
  const to = target();
  const site = siteOf(yesterday);
  deploy(site, to);
  writeFileSync(join(to, "papers/a.html"), "x");
  writeFileSync(join(to, "engine/old.css"), "dlo");
  expect(deploy(site, to)).toMatchObject({ changed: ["papers/a.html"], new: [] });
  expect(deploy(site, to, { check: true })).toMatchObject({ changed: ["engine/old.css"] });
  // Without a record all is read.
  writeFileSync(join(to, "engine/old.css"), "dlo");
  put(join(to, "papers/of-older-times.html"), "x");
  writeFileSync(join(to, ".deployed.sha256"), "cut o");
  expect(deploy(site, to)).toMatchObject({
    changed: ["engine/old.css"],
    deleted: ["papers/of-older-times.html"],
    same: 8,
  });
  expect(filesOf(to)).toEqual(sorted(yesterday));
});

test("no link in the target takes a file out of it, and none is followed to delete one", () => {
  const [to, elsewhere] = [target(), target()];
  put(join(elsewhere, "a.html"), "theirs");
  put(join(elsewhere, "b.html"), "theirs");
  deploy(siteOf({ ...yesterday, "papers/z/b.html": "x" }), to);
  rmSync(join(to, "papers/z"), { recursive: true });
  symlinkSync(elsewhere, join(to, "papers/z"));
  symlinkSync(elsewhere, join(to, "topics"));
  const site = siteOf({ ...yesterday, "topics/a.html": "ours" });
  deploy(site, to);
  expect(filesOf(elsewhere)).toEqual({ "a.html": "theirs", "b.html": "theirs" });
  expect(readFileSync(join(to, "topics/a.html"), "utf8")).toBe("ours");
});

test.each([
  ["a folder of other files", ["--to", "@other"], /^Cannot deploy to .*: it holds other files, and no site\./],
  ["the site itself", ["--to", "@site"], /^Cannot deploy to .*: it holds .*, or stands in it\./],
  ["a folder around this repository", ["--to", "/"], /^Cannot deploy to \/: it holds /],
  ["no folder", [], /^Cannot deploy: expected either --to or --lists/],
])("a site is not deployed to %s", async (_where, args, sentence) => {
  const site = siteOf(yesterday);
  put(join(site, "../other/thesis.tex"), "x");
  const places = { "@other": join(site, "../other"), "@site": site };
  const ended = await run([...args.map((arg) => places[arg as keyof typeof places] ?? arg), "--output", site]);
  expect(ended.stderr).toMatch(sentence);
  expect(ended.code).toBe(args.length > 0 ? 1 : 2);
  expect(existsSync(join(site, "../other/thesis.tex"))).toBe(true);
});

test("what a build that was cut off has written is not deployed in the place of a whole site", async () => {
  const to = target();
  deploy(siteOf(yesterday), to);
  const site = siteOf(yesterday);
  writeFileSync(`${site}.sha256`, "");
  const { code, stderr } = await run(["--to", to, "--output", site]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining("it holds no whole site") });
  expect(filesOf(to)).toEqual(sorted(yesterday));
});

const line = (path: string, text = "x") => `${sha256(text)}  ${path}\n`;
test.each([
  [
    "without an address",
    { "api/index.json": '{"v":1,"url":"http://localhost:8080/","papers":[]}' },
    null,
    "has no address",
  ],
  ["that npm start built", { "style/index.html": "x" }, null, "npm start built it"],
  ["that lacks a file", {}, line("papers/gone.html"), "papers/gone.html is gone since the last build"],
  ["whose file has changed since", {}, line("index.html"), "index.html: it has changed since"],
  ["with a path that leads out of it", {}, line("../x"), "is not what a build writes"],
  ["with a path that leads out of it by an empty name", {}, line("/etc/x"), "is not what a build writes"],
  ["with a path of another system", {}, line("a\\..\\..\\x"), "is not what a build writes"],
])("a site %s is not deployed", async (_what, more, sums, sentence) => {
  const site = siteOf({ ...yesterday, ...more });
  if (sums) writeFileSync(`${site}.sha256`, `${sums}${line("api/index.json", yesterday["api/index.json"])}`);
  const to = target();
  const { code, stderr } = await run(["--to", to, "--output", site]);
  expect(stderr).toContain(sentence);
  expect(code).toBe(1);
  expect(filesOf(to)["index.html"]).toBeUndefined();
});
