import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { command, commonOptions } from "./command.ts";
import { counted } from "./config/counted.ts";
import { originOf } from "./config/git.ts";
import { printProblem } from "./config/problem.ts";
import { readContent } from "./content.ts";
import { githubOf } from "./forks/github.ts";
import { addressProblems } from "./forks/identity.ts";
import { listingLines, phraseLines, voteLines } from "./reports.ts";
import { say, warn } from "./say.ts";

const help = `
npm run check

Checks the content, then types, lint and dead code. Warns of phrases of topics that stand in no paper, in over 15% of them, or
in two topics' files, and of an address on github.io that is not the owner's of this repository. The first part alone, for a folder of your own:

  node scripts/bundled.mjs check --content DIR
`;

await command(help, commonOptions, async ({ content }) => {
  const folder = resolve(content);
  const found = await readContent(folder);
  const { papers, topics, editions, listings } = found;
  const origin = originOf(folder);
  if (origin !== null && found.site.url !== undefined) {
    const settings = readFileSync(join(folder, "site.yaml"), "utf8");
    warn(...addressProblems(settings, found.site, githubOf(origin)).map(printProblem));
  }
  warn(...listings.flatMap(listingLines), ...voteLines(found), ...phraseLines(found));
  say(
    `content: ${counted(papers.length, "paper")}, ${counted(topics.length, "topic")}, ${counted(editions.length, "edition")}, no problems`,
  );
});
