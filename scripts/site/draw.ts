import { Worker } from "node:worker_threads";
import type { Picture } from "./pictures.ts";

/** What the drawing thread is given. */
export interface Drawing {
  readonly output: string;
  readonly pictures: readonly Picture[];
}

export interface Drawn {
  /** On the wall clock, from the start of the thread. */
  readonly seconds: number;
}

/**
 * Draws pictures to the output, in a thread of its own: beside the printing they take no time of the build's where a core is
 * free. The thread is started, and the fonts are read, only where there is something to draw.
 *
 * @param script What the thread runs: `scripts/draw.ts`, or the bundle of it.
 */
export async function drawWith(script: URL, { output, pictures }: Drawing): Promise<Drawn> {
  if (pictures.length === 0) return { seconds: 0 };
  const start = performance.now();
  const drawing: Drawing = { output, pictures };
  await new Promise<void>((done, fail) => {
    const thread = new Worker(script, { workerData: drawing });
    thread.on("error", fail);
    thread.on("exit", (code) =>
      code === 0 ? done() : fail(new Error(`Cannot draw the pictures: the drawing thread ended with ${code}`)),
    );
  });
  return { seconds: (performance.now() - start) / 1000 };
}
