import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { isTaken } from "../../scripts/config/addresses.ts";
import { readContent } from "../../scripts/content.ts";
import { engineVersion } from "../../scripts/site/engine.ts";
import { mayHoldSite } from "../../scripts/site/manifest.ts";
import { canonicalJson, stampOf } from "../../scripts/site/page.ts";
import { build, contentOf, paper, put, small } from "./content.ts";

/** A content folder with its site in `_site` and its cache in `.cache` beside it. */
interface Place {
  readonly content: string;
  readonly folder: string;
  readonly site: string;
}

let first: Place;
beforeAll(async () => {
  first = placeOf(contentOf({ ...small, "public/logo/large.svg": "<svg/>", "public/mark": "x" }));
  await build(first.content);
});

function placeOf(content: string): Place {
  return { content, folder: join(content, ".."), site: join(content, "../_site") };
}

/** The first build again, elsewhere, to be changed. */
function copy(): Place {
  const place = placeOf(contentOf({}));
  cpSync(first.folder, place.folder, { recursive: true });
  return place;
}

/** Every file of a folder with a digest of its bytes. */
function bytesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(files.sort().map((name) => [name, digest(readFileSync(join(folder, name)))]));
}

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

test("a second build with nothing changed writes no file, also when it has to look again", async () => {
  const place = copy();
  expect(await build(place.content)).toMatchObject({ written: 0, deleted: 0 });
  put(join(place.content, "notes.txt"), "No part of the site.");
  expect(await build(place.content)).toMatchObject({ written: 0, deleted: 0 });
});

describe.concurrent("an incremental build is a full build, byte for byte, after", () => {
  test.each<[string, (of: Place) => void]>([
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
    [
      "a deleted paper and a deleted topic",
      ({ content }) => {
        for (const file of ["papers/own/lenses.md", "topics/optics.md"]) rmSync(join(content, file));
      },
    ],
    [
      "a changed setting",
      ({ content }) =>
        writeFileSync(join(content, "site.yaml"), `${small["site.yaml"]}url: "https://example.org/x/"\n`),
    ],
    [
      "a file of one's own in place of a folder, and a folder in place of a file",
      ({ content }) => {
        for (const name of ["logo", "mark"]) rmSync(join(content, "public", name), { recursive: true });
        put(join(content, "public/logo"), "x");
        put(join(content, "public/mark/small.svg"), "<svg/>");
      },
    ],
  ])("%s", async (_what, change) => {
    const place = copy();
    change(place);
    const elsewhere = placeOf(contentOf({}));
    cpSync(place.content, elsewhere.content, { recursive: true });
    await Promise.all([build(place.content), build(elsewhere.content)]);
    expect(bytesOf(place.site)).toEqual(bytesOf(elsewhere.site));
    expect(bytesOf(place.site)).not.toEqual(bytesOf(first.site));
  });
});

describe.concurrent("the site is made good again after", () => {
  test.each<[string, (of: Place) => void]>([
    ["a deleted page", ({ site }) => rmSync(join(site, "papers/own/lenses.html"))],
    ["a truncated page", ({ site }) => truncateSync(join(site, "index.html"), 100)],
    ["a deleted part of the search index", ({ site }) => rmSync(join(site, "pagefind/pagefind-entry.json"))],
    ["a stray file", ({ site }) => put(join(site, "papers/own/stray.html"), "x")],
    ["a lost cache", ({ folder }) => rmSync(join(folder, ".cache"), { recursive: true })],
    ["a broken cache", ({ folder }) => writeFileSync(join(folder, ".cache/manifest.json"), '{"v":1,"files":{"a":')],
    [
      "a folder in place of a page",
      ({ site }) => {
        rmSync(join(site, "index.html"));
        put(join(site, "index.html/index.html"), "x");
      },
    ],
    [
      "a folder in place of a part of the search index",
      ({ site }) => {
        rmSync(join(site, "pagefind/pagefind-entry.json"));
        mkdirSync(join(site, "pagefind/pagefind-entry.json"));
      },
    ],
    [
      "a file in place of a folder",
      ({ site }) => {
        rmSync(join(site, "topics"), { recursive: true });
        writeFileSync(join(site, "topics"), "x");
      },
    ],
    [
      "a link in place of a folder",
      ({ site, folder }) => {
        renameSync(join(site, "papers"), join(folder, "papers"));
        symlinkSync(join(folder, "papers"), join(site, "papers"));
      },
    ],
    [
      "a link in place of a page",
      ({ site, folder }) => {
        renameSync(join(site, "index.html"), join(folder, "mine.html"));
        symlinkSync(join(folder, "mine.html"), join(site, "index.html"));
      },
    ],
    ["a lost site", ({ site }) => rmSync(site, { recursive: true })],
  ])("%s", async (_what, change) => {
    const place = copy();
    change(place);
    await build(place.content);
    expect(bytesOf(place.site)).toEqual(bytesOf(first.site));
  });
});

test("one edited paper rewrites the pages that show it, and leaves the others alone", async () => {
  const place = copy();
  const untouched = [
    "trending/index.html",
    "feeds/index.html",
    "topics/optics/feed.xml",
    "library/index.html",
    "papers/own/graph-walks.html",
  ];
  const times = untouched.map((file) => statSync(join(place.site, file)).mtimeMs);
  put(
    join(place.content, "papers/own/lenses.md"),
    paper("Lenses and light", "We grind a lens and look at light through it. The lens bends light. Twice."),
  );
  const { written } = await build(place.content);
  expect(untouched.map((file) => statSync(join(place.site, file)).mtimeMs)).toEqual(times);
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(20);
});

