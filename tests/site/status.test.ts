import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { causes } from "../../scripts/config/causes.ts";
import { type Content, readContent } from "../../scripts/content.ts";
import { type Edition, printEdition } from "../../scripts/editions/edition.ts";
import { printStatus, type Status } from "../../scripts/editions/status.ts";
import { type Ranking, rank } from "../../scripts/ranking/rank.ts";
import { prepare } from "../../scripts/site/assets.ts";
import { plan } from "../../scripts/site/build.ts";
import { modelOf } from "../../scripts/site/model.ts";
import { planAll } from "../../scripts/site/plan.ts";
import type { HomeView, StatusView } from "../../scripts/site/views.ts";
import { build, contentOf, small } from "./content.ts";
import { newestEdition } from "./kinds.ts";
import { loaded } from "./loaded.ts";
import { withoutOurScripts } from "./scripts.ts";
import { brokenDay, goodDay } from "./statuses.ts";

const date = "2026-11-21";
const edition: Edition = {
  ...{ v: 1, date, closed: "2026-11-21T18:00:00Z", lead: 10 },
  papers: [{ id: "own/lenses" as Edition["papers"][number]["id"], title: "Lenses and light", reasons: {} }],
  leftOut: { huggingface: 2, listing: 0, arxiv: 130 },
  quiet: null,
};

let content: Content;
let ranking: Ranking;
beforeAll(async () => {
  content = await readContent(contentOf({ ...small, [`editions/2026/${date}.json`]: printEdition(edition) }));
  ranking = rank(content);
});

/** What pages are made of, by address, after a run. */
function views(status: Status | null, changes: Partial<Content> = {}) {
  const { pages, files } = planAll(modelOf({ ...content, ...changes, status }, ranking, loaded));
  const view = (url: string) => pages.find((page) => page.url === url)?.view;
  return {
    home: view("/") as HomeView,
    status: view("/status/") as StatusView,
    json: JSON.parse(String(files.find(({ url }) => url === "/status.json")?.inputs)),
  };
}

describe("/status/ says in words", () => {
  const good = goodDay(date);
  const { huggingface, arxiv } = good.sources;
  test.each<[string, Status, (view: StatusView) => unknown, unknown]>([
    [
      "that nothing was broken",
      good,
      ({ run }) => run,
      {
        text: "The last run with something to tell was at 18:00 UTC on Saturday 21 November 2026. Nothing was broken.",
        broken: false,
      },
    ],
    [
      "what was broken",
      brokenDay(date),
      ({ run }) => [run?.text.split(". ")[1], run?.broken],
      ["Something was broken: arXiv (changed its format)", true],
    ],
    [
      "that something was broken beside the sources",
      { ...good, run: { ...good.run, broken: true } },
      ({ run }) => run?.text.split(". ")[1],
      "Something was broken, though none of the sources",
    ],
    [
      "the newest edition, and by when the next one is due",
      good,
      ({ lines }) => lines.slice(0, 2).map(({ text }) => text),
      ["Saturday 21 November 2026, 1 paper", "Due by 21:00 UTC on Sunday 22 November 2026"],
    ],
    ["the sources in one order", good, ({ sources }) => sources.map(({ name }) => name), ["Hugging Face", "arXiv"]],
    [
      "what a source gave",
      good,
      ({ sources }) => sources[1],
      {
        name: "arXiv",
        found: "200 new, 12 updated, 70 already known, 130 left out",
        cause: null,
        note: "arXiv listed 412 papers.",
        times: "Last good run: this one, 412 rows.",
      },
    ],
    [
      "why a source gave nothing",
      good,
      ({ sources }) => sources[0],
      {
        name: "Hugging Face",
        found: null,
        cause: "Weekend or holiday",
        note: "Hugging Face has an empty list.",
        times: "Last good run: none yet.",
      },
    ],
    [
      "when a source was asked that the last run passed over, and when it last was well",
      brokenDay(date),
      ({ sources }) => sources.at(-1)?.times,
      "Asked at 06:00 UTC on Friday 1 March 2024. Last good run: 18:00 UTC on Thursday 29 February 2024, 1 row.",
    ],
    [
      "which rows were refused, at most 20, and how many more there are",
      brokenDay(date),
      ({ refused }) => refused.map(({ source, rows, more }) => [source, rows.length, rows[19]?.row, more]),
      [["Hugging Face", 20, 20, 5]],
    ],
    ["of 20 refused rows, all", trimmed(brokenDay(date), 20), ({ refused }) => refused[0]?.more, 0],
    [
      "of a name that it does not know, the name",
      { ...good, sources: { constructor: { ...(huggingface ?? arxiv) } as never } },
      ({ sources }) => sources[0]?.name,
      "constructor",
    ],
  ])("%s", (_what, status, of, words) => expect(of(views(status).status)).toEqual(words));

  test("times in the site's own zone", () => {
    const { site } = content;
    const berlin = { site: { ...site, edition: { ...site.edition, zone: "Europe/Berlin" } } };
    const { home, status } = views(goodDay(date), berlin);
    expect(status.run?.text).toContain("at 19:00 (Europe/Berlin) on Saturday 21 November 2026");
    expect(home.overdue?.due).toBe("22:00 (Europe/Berlin) on Sunday 22 November 2026");
  });

  test("that a paper has never run by itself, and nothing of sources", () => {
    expect(views(null).status).toMatchObject({ overdue: null, run: null, sources: [], refused: [] });
  });
});

function trimmed(status: Status, rows: number): Status {
  const { huggingface } = status.sources;
  if (!huggingface) throw new Error("Cannot trim: expected Hugging Face");
  const last = { ...huggingface.last, refused: huggingface.last.refused.slice(0, rows) };
  return { ...status, sources: { huggingface: { ...huggingface, last } } };
}

