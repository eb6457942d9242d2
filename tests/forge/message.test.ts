import { expect, test } from "vitest";
import { messageOf } from "../../scripts/forge/message.ts";
import { statusOf } from "./status.ts";

const isNew = (path: string) => ({ path: `content/${path}`, isNew: true });
const changed = (path: string) => ({ path: `content/${path}`, isNew: false });
const papers = (count: number) => Array.from({ length: count }, (_, i) => isNew(`papers/2506/2506.${10_000 + i}.md`));
const status = changed("status.json");

test.each([
  {
    what: "a day of two sources",
    changes: [...papers(58), status, isNew("editions/2026/2026-11-23.json")],
    brought: { huggingface: 41, arxiv: 52 },
    line: "content: 2026-11-23, 58 papers (arxiv 52, huggingface 41)",
  },
  {
    what: "one paper; what brought none is not named",
    changes: [...papers(1), status],
    brought: { huggingface: 1, arxiv: 0 },
    line: "content: 2026-11-23, 1 paper (huggingface 1)",
  },
  {
    what: "a quiet day",
    changes: [status, changed("observations/2026/11-23.jsonl"), changed("papers/2506/2506.00001.md")],
    brought: { arxiv: 3 },
    line: "content: 2026-11-23, no new papers",
  },
  {
    what: "a run that had nothing to tell of, after the last that had",
    changes: [...papers(2), changed("observations/2026/11-24.jsonl")],
    brought: { arxiv: 52 },
    line: "content: 2026-11-24, 2 papers",
  },
  {
    what: "names that are none of a source",
    changes: [...papers(2), status],
    brought: { arxiv: 1, "x)\n\nCloses #1": 1 },
    line: "content: 2026-11-23, 2 papers (arxiv 1)",
  },
])("$what: $line", ({ changes, brought, line }) => {
  expect(messageOf(changes, statusOf("2026-11-23", brought), "2026-11-24")).toBe(line);
});

test("a paper without a status names the day", () => {
  expect(messageOf(papers(2), null, "2026-11-24")).toBe("content: 2026-11-24, 2 papers");
});
