import { expect, test } from "vitest";
import { readSite } from "../../scripts/config/site.ts";
import { type Asking, hearDay, hearIds } from "../../scripts/sources/ask.ts";
import type { Ask, Nothing, Parsed, Source } from "../../scripts/sources/source.ts";

const site = readSite("site.yaml", 'format: 1\ntitle: "A"\nfeed_id: "urn:uuid:00000000-0000-4000-8000-000000000000"\n');
if (!site.ok) throw new Error("Cannot read the test's settings");
const { sources: settings } = site.value;

const statement = (n: number) => ({ title: `Paper ${n}`, abstract: "We look at it." });
const ask = (page: number): Ask => ({ url: `https://example.org/${page}`, accept: "application/json" });
const list = (rows: number, more: Partial<Parsed> = {}): Parsed => ({
  ...{ rows, statements: Array.from({ length: rows }, (_, n) => statement(n)), refusals: [], nothing: null, ...more },
});

/** A source whose pages are given; what it was asked for is kept. */
function sourceOf(pages: Readonly<Record<string, Parsed>>, asks: readonly Ask[] = [ask(1)]): Source {
  return {
    ...{ name: "huggingface", title: "Hugging Face", forDay: () => asks, forIds: () => asks },
    parse: ({ url }) => pages[url.split("/").at(-1) ?? ""] ?? list(0),
  };
}

const answering: Asking = {
  ...{ settings, today: "2026-11-11" },
  get: async () => ({
    ...{ ok: true, notModified: false, tries: 1 },
    answer: { status: 200, headers: {}, body: new Uint8Array() },
  }),
};
const recent = [2, 3, 4, 5, 6].map((day) => ({ day: `2026-11-0${day}`, rows: 40 }));

test("pages of one answer are read in turn, and refused rows are counted through all of them", async () => {
  const refusal = { row: 2, reason: "Cannot use it." };
  const source = sourceOf({ 1: list(100, { next: ask(2) }), 2: list(30, { refusals: [refusal] }) });
  const heard = await hearDay(source, "2026-11-11", answering, recent);
  expect(heard).toMatchObject({ asked: 2, rows: 130, nothing: null, refusals: [{ row: 102 }] });
  expect(heard.statements).toHaveLength(130);
});

test("what was read before an answer failed is kept, with the reason", async () => {
  const down: Nothing = { cause: "down", note: "It did not answer." };
  const source = sourceOf({ 1: list(100, { next: ask(2) }) });
  const get: Asking["get"] = async ({ url }) =>
    url.endsWith("1") ? answering.get(ask(1), "") : { ok: false, nothing: down, tries: 4 };
  const heard = await hearDay(source, "2026-11-11", { ...answering, get }, recent);
  expect(heard).toMatchObject({ asked: 2, rows: 100, nothing: down });
  expect(heard.statements).toHaveLength(100);
});

test.each([
  { day: "2026-11-11", rows: 12, cause: "partial" },
  { day: "2026-11-11", rows: 14, cause: undefined },
  { day: "2026-11-10", rows: 1, cause: undefined },
])("a list of $rows on $day, read on 2026-11-11, is $cause", async ({ day, rows, cause }) => {
  const heard = await hearDay(sourceOf({ 1: list(rows) }), day, answering, recent);
  expect(heard.nothing?.cause).toBe(cause);
  expect(heard.statements).toHaveLength(rows);
});

test("an empty list of a working day is partial while it is that day, and a holiday when it is over", async () => {
  const nothing: Nothing = { cause: "partial", note: "Hugging Face lists nothing." };
  const source = sourceOf({ 1: list(0, { nothing }) });
  expect((await hearDay(source, "2026-11-11", answering, [])).nothing).toEqual(nothing);
  expect((await hearDay(source, "2026-11-10", answering, [])).nothing).toMatchObject({ cause: "weekend" });
});

test("a day on which a source asks for nothing is a weekend", async () => {
  const heard = await hearDay(sourceOf({}, []), "2026-11-14", answering, recent);
  expect(heard).toMatchObject({ asked: 0, rows: 0, nothing: { cause: "weekend" } });
});

test("without an id, or where a source can't be asked so, nobody is asked", async () => {
  expect(await hearIds(sourceOf({}), [], answering)).toMatchObject({ asked: 0, nothing: null });
  const { forIds: _, ...without } = sourceOf({});
  expect(await hearIds(without, ["2611.00001"], answering)).toMatchObject({ asked: 0, nothing: null });
});
