import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killBuilds } from "../../scripts/bench/killed.ts";
import { contentOf, paper, put, small } from "../site/content.ts";

test("what follows a build that was killed is what a build from nothing makes", async () => {
  const content = contentOf(small);
  const [output, cache] = ["_site", ".cache"].map((name) => join(content, "..", name)) as [string, string];
  const places = ["--content", content, "--output", output, "--cache", cache];
  const other = {
    "papers/own/lenses.md": paper("Lenses and light", "We grind a lens and look through it."),
    "papers/own/walks-of-light.md": paper("Walks of light", "Light walks on a graph of lenses."),
  };
  const killed = await killBuilds(
    {
      ...{ output, cache, build: ["scripts/bundled.mjs", "--quiet", ...places] },
      change(to) {
        for (const name of Object.keys(other)) rmSync(join(content, name), { force: true });
        const files = to === 0 ? small : { ...small, ...other };
        for (const [name, text] of Object.entries(files)) put(join(content, name), text);
      },
    },
    2,
  );
  expect(killed.map(({ differing }) => differing)).toEqual([[], []]);
}, 240_000);
