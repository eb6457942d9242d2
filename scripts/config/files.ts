import { isUtf8 } from "node:buffer";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compare, type Read } from "./problem.ts";

/** Writes a file whole or not at all: a reader, or a run that was cut off, never sees half of it. Makes its folders. */
export function writeWhole(file: string, data: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, data);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Bytes of one file of the content. A paper with 3,300 authors has 90,000. */
const most = 2 ** 20;

/**
 * The text of one file of the content, or one sentence why it can't be had.
 *
 * @param path From the content folder, with `/`.
 * @param limit Bytes that it may have.
 */
export function readText(content: string, path: string, limit = most): Read<string> {
  const problem = (message: string, line = 1): Read<never> => ({
    ok: false,
    problems: [
      { file: `content/${path}`, line, message: `Cannot read this ${line > 1 ? "line" : "file"}: ${message}` },
    ],
  });
  try {
    const bytes = readFileSync(join(content, path));
    if (bytes.length > limit) return problem(`expected at most ${limit} bytes, got ${bytes.length}`);
    const text = bytes.toString("utf8");
    if (isUtf8(bytes)) return { ok: true, value: text };
    return problem("expected text in UTF-8", text.slice(0, text.indexOf("\ufffd")).split("\n").length);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return problem((code && reasons[code]) ?? String(error));
  }
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
