import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import type { Topic } from "../../scripts/config/topic.ts";
import { defaultWeights, settingOf, type Weights } from "../../scripts/config/weights.ts";
import { readContent } from "../../scripts/content.ts";
import type { Edition } from "../../scripts/editions/edition.ts";
import type { Paper } from "../../scripts/papers/paper.ts";
import type { Basis } from "../../scripts/ranking/basis.ts";
import { likenessParts } from "../../scripts/ranking/likenessparts.ts";
import { rank } from "../../scripts/ranking/rank.ts";
import type { Related } from "../../scripts/ranking/related.ts";
import { similarityOf } from "../../scripts/ranking/similarity.ts";
import { termsOf } from "../../scripts/ranking/terms.ts";
import { compileTopics, type TopicMatch } from "../../scripts/ranking/topics.ts";
import { modelOf } from "../../scripts/site/model.ts";
import { dataPages } from "../../scripts/site/pages/data.ts";
import { rankingPages } from "../../scripts/site/pages/ranking.ts";
import { markdownToText } from "../../scripts/text/markdown.ts";
import { contentOf, small } from "./content.ts";
import { loaded } from "./loaded.ts";

/** One line of a papers file, as far as it is used here. */
interface Row extends Pick<Paper, "id" | "title" | "abstract" | "categories"> {
  readonly topics: readonly TopicMatch[];
  readonly related: readonly Pick<Related, "id" | "score">[];
}

const site = (path: string) => readFileSync(join(inject("site").folder, "_site", path), "utf8");
const json = (path: string) => JSON.parse(site(path));

/** Everything here comes from the published data but the formulas. */
function published() {
  const index: { papers: { shelf: string }[]; editions: { date: string }[] } = json("api/index.json");
  const papers = index.papers.flatMap(({ shelf }) =>
    site(`api/papers/${shelf}.jsonl`)
      .trim()
      .split("\n")
      .map((line): Row => ({ categories: [], ...JSON.parse(line) })),
  );
  const numbers: Record<string, number> = json("api/ranking.json").weights;
  const weights = Object.fromEntries(names.map((name) => [name, numbers[settingOf(name)]])) as Weights;
  const edition: Edition = json(`api/editions/${index.editions.at(-1)?.date}.json`);
  const { topics }: { topics: Topic[] } = json("api/topics.json");
  const [lead] = edition.papers;
  const paper = papers.find(({ id }) => id === lead?.id);
  if (!lead || !paper) throw new Error("Cannot find the paper that leads the latest edition");
  return { papers, weights, topics, lead, paper };
}

const names = Object.keys(defaultWeights) as (keyof Weights)[];

/** The lines of the example, as a reader sees them. */
function example(): string[] {
  const part = /<h2>One paper, worked through<\/h2>([\s\S]*?)<h2>/.exec(site("ranking/index.html"))?.[1] ?? "";
  return [...part.matchAll(/<li>(.*)<\/li>/g)].map(([, line = ""]) => markdownToText(line));
}

test("the worked example's numbers come out again from the published data", () => {
  const { papers, weights, topics, lead, paper } = published();
  const lines = example();
  const [near] = paper.related;
  expect(lines).toHaveLength(3);

  expect(lines[0]).toContain(String(lead.reasons.standsFor));

  const [first] = compileTopics(topics, weights)(paper);
  const [, sum = "", points] = /: ([\d. +]+) = ([\d.]+) points/.exec(lines[1] ?? "") ?? [];
  expect(first).toEqual(paper.topics[0]);
  expect(Number(points)).toBe(first?.score);
  expect(sum.split(" + ").reduce((all, part) => all + Number(part), 0)).toBeCloseTo(Number(points), 6);
  for (const phrase of first?.phrases ?? []) expect(lines[1]).toContain(phrase);

  const index = termsOf(papers, weights);
  const { words, rest } = likenessParts(index, paper.id, near?.id ?? paper.id);
  const cosine = words.reduce((all, { product }) => all + product, rest);
  for (const { word, product } of words) expect(lines[2]).toContain(`${product} for “${word}”`);
  expect(cosine).toBeCloseTo(near?.score ?? 0, 4);
  expect(similarityOf(index, null)(paper.id, near?.id ?? paper.id)).toBe(near?.score);
});

test("every topic of every paper comes out again from the published data, with each phrase in the text", () => {
  const { papers, weights, topics } = published();
  const rules = compileTopics(topics, weights);
  for (const paper of papers) expect(rules(paper)).toEqual(paper.topics);
});

test("the page shows each number in force with its name in site.yaml", () => {
  const page = site("ranking/index.html");
  for (const name of names)
    expect(page).toContain(`<code>${settingOf(name)}</code></th><td>${defaultWeights[name]}</td>`);
});

test("where statistics are not of all papers, the page and the data say of which", async () => {
  const found = await readContent(contentOf(small));
  const ranking = rank(found);
  const stated = (basis: Basis) => {
    const model = modelOf(found, { ...ranking, basis }, loaded);
    const data = [...dataPages(model, [])].find(({ url }) => url === "/api/ranking.json");
    return { page: JSON.stringify([...rankingPages(model)]), data: JSON.parse(String(data?.inputs)) };
  };
  const some = stated({ before: "2026-10-01", papers: 2345 });
  expect(some.page).toContain(
    "counted in the 2345 papers that were listed before Thursday 1 October 2026 or have no day",
  );
  expect(some.data.basis).toEqual({ before: "2026-10-01", papers: 2345 });
  const all = stated(ranking.basis);
  expect(all.page).not.toContain("is counted in the");
  expect(all.data).not.toHaveProperty("basis");
});
