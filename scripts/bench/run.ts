import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { root } from "../site/engine.ts";

/** One run of a command. */
export interface Run {
  /** Of the wall clock, with the program's start. */
  readonly seconds: number;
  /** Of all its processes together, at their peak; 0 where there is no /proc. */
  readonly megabytes: number;
  readonly stdout: string;
}

/** Runs Node in a process of its own. @throws {Error} If it fails. */
export function run(args: readonly string[], folder = root): Promise<Run> {
  return runProgram(process.execPath, args, folder);
}

/** Runs any program. @throws {Error} If it fails, with what it said. */
export function runProgram(program: string, args: readonly string[], folder: string): Promise<Run> {
  return new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(program, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr, megabytes] = ["", "", 0];
    const watching = setInterval(() => {
      megabytes = Math.max(megabytes, child.pid === undefined ? 0 : resident(child.pid));
    }, 20);
    child.stdout.on("data", (text) => {
      stdout += text;
    });
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    child.on("error", fail);
    child.on("close", (code) => {
      clearInterval(watching);
      if (code === 0) done({ seconds: (performance.now() - start) / 1000, megabytes, stdout });
      else fail(new Error(`Cannot measure: ${program} ${args[0]} ended with ${code}\n${stderr.slice(-2000)}`));
    });
  });
}

export async function repeat(runs: number, once: (index: number) => Promise<Run>): Promise<Run[]> {
  const all: Run[] = [];
  for (let i = 0; i < runs; i++) all.push(await once(i));
  return all;
}

/** Resident memory of a process and of all that its threads started, in megabytes: what processes share is counted for each. */
function resident(pid: number): number {
  try {
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim().split(" "),
    );
    return children.filter(Boolean).reduce((sum, child) => sum + resident(Number(child)), own);
  } catch {
    // It has ended, or /proc does not tell.
    return 0;
  }
}
