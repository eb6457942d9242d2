import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build, contentOf, small } from "./content.ts";

const readme = readFileSync("README.md", "utf8");

test("the paper and the topic that the README shows are valid as they stand", async () => {
  const [paper = "", topic = ""] = [...readme.matchAll(/```md\n(.*?)```/gs)].map(([, example]) => example ?? "");
  const content = contentOf({ ...small, "papers/own/example.md": paper, "topics/example.md": topic });
  await build(content);
  expect(existsSync(join(content, "../_site/papers/own/example.html"))).toBe(true);
  expect(existsSync(join(content, "../_site/topics/example/index.html"))).toBe(true);
});

test("every command that the README names is there, and every file", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const commands = [...readme.matchAll(/`?npm (?:run (\w+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own ?? "");
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  expect(Object.keys(scripts).filter((name) => !commands.includes(name))).toEqual([]);
  const files = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, file]) => file ?? "");
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
