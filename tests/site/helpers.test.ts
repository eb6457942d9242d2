import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const source = (name: string) => pathToFileURL(join("scripts/site", `${name}.ts`)).href;

/** What a command says that starts a helper, and waits for nothing else. */
function said(helper: string, command: string) {
  const folder = mkdtempSync(join(tmpdir(), "helpers-"));
  writeFileSync(join(folder, "helper.mjs"), helper);
  writeFileSync(join(folder, "command.mjs"), `const script = new URL("helper.mjs", import.meta.url);\n${command}`);
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", join(folder, "command.mjs")], {
    encoding: "utf8",
  });
  return stdout + stderr;
}

test("a command waits for its indexing process, also where that has ended before the channel to it is closed", () => {
  const helper = `
    import { spawn } from "node:child_process";
    spawn("sleep", ["0.5"], { detached: true, stdio: ["ignore", "ignore", "ignore", Number(process.env.NODE_CHANNEL_FD ?? 3)] }).unref();
    process.exit(0);`;
  const command = `
    const { startIndexer } = await import(${JSON.stringify(source("indexer"))});
    await startIndexer(script, []).done();
    console.log("indexed");`;
  expect(said(helper, command)).toBe("indexed\n");
});

test("a command says that its printing process has ended, and does not end without a word", () => {
  const command = `
    const { startPrinter } = await import(${JSON.stringify(source("render"))});
    const printed = startPrinter(script, ".").print({ shell: {}, file: "none" });
    await printed.catch(({ message }) => console.log(message));`;
  expect(said("process.exit(7);", command)).toBe("Cannot print the pages: the printing process ended with 7\n");
});
