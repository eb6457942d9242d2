import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { all, parseXml } from "../site/xml.ts";

const site = () => inject("site");
const topics = readdirSync("content/topics").map((name) => `topics/${name.replace(".md", "")}/feed.xml`);
const rss = ["feed.xml", "all.xml", "days.xml", "weeks.xml", "trending/feed.xml", ...topics];

/** The ids that a feed's own bytes hold. */
function items(path: string): number {
  const feed = parseXml(readFileSync(join(site().folder, "_site", path), "utf8"));
  return path === "atom.xml"
    ? all(feed, "{http://www.w3.org/2005/Atom}entry").length
    : all(feed, "channel", "item").length;
}

test("newsboat loads every feed with the right number of items, each with its text", () => {
  const folder = mkdtempSync(join(tmpdir(), "newsboat-"));
  const feeds = ["atom.xml", ...rss].filter((path) => path !== "feed.xml");
  for (const [name, list] of [
    ["rss", ["feed.xml"]],
    ["rest", feeds],
  ] as const) {
    const cache = join(folder, `${name}.db`);
    writeFileSync(join(folder, name), list.map((path) => `${site().url}${path}\n`).join(""));
    execFileSync("newsboat", ["-u", join(folder, name), "-c", cache, "-C", "/dev/null", "-x", "reload"], {
      env: { ...process.env, HOME: folder },
    });
    const query =
      "import sqlite3,json,sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute('select feedurl, count(*), min(length(content)) from rss_item group by feedurl').fetchall()))";
    const rows = JSON.parse(execFileSync("python3", ["-c", query, cache], { encoding: "utf8" })) as [
      string,
      number,
      number,
    ][];
    const wanted = list.filter((path) => items(path) > 0).map((path) => [`${site().url}${path}`, items(path)]);
    expect(rows.map(([feed, count]) => [feed, count]).sort()).toEqual(wanted.sort());
    expect(rows.filter(([, , length]) => length < 40)).toEqual([]);
  }
});

test.each(["feed.xml", "atom.xml", "all.xml", "days.xml"])("sfeed reads the items of %s", (path) => {
  const lines = execFileSync("sfeed", { input: readFileSync(join(site().folder, "_site", path)), encoding: "utf8" })
    .trim()
    .split("\n");
  expect(lines).toHaveLength(items(path));
  expect(lines.filter((line) => !/^\d+\t[^\t]+\thttp:\/\/localhost:8080\/[^\t]*\t[^\t]{40,}/.test(line))).toEqual([]);
});
