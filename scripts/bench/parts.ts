import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { say } from "../say.ts";
import { root } from "../site/engine.ts";
import { type Run, repeat, run } from "./run.ts";

interface Bench {
  readonly runs: number;
  /** Of the bench's own. */
  readonly folder: string;
  /** Prints one row. */
  readonly row: (name: string, runs: readonly Run[]) => void;
}

/** Ranking alone, in a process of its own: its seconds leave out Node's start and the reading of files, its megabytes don't. */
export async function rankings(
  { runs, content, folder, row }: Bench & { readonly content: string },
  archive: string,
): Promise<void> {
  const script = bundled("rank", folder);
  row("ranking alone", await repeat(runs, () => timedInside(script, content)));
  if (existsSync(archive))
    row("ranking the archive of --data", await repeat(runs, () => timedInside(script, content, archive)));
  else say(`Ranking an archive was skipped: there is no ${archive}.`);
}

/** The import: a real day by the command that is run every day, from a server on this machine; and every day of the archive. */
export async function imports({ runs, folder, row }: Bench, data: string): Promise<void> {
  const day = join(data, "hf/raw/hf_daily_papers_2026-06-02.json");
  if (!existsSync(day)) return say(`Importing was skipped: there is no ${day}.`);
  const content = join(folder, "fresh/content");
  const answer = readFileSync(day);
  const server = createServer((_, response) => response.end(answer));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const empty = () => {
    rmSync(content, { recursive: true, force: true });
    mkdirSync(content, { recursive: true });
    const source = `sources:\n  huggingface: {url: "http://127.0.0.1:${port}/"}\n`;
    const feedId = "urn:uuid:00000000-0000-4000-8000-000000000000";
    writeFileSync(join(content, "site.yaml"), `format: 1\ntitle: "Bench"\nfeed_id: "${feedId}"\n${source}`);
  };
  const command = [join(root, "scripts/bundled.mjs"), "import", "--source", "huggingface", "--date", "2026-06-02"];
  const places = ["--content", content, "--cache", join(folder, "fresh/cache")];
  row(
    "importing a day of 47 papers",
    await repeat(runs, async () => {
      empty();
      return { ...(await run([...command, ...places])), stdout: "" };
    }),
  );
  server.close();
  const script = bundled("import", folder);
  row(
    "importing every day of the archive",
    await repeat(1, () => {
      empty();
      return timedInside(script, content, join(data, "hf"));
    }),
  );
}

/** One of the scripts that measure a part, as one file. */
function bundled(name: string, folder: string): string {
  const script = join(folder, `${name}.mjs`);
  buildSync({
    entryPoints: [join(root, `scripts/bench/${name}.ts`)],
    outfile: script,
    bundle: true,
    banner: { js: 'import { createRequire as from } from "node:module"; const require = from(import.meta.url);' },
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  return script;
}

/** Runs such a script, which tells its own seconds. */
async function timedInside(script: string, ...args: readonly string[]): Promise<Run> {
  const ran = await run([script, ...args]);
  return { ...ran, seconds: JSON.parse(ran.stdout).seconds, stdout: "" };
}
