import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { startUpstream } from "../../scripts/replay/upstream.ts";
import { some } from "../daily/daily.ts";
import { paper } from "../site/content.ts";
import { cloneOf, command, commit, folder, git, run, upstreamOf } from "./repository.ts";

/** A fork as the README makes one: from a bare clone, with nothing in the environment but the path and a home. */
let fork: string;

beforeAll(() => {
  const bare = join(folder(), "my-paper.git");
  git(upstreamOf(folder()), "clone", "--quiet", "--bare", ".", bare);
  fork = cloneOf(bare);
});

test("a fork is set up, gets a paper, is checked and is built under its path, without a secret", async () => {
  const settings = ["--title", "My Paper", "--url", "https://example.org/paper/"];
  const init = await run(fork, "npm", ["run", "--silent", "init", "--", "--yes", "--empty", ...settings]);
  expect(init).toMatchObject({ code: 0, stderr: "" });
  expect(init.stdout).toContain('Written to content/site.yaml: "My Paper", at https://example.org/paper/.\n');
  expect(init.stdout).toMatch(/^Removed from content: editions .*, listings .*, papers .*\. Git has them still\.$/m);
  commit(fork, "content: ours", {
    "content/papers/own/first.md": paper("A first paper on reasoning", "We reason about large language models."),
  });
  expect(git(fork, "status", "--porcelain")).toBe("");

  expect(await command(fork, "check")).toMatchObject({
    code: 0,
    stdout: "content: 1 paper, 24 topics, 0 editions, no problems\n",
  });

  expect(await command(fork, "build", "--quiet")).toMatchObject({ code: 0, stdout: "" });
  const page = (path: string) => readFileSync(join(fork, "_site", path), "utf8");
  expect(existsSync(join(fork, "_site/papers/own/first.html"))).toBe(true);
  const links = [...page("index.html").matchAll(/(?:href|src)="?(\/[^"\s>]*)/g)].map(([, link]) => link ?? "");
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !link.startsWith("/paper/"))).toEqual([]);
  expect(page("feed.xml")).toContain("https://example.org/paper/");
}, 120_000);

test("its daily run fills it, closes its edition and builds it, and its content stays without problems", async () => {
  const day = "2026-11-23";
  const upstream = await startUpstream(some(12, day));
  upstream.now = Date.parse(`${day}T18:23:00Z`);
  try {
    const settings = readFileSync(join(fork, "content/site.yaml"), "utf8");
    const asked = settings.replace(/^( *huggingface:).*$/m, `$1 { url: "${upstream.base}/api/daily_papers" }`);
    expect(asked).not.toBe(settings);
    commit(fork, "content: whom we ask", { "content/site.yaml": asked });
    const daily = await command(fork, "daily", "--now", `${day}T18:23:00Z`);
    expect(daily.code).toBe(0);
    expect(daily.stdout.trimEnd().split("\n").slice(-5)).toEqual([
      expect.stringMatching(/^Here +No listings\. 1 paper written by hand\.$/),
      "Hugging Face  Hugging Face listed 12, 12 of them new. 12 rows, 12 new.",
      "arXiv         Switched off. arXiv is switched off in content/site.yaml.",
      "Edition       Closed Monday 23 November 2026 with 12 papers.",
      "Next          The next edition is due by 00:00 UTC on Wednesday 25 November 2026.",
    ]);
  } finally {
    await upstream.stop();
  }
  expect(
    git(fork, "status", "--porcelain")
      .split("\n")
      .filter((line) => !/^\?\? content\//.test(line)),
  ).toEqual([""]);
  expect(await command(fork, "check")).toMatchObject({ code: 0, stdout: expect.stringContaining("13 papers") });
  expect(existsSync(join(fork, "_site/2026/11/23/index.html"))).toBe(true);
  expect(existsSync(join(fork, "_site/papers/2611/2611.23000.html"))).toBe(true);
}, 120_000);
