// @ts-check
/**
 * What `npm run check` runs: the content, types, lint and dead code. Beside one another, since each leaves a core idle for much
 * of its time; what they say comes one after the other.
 */
import { spawn } from "node:child_process";

const checks = [
  [process.execPath, "scripts/bundled.mjs", "check"],
  ["tsc"],
  ["biome", "check", "--error-on-warnings"],
  ["knip", "--cache", "--cache-location", ".cache/knip"],
].map(ended);

for (const check of checks) {
  const { code, said } = await check;
  process.stdout.write(said);
  process.exitCode ||= code;
}

/**
 * @param {string[]} command
 * @returns {Promise<{ code: number, said: string }>} How it ended, and what it said on either stream.
 */
function ended([program = "", ...args]) {
  return new Promise((done, fail) => {
    // On the path are the packages' programs, as npm runs this.
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        said += text;
      });
    child.on("error", fail);
    child.on("close", (code) => done({ code: code ?? 1, said }));
  });
}
