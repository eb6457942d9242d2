import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ContentError } from "../../scripts/config/problem.ts";
import { readContent } from "../../scripts/content.ts";
import { type Migration, migrate, migrations } from "../../scripts/forks/migrations.ts";
import { contentOf, put, small } from "../site/content.ts";

/** A format of our making before the first: `name` for `title`, and topics without descriptions. */
const old = {
  ...small,
  "site.yaml": '# Ours.\nformat: 0 # the first\nname: "A"\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\n',
  "topics/graphs.md": '---\nname: "Graphs"\nphrases: ["graph"]\n---\n',
};
const first: Migration = {
  from: 0,
  does: "name is called title",
  change(settings, content) {
    settings.set("title", settings.get("name"));
    settings.delete("name");
    const topic = readFileSync(join(content, "topics/graphs.md"), "utf8");
    return topic.endsWith("---\n") ? [{ file: "topics/graphs.md", text: `${topic}About graphs.\n` }] : [];
  },
};
const site = (content: string) => readFileSync(join(content, "site.yaml"), "utf8");

function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ContentError) return error.problems.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
  return [];
}

test("every format before this engine's has one way to the next", () => {
  expect(migrations.map(({ from }) => from)).toEqual(migrations.map((_, i) => i + 1));
});

test("content of an older format is brought into this one, keeps its comments, and is left alone then", async () => {
  const content = contentOf(old);
  expect(migrate(content, [first])).toEqual([first]);
  expect(site(content)).toBe(
    '# Ours.\nformat: 1 # the first\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\ntitle: A\n',
  );
  expect((await readContent(content)).topics).toHaveLength(2);
  const before = site(content);
  expect(migrate(content, [first])).toEqual([]);
  expect(site(content)).toBe(before);
});

test("a run that was cut off before the settings were written is run again", () => {
  const content = contentOf({ ...old, "topics/graphs.md": `${old["topics/graphs.md"]}About graphs.\n` });
  expect(migrate(content, [first])).toEqual([first]);
  expect(site(content)).toContain("format: 1");
});

test("a migration whose settings can't be read writes nothing", () => {
  const content = contentOf(old);
  const broken: Migration = { ...first, change: () => [{ file: "topics/graphs.md", text: "broken" }] };
  expect(problemsOf(() => migrate(content, [broken]))).toEqual([
    '1: Cannot use the field "title": expected a title in quotes, got nothing',
    '3: Cannot use the field "name": it is not one that this file may have',
  ]);
  expect(site(content)).toBe(old["site.yaml"]);
  expect(readFileSync(join(content, "topics/graphs.md"), "utf8")).toBe(old["topics/graphs.md"]);
});

test("a newer format, and one that no migration reads, is refused", () => {
  const content = contentOf({ ...small, "site.yaml": (small["site.yaml"] ?? "").replace("1", "7") });
  expect(problemsOf(() => migrate(content))).toEqual([
    '1: Cannot use the field "format": expected at most 1, as this engine is older: npm run sync brings a newer one, got 7',
  ]);
  put(join(content, "site.yaml"), old["site.yaml"]);
  expect(problemsOf(() => migrate(content))).toEqual([
    "2: Cannot migrate from format 0: this engine knows no way to format 1",
  ]);
});
