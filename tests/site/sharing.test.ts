import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { describe, expect, inject, test } from "vitest";
import { build, contentOf, paper, put, small, topic } from "./content.ts";
import { kinds, newestEdition } from "./kinds.ts";

const base = "https://example.org/broadsheet/";

/** What a page's head says, by name or property. */
function metaOf(folder: string, path: string): Map<string, string> {
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const page = readFileSync(join(folder, "_site", file), "utf8");
  return new Map(
    [...page.matchAll(/<meta (?:name="[^"]*" )?(?:name|property)="([^"]+)" content="([^"]*)">/g)].map(
      ([, name = "", content = ""]) => [name, content],
    ),
  );
}

const day = `${newestEdition().date.replaceAll("-", "/")}/`;

describe("on a site with an address of its own", () => {
  test.each(kinds())("/%s tells who shares it what it is, with a picture that is there", (path) => {
    const meta = metaOf(inject("fork").folder, path);
    const isPaper = /papers\/.*\.html$/.test(path);
    expect(meta.get("og:title")).toBeTruthy();
    expect(meta.get("og:description")).toBeTruthy();
    expect(meta.get("og:image:alt")).toBeTruthy();
    expect(meta.get("og:type")).toBe(path === day || isPaper ? "article" : "website");
    const picture = meta.get("og:image") ?? "";
    expect(picture.startsWith(base)).toBe(true);
    const { width, height } = decode(readFileSync(join(inject("fork").folder, "_site", picture.slice(base.length))));
    const told = ["og:url", "og:image:width", "og:image:height"].map((name) => meta.get(name));
    expect(told).toEqual(isPaper ? [undefined, undefined, undefined] : [base + path, String(width), String(height)]);
  });

  test("a day has its own picture, home the newest day's, a topic its own, a paper its first topic's", () => {
    const pictureOf = (path: string) => metaOf(inject("fork").folder, path).get("og:image");
    expect(pictureOf(day)).toBe(`${base}${day}picture.png`);
    expect(pictureOf("")).toBe(pictureOf(day));
    expect(pictureOf("topics/reasoning/")).toBe(`${base}topics/reasoning/picture.png`);
    expect(pictureOf(`papers/${newestEdition().papers[0]?.id}.html`)).toMatch(/\/topics\/[a-z0-9-]+\/picture\.png$/);
    expect(pictureOf("feeds/")).toBe(`${base}picture.png`);
  });

  test("no picture is larger than 40 KB", () => {
    const folder = join(inject("fork").folder, "_site");
    const pictures = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".png"));
    expect(pictures.length).toBeGreaterThan(20);
    expect(pictures.filter((name) => statSync(join(folder, name)).size > 40_000)).toEqual([]);
  });
});

test.each(kinds())("on a site without an address of its own /%s names no picture", (path) => {
  expect([...metaOf(inject("site").folder, path).keys()].filter((name) => /^(og|twitter):/.test(name))).toEqual([]);
});

test("a site without an address of its own makes no picture", () => {
  const files = readdirSync(join(inject("site").folder, "_site"), { recursive: true, encoding: "utf8" });
  expect(files.filter((name) => name.endsWith(".png"))).toEqual([]);
});

test("a new paper draws no picture again, a topic's new name its own alone", async () => {
  const content = contentOf({ ...small, "site.yaml": `${small["site.yaml"]}url: "https://example.org/"\n` });
  const drawn = async () => (await build(content)).pictures.drawn;
  expect(await drawn()).toBe(3);
  put(join(content, "papers/own/new.md"), paper("A lens for a graph", "A lens and a graph meet."));
  expect(await drawn()).toBe(0);
  put(join(content, "topics/optics.md"), topic("Lenses", ["lens", "light"]));
  expect(await drawn()).toBe(1);
});
