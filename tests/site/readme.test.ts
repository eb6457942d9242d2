import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fields } from "../../scripts/papers/schema.ts";
import { build, contentOf, small } from "./content.ts";

const readme = readFileSync("README.md", "utf8");

test("the paper, the vote and the topic that the README shows are valid as they stand", async () => {
  const examples = [...readme.matchAll(/```(?:md|json)\n(.*?)```/gs)].map(([, example]) => example ?? "");
  const [paper = "", vote = "", topic = ""] = examples;
  const content = contentOf({
    ...small,
    "papers/own/attention.md": paper,
    "observations/2026/11-23.jsonl": vote,
    "topics/weather.md": topic,
  });
  await build(content);
  expect(existsSync(join(content, "../_site/papers/own/attention.html"))).toBe(true);
  expect(existsSync(join(content, "../_site/topics/weather/index.html"))).toBe(true);
});

test("every field of a paper is named in the README, but for the record of where facts came from", () => {
  expect(
    fields.filter((name) => name !== "facts" && !readme.includes(`${name}:`) && !readme.includes(`\`${name}\``)),
  ).toEqual([]);
});

test("every command that the README names is there, and every file", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const commands = [...readme.matchAll(/`?npm (?:run (\w+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own ?? "");
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  expect(Object.keys(scripts).filter((name) => !commands.includes(name))).toEqual([]);
  const files = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file]) => file ?? "");
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
