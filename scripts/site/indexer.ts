import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What it tells before it ends with a fault. */
export interface Failed {
  readonly failed: string;
}

/** A process that indexes. It keeps no command alive until it is waited for, and ends when the command does. */
export interface Indexer {
  /** @throws {Error} With what it said, if it failed. */
  done(): Promise<void>;
}

/**
 * @param script What the process runs: `scripts/index.ts`, or the bundle of it.
 * @param folders Of the tiers that it indexes, one after the other.
 */
export function startIndexer(script: URL, folders: readonly string[]): Indexer {
  const child = fork(fileURLToPath(script), folders, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  let said = "";
  child.on("message", ({ failed }: Failed) => {
    said = failed;
  });
  child.unref();
  child.channel?.unref();
  const done = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(said || `Cannot index the papers: the process that does it ended with ${code ?? signal}`));
    });
  });
  // Whoever waits for it is told.
  done.catch(() => {});
  return {
    done() {
      // Both: it is over when the process has ended and the channel to it is closed, in whatever order.
      child.ref();
      child.channel?.ref();
      return done;
    },
  };
}
