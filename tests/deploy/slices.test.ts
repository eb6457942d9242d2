import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { runHere } from "../commands/here.ts";
import { buildApart, contentOf, small } from "../site/content.ts";

const settings = `${small["site.yaml"]}url: "https://example.org/"\n`;
const run = promisify(execFile);

test("three slices that three processes build are, joined, what one build writes, to the byte", async () => {
  const content = contentOf({ ...small, "site.yaml": settings });
  const folder = join(content, "..");
  const slices = ["1", "2", "3"].map((number) => join(folder, "slices", number, "_site"));
  const args = (output: string, i: number) => [
    ...["scripts/bundled.mjs", "--content", content, "--slice", `${i + 1}/3`],
    ...["--output", output, "--cache", join(output, "../.cache")],
  ];
  await Promise.all([
    buildApart(content, folder),
    ...slices.map((output, i) => run(process.execPath, args(output, i))),
  ]);
  const joined = join(folder, "joined");
  const join_ = (...folders: readonly string[]) =>
    runHere("join", ["--json", "--content", content, "--output", joined, ...folders]);

  expect(await join_(...slices)).toMatchObject({ code: 0, stderr: "" });
  const sums = (site: string) => readFileSync(`${site}.sha256`, "utf8");
  expect(sums(joined)).toBe(sums(join(folder, "_site")));
  await expect(run("sha256sum", ["--check", "--quiet", `${joined}.sha256`], { cwd: joined })).resolves.toBeDefined();
  for (const slice of slices) expect(sums(slice).split("\n").length).toBeGreaterThan(5);

  const refused = async (...folders: readonly string[]) => (await join_(...folders)).stderr;
  const [first = "", second = "", third = ""] = slices;
  expect(await refused(first, third)).toBe("Cannot join the slices: 2 of 3 is not here.\n");
  expect(await refused(first, second, third, first)).toBe("Cannot join the slices: one of them is here twice.\n");
  expect((await runHere("deploy", ["--to", join(folder, "www"), "--output", first])).stderr).toContain(
    "one of 3 slices",
  );
  const note = JSON.parse(readFileSync(`${second}.slice.json`, "utf8"));
  writeFileSync(`${second}.slice.json`, JSON.stringify({ ...note, inputs: "others" }));
  expect(await refused(first, second, third)).toContain("they are slices of two sites");
  rmSync(`${third}.slice.json`);
  expect(await refused(first, third)).toContain("no slice was built there");
});