test("content with mistakes stops the build before it writes anything", async () => {
  const content = contentOf({
    ...small,
    "listings/new.txt": "A title of a paper\nAnd its abstract, which says a lot. It says it twice.\n",
    "papers/own/bad.md": "x",
    "public/index.html": "x",
  });
  await expect(build(content)).rejects.toThrow(
    /content\/papers\/own\/bad.md:1: Cannot read the front matter.*\ncontent\/public\/index.html:1: Cannot copy this file/,
  );
  rmSync(join(content, "papers/own/bad.md"));
  await expect(build(content)).rejects.toThrow("content/public/index.html:1: Cannot copy this file");
  expect([existsSync(join(content, "../_site")), existsSync(join(content, "papers/new"))]).toEqual([false, false]);
});

test.each([
  ["index.html", "index.html"],
  ["index.html/x.txt", "index.html"],
  ["style.css", "style.css"],
  ["topics", "topics"],
  ["Topics/none/index.html", "Topics"],
  ["letters/index.html", "letters"],
  ["2026/w01/index.html", "2026"],
  ["about/index.html", "about"],
  ["icon.svg/x", "icon.svg"],
  ["pagefind/mine.js", "pagefind"],
])("a fork's own file %s can't take the place of what the site writes", async (file, name) => {
  const content = contentOf({
    ...small,
    [`public/${file}`]: "x",
    "public/logo.svg": "<svg/>",
    "pages/about.md": '---\ntitle: "About"\n---\nUs.\n',
  });
  await expect(readContent(content)).rejects.toMatchObject({
    problems: [
      { file: `content/public/${file}`, line: 1, message: `Cannot copy this file: the site itself writes ${name}` },
    ],
  });
});

describe("a build goes only where what it deletes can be nothing but a site", () => {
  const content = contentOf(small);
  const folder = join(content, "..");
  put(join(folder, "letters/mine.txt"), "x");
  put(join(folder, "hidden/.git/HEAD"), "x");
  put(join(folder, "site/api/index.json"), "{}");
  mkdirSync(join(folder, "empty"));
  test.each([
    ["the root of the disk", "/", false],
    ["the repository", resolve("."), false],
    ["a folder above the repository", resolve(".."), false],
    ["the content", content, false],
    ["a folder in the content", join(content, "_site"), false],
    ["the folder around the content", folder, false],
    ["a folder with other files", join(folder, "letters"), false],
    ["a folder with hidden files", join(folder, "hidden"), false],
    ["the repository's _site", resolve("_site"), true],
    ["a new folder", join(folder, "new"), true],
    ["an empty folder", join(folder, "empty"), true],
    ["a folder with a site", join(folder, "site"), true],
  ])("%s", (_what, output, may) => expect(mayHoldSite({ output, content })).toBe(may));
});

test("a build told to go elsewhere ends with a sentence and exit code 2, and touches nothing", async () => {
  const content = contentOf(small);
  put(join(content, "../_site/letter.txt"), "x");
  const before = bytesOf(join(content, ".."));
  await expect(build(content)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^Cannot write the site to .*_site: it holds other files, which would be deleted/),
  });
  expect(bytesOf(join(content, ".."))).toEqual(before);
});

test("what a link in the site leads to is never deleted, nor the checkout that the site is in", async () => {
  const place = copy();
  put(join(place.folder, "mine/letter.txt"), "x");
  put(join(place.site, ".git/HEAD"), "x");
  symlinkSync(join(place.folder, "mine"), join(place.site, "mine"));
  expect(await build(place.content)).toMatchObject({ written: 0, deleted: 1 });
  expect(existsSync(join(place.folder, "mine/letter.txt"))).toBe(true);
  expect(readdirSync(place.site)).toContain(".git");
  expect(readdirSync(place.site)).not.toContain("mine");
});

test("every address that the engine writes at the top of the site is known to be taken", () => {
  const own = [...readdirSync("public"), "logo", "mark"];
  expect(readdirSync(first.site).filter((name) => !isTaken(name) && !own.includes(name))).toEqual([]);
});

test.each(["public/node", "theme.css"])("a link out of the content is refused: %s", async (file) => {
  const content = contentOf(small);
  put(join(content, "public/logo.svg"), "<svg/>");
  symlinkSync(resolve("package.json"), join(content, file));
  await expect(build(content)).rejects.toThrow(
    `content/${file}:1: Cannot read this file: it is a link out of the content`,
  );
});

test("a stamp does not depend on the order of keys, and changes with any value and with the engine", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (inputs, engine) => {
      const turned = Object.fromEntries(Object.entries(inputs).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(inputs));
      expect(stampOf(inputs, engine)).not.toBe(stampOf({ ...inputs, more: [inputs] }, engine));
      expect(stampOf(inputs, engine)).not.toBe(stampOf(inputs, `${engine}2`));
    }),
  );
});

test.each([
  ["a changed filter", "scripts/site/templates.ts"],
  ["a changed configuration", ".eleventy.ts"],
  ["a bumped dependency", "package-lock.json"],
  ["a changed template", "templates/kinds/paper.njk"],
  ["a changed room", "scripts/ranking/rank.ts"],
  ["a changed icon", "public/icon.svg"],
])("%s is another engine, and with it every page has another stamp", (_what, file) => {
  const folder = contentOf({ [file]: "a", "templates/page.11ty.js": "a" });
  const before = engineVersion(folder);
  put(join(folder, file), "b");
  expect(engineVersion(folder)).not.toBe(before);
});
