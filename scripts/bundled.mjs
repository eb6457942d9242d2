// @ts-check
/**
 * The commands that are run every day, as `npm run` runs them: the build, or the one that the first argument names. Loading a
 * hundred modules and their libraries one by one through a TypeScript loader takes longer than ranking the papers; bundled,
 * they load at once. The bundle is made anew when what it is made of has changed.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
// As deep as scripts/site, from where the code finds the repository's folder.
const outdir = join(root, ".cache/engine");
const about = join(outdir, "bundle.json");

/** The commands that a person waits for, or a job runs every day. */
const names = [
  "add",
  "build",
  "check",
  "daily",
  "deploy",
  "edition",
  "import",
  "join",
  "publish",
  "review",
  "send",
  "topics",
];
const version = hashOf(["scripts", ".eleventy.ts", "package-lock.json", "tsconfig.json"]);
if (!isBundled()) await bundle();
const named = names.find((name) => name === process.argv[2]);
if (named) process.argv.splice(2, 1);
await import(pathToFileURL(join(outdir, `${named ?? "build"}.mjs`)).href);

async function bundle() {
  const { buildSync } = await import("esbuild");
  const { outputFiles } = buildSync({
    entryPoints: [...names, "print", "draw", "index", "survey"].map((name) => join(root, `scripts/${name}.ts`)),
    absWorkingDir: root,
    outdir,
    bundle: true,
    splitting: true,
    // These find files of their own beside their code.
    external: ["@11ty/*", "@resvg/resvg-js", "esbuild", "pagefind"],
    // Libraries in the older module format ask for Node's modules by `require`.
    banner: {
      js: 'import { createRequire as requireOfBanner } from "node:module"; const require = requireOfBanner(import.meta.url);',
    },
    platform: "node",
    format: "esm",
    target: "node20",
    write: false,
    outExtension: { ".js": ".mjs" },
  });
  for (const { path, contents } of outputFiles) write(path, contents);
  write(about, JSON.stringify({ version, files: outputFiles.map(({ path }) => relative(outdir, path)) }));
}

function isBundled() {
  try {
    /** @type {{ version: string, files: string[] }} */
    const made = JSON.parse(readFileSync(about, "utf8"));
    return made.version === version && made.files.every((file) => existsSync(join(outdir, file)));
  } catch {
    return false;
  }
}

/**
 * Whole at once: another build may be reading it.
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
function write(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const path of paths) {
    const full = join(root, path);
    const files = statSync(full).isDirectory() ? readdirSync(full, { recursive: true, encoding: "utf8" }).sort() : [""];
    for (const file of files.map((name) => join(full, name)).filter((name) => statSync(name).isFile()))
      hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
