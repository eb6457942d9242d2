import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { counted } from "./config/counted.ts";
import type { Difference } from "./deploy/difference.ts";
import { carryOut, compareWith, readTarget, refuseOther } from "./deploy/folder.ts";
import { compareWithRecord, writeLists } from "./deploy/lists.ts";
import { readSite } from "./deploy/source.ts";
import { locked } from "./lock.ts";
import { root } from "./site/engine.ts";
import { startSteps } from "./steps.ts";

const help = `
npm run deploy -- --to DIR [options]

Makes a folder hold the site that was built last: copies what has changed since it was last deployed there, new files before
the pages that lead to them, and deletes last. Stopped at any moment, it leaves a site whose pages lead nowhere wrong; run
again, it goes on.

  --to DIR       the folder that is served: a new one, an empty one, or one that a site was deployed to before
  --lists DIR    copy nothing: write into this folder which files to copy and to delete, for a program that copies to an
                 object store. Where it holds the store's .deployed.sha256, these are the ones that differ from it
  --output DIR   where the site was built (_site)
  --content DIR  the content folder (content)
  --check        read every file in the target: without it, one is taken to be what was deployed when its size is
  --dry-run      say what would be done; write nothing
  --json         print one JSON object at the end; when it fails, {"error"}

Exit code 0: the target holds the site. 1: it can't be deployed, or something broke. 2: unusable options.
`;

const options = {
  ...commonOptions,
  to: { type: "string" },
  lists: { type: "string" },
  output: { type: "string", default: join(root, "_site") },
  check: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

await command(help, options, async ({ content, to, lists, output, check, "dry-run": isDry, json }) => {
  if ((to === undefined) === (lists === undefined))
    throw new UsageError("Cannot deploy: expected either --to or --lists, with a folder.");
  const steps = startSteps(json ? "json" : "steps");
  const site = readSite(resolve(output));
  const close = (difference: Difference, bytes = 0) =>
    steps.close(isDry ? "Nothing was written," : "Done,", { ...countsOf(difference), bytes });
  if (lists !== undefined) {
    const difference = await steps.run("compare", () => compareWithRecord(lists, site), told);
    if (!isDry)
      await steps.run(
        "list",
        () => writeLists(lists, site, difference),
        () => `written to ${lists}`,
      );
    return close(difference);
  }
  const folder = realFolder(to ?? "");
  refuseOther(folder, [realFolder(output), realFolder(content), realpathSync(root)]);
  const deploy = async () => {
    const target = readTarget(folder);
    const difference = await steps.run("compare", () => compareWith(target, site, check), told);
    if (isDry) return close(difference);
    const files = countsOf(difference).added + countsOf(difference).changed;
    const copied = await steps.run(
      "copy",
      () => carryOut(target, site, difference, steps.rate("file")),
      (bytes) => `${counted(files, "file")}, ${(bytes / 2 ** 20).toFixed(1)} MB, to ${folder}`,
    );
    close(difference, copied);
  };
  await (isDry ? deploy() : locked(folder, deploy));
});

/** Counts of files. */
function countsOf(difference: Difference) {
  return {
    added: difference.new.length + difference["new-lists"].length,
    changed: difference.changed.length + difference["changed-lists"].length,
    deleted: difference.deleted.length,
    same: difference.same,
  };
}

function told(difference: Difference): string {
  const { added, changed, deleted, same } = countsOf(difference);
  return `${counted(added, "new file")}, ${changed} changed, ${deleted} to delete, ${same} as they are`;
}

/** A folder as it stands behind links, or will stand. */
function realFolder(path: string): string {
  const full = resolve(path);
  return existsSync(full) ? realpathSync(full) : join(realFolder(dirname(full)), basename(full));
}
