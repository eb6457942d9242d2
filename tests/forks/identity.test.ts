import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSite } from "../../scripts/config/site.ts";
import { githubOf } from "../../scripts/forks/github.ts";
import { addressProblems, feedIdProblems, starterFeedId } from "../../scripts/forks/identity.ts";
import { root } from "../../scripts/site/engine.ts";
import { contentOf, small } from "../site/content.ts";
import { command, git } from "./repository.ts";

const settings = (feedId: string, url?: string) =>
  `format: 1\ntitle: "A"\nfeed_id: "${feedId}"\n${url === undefined ? "" : `url: "${url}"\n`}`;
const own = "urn:uuid:0f0e0d0c-0b0a-4009-8008-070605040302";

test("the repository's own settings are the starter's, which the engine knows by its feed_id", () => {
  expect(starterFeedId).toBe(/^feed_id: "(.*)"/m.exec(readFileSync("content/site.yaml", "utf8"))?.[1]);
});

test.each([
  ["the starter's", undefined, 0],
  ["the starter's", "https://example.org/", 1],
  ["its own", undefined, 0],
  ["its own", "https://example.org/", 0],
])("a site with %s feed_id at the address %s has %i problems", (whose, url, problems) => {
  const text = settings(whose === "its own" ? own : starterFeedId, url);
  const read = readSite("content/site.yaml", text);
  expect(read.ok && feedIdProblems(text, read.value)).toHaveLength(problems);
});

test.each([
  ["https://other.github.io/paper/", "git@github.com:you/paper.git", 1],
  ["https://you.github.io/paper/", "git@github.com:you/paper.git", 0],
  ["https://example.org/", "git@github.com:you/paper.git", 0],
  ["https://other.github.io/paper/", "git@example.org:you/paper.git", 0],
  [undefined, "git@github.com:you/paper.git", 0],
])("the address %s is warned of in a clone of %s: %i", (url, remote, warnings) => {
  const text = settings(own, url);
  const read = readSite("content/site.yaml", text);
  expect(read.ok && addressProblems(text, read.value, githubOf(remote))).toHaveLength(warnings);
});

test("check warns of another owner's address, by file and line", async () => {
  const content = contentOf({ ...small, "site.yaml": settings(own, "https://other.github.io/paper/") });
  git(join(content, ".."), "init", "--quiet");
  git(content, "remote", "add", "origin", "https://github.com/You/paper");
  const { code, stderr } = await command(root, "check", "--content", content);
  expect(code).toBe(0);
  expect(stderr.split("\n")[0]).toBe(
    "content/site.yaml:4: The address https://other.github.io/paper/ is of the pages of other, and this repository is You's: npm run init finds its own",
  );
});
