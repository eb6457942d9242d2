import { resolve } from "node:path";
import { command, commonOptions } from "./command.ts";
import { format } from "./config/format.ts";
import { migrate } from "./forks/migrations.ts";
import { say } from "./say.ts";

const help = `
npm run migrate -- [options]

Brings the content into the format that this engine writes. It is needed when a release of the engine changes the format,
which npm run sync says; until then the engine reads the older one.

  --content DIR  the content folder (content)
`;

await command(help, commonOptions, ({ content }) => {
  const done = migrate(resolve(content));
  for (const { from, does } of done) say(`Format ${from} to ${from + 1}: ${does}.`);
  say(done.length > 0 ? `The content is in format ${format} now.` : `The content is in format ${format} already.`);
});
