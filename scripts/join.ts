import { join, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { counted } from "./config/counted.ts";
import { joinSlices, readSlices } from "./deploy/join.ts";
import { root } from "./site/engine.ts";
import { holds, mayHoldSite } from "./site/manifest.ts";
import { startSteps } from "./steps.ts";

const help = `
npm run join -- DIR... [options]

Joins the slices of a site that npm run build -- --slice built apart, as on several machines: what they hold together is what
one build writes, to the byte. Beside each folder stand the .sha256 and the .slice.json that its build wrote.

  --output DIR   where the site is written (_site)
  --content DIR  the content folder (content)
  --json         print one JSON object at the end; when it fails, {"error"}

Exit code 0: joined. 1: they are not all slices of one site, or something broke. 2: unusable options.
`;

const options = {
  ...commonOptions,
  output: { type: "string", default: join(root, "_site") },
  json: { type: "boolean", default: false },
} as const;

await command(
  help,
  options,
  async ({ content, output, json }, words) => {
    if (words.length === 0) throw new UsageError("Cannot join nothing: expected the folders of slices.");
    const to = resolve(output);
    const folders = words.map((word) => resolve(word));
    if (
      !mayHoldSite({ output: to, content: resolve(content) }) ||
      folders.some((one) => holds(one, to) || holds(to, one))
    )
      throw new UsageError(
        `Cannot write the site to ${output}: it holds other files. Name a new folder, or an empty one.`,
      );
    const steps = startSteps(json ? "json" : "steps");
    const slices = await steps.run(
      "read",
      () => readSlices(folders),
      (found) => counted(found.length, "slice"),
    );
    const { files, written } = await steps.run(
      "join",
      () => joinSlices(to, slices),
      (joined) => `${counted(joined.written, "file")} written`,
    );
    steps.close(`${counted(files, "file")},`, { files, written });
  },
  true,
);
