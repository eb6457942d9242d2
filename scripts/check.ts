import { resolve } from "node:path";
import { command, commonOptions } from "./command.ts";
import { counted } from "./config/counted.ts";
import { readContent } from "./content.ts";
import { listingLines, phraseLines, voteLines } from "./reports.ts";
import { say, warn } from "./say.ts";

const help = `
npm run check

Checks the content, then types, lint and dead code. Warns of phrases of topics that stand in no paper, in over 15% of them, or
in two topics' files. The first part alone, for a folder of your own:

  node --import tsx scripts/check.ts --content DIR
`;

await command(help, commonOptions, async ({ content }) => {
  const found = await readContent(resolve(content));
  const { papers, topics, editions, listings } = found;
  warn(...listings.flatMap(listingLines), ...voteLines(found), ...phraseLines(found));
  say(
    `content: ${counted(papers.length, "paper")}, ${counted(topics.length, "topic")}, ${counted(editions.length, "edition")}, no problems`,
  );
});
