import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, inject, test } from "vitest";
import { sheetParts } from "../../scripts/site/assets.ts";
import { pageKinds, pagesIn } from "../../scripts/site/kinds.ts";
import { kinds } from "./kinds.ts";

test("the page of all components is in no site that npm run build makes, nor in its sitemap", () => {
  for (const { folder } of [inject("site"), inject("fork")]) {
    expect(existsSync(join(folder, "_site/style"))).toBe(false);
    expect(readFileSync(join(folder, "_site/sitemap.xml"), "utf8")).not.toContain("/style/");
  }
});

test("what the front page, editions and papers load of styles is one file of less than 3.9 KB, compressed", () => {
  for (const path of ["index.html", `${kinds()[1]}index.html`, kinds().find((kind) => kind.endsWith(".html")) ?? ""]) {
    const html = readFileSync(join(inject("site").folder, "_site", path), "utf8");
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="[^"]*(engine\/[^"]+)"/g)].map(
      ([, file]) => file ?? "",
    );
    expect(sheets).toHaveLength(1);
    expect(gzipSync(readFileSync(join(inject("site").folder, "_site", sheets[0] ?? ""))).length).toBeLessThan(3900);
  }
});

test("every part of the style sheets is in one that pages load", () => {
  const written = readdirSync("templates/styles", { recursive: true, encoding: "utf8" });
  const parts = written.filter((name) => name.endsWith(".css")).map((name) => name.slice(0, -".css".length));
  expect([...new Set(Object.values(sheetParts).flat())].sort()).toEqual(parts.sort());
});

test("every page is of one kind that screenshots are taken of, but for a fork's own", () => {
  const kindsOf = (path: string) =>
    Object.entries(pageKinds).flatMap(([kind, file]) => (file.test(path) ? [kind] : []));
  const pages = [inject("site"), inject("fork")].flatMap(({ folder }) => pagesIn(join(folder, "_site")));
  const strange = [...new Set(pages)].filter((path) => path !== "about/index.html" && kindsOf(path).length !== 1);
  expect(strange).toEqual([]);
});

test("a page of every kind that the repository's site has is tested in a browser", () => {
  const files = kinds().map((path) => (path === "" || path.endsWith("/") ? `${path}index.html` : path));
  const has = pagesIn(join(inject("site").folder, "_site"));
  const untested = Object.entries(pageKinds)
    .filter(([, file]) => has.some((path) => file.test(path)) && !files.some((path) => file.test(path)))
    .map(([kind]) => kind);
  // A week is printed by the template of a month, a topic's list by that of a shelf.
  expect(untested).toEqual(["week", "topic-list"]);
});
