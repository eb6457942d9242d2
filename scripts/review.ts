import { appendFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { command, commonOptions } from "./command.ts";
import { review } from "./reviewing.ts";
import { say } from "./say.ts";
import { root } from "./site/engine.ts";
import { patienceOf } from "./upstream.ts";

const help = `
npm run review -- [options]

Says what is wrong with a change, as with a pull request, in at most 60 lines of markdown: what the content can't be built with,
papers that are here already, HTML and hidden characters, links, files that belong to nobody. It reads what is committed, and
runs nothing of it. On GitHub the same goes to the page that sums the run up.

  --base COMMIT  what the change is compared with (origin/main, or the commit before)
  --ask          ask arXiv whether the ids and titles of up to 20 new papers belong together
  --patience S   seconds after which arXiv is not asked any more (200)
  --content DIR  the content folder (content)
  --cache DIR    where answers are remembered (.cache)

Exit code 0: nothing has to be mended. 1: something has. 2: unusable options, or no git.
`;

const options = {
  ...commonOptions,
  base: { type: "string" },
  ask: { type: "boolean", default: false },
  patience: { type: "string", default: "200" },
  cache: { type: "string", default: join(root, ".cache") },
} as const;

await command(help, options, async ({ content, base, ask, patience, cache }) => {
  const span = patienceOf(patience);
  const asking = ask ? { patience: span, cache: resolve(cache), now: Date.now() } : null;
  const { lines, isWell } = await review(resolve(content), base, asking);
  say(...lines);
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) appendFileSync(summary, `${lines.join("\n")}\n`);
  if (!isWell) process.exitCode = 1;
});
