import { barOf } from "./bars.ts";
import type { FirstAnswer } from "./firstanswer.ts";
import type { Cost } from "./firstvisit.ts";
import type { Marks } from "./lighthouse.ts";

const columns = [
  ...["bytes", "requests", "HTML", "CSS", "scripts", "seen"],
  ...["perf.", "access.", "best", "SEO", "LCP ms", "CLS", "TBT ms", "speed"],
];

export const heading = [
  "Bytes of headers and compressed bodies at a first visit, as the server counts them; seen: as the browser does",
  "Speed is this machine's at that moment: where it is far below others, others were at work, and times say little",
  row("", columns, "at most"),
];

export function pageLine(kind: string, { bytes, requests, html, css, js, seen }: Cost, marks: Marks | null): string {
  const judged = marks
    ? [
        ...marks.scores.map(String),
        marks.lcp.toFixed(0),
        marks.cls.toFixed(3),
        marks.tbt.toFixed(0),
        marks.speed.toFixed(0),
      ]
    : Array<string>(8).fill("-");
  return row(kind, [...[bytes, requests, html, css, js, seen].map(String), ...judged], barOf(kind));
}

export function answerLine({ question, first, settled, bytes, requests }: FirstAnswer): string {
  const times = `first paper ${first.toFixed(0)} ms after the last key, all at rest after ${settled.toFixed(0)} ms`;
  return `A first search for "${question}": ${times}, ${bytes} bytes in ${requests} requests, the page with it`;
}

function row(name: string, cells: readonly string[], bar: string): string {
  return `${name.padEnd(16)}${cells.map((cell) => cell.padStart(9)).join("")}  ${bar}`.trimEnd();
}
