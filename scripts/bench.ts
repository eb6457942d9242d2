import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { median } from "./bench/median.ts";
import { kindNames } from "./bench/pagekinds.ts";
import { command, commonOptions, UsageError } from "./command.ts";
import { say, sayJson } from "./say.ts";
import { filesIn, root } from "./site/engine.ts";

const help = `
npm run bench -- [options]

Builds the content several times and prints medians: seconds of the wall clock of the whole command, with Node's start;
megabytes of all its processes together at their peak (Linux only); files written; and the sizes of what was built.
The first row loads Eleventy and indexes as many records with Pagefind, and nothing else: it tells machines apart.

With --reader it measures what readers get instead. It serves the built site as GitHub Pages does, and of each kind of page
prints what a first visit costs over the wire, what Lighthouse gives it on a simulated phone, and which figures miss their bar.

  --runs N       how often each is run (5; with --reader 3, and 0 asks Lighthouse and search nothing)
  --content DIR  the content folder (content)
  --reader       measure the readers' side
  --pages KINDS  with --reader, the kinds of pages, comma-separated (all): ${kindNames.join(", ")}
  --json         with --reader, print one JSON object
  --data DIR     a folder with hf/daily_papers.jsonl.gz, 11,273 papers to rank and to import, and hf/raw, a day of them
                 (../shared/data); absent: those rows are skipped
`;

const options = {
  ...commonOptions,
  runs: { type: "string" },
  reader: { type: "boolean", default: false },
  pages: { type: "string" },
  json: { type: "boolean", default: false },
  data: { type: "string", default: "../shared/data" },
} as const;

/** One run of a command. */
interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly stdout: string;
}

/** What plain Eleventy with Pagefind needs before it prints a page. */
const eleventyAndPagefind = `
  const [, { createIndex, close }] = await Promise.all([import("@11ty/eleventy"), import("pagefind")]);
  const { index } = await createIndex();
  const content = "We train a model on data and show that it is better than the one before. ".repeat(18);
  await Promise.all(Array.from({ length: 302 }, (_, i) =>
    index.addCustomRecord({ url: "/" + i, content: content + i, language: "en", meta: { title: "Paper " + i } })));
  await index.getFiles();
  await close();
`;

const option = ([name, value]: [string, string]) => [`--${name}`, value];

