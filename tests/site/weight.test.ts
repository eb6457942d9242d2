import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { weightOf, weightWarning } from "../../scripts/site/weight.ts";

const files: [string, number][] = [
  ["index.html", 5000],
  ["papers/index.html", 513],
  ["papers/2506/2506.00001.html", 4608],
  ["papers/2506/2/index.html", 0],
  [`papers/own/${"a".repeat(120)}.html`, 700],
  ["papers/2506/sitemap.xml", 1],
  ["topics/graphs/2026-11/index.html", 10],
  ["topics/graphs/feed.xml", 10],
  ["topics/graphs/index.md", 10],
  ["2026/11/25/index.html", 10],
  ["2026/11/25/picture.png", 10],
  ["pagefind/pagefind.js", 10],
  ["api/papers/2506.jsonl.gz", 10],
  ["map/points-1.json", 10],
  ["map/index.html", 10],
];

test("a site weighs what its tar does, and each file is of one kind", () => {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-"));
  for (const [path, bytes] of files) {
    mkdirSync(join(folder, "site", dirname(path)), { recursive: true });
    writeFileSync(join(folder, "site", path), Buffer.alloc(bytes));
  }
  execFileSync("tar", [
    "--blocking-factor=1",
    "--format=gnu",
    "-cf",
    join(folder, "site.tar"),
    "-C",
    join(folder, "site"),
    ".",
  ]);
  const weight = weightOf(files);
  // The site's own folder, and two empty blocks at the end.
  expect(weight.bytes).toBe(statSync(join(folder, "site.tar")).size - 3 * 512);
  expect(Object.fromEntries(weight.kinds.map((one) => [one.kind, one.files]))).toEqual({
    ...{ "pages of papers": 2, lists: 3, editions: 1, pictures: 1, feeds: 1, markdown: 1, sitemaps: 1 },
    ...{ search: 1, data: 2, "the rest": 2 },
  });
});

test.each([
  [799e6, null],
  [830e6, "The site takes 0.83 GB of the 1 GB that GitHub Pages publishes: pages of papers 0.58 GB, search 0.25 GB."],
  [
    1.25e9,
    "The site takes 1.25 GB, more than the 1 GB that GitHub Pages publishes: pages of papers 0.88 GB, search 0.38 GB.",
  ],
])("of %d bytes it is said %j", (bytes, said) => {
  const kinds = [
    { kind: "pages of papers", files: 1, bytes: bytes * 0.7 },
    { kind: "search", files: 1, bytes: bytes * 0.3 },
  ];
  expect(weightWarning({ bytes, share: bytes / 1e9, kinds })).toBe(said);
});
