import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { say } from "../say.ts";
import { filesIn, root } from "../site/engine.ts";
import { median } from "./median.ts";
import { imports, rankings } from "./parts.ts";
import { type Run, repeat, run } from "./run.ts";

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

/** Builds a content folder several times, and ranks and imports; prints a table as it goes. */
export async function measureStarter(given: string, runs: number, data: string): Promise<void> {
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

    say(`Node ${process.versions.node}, ${availableParallelism()} cores, medians of ${runs}`);
    const yardstick = await repeat(runs, () => run(["--input-type=module", "--eval", eleventyAndPagefind]));
    row("Eleventy loaded, 302 records indexed", yardstick);
    const full = await repeat(runs, () => {
      for (const place of Object.values(places)) rmSync(place, { recursive: true, force: true });
      return build();
    });
    row("full build", full, yardstick);
    row("nothing changed", await repeat(runs, build), yardstick);
    const edited = await repeat(runs, (edit) => {
      writeFileSync(paper, `${abstract.trimEnd()} A sentence more, number ${edit + 1}.\n`);
      return build();
    });
    row("one paper edited", edited, yardstick);
    await rankings({ runs, content, folder, row }, join(data, "hf/daily_papers.jsonl.gz"));
    await imports({ runs, folder, row }, data);
    sizes(places.output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function firstPaper(content: string): string {
  const shelf = join(content, "papers", readdirSync(join(content, "papers")).sort()[0] ?? "");
  return join(shelf, readdirSync(shelf).sort()[0] ?? "");
}

function row(name: string, runs: readonly Run[], yardstick: readonly Run[] = []): void {
  const seconds = median(runs.map((run) => run.seconds));
  const times =
    yardstick.length > 0 ? `${(seconds / median(yardstick.map((run) => run.seconds))).toFixed(2)} times the first` : "";
  const written = runs.at(-1)?.stdout;
  const files = written ? `${JSON.parse(written).written} files written` : "";
  const memory = `${median(runs.map((run) => run.megabytes)).toFixed(0)} MB`;
  say(
    `${name.padEnd(38)}${seconds.toFixed(2).padStart(6)} s ${memory.padStart(8)}  ${[times, files].filter(Boolean).join(", ")}`,
  );
}

/** Bytes as they stand, not compressed. */
function sizes(site: string): void {
  const bytes = (path: string) => statSync(join(site, path)).size;
  const of = (name: string, paths: readonly string[]) => {
    const sum = paths.reduce((total, path) => total + bytes(path), 0);
    say(`${name.padEnd(38)}${(sum / paths.length / 1024).toFixed(2).padStart(6)} KB`);
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
  say(`${"client scripts in all".padEnd(38)}${(scripts / 1024).toFixed(2).padStart(6)} KB`);
  say(`${"site".padEnd(38)}${(total / 2 ** 20).toFixed(2).padStart(6)} MB in ${files.length} files`);
}
