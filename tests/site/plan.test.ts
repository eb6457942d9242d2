import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engineVersion } from "../../scripts/site/engine.ts";
import { canonicalJson, stampOf } from "../../scripts/site/page.ts";
import { build } from "./built.ts";
import { buildHere, contentOf, paper, put, small } from "./content.ts";

/** Every file of a folder with its bytes. */
function bytesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(files.sort().map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

interface Built {
  readonly content: string;
  readonly folder: string;
  readonly site: string;
}

async function fresh(): Promise<Built> {
  const content = contentOf(small);
  await buildHere(content);
  return { content, folder: join(content, ".."), site: join(content, "../_site") };
}

/** The same content built from nothing, elsewhere. */
async function full(content: string): Promise<Map<string, string>> {
  const copy = contentOf({});
  cpSync(content, copy, { recursive: true });
  await buildHere(copy);
  return bytesOf(join(copy, "../_site"));
}

test("a second build with nothing changed writes no file", async () => {
  const { content } = await fresh();
  expect(await buildHere(content)).toMatchObject({ written: 0, deleted: 0 });
});

describe("an incremental build is a full build, byte for byte, after", () => {
  const changes: readonly (readonly [string, (of: Built) => void])[] = [
    [
      "an edited paper",
      ({ content }) =>
        put(join(content, "papers/own/lenses.md"), paper("Lenses and light", "We polish a lens. Light goes through.")),
    ],
    [
      "a new paper",
      ({ content }) =>
        put(
          join(content, "papers/own/new.md"),
          paper("A lens for a graph", "A lens and a graph meet. The light of a lens."),
        ),
    ],
    [
      "a paper that became a stub",
      ({ content }) => put(join(content, "papers/own/lenses.md"), paper("Lenses", "", 'same_as: "own/graph-walks"\n')),
    ],
    ["a deleted paper", ({ content }) => rmSync(join(content, "papers/own/lenses.md"))],
    ["a deleted topic", ({ content }) => rmSync(join(content, "topics/optics.md"))],
    [
      "a changed setting",
      ({ content }) =>
        writeFileSync(join(content, "site.yaml"), `${small["site.yaml"]}url: "https://example.org/x/"\n`),
    ],
    ["a theme", ({ content }) => put(join(content, "theme.css"), "body { color: red; }")],
    ["a deleted output file", ({ site }) => rmSync(join(site, "papers/own/lenses.html"))],
    ["a truncated output file", ({ site }) => truncateSync(join(site, "index.html"), 100)],
    ["a deleted part of the search index", ({ site }) => rmSync(join(site, "pagefind/pagefind-entry.json"))],
    ["a stray file in the output", ({ site }) => put(join(site, "papers/own/stray.html"), "x")],
    ["a lost cache", ({ folder }) => rmSync(join(folder, ".cache"), { recursive: true })],
    ["a broken cache", ({ folder }) => writeFileSync(join(folder, ".cache/manifest.json"), '{"v":1,"files":{"a":')],
    ["a lost output", ({ site }) => rmSync(site, { recursive: true })],
  ];
  test.each(changes)("%s", async (_what, change) => {
    const built = await fresh();
    change(built);
    await buildHere(built.content);
    expect(bytesOf(built.site)).toEqual(await full(built.content));
  });
});

test("one edited paper rewrites the pages that show it, and leaves the others alone", async () => {
  const { content, site } = await fresh();
  const untouched = [
    "trending/index.html",
    "feeds/index.html",
    "topics/optics/feed.xml",
    "search/index.html",
    "papers/own/graph-walks.html",
  ];
  const times = untouched.map((file) => statSync(join(site, file)).mtimeMs);
  put(
    join(content, "papers/own/lenses.md"),
    paper("Lenses and light", "We grind a lens and look at light through it. The lens bends light. Twice."),
  );
  const { written } = await buildHere(content);
  expect(untouched.map((file) => statSync(join(site, file)).mtimeMs)).toEqual(times);
  expect(written).toBeLessThan(20);
});

test("content with mistakes stops the build before it writes anything", () => {
  const content = contentOf({
    ...small,
    "listings/new.txt": "A title of a paper\nAnd its abstract, which says a lot. It says it twice.\n",
    "papers/own/bad.md": "x",
  });
  expect(() => build(content, join(content, ".."))).toThrow(
    /content\/papers\/own\/bad.md:1: Cannot read the front matter/,
  );
  expect([existsSync(join(content, "../_site")), existsSync(join(content, "papers/new"))]).toEqual([false, false]);
});

test("a stamp does not depend on the order of keys, and changes with any value and with the engine", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (inputs, engine) => {
      const turned = Object.fromEntries(Object.entries(inputs).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(inputs));
      expect(stampOf(inputs, engine)).not.toBe(stampOf({ ...inputs, more: 1 }, engine));
      expect(stampOf(inputs, engine)).not.toBe(stampOf(inputs, `${engine}2`));
    }),
  );
});

describe("another engine is another stamp for every page, after", () => {
  test.each([
    ["a changed filter", ".eleventy.ts"],
    ["a bumped dependency", "package-lock.json"],
    ["a changed template", "templates/page.njk"],
    ["a changed room", "scripts/ranking/rank.ts"],
    ["a changed icon", "public/icon.svg"],
  ])("%s", (_what, file) => {
    const folder = contentOf({
      ".eleventy.ts": "a",
      "package-lock.json": "{}",
      "templates/page.njk": "a",
      "scripts/ranking/rank.ts": "a",
      "public/icon.svg": "a",
    });
    const before = engineVersion(folder);
    put(join(folder, file), "b");
    expect(engineVersion(folder)).not.toBe(before);
  });
});
