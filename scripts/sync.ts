import { readFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "./command.ts";
import { counted } from "./config/counted.ts";
import { withoutPassword } from "./config/git.ts";
import { mergeUpstream, shortened } from "./forks/merge.ts";
import { fetchUpstream, refuseUnlessClean, upstreamOf } from "./forks/upstream.ts";
import { say } from "./say.ts";
import { root } from "./site/engine.ts";

const help = `
npm run sync -- [options]

Brings what is new in the repository that this one was forked from, as one commit. What this fork changed, added or deleted in
content stays as it is; files of the engine that both changed are left to you, and then nothing is merged.

  --upstream URL  where the engine comes from (the remote "upstream")
  --branch NAME   the branch to merge (main)
`;

const options = {
  help: { type: "boolean", default: false },
  upstream: { type: "string" },
  branch: { type: "string", default: "main" },
} as const;

await command(help, options, async ({ upstream, branch }) => {
  const where = upstream ?? upstreamOf(root);
  refuseUnlessClean(root);
  const commit = fetchUpstream(root, where, branch);
  const shown = withoutPassword(where);
  const merged = mergeUpstream(root, commit);
  if (merged === null) return say(`This fork has all of ${shown} already, up to ${shortened(commit)}.`);

  const { commits, engine, brought, kept } = merged;
  say(
    `Merged ${counted(commits, "commit")} of ${shown}, up to ${shortened(commit)}.`,
    `Engine: ${listed(engine, "changed")}.`,
    `Content: ${listed(brought, "brought")}.`,
    `Content: ${listed(kept, "kept as this fork has it", "kept as this fork has them")}.`,
    `Next: ${[...(await stepsAfter(engine)), "npm run check", "git push"].join(", ")}.`,
  );
});

/** What the merged engine asks for, before it is run. */
async function stepsAfter(engine: readonly string[]): Promise<string[]> {
  // Loaded only now: these are the files that have just been merged.
  const { format, formatOf } = await import("./config/format.ts");
  const written = formatOf(readFileSync(join(root, "content/site.yaml"), "utf8")) ?? format;
  return [
    ...(engine.includes("package-lock.json") ? ["npm ci"] : []),
    ...(written < format ? [`npm run migrate (the content is in format ${written}, the engine writes ${format})`] : []),
  ];
}

/** "no file changed", "content/a and content/b brought", "12 files changed". */
function listed(paths: readonly string[], one: string, many = one): string {
  if (paths.length === 0) return `no file ${one}`;
  if (paths.length > 3) return `${paths.length} files ${many}`;
  return `${paths.join(", ")} ${paths.length === 1 ? one : many}`;
}
