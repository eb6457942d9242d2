import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Blobs, blobsIn } from "../config/blobs.ts";

/** The repository's folder, where the engine's own files are. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

const majorVersion = process.versions.node.split(".")[0] ?? "";
const parts = ["scripts", "templates", "public", ".eleventy.ts", "package-lock.json"];

/** A hash of everything but content that decides what a page looks like: code, templates, dependencies, Node's major version. */
export function engineVersion(folder = root): string {
  if (folder !== root) return hashOf(folder, parts, majorVersion);
  // Once in a process: whoever edits the engine meanwhile does not change what this one has loaded.
  own ??= hashOf(root, parts, majorVersion);
  return own;
}

let own: string | undefined;

/** Packages that pictures are drawn with; the fonts are of two. */
const drawing = ["@resvg/resvg-js", "fast-png", "fflate", "opentype.js"];
const fonts = ["stix-two-math", "stix-two-text"].map((name) => `@fontsource/${name}`);

/**
 * A hash of all that decides what a picture of given texts looks like. Narrower than the engine's: a change of a template
 * draws no picture of an old edition again. The code of that folder imports none of another.
 */
export function pictureVersion(): string {
  const packages = [...drawing, ...fonts].map((name) => `node_modules/${name}/package.json`);
  return hashOf(root, ["scripts/site/picture", ...packages], "");
}

/** A hash of all that decides what a paper's file is read as: a change of a template reads no paper again. */
export function readerVersion(): string {
  return hashOf(root, ["scripts/config", "scripts/papers", "scripts/text", "package-lock.json"], majorVersion);
}

/** A hash of all that decides what ranking says of papers, beside the papers. */
export function rankingVersion(): string {
  return hashOf(
    root,
    ["scripts/config", "scripts/papers", "scripts/ranking", "scripts/text", "package-lock.json"],
    majorVersion,
  );
}

/**
 * A hash of all that a build is made from: the engine and every file of the content folder.
 *
 * @param blobs What those files hold.
 */
export function inputsVersion(content: string, blobs: Blobs = blobsIn(content)): string {
  const hash = createHash("sha256").update(engineVersion());
  for (const [folder, files] of blobs)
    hash.update(`\0\0${folder}\0${[...files].map(([name, id]) => `${name}\0${id}`).join("\0")}`);
  return hash.digest("hex");
}

function hashOf(folder: string, paths: readonly string[], salt: string): string {
  const hash = createHash("sha256").update(salt);
  for (const file of paths.flatMap((path) => filesIn(folder, path))) {
    const bytes = bytesOf(join(folder, file));
    hash.update(`\0${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/** None of a file that can't be read: whoever reads the content says so. */
function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    return new Uint8Array();
  }
}

/** Every file at or under a path, from `folder`, in one order everywhere; none where it is absent. */
export function filesIn(folder: string, path: string): string[] {
  const full = join(folder, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => filesIn(folder, path === "" ? name : `${path}/${name}`));
}
