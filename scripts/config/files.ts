import { isUtf8 } from "node:buffer";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { compare, type Read } from "./problem.ts";

/** Writes a file whole or not at all: a reader, or a run that was cut off, never sees half of it. Makes its folders. */
export function writeWhole(file: string, data: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  // Hidden: what a run that was killed leaves is passed over by the next.
  const part = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    writeFileSync(part, data);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    // Whoever is told knows the file, and no part of it.
    throw Object.assign(error as Error, { path: file });
  }
}

/** Bytes of one file of text. A paper with 3,300 authors has 90,000. */
export const mostText = 2 ** 20;

/**
 * The text of one file of the content, or one sentence why it can't be had.
 *
 * @param path From the content folder, with `/`.
 * @param limit Bytes that it may have.
 */
export function readText(content: string, path: string, limit = mostText): Read<string> {
  const bytes = readBytes(content, path);
  if (!bytes.ok) return bytes;
  if (bytes.value.length > limit) return unreadable(path, `expected at most ${limit} bytes, got ${bytes.value.length}`);
  const text = bytes.value.toString("utf8");
  if (isUtf8(bytes.value)) return { ok: true, value: text };
  return unreadable(path, "expected text in UTF-8", text.slice(0, text.indexOf("\ufffd")).split("\n").length);
}

/**
 * The bytes of one file of the content, or one sentence why they can't be had. A link that leads out of the content is
 * refused: a pull request may add one to any file of the machine that builds.
 *
 * @param path From the content folder, with `/`.
 */
export function readBytes(content: string, path: string): Read<Buffer> {
  try {
    const inside = realpathSync.native(content) + sep;
    if (!realpathSync.native(join(content, path)).startsWith(inside))
      return unreadable(path, "it is a link out of the content, and what it leads to would be published");
    return { ok: true, value: readFileSync(join(content, path)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return unreadable(path, (code && reasons[code]) ?? String(error));
  }
}

function unreadable(path: string, why: string, line = 1): Read<never> {
  const message = `Cannot read this ${line > 1 ? "line" : "file"}: ${why}`;
  return { ok: false, problems: [{ file: `content/${path}`, line, message }] };
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  ENOENT: "it is a link that leads nowhere",
  ELOOP: "it is a link that leads to itself",
  EACCES: "its permissions don't allow it",
};

/** True for a folder, and for a link to one. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Names in a folder in one order everywhere; none where the folder is absent. Hidden files are passed over. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .sort(compare);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
