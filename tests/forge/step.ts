import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { put } from "../site/content.ts";
import type { Step } from "./workflow.ts";

/** Runs what one step runs as the runner does, with made-up programs in front of the real ones. */
export function runStep(step: Step, env: Record<string, string>, programs: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "step-"));
  for (const [name, text] of Object.entries(programs)) {
    put(join(folder, "bin", name), text);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  const file = (name: string) => join(folder, name);
  writeFileSync(file("run.sh"), step.run ?? "");
  const flags = step.shell === "bash" ? ["--noprofile", "--norc", "-eo", "pipefail"] : ["-e"];
  const told = { GITHUB_OUTPUT: file("output"), GITHUB_STEP_SUMMARY: file("summary"), RUNNER_TEMP: folder };
  const { status, stdout } = spawnSync("bash", [...flags, file("run.sh")], {
    ...{ cwd: folder, encoding: "utf8" },
    env: { PATH: `${folder}/bin:${process.env.PATH}`, HOME: folder, GIT_CONFIG_NOSYSTEM: "1", ...told, ...env },
  });
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), "utf8") : "");
  return { status, stdout, folder, output: read("output"), summary: read("summary") };
}
