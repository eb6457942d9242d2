import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CannotError } from "./config/problem.ts";

/** Hidden, so that no reader of the content takes it for a part of it; git is told to pass it over. */
const lockFile = ".lock";

/**
 * Does work that no second run may do at the same time. What a run that was killed left behind does not stop the next: its
 * process is gone.
 *
 * @throws {CannotError} If another process that is alive holds the lock.
 */
export async function locked<T>(content: string, work: () => Promise<T>): Promise<T> {
  const file = join(content, lockFile);
  mkdirSync(content, { recursive: true });
  take(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): void {
  // Linked into place, so that the lock is never there without saying whose it is.
  const own = `${file}.${process.pid}.part`;
  writeFileSync(own, String(process.pid));
  try {
    while (!isLinked(own, file)) {
      const holder = holderOf(file);
      if (holder === null) continue;
      if (isAlive(holder))
        throw new CannotError(
          `Cannot run beside another run: process ${holder} works on this folder. If none does, delete ${file}.`,
        );
      clear(file, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function isLinked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Takes a dead run's lock away; one that a third run has just put in its place is put back. */
function clear(file: string, holder: number): void {
  const aside = `${file}.${process.pid}.old.part`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (holderOf(aside) !== holder) isLinked(aside, file);
  rmSync(aside, { force: true });
}

/** Null where the file is gone again. */
function holderOf(file: string): number | null {
  try {
    return Number(readFileSync(file, "utf8")) || 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function isAlive(id: number): boolean {
  if (id === 0 || id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
