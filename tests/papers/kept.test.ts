import { createHash } from "node:crypto";
import { readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { digestOf } from "../../scripts/papers/digest.ts";
import { writePaper } from "../../scripts/papers/file.ts";
import { type Loaded, loadPapers } from "../../scripts/papers/load.ts";
import { contentOf, paper, put } from "../site/content.ts";

const files = {
  "papers/2506/2506.01234.md": writePaper(
    {
      title: "Größen \u{1f600}",
      source: "arxiv",
      authors: ["Ada", "Šárka"],
      arxiv: "2506.01234",
      listed: "2025-06-12",
      categories: ["cs.CL", "cs.LG"],
      facts: { title: "arxiv 1f0c9a2b" },
    },
    "Two \\\\*stars\\\\*, and $x_1$.",
  ),
  "papers/2506/2506.01235.md": writePaper(
    { title: "T", source: "arxiv", arxiv: "2506.01235", categories: ["cs.CL", "cs.LG"] },
    "Plain.",
  ),
  "papers/own/by-hand.md":
    "\ufeff---\r\ntitle: By hand # a note\r\nsource: 'file'\r\nx_own: [\"a\"]\r\n---\r\nText.\r\n",
  "papers/own/stub.md": writePaper({ title: "Moved", source: "file", same_as: "own/by-hand" as never }, ""),
  "papers/own/wrong.md": '---\ntitle: 3\nsauce: "file"\n---\nText.\n',
  "papers/own/none.md": paper("None", ""),
  "papers/own/notes.txt": "Not a paper.",
  "papers/Own Shelf/p.md": paper("P", "Text."),
};

/** A content folder and where its papers are kept. */
function keptOf(made: Readonly<Record<string, string>> = files) {
  const content = contentOf(made);
  const keeping = { folder: join(content, "../.cache/papers"), reader: "1" };
  const kept = (shelf: string) => join(keeping.folder, `${shelf}.json`);
  return { content, keeping, kept, load: () => loadPapers(content, keeping) };
}

/** With the order of its fields: pages are known by hashes of them. */
const asText = (loaded: Loaded) => JSON.stringify(loaded, null, 1);

test("papers and problems that are kept are those that are read, to the order of their fields", () => {
  const { content, load } = keptOf();
  symlinkSync("by-hand.md", join(content, "papers/own/link.md"));
  const read = asText(loadPapers(content));
  expect(read).toContain("content/papers/own/wrong.md");
  expect(asText(load())).toBe(read);
  expect(asText(load())).toBe(read);
});

test("a kept paper has the digest of the paper that was read", () => {
  const { content, load } = keptOf();
  const digests = ({ papers }: Loaded) => papers.map(digestOf);
  load();
  expect(digests(load())).toEqual(digests(loadPapers(content)));
});

test("papers share what is the same in them", () => {
  const { load } = keptOf();
  load();
  const [one, other] = load().papers;
  expect(one?.categories).toBe(other?.categories);
});

test("a file that keeps its size and its times is read again when it holds something else", () => {
  const { content, load } = keptOf();
  const file = join(content, "papers/2506/2506.01235.md");
  const { atime, mtime } = statSync(file);
  load();
  writeFileSync(file, readFileSync(file, "utf8").replace("Plain.", "Other."));
  utimesSync(file, atime, mtime);
  expect(load().papers.find(({ name }) => name === "2506.01235")?.abstract).toBe("Other.");
});

test("only shelves that have changed are written, and those that are gone are forgotten", () => {
  const { content, kept, load } = keptOf();
  load();
  const written = () => ["2506", "own"].map((shelf) => statSync(kept(shelf), { throwIfNoEntry: false })?.ino);
  const before = written();
  load();
  expect(written()).toEqual(before);
  put(join(content, "papers/own/new.md"), paper("New", "Text."));
  load();
  expect(written()).toEqual([before[0], expect.any(Number)]);
  expect(written()).not.toEqual(before);
  rmSync(join(content, "papers/2506"), { recursive: true });
  load();
  expect(written()[0]).toBeUndefined();
});

/** A kept shelf with another list, and the head that goes with it. */
function rehashed(text: string, change: (list: string) => string): string {
  const [head = "", ...rest] = text.split("\n");
  const list = change(rest.join("\n"));
  const sha256 = createHash("sha256").update(list).digest("hex");
  return `${JSON.stringify({ ...JSON.parse(head), sha256 })}\n${list}`;
}

test.each<[string, (text: string) => string]>([
  ["empty", () => ""],
  ["cut off", (text) => text.slice(0, -20)],
  ["no JSON", () => "papers\npapers\n"],
  ["changed by a letter", (text) => text.replace("Plain.", "Plein.")],
  ["of another version", (text) => text.replace('"v":1', '"v":2')],
  ["read by other code", (text) => text.replace('"reader":"1"', '"reader":"0"')],
  ["of another shelf", (text) => text.replace('"shelf":"2506"', '"shelf":"2507"')],
  ["with a field of no paper", (text) => rehashed(text, (list) => list.replace('"arxiv":', '"constructor":'))],
  ["with a number for a text", (text) => rehashed(text, (list) => list.replace('"Plain."', "3"))],
  ["with a paper's field missing", (text) => rehashed(text, (list) => list.replace('"abstract":0,', ""))],
  ["with a paper under another's name", (text) => rehashed(text, (list) => list.replaceAll("2506.01235.md", "x.md"))],
  ["a list of nothing", (text) => rehashed(text, () => "[[],{},null]")],
])("a kept shelf that is %s is as good as none, and written again", (_, damage) => {
  const { content, kept, load } = keptOf();
  const read = asText(loadPapers(content));
  load();
  const good = readFileSync(kept("2506"), "utf8");
  writeFileSync(kept("2506"), damage(good));
  expect(readFileSync(kept("2506"), "utf8")).not.toBe(good);
  expect(asText(load())).toBe(read);
  expect(readFileSync(kept("2506"), "utf8")).toBe(good);
});
