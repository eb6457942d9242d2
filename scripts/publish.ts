import { basename, dirname, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { command, commonOptions, UsageError } from "./command.ts";
import { counted } from "./config/counted.ts";
import { ContentError } from "./config/problem.ts";
import { loadStatus } from "./editions/status.ts";
import { gitIn } from "./forge/gitin.ts";
import { messageOf } from "./forge/message.ts";
import { giveOutputs } from "./forge/outputs.ts";
import { publish } from "./forge/publish.ts";
import { union } from "./papers/observed.ts";
import { say } from "./say.ts";

const help = `
npm run publish -- [options]

Commits what the daily run wrote, papers, observations, editions and status.json, and nothing else, and pushes it. Where
somebody else has pushed meanwhile, it brings the two together: observations are joined, the newer status counts, and editions
and papers that are published stay as they are.

  --remote NAME  where to push (origin)
  --branch NAME  the branch that is checked out and pushed (main)
  --content DIR  the content folder, in the top folder of a repository (content)

Exit code 0: pushed, or nothing to push. 1: it could not be pushed, and nothing is committed. 2: unusable options.
`;

const options = {
  ...commonOptions,
  remote: { type: "string", default: "origin" },
  branch: { type: "string", default: "main" },
} as const;

await command(help, options, async ({ content, remote, branch }) => {
  for (const name of [remote, branch])
    if (!/^\w[\w./-]*$/.test(name)) throw new UsageError(`Cannot push to "${name}": expected a name such as main.`);
  if (basename(resolve(content)) !== "content")
    throw new UsageError(
      `Cannot publish "${content}": expected a folder named content, in the top folder of a repository.`,
    );
  const repository = dirname(resolve(content));
  const status = loadStatus(resolve(content));
  if (!status.ok) throw new ContentError(status.problems);
  const today = new Date().toISOString().slice(0, 10);
  const { message, pushes, mended } = await publish(
    { repository, remote, branch },
    {
      message: (changes) => messageOf(changes, status.value, today),
      union,
      // 1 to 2 s, then twice as long each time: two runs that collide once should not do so again.
      pause: (attempt) => setTimeout(2 ** attempt * 500 * (1 + Math.random())),
    },
  );
  say(message ?? (pushes > 0 ? "Nothing new to commit." : "Nothing to commit."));
  if (pushes > 0) say(`Pushed to ${remote}/${branch}${pushes > 1 ? `, after ${counted(pushes, "attempt")}` : ""}.`);
  for (const file of mended) say(`Brought together with what was pushed meanwhile: ${file}`);
  // What later jobs build.
  giveOutputs({ commit: gitIn(repository).must("find the last commit", ["rev-parse", "HEAD"]) });
});