await command(help, options, async ({ content: given, runs: count, data, reader: isReaders, pages, json }) => {
  const least = isReaders ? 0 : 1;
  const runs = Number(count ?? (isReaders ? 3 : 5));
  if (!Number.isInteger(runs) || runs < least)
    throw new UsageError(`Cannot run each ${count} times: expected ${least} or more.`);
  if (isReaders) return reader(given, runs, pages?.split(",") ?? null, json);
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  const content = join(folder, "content");
  try {
    cpSync(given, content, { recursive: true });
    const places = { output: join(folder, "_site"), cache: join(folder, ".cache") };
    const build = () =>
      run([
        join(root, "scripts/bundled.mjs"),
        "--json",
        "--content",
        content,
        ...Object.entries(places).flatMap(option),
      ]);
    const paper = firstPaper(content);
    const abstract = readFileSync(paper, "utf8");

    process.stdout.write(`Node ${process.versions.node}, ${availableParallelism()} cores, medians of ${runs}\n`);
    const yardstick = await repeat(runs, () => run(["--input-type=module", "--eval", eleventyAndPagefind]));
    row("Eleventy loaded, 302 records indexed", yardstick);
    const full = await repeat(runs, () => {
      for (const place of Object.values(places)) rmSync(place, { recursive: true, force: true });
      return build();
    });
    row("full build", full, yardstick);
    row("nothing changed", await repeat(runs, build), yardstick);
    let edit = 0;
    const edited = await repeat(runs, () => {
      writeFileSync(paper, `${abstract.trimEnd()} A sentence more, number ${++edit}.\n`);
      return build();
    });
    row("one paper edited", edited, yardstick);
    await rankings(runs, content, join(data, "hf/daily_papers.jsonl.gz"), folder);
    await imports(runs, data, folder);
    sizes(places.output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What readers get: a table as it is measured, or one JSON object. */
async function reader(content: string, runs: number, kinds: readonly string[] | null, json: boolean): Promise<void> {
  const unknown = kinds?.find((kind) => !kindNames.includes(kind));
  if (unknown !== undefined)
    throw new UsageError(`Cannot measure "${unknown}": the kinds of pages are ${kindNames.join(", ")}.`);
  // Loads Lighthouse, which takes seconds.
  const { measureReader } = await import("./bench/reader.ts");
  const report = await measureReader({ content, kinds, runs }, json ? () => {} : say);
  if (json) sayJson(report);
  else if (report.short.length === 0) say("No figure misses its bar.");
  else say("", "Falls short:", ...report.short);
}

/** Ranking alone, in a process of its own: its seconds leave out Node's start and the reading of files, its megabytes don't. */
async function rankings(runs: number, content: string, archive: string, folder: string): Promise<void> {
  const script = bundled("rank", folder);
  row("ranking alone", await repeat(runs, () => timedInside(script, content)));
  if (existsSync(archive))
    row("ranking the archive of --data", await repeat(runs, () => timedInside(script, content, archive)));
  else process.stdout.write(`Ranking an archive was skipped: there is no ${archive}.\n`);
}

/** The import: a real day by the command that is run every day, from a server on this machine; and every day of the archive. */
async function imports(runs: number, data: string, folder: string): Promise<void> {
  const day = join(data, "hf/raw/hf_daily_papers_2026-06-02.json");
  if (!existsSync(day)) return void process.stdout.write(`Importing was skipped: there is no ${day}.\n`);
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

function firstPaper(content: string): string {
  const shelf = join(content, "papers", readdirSync(join(content, "papers")).sort()[0] ?? "");
  return join(shelf, readdirSync(shelf).sort()[0] ?? "");
}

async function repeat(runs: number, once: () => Promise<Run>): Promise<Run[]> {
  const all: Run[] = [];
  for (let i = 0; i < runs; i++) all.push(await once());
  return all;
}

/** Runs Node in a process of its own. @throws {Error} If it fails, with what it said. */
function run(args: readonly string[]): Promise<Run> {
  return new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let [stdout, megabytes] = ["", 0];
    const watching = setInterval(() => {
      megabytes = Math.max(megabytes, child.pid === undefined ? 0 : resident(child.pid));
    }, 20);
    child.stdout.on("data", (text) => {
      stdout += text;
    });
    child.on("close", (code) => {
      clearInterval(watching);
      if (code === 0) done({ seconds: (performance.now() - start) / 1000, megabytes, stdout });
      else fail(new Error(`Cannot measure: node ${args[0]} ended with ${code}`));
    });
  });
}

/** Resident memory of a process and of all that it started, in megabytes; 0 where /proc does not tell. */
function resident(pid: number): number {
  try {
    const own = Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    return children === "" ? own : children.split(" ").reduce((sum, child) => sum + resident(Number(child)), own);
  } catch {
    return 0;
  }
}

function row(name: string, runs: readonly Run[], yardstick: readonly Run[] = []): void {
  const seconds = median(runs.map((run) => run.seconds));
  const times =
    yardstick.length > 0 ? `${(seconds / median(yardstick.map((run) => run.seconds))).toFixed(2)} times the first` : "";
  const written = runs.at(-1)?.stdout;
  const files = written ? `${JSON.parse(written).written} files written` : "";
  const memory = `${median(runs.map((run) => run.megabytes)).toFixed(0)} MB`;
  process.stdout.write(
    `${name.padEnd(38)}${seconds.toFixed(2).padStart(6)} s ${memory.padStart(8)}  ${[times, files].filter(Boolean).join(", ")}\n`,
  );
}

/** Bytes as they stand, not compressed. */
function sizes(site: string): void {
  const bytes = (path: string) => statSync(join(site, path)).size;
  const of = (name: string, paths: readonly string[]) => {
    const sum = paths.reduce((total, path) => total + bytes(path), 0);
    process.stdout.write(`${name.padEnd(38)}${(sum / paths.length / 1024).toFixed(2).padStart(6)} KB\n`);
  };
  const files = filesIn(site, "");
  of(
    "paper page, on average",
    files.filter((path) => /^papers\/[^/]+\/[^/]+\.html$/.test(path) && !/\/index\.html$/.test(path)),
  );
  of("home", ["index.html"]);
  of(
    "style sheet of every page",
    files.filter((path) => /^engine\/style-/.test(path)),
  );
  const total = files.reduce((sum, path) => sum + bytes(path), 0);
  const scripts = files.filter((path) => /^engine\/.*\.js$/.test(path)).reduce((sum, path) => sum + bytes(path), 0);
  process.stdout.write(`${"client scripts in all".padEnd(38)}${(scripts / 1024).toFixed(2).padStart(6)} KB\n`);
  process.stdout.write(`${"site".padEnd(38)}${(total / 2 ** 20).toFixed(2).padStart(6)} MB in ${files.length} files\n`);
}
