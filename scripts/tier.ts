import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeWhole } from "./config/files.ts";
import { sha256Of } from "./config/hash.ts";
import { termsOf } from "./ranking/terms.ts";
import { filesFile, type Job, jobFile, madeFolder, type Spooled, spooledFile } from "./site/indexing.ts";
import type { Written } from "./site/render.ts";
import { partedIndex, recordOf, type Searched, type SearchRecord, startIndex } from "./site/search.ts";
import type { IndexFiles } from "./site/searchfiles.ts";
import { spellingTable, storedTable } from "./site/searchwords.ts";
import type { StoredTable } from "./text/searchtable.ts";

/** Papers of a period that stand in one file: so they take less room, and a reader of one fetches them all. */
const together = 4;

/** What the folder of a tier holds. */
interface Held {
  readonly job: Job;
  readonly papers: readonly Searched[];
  readonly records: readonly SearchRecord[];
}

/**
 * Indexes what the folders of tiers hold, one after the other. While Pagefind builds the index of one, in its own process, the
 * one before is written and the next is read.
 */
export async function indexTiers(folders: readonly string[]): Promise<void> {
  let finish = async () => {};
  let next: Held | undefined;
  for (const [i, folder] of folders.entries()) {
    const held = next ?? read(folder);
    const { job } = held;
    const built = await startIndex(held.records, job.language);
    await finish();
    const table = tableOf(held);
    const following = folders[i + 1];
    next = following === undefined ? undefined : read(following);
    const files = await built();
    finish = async () => write(folder, job, await partedIndex(files, job.open ? 1 : together), table);
  }
  await finish();
}

function read(folder: string): Held {
  const job: Job = JSON.parse(readFileSync(join(folder, jobFile), "utf8"));
  const spooled: Spooled[] = readFileSync(join(folder, spooledFile), "latin1")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const records = spooled.map(([paper, topics]) => recordOf(paper, topics));
  return { job, papers: spooled.map(([paper]) => paper), records };
}

function tableOf({ job, papers, records }: Held): StoredTable {
  const said = records.map(({ meta, content }) => ({ title: meta.title ?? "", abstract: content }));
  // Terms are found in TeX as it is written.
  return job.open ? storedTable(papers, termsOf(papers), said) : spellingTable(said);
}

/** Writes the files of a tier, and then the list of them. */
function write(folder: string, job: Job, files: IndexFiles, table: StoredTable): void {
  files.set(job.words, Buffer.from(`${JSON.stringify(table)}\n`));
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
