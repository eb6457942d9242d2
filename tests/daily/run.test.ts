import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DailyReport } from "../../scripts/daily/run.ts";
import { some, stage } from "./daily.ts";

const monday = "2026-11-23";
const tuesday = "2026-11-24";
const source = ({ sources }: DailyReport, name = "huggingface") => sources.find((one) => one.name === name);
const closedDays = ({ closed }: DailyReport) => closed.map(({ date, papers }) => [date, papers.length]);

test("a day's list is taken in, its edition closed and its counts kept; the day's later runs ask nobody and change no byte", async () => {
  const paper = await stage(some(12, monday));
  const first = await paper.at(`${monday}T05:17:00Z`);
  expect(closedDays(first)).toEqual([[monday, 12]]);
  expect(source(first)?.run).toMatchObject({ cause: null, rows: 12, new: 12, known: 0, refused: [] });
  expect(first).toMatchObject({ broken: false, next_by: "2026-11-25T00:00:00Z" });
  expect(paper.read("observations/2026/11-23.jsonl").split("\n")).toHaveLength(13);
  const before = snapshot(paper.content);
  paper.upstream.requests.length = 0;
  const second = await paper.at(`${monday}T18:23:00Z`);
  expect(second.closed).toEqual([]);
  expect(paper.upstream.requests).toEqual([]);
  expect(snapshot(paper.content)).toEqual(before);
});

test("upstream is told who asks and what for", async () => {
  const paper = await stage(some(1, monday));
  await paper.at(`${monday}T05:17:00Z`);
  expect(paper.upstream.requests).toMatchObject([
    {
      path: `/api/daily_papers?date=${monday}&limit=100`,
      agent: "Broadsheet/0.1.0 (+https://example.org/paper/)",
      accept: "application/json",
    },
  ]);
});

test("papers that come after the edition was closed go into the next one, and keep their day", async () => {
  const late = some(3, monday, { appears: Date.parse(`${monday}T12:00:00Z`) }).map((one, n) => ({
    ...one,
    arxiv: `2611.1500${n}`,
    title: `Late on matter ${n}`,
  }));
  const paper = await stage([...some(12, monday), ...late, ...some(10, tuesday)]);
  await paper.at(`${monday}T05:17:00Z`);
  const next = await paper.at(`${tuesday}T05:17:00Z`);
  expect(closedDays(next)).toEqual([[tuesday, 13]]);
  expect(paper.read("papers/2611/2611.15000.md")).toContain(`listed: "${monday}"`);
});

test("an edition waits for a source that is down until the last run of the day, which closes it as quiet and says why", async () => {
  const paper = await stage(some(12, monday));
  paper.upstream.fault = () => "406";
  const early = await paper.at(`${monday}T05:17:00Z`);
  expect(early).toMatchObject({ broken: true, closed: [], waiting: [{ day: monday, for: ["Hugging Face"] }] });
  expect(early.next_by).toBe(`${tuesday}T00:00:00Z`);
  const last = await paper.at(`${monday}T18:23:00Z`);
  expect(last.closed).toMatchObject([{ date: monday, papers: [], quiet: { cause: "refused" } }]);
  expect(JSON.parse(paper.read("status.json"))).toMatchObject({
    run: { broken: true },
    edition: { date: monday, papers: 0, quiet: expect.stringContaining("406") },
    sources: { huggingface: { last: { cause: "refused" }, good: null } },
  });
  // The next good run catches up, and prints them once.
  paper.upstream.fault = () => null;
  const next = await paper.at(`${tuesday}T05:17:00Z`);
  expect(source(next)?.lists.map(({ day, new: fresh }) => [day, fresh])).toEqual([
    [monday, 12],
    [tuesday, 0],
  ]);
  const evening = await paper.at(`${tuesday}T18:23:00Z`);
  expect(closedDays(evening)).toEqual([[tuesday, 12]]);
});

test("days without a run get their editions from the next one, each with its own papers", async () => {
  const paper = await stage([...some(4, "2026-11-23"), ...some(5, "2026-11-24"), ...some(6, "2026-11-25")]);
  await paper.at("2026-11-23T18:23:00Z");
  const later = await paper.at("2026-11-25T18:23:00Z");
  expect(closedDays(later)).toEqual([
    ["2026-11-24", 5],
    ["2026-11-25", 6],
  ]);
});

test("a weekend's empty list is quiet, not broken, and says so", async () => {
  const paper = await stage(some(3, "2026-11-20"));
  await paper.at("2026-11-20T18:23:00Z");
  const saturday = await paper.at("2026-11-21T05:17:00Z");
  expect(saturday).toMatchObject({ broken: false, closed: [{ papers: [], quiet: { cause: "weekend" } }] });
});

