import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSurvey } from "../../scripts/site/survey.ts";

test("a process of its own sees what stands in a folder: files by their bytes, a link as no file, .git and empty folders not at all", async () => {
  const folder = mkdtempSync(join(tmpdir(), "survey-"));
  for (const path of ["papers/2506", "empty", ".git"]) mkdirSync(join(folder, path), { recursive: true });
  for (const path of ["index.html", "papers/2506/a b.html", "papers/2506/ü.html", ".git/HEAD"])
    writeFileSync(join(folder, path), path);
  symlinkSync("/", join(folder, "papers/away"));
  const expected = {
    ...{ "index.html": 10, "papers/2506/a b.html": 20, "papers/2506/ü.html": 19 },
    "papers/away": -1,
  };
  const script = new URL("../../scripts/survey.ts", import.meta.url);
  const { execArgv } = process;
  process.execArgv = ["--import", "tsx"];
  try {
    for (const from of [0, 1000])
      expect(Object.fromEntries(await startSurvey(script, folder, 4, from))).toEqual(expected);
    expect((await startSurvey(script, join(folder, "nowhere"), 0, 0)).size).toBe(0);
  } finally {
    process.execArgv = execArgv;
  }
});
