import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { beforeAll, describe, expect, test } from "vitest";
import { build, contentOf, paper, small } from "./content.ts";

describe("a site of one paper, in a script without spaces, and of no topic", () => {
  const abstract = "本論文では、推論を効率化する手法を体系的に調査し、比較する。".repeat(20);
  let folder = "";
  const read = (path: string) => readFileSync(join(folder, "_site", path), "utf8");

  beforeAll(async () => {
    const content = contentOf({
      "site.yaml": `${small["site.yaml"]}language: "ja"\n`,
      "papers/own/one.md": paper("推論の効率化", abstract),
    });
    folder = join(content, "..");
    await build(content);
  });

  test("describes its paper in no more characters than any other", () => {
    const [, description = ""] = /<meta name="description" content="([^"]*)">/.exec(read("papers/own/one.html")) ?? [];
    expect(description).toMatch(/^本論文.{110,115}[^、。]…$/u);
  });

  test("offers no topic to light up, to follow or to look into", () => {
    expect(read("map/index.html")).not.toMatch(/id="legend"|<table/);
    expect(read("library/index.html")).toContain('<form id="topics" class="finder" hidden>');
  });

  test.each(["index.html", "map/index.html", "library/index.html", "topics/index.html", "search/index.html"])(
    "has nothing to complain about on %s",
    async (path) => {
      const { results } = await new HtmlValidate({ extends: ["html-validate:standard"] }).validateFile(
        join(folder, "_site", path),
      );
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    },
  );
});