test("a list that has come by half closes nothing, is asked for again, and what it has is kept", async () => {
  const days = ["16", "17", "18", "19"].map((day) => `2026-11-${day}`);
  const half = some(30, "2026-11-20", { appears: Date.parse("2026-11-20T09:00:00Z") });
  const paper = await stage([...days.flatMap((day) => some(30, day)), ...some(3, "2026-11-20"), ...half.slice(3)]);
  for (const day of days) await paper.at(`${day}T05:17:00Z`);
  const early = await paper.at("2026-11-20T05:17:00Z");
  expect(source(early)?.run).toMatchObject({ cause: "partial", rows: 3, new: 3 });
  expect(early.waiting).toEqual([{ day: "2026-11-20", for: ["Hugging Face"] }]);
  const noon = await paper.at("2026-11-20T12:11:00Z");
  expect(closedDays(noon)).toEqual([["2026-11-20", 30]]);
});

test("a paper that both sources have is one paper, printed once, with the facts of both", async () => {
  const arxiv = `  arxiv: { categories: ["cs.LG"], url: "BASE/api/query", rss: "BASE/rss" }\n`;
  // Submitted on Thursday afternoon in New York, so announced on Monday; Hugging Face lists it on Tuesday.
  const submitted = Date.parse("2026-11-19T20:00:00Z");
  const code = "https://example.org/code";
  const paper = await stage(some(2, tuesday, { submitted, code }), "", arxiv);
  expect(closedDays(await paper.at(`${monday}T18:23:00Z`))).toEqual([[monday, 2]]);
  const next = await paper.at(`${tuesday}T18:23:00Z`);
  expect(closedDays(next)).toEqual([[tuesday, 0]]);
  expect(source(next)?.run).toMatchObject({ rows: 2, new: 0, updated: 2 });
  const file = paper.read("papers/2611/2611.24000.md");
  expect(file).toContain(`listed: "${monday}"`);
  expect(file).toContain(`code: "${code}"`);
  expect(file).toContain('categories: ["cs.LG"]');
  expect(readdirSync(join(paper.content, "papers/2611"))).toHaveLength(2);
});

test("what a source may not bring in a day is counted on its edition, and never comes back", async () => {
  const paper = await stage(some(12, monday), ", at_most: 5");
  const first = await paper.at(`${monday}T18:23:00Z`);
  expect(closedDays(first)).toEqual([[monday, 5]]);
  expect(source(first)?.run).toMatchObject({ rows: 12, new: 5, leftOut: 7 });
  expect(JSON.parse(paper.read("editions/2026/2026-11-23.json"))).toMatchObject({ leftOut: { huggingface: 7 } });
  expect(closedDays(await paper.at(`${tuesday}T18:23:00Z`))).toEqual([[tuesday, 0]]);
});

test("a source that is switched off is told, and nothing waits for it", async () => {
  const paper = await stage([], ", on: false");
  const report = await paper.at(`${monday}T05:17:00Z`);
  expect(source(report)?.run).toMatchObject({ cause: "off", asked: 0 });
  expect(report).toMatchObject({ broken: false, closed: [{ quiet: { cause: "off" } }] });
});

test("where the day is another than in UTC, the edition is that of the paper's own zone", async () => {
  const paper = await stage([...some(3, monday), ...some(4, tuesday)], "", 'edition: { zone: "Asia/Tokyo" }\n');
  // Tuesday morning in Tokyo, where Hugging Face's Tuesday has not begun.
  const early = await paper.at(`${monday}T20:00:00Z`);
  expect(early).toMatchObject({ day: tuesday, closed: [], broken: false });
  expect(source(early)?.run?.cause).toBe("not-open");
  const evening = await paper.at(`${tuesday}T09:30:00Z`);
  expect(closedDays(evening)).toEqual([[tuesday, 4]]);
});

test("the status changes once a day where nothing of a source's state does", async () => {
  const paper = await stage(some(12, monday, { appears: Date.parse(`${monday}T06:00:00Z`) }));
  await paper.at(`${monday}T01:00:00Z`);
  const empty = paper.read("status.json");
  await paper.at(`${monday}T02:00:00Z`);
  expect(paper.read("status.json")).toBe(empty);
  await paper.at(`${monday}T07:43:00Z`);
  expect(paper.read("status.json")).not.toBe(empty);
});

