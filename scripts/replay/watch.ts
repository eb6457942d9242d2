import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { namesIn } from "../config/files.ts";
import { loadEditions } from "../editions/edition.ts";
import { loadPapers } from "../papers/load.ts";

/** What nobody may take back, seen after each run. */
export interface Watch {
  /** Looks at the content: one sentence for each thing that is less than it was, or twice. */
  look(today: string): string[];
}

/** Watches a content folder from one run to the next. */
export function startWatch(content: string): Watch {
  const editions = new Map<string, string>();
  const papers = new Set<string>();
  const observations = new Map<string, string>();
  return {
    look(today) {
      const wrong: string[] = [];
      const loaded = loadPapers(content);
      const read = loadEditions(content, loaded.papers);
      wrong.push(...[...loaded.problems, ...read.problems].map(({ file, message }) => `${file}: ${message}`));
      const ids = new Set(loaded.papers.map(({ id }) => id as string));
      for (const id of papers) if (!ids.has(id)) wrong.push(`The paper ${id} is gone`);
      for (const id of ids) papers.add(id);

      const twice = new Map<string, string>();
      for (const { date, papers: printed } of read.editions)
        for (const { id } of printed) {
          const first = twice.get(id);
          if (first) wrong.push(`${id} was printed on ${first} and on ${date}`);
          twice.set(id, date);
        }
      for (const { date } of read.editions) {
        const file = `editions/${date.slice(0, 4)}/${date}.json`;
        same(editions, file, `The edition of ${date} was changed`, wrong);
      }
      for (const date of editions.keys()) if (!existsSync(join(content, date))) wrong.push(`${date} is gone`);

      const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
      for (const year of namesIn(join(content, "observations")))
        for (const name of namesIn(join(content, "observations", year))) {
          const day = `${year}-${name.slice(0, 5)}`;
          if (day >= yesterday) observations.delete(`observations/${year}/${name}`);
          same(observations, `observations/${year}/${name}`, `Observations of ${day} were changed on ${today}`, wrong);
        }
      return wrong;
    },
  };

  function same(seen: Map<string, string>, file: string, sentence: string, wrong: string[]): void {
    const hash = createHash("sha256")
      .update(readFileSync(join(content, file)))
      .digest("hex");
    const before = seen.get(file);
    if (before !== undefined && before !== hash) wrong.push(sentence);
    seen.set(file, hash);
  }
}

/** The items of a feed by their guid, each as its whole text. */
export function itemsOf(feed: string): Map<string, string> {
  const items = feed.match(/<item>[\s\S]*?<\/item>/g) ?? [];
  return new Map(items.map((item) => [/<guid[^>]*>([^<]*)/.exec(item)?.[1] ?? item, item]));
}

/** One sentence for each item that was changed, or came back, between two feeds: they may differ by new items alone, and by the oldest that fell out. */
export function changedItems(before: string, after: string): string[] {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const kept = [...now.keys()].filter((guid) => old.has(guid));
  const order = [...old.keys()].filter((guid) => now.has(guid));
  const wrong = kept
    .filter((guid) => now.get(guid) !== old.get(guid))
    .map((guid) => `The feed's item ${guid} was changed: ${firstChange(old.get(guid) ?? "", now.get(guid) ?? "")}`);
  if (kept.join() !== order.join()) wrong.push("The feed's items changed their order");
  return wrong;
}

function firstChange(before: string, after: string): string {
  const lines = after.split("\n");
  const i = before.split("\n").findIndex((line, n) => line !== lines[n]);
  return `${before.split("\n")[i]?.slice(0, 200)} is now ${lines[i]?.slice(0, 200)}`;
}
