import { isUtf8 } from "node:buffer";
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
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
  return bytes.ok ? textOf(path, bytes.value, limit) : bytes;
}

/** The same of bytes that have been read. */
export function textOf(path: string, bytes: Buffer, limit = mostText): Read<string> {
  if (bytes.length > limit) return unreadable(path, `expected at most ${limit} bytes, got ${bytes.length}`);
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return { ok: true, value: text };
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
    if (!isInside(content, path))
      return unreadable(path, "it is a link out of the content, and what it leads to would be published");
    return { ok: true, value: readFileSync(join(content, path)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return unreadable(path, (code && reasons[code]) ?? String(error));
  }
}

/** True for what stands in the content, links followed. */
export function isInside(content: string, path: string): boolean {
  return realpathSync.native(join(content, path)).startsWith(realpathSync.native(content) + sep);
}

/**
 * The bytes of a file that is no link, in a folder that is known to stand in the content; null for a link, and for what can't
 * be read. A third of what `readBytes` costs, for files that are read by the hundred thousand.
 *
 * @returns Bytes that are good until the next call.
 */
export function plainBytes(file: string): Buffer | null {
  let opened: number | undefined;
  try {
    opened = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    const length = readSync(opened, room, 0, room.length, 0);
    return length < room.length ? room.subarray(0, length) : readFileSync(opened);
  } catch {
    return null;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

const room = Buffer.allocUnsafeSlow(2 ** 17);

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
