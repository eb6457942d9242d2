import { expect, test } from "vitest";
import { withoutPassword } from "../../scripts/config/git.ts";
import { githubOf, isOfAnother, publishedAt } from "../../scripts/forks/github.ts";

test.each([
  ["https://github.com/You/Paper", "https://you.github.io/Paper/"],
  ["https://github.com/you/paper.git", "https://you.github.io/paper/"],
  ["https://github.com/you/paper.git/", "https://you.github.io/paper/"],
  ["https://key:secret@github.com/you/paper", "https://you.github.io/paper/"],
  ["git@github.com:you/paper.git", "https://you.github.io/paper/"],
  ["git@github.com:you/a.paper", "https://you.github.io/a.paper/"],
  ["ssh://git@github.com/you/paper.git", "https://you.github.io/paper/"],
  ["ssh://git@ssh.github.com:443/you/paper.git", "https://you.github.io/paper/"],
  ["https://github.com/you/you.github.io", "https://you.github.io/"],
  ["git@github.com:You/You.github.io.git", "https://you.github.io/"],
  ["https://github.com/you/other.github.io", "https://you.github.io/other.github.io/"],
])("the remote %s is published at %s", (remote, address) => {
  const github = githubOf(remote);
  expect(github && publishedAt(github)).toBe(address);
});

test.each([
  ...["https://gitlab.com/you/paper", "https://notgithub.com/you/paper", "https://example.org/github.com/you/paper"],
  ...["git@example.org:you/paper.git", "/srv/github.com/you/paper.git", "../paper.git", "https://github.com/you", ""],
  "https://github.com/you/paper/tree/main",
])('the remote "%s" is of no repository on GitHub', (remote) => {
  expect(githubOf(remote)).toBe(null);
});

test.each([
  ["https://you.github.io/paper/", undefined, false],
  ["https://other.github.io/paper/", undefined, true],
  ["https://example.org/", undefined, false],
  ["https://a.other.github.io/", undefined, false],
  ["https://example.org/", "https://github.com/Other/paper", true],
  ["https://example.org/", "https://gitlab.com/other/paper", false],
  [undefined, "https://github.com/YOU/paper", false],
  [undefined, undefined, false],
])("the address %s and the repository %s are another owner's than you: %s", (url, repository, isAnother) => {
  expect(isOfAnother({ url, repository }, { owner: "You", name: "paper" })).toBe(isAnother);
});

test("an address is shown without the password that it holds", () => {
  expect(withoutPassword("unable to access 'https://me:key@example.org/x.git/'")).toBe(
    "unable to access 'https://example.org/x.git/'",
  );
});
