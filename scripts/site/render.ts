import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { SystemError } from "../config/system.ts";
import type { Page } from "./page.ts";

/** What the printing process is asked: the pages, and the site's address, whose path links start with. */
export interface Order {
  readonly pages: readonly Page[];
  readonly base: string;
}

/** What it tells: how many pages are printed so far, then that it is done or what went wrong. */
export type Told =
  | { readonly printed: number }
  | { readonly done: true }
  | { readonly failed: string; readonly system: SystemError | null };

/** A process that has Eleventy loaded, or is loading it. */
export interface Printer {
  /** Prints the pages, and ends the process. @throws What a template or Eleventy threw. */
  print(order: Order, onPage?: (printed: number) => void): Promise<void>;
}

/**
 * Loading Eleventy takes longer than ranking a small collection: a process of its own does it meanwhile, on another core.
 *
 * @param script What the process runs: `scripts/print.ts`, or the bundle of it.
 * @param output The folder that pages are printed to.
 */
export function startPrinter(script: URL, output: string): Printer {
  const printing = fork(fileURLToPath(script), [output], { serialization: "advanced" });
  // Until it is asked it keeps no command alive; and it ends when the command does.
  printing.unref();
  printing.channel?.unref();
  return {
    async print(order, onPage) {
      printing.channel?.ref();
      await new Promise<void>((done, fail) => {
        printing.on("message", (told: Told) => {
          if ("printed" in told) onPage?.(told.printed);
          else if ("failed" in told) fail(Object.assign(new Error(told.failed), told.system));
          else done();
        });
        printing.on("error", fail);
        printing.on("exit", (code) =>
          fail(new Error(`Cannot print the pages: the printing process ended with ${code}`)),
        );
        printing.send(order);
      });
      printing.disconnect();
    },
  };
}
