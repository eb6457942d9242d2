import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CannotError } from "../../scripts/config/problem.ts";
import { locked } from "../../scripts/lock.ts";

const folder = () => mkdtempSync(join(tmpdir(), "broadsheet-lock-"));

test("while one run is at work a second is told which process it is, and both leave no lock behind", async () => {
  const content = folder();
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
  await once(other, "spawn");
  writeFileSync(join(content, ".lock"), String(other.pid));
  await expect(locked(content, async () => 1)).rejects.toThrow(`process ${other.pid} works on this folder`);
  await expect(locked(content, async () => 1)).rejects.toBeInstanceOf(CannotError);
  other.kill("SIGKILL");
  await once(other, "exit");
  expect(await locked(content, async () => existsSync(join(content, ".lock")))).toBe(true);
  expect(readdirSync(content)).toEqual([]);
});

test("the lock is given back when the work fails", async () => {
  const content = folder();
  await expect(locked(content, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(readdirSync(content)).toEqual([]);
});

test("of four processes that find a dead run's lock, one works at a time", async () => {
  const content = folder();
  writeFileSync(join(content, ".lock"), "999999999");
  const script = `
    const { locked } = await import(${JSON.stringify(new URL("../../scripts/lock.ts", import.meta.url).href)});
    const { mkdirSync, rmdirSync } = await import("node:fs");
    const inside = ${JSON.stringify(join(content, "inside"))};
    await locked(${JSON.stringify(content)}, async () => {
      mkdirSync(inside);
      await new Promise((done) => setTimeout(done, 50));
      rmdirSync(inside);
    }).then(() => process.exit(0), (error) => process.exit(error.name === "CannotError" ? 3 : 1));
  `;
  const runs = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], { stdio: "ignore" }),
  );
  const codes = await Promise.all(runs.map(async (run) => (await once(run, "exit"))[0] as number));
  expect(codes.filter((code) => code === 0).length).toBeGreaterThan(0);
  expect(codes.filter((code) => code !== 0 && code !== 3)).toEqual([]);
});
