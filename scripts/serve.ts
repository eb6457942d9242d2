import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join, resolve } from "node:path";
import server from "@11ty/eleventy-dev-server";
import { command, commonOptions, UsageError } from "./command.ts";
import { localBase } from "./config/site.ts";
import { readContent } from "./content.ts";
import { root } from "./site/engine.ts";

const help = `
npm start -- [options]

Builds the site, with /style/ that shows every component, serves it on this machine, and builds again when a file of content, templates, public or scripts changes.

  --port N       where to listen (8080)
  --content DIR  the content folder (content)
`;

const options = { ...commonOptions, port: { type: "string", default: new URL(localBase).port } } as const;

await command(help, options, async ({ content, port }) => {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    throw new UsageError(`Cannot listen on port "${port}": expected a number up to 65535.`);
  const folder = resolve(content);
  const output = join(root, "_site");
  await build(folder, output);
  const pathPrefix = new URL((await readContent(folder)).site.url ?? localBase).pathname;
  const serving = server.getServer("broadsheet", output, {
    pathPrefix,
    port: Number(port),
    showVersion: false,
    logger: console,
  });
  serving.serve(Number(port));
  let waiting: NodeJS.Timeout | undefined;
  // One after the other: two builds at once would write the same files.
  let building = Promise.resolve();
  const rebuild = () => {
    building = building.then(() => build(folder, output)).then(() => serving.reload({ files: [] }));
  };
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(rebuild, 150);
  };
  for (const part of [folder, ...["templates", "public", "scripts"].map((name) => join(root, name))])
    watch(part, { recursive: true }, changed);
});

/** In a process of its own, so that changed code is read anew. A build that fails has said why; the last good one is served on. */
function build(content: string, output: string): Promise<void> {
  return new Promise((done) => {
    const args = [join(root, "scripts/bundled.mjs"), "--content", content, "--output", output, "--style"];
    spawn(process.execPath, args, { cwd: root, stdio: "inherit" }).on("exit", () => done());
  });
}
