import { counted } from "./config/counted.ts";
import { compare, printProblem } from "./config/problem.ts";
import type { Topic } from "./config/topic.ts";
import type { Content } from "./content.ts";
import { isShown } from "./papers/paper.ts";
import { phraseUse, sharedPhrases } from "./ranking/phraseuse.ts";

/** What somebody should look at in one listing, by line. */
export function listingLines(listing: Content["listings"][number]): string[] {
  const file = `content/listings/${listing.name}.txt`;
  const at = (line: number, message: string) => printProblem({ file, line, message });
  return [
    ...listing.leftOut.map(({ line, text, reason }) => at(line, `Left out "${shortened(text)}": ${reason}`)),
    ...listing.doubtful.map(({ line, text, reason }) => at(line, `Took in "${shortened(text)}", but ${reason}`)),
    ...listing.writes
      .filter(({ change }) => change !== "new")
      .map(({ line, file: written, change }) => at(line, `Updates the ${change} of content/${written}`)),
    ...listing.kept.map(({ line, file: kept, since }) =>
      at(line, `Differs from content/${kept}, which is kept as it is, since ${since}`),
    ),
    ...listing.gone.map((gone) => at(1, `Holds no line for content/${gone} any more: the file stays`)),
    ...listing.sameTitle.map(({ line, first }) =>
      at(line, `Has the same title as line ${first} and another abstract: both are kept, as two papers`),
    ),
  ];
}

/** Votes that no list can use: those for papers that are not here, and those for papers without a day of listing. */
export function voteLines({ papers, observations }: Pick<Content, "papers" | "observations">): string[] {
  const known = new Map(papers.map((paper) => [paper.id, paper]));
  const read = [...new Set(observations.map(({ paper }) => paper))].sort(compare);
  const strangers = read.filter((id) => !known.has(id));
  const undated = read.filter((id) => known.has(id) && known.get(id)?.listed === undefined);
  const told = (ids: readonly string[], what: string, why: string) =>
    ids.length === 0
      ? []
      : [`content/observations: votes are known for ${counted(ids.length, what)} ${why}, such as ${ids[0]}`];
  return [
    ...told(strangers, "paper", "that no file holds"),
    ...told(undated, "paper", "without a day of listing, which trending needs"),
  ];
}

/** A phrase in more papers than this share of the collection tells them apart no more. */
const commonShare = 0.15;

/** What the editor of the topic files should look at: phrases of too many papers, phrases of two topics, phrases of none. */
export function phraseLines({ topics, papers }: Pick<Content, "topics" | "papers">): string[] {
  const shown = papers.filter(isShown);
  const uses = phraseUse(topics, shown);
  const fileOf = (id: Topic["id"]) => `content/topics/${id}.md`;
  const common = uses
    .filter((use) => use.papers > commonShare * shown.length)
    .map(
      ({ topic, phrase, papers: of }) =>
        `${fileOf(topic)}: "${phrase}" stands in ${Math.round((100 * of) / shown.length)}% of the papers, too many to tell them apart`,
    );
  const shared = [...sharedPhrases(topics)].map(
    ([phrase, [first, ...others]]) =>
      `${first && fileOf(first)}: "${phrase}" is also a phrase of ${others.join(" and ")}`,
  );
  const unused = topics.flatMap(({ id, phrases, titlePhrases, weakPhrases }) => {
    const none = uses.filter((use) => use.topic === id && use.papers === 0).map(({ phrase }) => `"${phrase}"`);
    if (none.length === 0) return [];
    const some = none.length > 3 ? `${none.slice(0, 3).join(", ")} and ${none.length - 3} more` : none.join(", ");
    return [
      `${fileOf(id)}: ${none.length} of ${counted(phrases.length + titlePhrases.length + weakPhrases.length, "phrase")} stand in no paper here: ${some}`,
    ];
  });
  return [...common, ...shared, ...unused];
}

/** One line that accounts for every line of a listing. */
export function listingSummary({
  name,
  lines,
  blank,
  rows,
  banners,
  numbers,
  leftOut,
  label,
  writes,
}: Content["listings"][number]): string {
  const news = writes.filter((write) => write.change === "new").length;
  const parts = [
    `${counted(rows.length, "paper")} from ${counted(lines, "line")}`,
    `${banners.length} banner${banners.length > 0 ? ` (${linesOf(banners)})` : ""}`,
    ...(numbers.length > 0 ? [`${numbers.length} only a number`] : []),
    `${blank} blank`,
    `${leftOut.length} left out`,
    ...(label ? [`"${label.text}" taken off line ${label.line}`] : []),
    `${news} new`,
    `${writes.length - news} updated`,
  ];
  return `${name}: ${parts.join(", ")}`;
}

/** "line 4", "lines 1-2, 45". */
function linesOf(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  const told = runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
  return `${numbers.length === 1 ? "line" : "lines"} ${told}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
