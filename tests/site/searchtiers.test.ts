import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Paper, PaperId } from "../../scripts/papers/paper.ts";
import { startIndexer } from "../../scripts/site/indexer.ts";
import { startIndexing } from "../../scripts/site/indexing.ts";
import { parted, type Tier, tiersOf } from "../../scripts/site/searchtiers.ts";

const day = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 8, arbitrary: fc.date({ min: new Date("2009-01-01"), max: new Date("2012-12-31"), noInvalidDate: true }) },
);
const collection = fc.array(day, { maxLength: 120 }).map((days) =>
  days.map((date, i): Paper => {
    const listed = date?.toISOString().slice(0, 10);
    return paperOf(`x/p${i}`, listed);
  }),
);

function paperOf(id: string, listed: string | undefined, title = `Paper ${id}`): Paper {
  const abstract = `An abstract of ${id}.`;
  return {
    ...{ id: id as PaperId, shelf: "x", name: id.slice(2), title, abstract, markdown: abstract },
    ...{ source: "file", authors: [], categories: [], facts: {} },
    ...(listed === undefined ? {} : { listed }),
  };
}

const limits = { open: 20, period: 40 };
const idsOf = (papers: readonly Paper[]) => papers.map(({ id }) => id).sort();

test("tiers hold every paper once, none more than it may, and the open one the newest", () => {
  fc.assert(
    fc.property(collection, (papers) => {
      const { open, periods } = parted(papers, limits);
      expect(idsOf([...open, ...periods.flat()])).toEqual(idsOf(papers));
      expect(open.length).toBeLessThanOrEqual(limits.open);
      expect(open.length).toBeGreaterThanOrEqual(Math.min(papers.length, limits.open / 2));
      for (const period of periods) expect(period.length).toBeLessThanOrEqual(limits.period);
      const dayOf = ({ listed }: Paper) => listed ?? "";
      const days = [open, ...periods].map((some) => some.map(dayOf).sort());
      for (const [i, some] of days.entries()) {
        const older = days[i + 1]?.at(-1) ?? "";
        expect(older <= (some[0] ?? "")).toBe(true);
      }
    }),
  );
});

test("papers of today change no period, unless a month has no room left", () => {
  fc.assert(
    fc.property(collection, fc.integer({ min: 1, max: 5 }), (papers, count) => {
      const before = parted(papers, limits);
      const today = Array.from({ length: count }, (_, i) => paperOf(`x/new${i}`, "2013-01-07"));
      const after = parted([...papers, ...today], limits);
      const known = new Set(before.periods.map((some) => idsOf(some).join()));
      const changed = after.periods.filter((some) => !known.has(idsOf(some).join()));
      if (before.open.length + count <= limits.open) expect(changed).toEqual([]);
      // What leaves the open tier goes to the newest period, and where that is full it is halved.
      const left = new Set(
        before.open.map(({ id }) => id).filter((id) => !after.open.some((paper) => paper.id === id)),
      );
      const newest = new Set(before.periods[0]?.map(({ id }) => id));
      for (const { id } of changed.flat()) expect(left.has(id) || newest.has(id)).toBe(true);
    }),
  );
});

test("the order of papers changes no tier", () => {
  fc.assert(
    fc.property(collection, (papers) => {
      expect(parted(papers.toReversed(), limits)).toEqual(parted(papers, limits));
    }),
  );
});

const papers = ["2011-03-02", "2011-03-09", "2012-05-01", "2012-06-01", "2012-06-02", undefined].map((listed, i) =>
  paperOf(`x/p${i}`, listed),
);
const told = { language: "en", engine: "1", limits: { open: 2, period: 2 } };
const tiersIn = (some: readonly Paper[]) => tiersOf(some, new Map(), [], told);

test("a tier has a stamp and a folder of its own, which a paper in it changes, and no other", () => {
  const before = tiersIn(papers);
  expect(before.map(({ since, years }) => [since, years.join()])).toEqual([
    ["2012-06", "2012"],
    ["2012-05", "2012"],
    ["2011-03", "2011"],
    [null, ""],
  ]);
  const after = tiersIn(papers.with(0, paperOf("x/p0", "2011-03-02", "Another title")));
  const same = before.map(({ stamp, folder }, i) => after[i]?.stamp === stamp && after[i]?.folder === folder);
  expect(same).toEqual([true, true, false, true]);
});

test("a process of its own indexes tiers; what it has finished is not made again, and is the same wherever it is made", async () => {
  const staging = mkdtempSync(join(tmpdir(), "indexing-"));
  const { execArgv } = process;
  process.execArgv = ["--import", "tsx"];
  const make = async (tiers: readonly Tier[]) => {
    const script = new URL("../../scripts/index.ts", import.meta.url);
    const files = [
      ...(
        await startIndexing((folders) => startIndexer(script, folders), tiers, { language: "en", staging }).done()
      ).values(),
    ].flat();
    for (const { file, size, sha256 } of files) {
      const bytes = readFileSync(file);
      expect([bytes.length, createHash("sha256").update(bytes).digest("hex")]).toEqual([size, sha256]);
    }
    return files.map(({ path, sha256 }) => `${path} ${sha256}`);
  };
  try {
    const [open, first, ...others] = tiersIn(papers);
    if (!open || !first) throw new Error("Expected tiers");
    const made = await make([open, first]);
    expect(made.filter((line) => line.includes(".json "))).toEqual([
      expect.stringMatching(/^pagefind\/pagefind-entry\.json /),
      expect.stringMatching(/^pagefind\/words-[0-9a-f]{8}\.json /),
      expect.stringMatching(/^pagefind\/2012-05-[0-9a-f]{8}\/pagefind-entry\.json /),
      expect.stringMatching(/^pagefind\/2012-05-[0-9a-f]{8}\/words\.json /),
    ]);
    // The script and the WebAssembly of Pagefind are there once.
    expect(made.filter((line) => /pagefind\.js|wasm/.test(line)).every((line) => /^pagefind\/[^/]+ /.test(line))).toBe(
      true,
    );
    expect(await make([first])).toEqual(made.filter((line) => line.startsWith(first.folder)));
    expect(readdirSync(staging)).toEqual([first.stamp]);
    expect(await make([open, ...others, first])).toEqual(expect.arrayContaining(made));
  } finally {
    process.execArgv = execArgv;
    rmSync(staging, { recursive: true });
  }
});
