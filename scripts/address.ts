import { resolve } from "node:path";
import { command, commonOptions } from "./command.ts";
import { readText } from "./config/files.ts";
import { ContentError } from "./config/problem.ts";
import { readSite } from "./config/site.ts";
import { addToSummary, giveOutputs } from "./forge/outputs.ts";
import { say } from "./say.ts";

const help = `
node --import tsx scripts/address.ts [options]

Tells the daily workflow the address where this paper is published, without which it does nothing, and what it does with
letters: "draft", "send", or nothing without a newsletter.

  --content DIR  the content folder (content)
`;

await command(help, commonOptions, ({ content }) => {
  const text = readText(resolve(content), "site.yaml");
  const site = text.ok ? readSite("content/site.yaml", text.value) : text;
  if (!site.ok) throw new ContentError(site.problems);
  const { url, newsletter } = site.value;
  giveOutputs({
    url: url ?? "",
    letter: newsletter === undefined ? "" : newsletter.send ? "send" : "draft",
  });
  if (url !== undefined) return say(url);
  const sentence = "content/site.yaml names no url, so nothing is fetched, built or published.";
  say(sentence);
  addToSummary(sentence);
});
