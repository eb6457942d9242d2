import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeWhole } from "./config/files.ts";
import { sha256Of } from "./config/hash.ts";
import { termsOf } from "./ranking/terms.ts";
import { filesFile, type Job, jobFile, madeFolder, type Spooled, spooledFile } from "./site/indexing.ts";
import type { Written } from "./site/render.ts";
import { indexFiles, recordOf } from "./site/search.ts";
import { spellingTable, storedTable } from "./site/searchwords.ts";

/** Papers of a period that stand in one file: so they take less room, and a reader of one fetches them all. */
const together = 4;

/** Indexes what the folder of a tier holds. The list of its files is written last. */
export async function indexTier(folder: string): Promise<void> {
  const { open, language, words }: Job = JSON.parse(readFileSync(join(folder, jobFile), "utf8"));
  const papers: Spooled[] = readFileSync(join(folder, spooledFile), "latin1")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const records = papers.map(([paper, topics]) => recordOf(paper, topics));
  // Terms are found in TeX as it is written.
  const learnt = papers.map(([paper]) => paper);
  const said = records.map(({ meta, content }) => ({ title: meta.title ?? "", abstract: content }));
  const table = open ? storedTable(learnt, termsOf(learnt), said) : spellingTable(said);
  const files = await indexFiles(records, language, open ? 1 : together);
  files.set(words, Buffer.from(`${JSON.stringify(table)}\n`));
  rmSync(join(folder, madeFolder), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    const file = join(folder, madeFolder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  rmSync(join(folder, spooledFile));
  const list = Array.from(files, ([path, bytes]): Written => [path, bytes.length, sha256Of(bytes)]);
  writeWhole(join(folder, filesFile), JSON.stringify(list));
}