/** Every file and its text. */
function snapshot(content: string): Record<string, string> {
  const files = readdirSync(content, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), "utf8")]),
  );
}

test("no run leaves a lock or half a file behind", async () => {
  const paper = await stage(some(2, monday));
  await paper.at(`${monday}T18:23:00Z`);
  const names = readdirSync(paper.content, { recursive: true }).map(String);
  expect(names.filter((name) => /\.part$|\.lock/.test(name))).toEqual([]);
  expect(existsSync(join(paper.content, "status.json"))).toBe(true);
});

test("a day's list that can never be read keeps no other day from being read, and is given up after three days", async () => {
  const days = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"];
  const paper = await stage(days.flatMap((day) => some(4, day)));
  paper.upstream.fault = (_, url) => (url.searchParams.get("date") === "2026-11-23" ? "HTML" : null);
  const asked: (string | undefined)[][] = [];
  const closed: unknown[] = [];
  for (const day of days) {
    const report = await paper.at(`${day}T18:23:00Z`);
    asked.push(source(report)?.lists.flatMap((list) => (list.nothing ? [list.day] : [])) ?? []);
    closed.push(...closedDays(report));
  }
  expect(closed).toEqual(days.map((day, n) => [day, n === 0 ? 0 : 4]));
  expect(asked).toEqual([["2026-11-23"], ["2026-11-23"], ["2026-11-23"], ["2026-11-23"], []]);
});

test("a source that turned us away for a week is caught up with, to the first day", async () => {
  const days = ["02", "03", "04", "05", "06", "09", "10"].map((day) => `2026-11-${day}`);
  const paper = await stage(days.flatMap((day) => some(3, day)));
  paper.upstream.fault = () => "406";
  for (const day of days.slice(0, -1)) await paper.at(`${day}T18:23:00Z`);
  paper.upstream.fault = () => null;
  const report = await paper.at("2026-11-10T18:23:00Z");
  expect(closedDays(report)).toEqual([["2026-11-10", 21]]);
});

test("a count that could not be read again is asked for by the next run of the day, and the run says what is broken until then", async () => {
  const paper = await stage([...some(3, monday), ...some(3, tuesday)]);
  await paper.at(`${monday}T18:23:00Z`);
  paper.upstream.fault = (_, url) => (url.searchParams.get("date") === monday ? "406" : null);
  const first = await paper.at(`${tuesday}T05:17:00Z`);
  expect(first).toMatchObject({ broken: true, closed: [{ date: tuesday }] });
  paper.upstream.fault = () => null;
  const second = await paper.at(`${tuesday}T07:43:00Z`);
  expect(second.broken).toBe(false);
  expect(paper.read("observations/2026/11-24.jsonl")).toContain("2611.23000");
});

test("a run for an earlier day asks for it anew, and takes nothing back", async () => {
  const late = some(1, monday, { appears: Date.parse(`${tuesday}T12:00:00Z`) }).map((one) => ({
    ...one,
    arxiv: "2611.15000",
    title: "Late on matter",
  }));
  const paper = await stage([...some(3, monday), ...late, ...some(3, tuesday)]);
  await paper.at(`${monday}T18:23:00Z`);
  await paper.at(`${tuesday}T05:17:00Z`);
  const again = await paper.at(`${tuesday}T18:23:00Z`, monday);
  expect(source(again)?.run).toMatchObject({ rows: 4, new: 1, known: 3 });
  expect(again.closed).toEqual([]);
  expect(JSON.parse(paper.read("status.json")).sources.huggingface.through).toBe(tuesday);
});

test("days of a weekend that are caught up with keep their own cause", async () => {
  const paper = await stage([...some(3, "2026-11-20"), ...some(3, monday)]);
  await paper.at("2026-11-20T18:23:00Z");
  const report = await paper.at(`${monday}T18:23:00Z`);
  expect(report.closed.map(({ date, quiet }) => [date, quiet?.cause])).toEqual([
    ["2026-11-21", "weekend"],
    ["2026-11-22", "weekend"],
    [monday, undefined],
  ]);
});

test("thousands of rows that can't be used don't make a status that can't be read", async () => {
  const broken = some(900, monday).map((one) => ({ ...one, abstract: "\u00ad".repeat(3000) }));
  const paper = await stage(broken);
  const report = await paper.at(`${monday}T18:23:00Z`);
  expect(source(report)?.run).toMatchObject({ cause: "format", new: 0 });
  expect(paper.read("status.json").length).toBeLessThan(200_000);
  expect((await paper.at(`${tuesday}T18:23:00Z`)).day).toBe(tuesday);
});
