import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { atMost, newestPapers } from "../../scripts/client/library/shelves.ts";

const line = (id: string, more = {}) =>
  `${JSON.stringify({ id, title: "A $\\mu$ title", abstract: "Long.", topics: [{ id: "optics" }], ...more })}\n`;
const large = (shelf: string, papers: number) =>
  Array.from({ length: papers }, (_, i) => line(`${shelf}/${i}`, { abstract: "x".repeat(1000) })).join("");

/** Serves these files as the site's data, and notes which are asked for. */
function serving(files: Readonly<Record<string, string | Buffer>>): string[] {
  const asked: string[] = [];
  const papers = Object.keys(files).map((name) => {
    const shelf = name.split(".")[0] ?? "";
    return { shelf, url: `https://example.org/far/api/papers/${name}`, papers: 10 };
  });
  vi.stubGlobal("fetch", async (url: URL) => {
    const name = url.href.split("/").at(-1) ?? "";
    asked.push(name);
    const file = files[name];
    if (name === "index.json") return new Response(JSON.stringify({ papers }));
    return file === undefined ? new Response("", { status: 404 }) : new Response(new Uint8Array(Buffer.from(file)));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test("shelves are read newest month first, compressed or not, other shelves last, withdrawn papers not at all", async () => {
  const asked = serving({
    "own.jsonl": line("own/a"),
    "9912.jsonl": line("9912/9912.00001"),
    "2506.jsonl.gz": gzipSync(
      line("2506/2506.00001", { doi: "10.1/1" }) + line("2506/2506.00002", { withdrawn: "wrong" }),
    ),
    "2507.jsonl": line("2507/2507.00001") + line("../x/y"),
  });
  const { papers, of } = await newestPapers();
  expect(asked).toEqual(["index.json", "2507.jsonl", "2506.jsonl.gz", "9912.jsonl", "own.jsonl"]);
  expect([...papers.keys()]).toEqual(["2507/2507.00001", "2506/2506.00001", "9912/9912.00001", "own/a"]);
  expect([of, papers.get("2506/2506.00001")?.facts, papers.get("own/a")?.title]).toEqual([
    40,
    { doi: "10.1/1" },
    "A μ title",
  ]);
});

test("a command that no rule knows leaves nothing behind, whatever it is called", async () => {
  serving({ "own.jsonl": line("own/a", { title: "A $\\constructor{x}$ of $\\leq 3$" }) });
  const { papers } = await newestPapers();
  expect(papers.get("own/a")?.title).toBe("A x of ≤ 3");
});

test.each([
  ["2507.jsonl", large("2507", 3000)],
  // Bytes that do not compress stand for a month of many papers.
  ["2507.jsonl.gz", gzipSync(large("2507", 3000), { level: 0 })],
])("no more is read than is said, and whole papers of it: %s", async (name, file) => {
  const asked = serving({ [name]: file, "2506.jsonl": line("2506/2506.00001") });
  const { papers, bytes } = await newestPapers();
  expect(asked).toEqual(["index.json", name]);
  expect(bytes).toBeGreaterThanOrEqual(atMost);
  expect(papers.size).toBeGreaterThan(1000);
  expect([...papers.values()].every(({ abstract }) => abstract.length === 1000)).toBe(true);
});
