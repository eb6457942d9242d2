import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { giveOutputs } from "../../scripts/forge/outputs.ts";
import { contentOf, small } from "../site/content.ts";

function address(settings: string) {
  const content = contentOf({ "site.yaml": `${small["site.yaml"]}${settings}` });
  const [output, summary] = [join(content, "../output"), join(content, "../summary")];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/address.ts", "--content", content],
    { encoding: "utf8", env: { ...process.env, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary } },
  );
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return { status, stdout, stderr, output: read(output), summary: read(summary) };
}

test("the workflow is told where the paper is published, spelt as the forge spells it", () => {
  expect(address('url: "https://You.github.io/Paper"\n')).toEqual({
    ...{ status: 0, stderr: "", summary: "" },
    stdout: "https://you.github.io/Paper/\n",
    output: "url=https://you.github.io/Paper/\nletter=\n",
  });
});

test.each([
  ['{buttondown: "ours"}', "draft"],
  ['{buttondown: "ours", send: true}', "send"],
])("with newsletter: %s, a letter becomes: %s", (newsletter, letter) => {
  expect(address(`newsletter: ${newsletter}\n`).output).toBe(`url=\nletter=${letter}\n`);
});

test("a paper without an address says so in a sentence, in the log and on the run's page", () => {
  const sentence = "content/site.yaml names no url, so nothing is fetched, built or published.";
  expect(address("")).toEqual({
    ...{ status: 0, stderr: "", output: "url=\nletter=\n" },
    stdout: `${sentence}\n`,
    summary: `${sentence}\n\n`,
  });
});

test("a value of two lines is handed on to nobody", () => {
  expect(() => giveOutputs({ url: "a\nbroken=false" })).toThrow("Cannot hand on url: expected one line");
});
