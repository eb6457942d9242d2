import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { command, commonOptions, UsageError } from "./command.ts";
import { counted } from "./config/counted.ts";
import { ContentError } from "./config/problem.ts";
import type { Topic } from "./config/topic.ts";
import { readTopic } from "./config/topics.ts";
import { readContent } from "./content.ts";
import { isShown, type Paper } from "./papers/paper.ts";
import { compileTopics, type Explained, explainTopics, leastOf, mostTopics } from "./ranking/topics.ts";
import { say } from "./say.ts";

const help = `
npm run topics -- --explain PAPER
npm run topics -- --try FILE

Shows what topics' phrases do, before and after a change. Writes nothing.

  --explain PAPER  which topics' phrases stand in a paper, and how each score comes about: an id, a file, or words of its title
  --try FILE       what a topic file would change, named as it would be in content/topics: papers that come in and that leave
  --content DIR    the content folder (content)
`;

const options = { ...commonOptions, explain: { type: "string" }, try: { type: "string" } } as const;

await command(help, options, async ({ content, explain, try: file }) => {
  if ((explain === undefined) === (file === undefined))
    throw new UsageError("Cannot tell what to show: expected --explain PAPER or --try FILE.");
  const { papers, topics, site } = await readContent(resolve(content));
  const shown = papers.filter(isShown);
  const { weights } = site.ranking;
  if (explain !== undefined) {
    const paper = paperOf(shown, explain);
    say(paper.title, paper.id, "");
    const found = explainTopics(topics, weights)(paper);
    const least = leastOf(found, weights);
    if (found.length === 0) say("No topic's phrases stand in its title or abstract.");
    let taken = 0;
    for (const one of found) {
      const isIn = one.score >= least && taken < mostTopics;
      if (isIn) taken++;
      const why = one.score < least ? `under ${least}` : `a paper has ${mostTopics} at most`;
      say(`${isIn ? "in " : "not"} ${one.id}: ${one.score}${isIn ? "" : `, ${why}`}`);
      say(...linesOf(one).map((line) => `      ${line}`));
    }
    return;
  }
  const topic = topicOf(file ?? "");
  const others = topics.filter(({ id }) => id !== topic.id);
  const after = compileTopics([...others, topic], weights);
  const before = compileTopics(topics, weights);
  const [comes, leaves, gives]: [string[], string[], string[]] = [[], [], []];
  let stays = 0;
  for (const paper of shown) {
    const [old, now] = [before(paper), after(paper)];
    const [was, is] = [old, now].map((found) => found.find(({ id }) => id === topic.id));
    if (is && was) stays++;
    if (is && !was) comes.push(`+ ${paper.title} (${is.score}: ${is.phrases.join(", ")})`);
    if (was && !is) leaves.push(`- ${paper.title} (was ${was.score}: ${was.phrases.join(", ")})`);
    for (const { id } of old) {
      if (id !== topic.id && !now.some((other) => other.id === id)) gives.push(`  ${paper.title} leaves ${id}`);
    }
  }
  say(...comes, ...leaves, ...gives);
  say(
    `${topic.id}: ${counted(stays + comes.length, "paper")}, ${comes.length} more and ${leaves.length} fewer than now` +
      (gives.length > 0
        ? `; ${counted(gives.length, "paper")} would leave another topic, since ${mostTopics} is the most`
        : ""),
  );
});

/** @throws {UsageError} If no paper fits, or several do. */
function paperOf(papers: readonly Paper[], asked: string): Paper {
  const id = asked.replace(/^.*content\/papers\//, "").replace(/\.md$/, "");
  const exact = papers.find((paper) => paper.id === id);
  const titled = papers.filter(({ title }) => title.toLowerCase().includes(asked.toLowerCase()));
  const [only] = exact ? [exact] : titled;
  if (!only) throw new UsageError(`Cannot find a paper for "${asked}": expected an id, a file, or words of a title.`);
  if (!exact && titled.length > 1)
    throw new UsageError(
      `Cannot tell which paper is meant by "${asked}": ${titled.length} titles hold it, such as ${titled
        .slice(0, 3)
        .map((paper) => paper.id)
        .join(", ")}.`,
    );
  return only;
}

/** @throws {UsageError} If there is no such file. @throws {ContentError} With every problem of it. */
function topicOf(file: string): Topic {
  if (!existsSync(file)) throw new UsageError(`Cannot find the topic file ${file}.`);
  const read = readTopic(file, basename(file), readFileSync(file, "utf8"));
  if (!read.ok) throw new ContentError(read.problems);
  return read.value;
}

function linesOf({ phrases, weak, blocked, parts }: Explained): string[] {
  const sum = Object.entries(parts)
    .filter(([, points]) => points > 0)
    .map(([name, points]) => `${name} ${points}`);
  const list = (name: string, all: readonly string[]) => (all.length > 0 ? [`${name}: ${all.join(", ")}`] : []);
  return [...list("points", sum), ...list("phrases", phrases), ...list("weak", weak), ...list("passed over", blocked)];
}
