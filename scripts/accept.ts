import { readFileSync } from "node:fs";
import { z } from "zod";
import { command, UsageError } from "./command.ts";
import { giveOutputs } from "./forge/outputs.ts";
import { arxivIdIn } from "./forge/submission.ts";
import { say, warn } from "./say.ts";

const help = `
node --import tsx scripts/accept.ts

For the workflow that adds a paper from an issue: reads the event that started it, and hands on the arXiv id of the issue's
form, and nothing else of what somebody wrote there.

Exit code 0: handed on. 1: the form names no arXiv id. 2: no event of an issue.
`;

const event = z.looseObject({ issue: z.looseObject({ body: z.string().nullable() }) });

await command(help, { help: { type: "boolean", default: false } }, () => {
  const path = process.env.GITHUB_EVENT_PATH;
  if (path === undefined) throw new UsageError("Cannot read the event: expected its file in GITHUB_EVENT_PATH.");
  const read = event.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (!read.success) throw new UsageError("Cannot read the event: expected one of an issue.");
  const id = arxivIdIn(read.data.issue.body ?? "");
  if (id === null) {
    warn(
      'Cannot tell which paper is meant: expected an arXiv id such as 2506.01234 under "arXiv id", and nothing beside it.',
    );
    process.exitCode = 1;
    return;
  }
  giveOutputs({ id });
  say(`The paper is arXiv ${id}.`);
});
