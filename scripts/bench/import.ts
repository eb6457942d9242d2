import { dayIn, daysAfter, inSeconds } from "../config/zone.ts";
import { readContent } from "../content.ts";
import { takeIn } from "../daily/intake.ts";
import { dailyPapers } from "../replay/huggingface.ts";
import { readUpstream } from "../replay/papers.ts";
import type { Get } from "../sources/fetch.ts";

/**
 * Takes every day of an archive into an empty content folder, in this process: from what Hugging Face would have answered to
 * the files written. Prints papers and seconds. `npm run bench` bundles this and runs it.
 */
const [content = "", data = ""] = process.argv.slice(2);
const papers = readUpstream(data, "2000-01-01", "2100-01-01");
const days = [...new Set(papers.map(({ day }) => day))].sort();
const byDay = new Map(days.map((day) => [day, papers.filter((paper) => paper.day === day)]));
const { site } = await readContent(content);
const start = performance.now();
let known = (await readContent(content)).papers;
let written = 0;
for (const day of days) {
  const now = Date.parse(`${daysAfter(day, 1)}T00:00:00Z`) - 1000;
  const get: Get = async ({ url }) => {
    const { status, body } = dailyPapers(new URL(url), now, (one) => byDay.get(one) ?? []);
    return { ok: true, answer: { status, headers: {}, body: Buffer.from(body) }, notModified: false, tries: 1 };
  };
  const intake = await takeIn(known, [], {
    ...{ content, day, today: dayIn("UTC", now), at: inSeconds(now), settings: site.sources, get, states: {} },
    only: ["huggingface"],
  });
  known = intake.papers;
  written += intake.written.length;
}
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ papers: known.length, written, seconds }));
