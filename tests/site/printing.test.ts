import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Press, startPrinting } from "../../scripts/site/printing.ts";
import type { Printer } from "../../scripts/site/render.ts";
import type { Shell } from "../../scripts/site/views.ts";

/** A printer that takes its time, and one address of pages that it can't print. */
function printerOf(name: string, told: string[], broken = ""): Printer {
  return {
    async print({ file }, onPage) {
      told.push(`${name} starts`);
      await new Promise((done) => setTimeout(done, 1));
      const pages = readFileSync(file, "utf8").split("\n");
      if (pages.includes(broken)) throw new Error(`Cannot print ${broken}`);
      onPage?.(pages.length);
      return pages.map((line) => [line, line.length, "sum"] as const);
    },
    close: () => told.push(`${name} ends`),
  };
}

const shell = {} as Shell;

async function printed(pages: number, more: Partial<Press> = {}) {
  const told: string[] = [];
  const touched: string[] = [];
  const progress: number[] = [];
  const printing = startPrinting({
    printer: printerOf("first", told),
    another: () => printerOf("another", told),
    ...{
      most: 2,
      shell,
      spool: mkdtempSync(join(tmpdir(), "spool-")),
      before: (paths) => touched.push(...paths),
      onPage: (done) => progress.push(done),
    },
    ...more,
  });
  for (let i = 0; i < pages; i++) await printing.add(`${i}`, `${i}`);
  const written = (await printing.finish()).map(([path]) => path);
  return { written, touched, progress, told: new Set(told) };
}

const numbers = (pages: number) => Array.from({ length: pages }, (_, i) => `${i}`);

describe("pages as they are planned", () => {
  test.each([0, 1, 99, 100, 101, 6000])("%i are each printed once, and noted before", async (pages) => {
    const { written, touched, told } = await printed(pages);
    expect(written.sort()).toEqual(numbers(pages).sort());
    expect(touched).toEqual(numbers(pages));
    expect(told.has("another starts")).toBe(false);
    expect(told.has("first ends")).toBe(true);
  });

  test("many are printed by two processes, and by one where there may be no more: the same pages", async () => {
    const two = await printed(30_000);
    expect(two.told).toEqual(new Set(["first starts", "another starts", "first ends", "another ends"]));
    const one = await printed(30_000, { most: 1 });
    expect(one.told).toEqual(new Set(["first starts", "first ends"]));
    expect(two.written.sort()).toEqual(one.written.sort());
  });

  test("what is told of progress never goes back, and ends with all of them", async () => {
    const { progress } = await printed(6000);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(6000);
  });

  test("a page that can't be printed ends the printing with what the printer said", async () => {
    const printer = printerOf("first", [], "2700");
    await expect(printed(200, { printer: printerOf("first", [], "150") })).rejects.toThrow("Cannot print 150");
    await expect(printed(6000, { printer })).rejects.toThrow("Cannot print 2700");
  });
});
