import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { folderOf } from "./data.ts";

/** Runs the command on the repository's own content. It fails where the command does. */
async function evaluate(...args: string[]) {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    ...["--import", "tsx", "scripts/evaluate.ts"],
    ...args,
  ]);
  return { stdout, stderr };
}

test("npm run evaluate without data says what it skipped, judges the site's own papers, and is no failure", async () => {
  const { stdout, stderr } = await evaluate("--data", folderOf({}));
  expect(stderr).toBe("");
  for (const part of ["text", "related", "trending", "cold start", "selection", "topics, judged for tuning"])
    expect(stdout).toMatch(new RegExp(`^${part}: skipped\\. Cannot find `, "m"));
  expect(stdout).toMatch(/coverage of the first ten +0\.\d{4}/);
});

test("a broken row is told by file and line, the other parts go on, and the command fails", async () => {
  const data = folderOf({
    ...Object.fromEntries(["cranfield", "cisi"].flatMap((name) => [[`ir/${name}/docs.jsonl.gz`, "{"], ...rest(name)])),
  });
  const failed = await evaluate("--data", data, "--json").then(
    () => null,
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  expect(failed?.code).toBe(1);
  expect(failed?.stderr).toBe("ir/cranfield/docs.jsonl.gz:1: Cannot read this row as JSON: {\n");
  const parts: { part: string; figures?: unknown[] }[] = JSON.parse(failed?.stdout ?? "[]");
  expect(parts.find(({ part }) => part === "text")).toMatchObject({ skipped: "Its data can't be used" });
  expect(parts.find(({ part }) => part === "seed")?.figures?.length).toBe(2);
});

const rest = (name: string) => ["queries.jsonl.gz", "qrels.tsv"].map((file) => [`ir/${name}/${file}`, ""]);