test.each(Object.entries(causes))(
  "the cause %s has a name in lower case and a sentence or two about it",
  (_id, cause) => {
    expect(cause.name).toMatch(/^[a-z ]+$/);
    expect(cause.about).toMatch(/^[A-Z][^!]+\.$/);
  },
);

describe("what is said of an overdue edition", () => {
  const overdue = (status: Status | null, editions: readonly Edition[] = [edition]) => {
    const { home, status: page } = views(status, { editions });
    expect(page.overdue).toEqual(home.overdue);
    return home.overdue;
  };
  const first = { ...goodDay(date), edition: null };
  test("is the same on home and /status/, with the newest edition's day and the time in words", () => {
    expect(overdue(goodDay(date))).toEqual({
      nextBy: "2026-11-22T21:00:00Z",
      due: "21:00 UTC on Sunday 22 November 2026",
      since: { date, text: "21 November 2026" },
    });
  });
  test("is nothing in a paper that has never run", () => expect(overdue(null)).toBeNull());
  test("is nothing after an edition that was closed by hand, as the run does not know when the next is due", () => {
    expect(overdue(goodDay(date), [edition, { ...edition, date: "2026-11-22", papers: [] }])).toBeNull();
    expect(overdue(first)).toBeNull();
  });
  test("before the first edition, names none", () => {
    expect(overdue(first, [])).toMatchObject({ since: null, nextBy: "2026-11-22T21:00:00Z" });
  });
});

describe("/status.json", () => {
  test("has all that content/status.json has, beside the newest edition's day and the number of papers", () => {
    const { v, run, edition: newest, next_by, sources } = brokenDay(date);
    expect(views(brokenDay(date)).json).toEqual({ v, run, edition: date, papers: 3, next_by, newest, sources });
  });
  test("has the same fields in a paper that has never run", () => {
    const empty = { v: 1, run: null, edition: date, papers: 3, next_by: null, newest: null, sources: {} };
    expect(views(null).json).toEqual(empty);
    expect(views(null, { editions: [] }).json).toEqual({ ...empty, edition: null });
  });
});

const prepared = await prepare();

describe("a status prints again", () => {
  const cache = mkdtempSync(join(tmpdir(), "broadsheet-"));
  const changedBy = (before: Status | null, after: Status | null) => {
    const [old, now] = [before, after].map((status) => {
      const { outputs } = plan({ ...content, status }, ranking, [], cache, prepared);
      return new Map(Array.from(outputs(), ({ path, stamp }) => [path, stamp]));
    });
    return [...(now ?? [])].filter(([path, stamp]) => old?.get(path) !== stamp).map(([path]) => path);
  };
  const own = ["status/index.html", "status.json"];
  test.each<[string, Status | null, Status | null, string[]]>([
    ["nothing where it is the same", goodDay(date), goodDay(date), []],
    ["its own two files where sources fared otherwise", goodDay(date), brokenDay(date), own],
    [
      "home as well, where another time is due",
      goodDay(date),
      { ...goodDay(date), next_by: "2026-11-23T21:00:00Z" },
      ["index.html", ...own],
    ],
    ["home as well, after the first run", null, goodDay(date), ["index.html", ...own]],
  ])("%s", (_what, before, after, paths) => expect(changedBy(before, after)).toEqual(paths));
});

describe("printed, after a day with faults,", () => {
  const read = (path: string) => readFileSync(join(inject("fork").folder, "_site", path), "utf8");
  test("the status page shows what sources said as text", () => {
    const page = read("status/index.html");
    expect(withoutOurScripts(page)).not.toMatch(/<script|" ?onload=/);
    expect(page.includes("\u001b")).toBe(false);
    expect(page).toContain("{{ 7*7 }}");
    expect(page.match(/<li>Row \d+/g)).toHaveLength(20);
    expect(page).toContain('And 5 more, all of them in <a href="/broadsheet/status.json">the data</a>.');
    expect(JSON.parse(read("status.json")).sources.huggingface.last.refused).toHaveLength(25);
  });
  test.each(["index.html", "status/index.html"])("%s holds the whole sentence, hidden", (path) => {
    const [day] =
      /\d+ \w+ \d{4}$/.exec(views(goodDay(newestEdition().date)).status.run?.text.split(". ")[0] ?? "") ?? [];
    expect(read(path)).toMatch(
      new RegExp(
        `<p id="due" class="notice" data-next-by="[^"]+Z" hidden>No edition since <time[^>]*>${day}</time>\\. The next was due by 21:00 UTC on `,
      ),
    );
  });
  test("no other page, and none of a paper that has never run, has it", () => {
    expect(read("trending/index.html")).not.toContain("data-next-by");
    for (const path of ["index.html", "status/index.html"])
      expect(readFileSync(join(inject("site").folder, "_site", path), "utf8")).not.toContain("data-next-by");
  });
});

test("papers that sources left out are counted on the day page and in the feed of days, and not on home", async () => {
  const folder = contentOf({
    ...small,
    [`editions/2026/${date}.json`]: printEdition(edition),
    "status.json": printStatus(goodDay(date)),
  });
  await build(folder);
  const read = (path: string) => readFileSync(join(folder, "../_site", path), "utf8");
  const words = "2 more on Hugging Face and 130 more on arXiv were left out.";
  expect(read("2026/11/21/index.html")).toContain(`<p class="order">${words}</p>`);
  expect(read("days.xml")).toContain(words);
  expect(read("index.html")).not.toContain("left out");
  expect(JSON.parse(read(`api/editions/${date}.json`)).leftOut).toEqual(edition.leftOut);
});
