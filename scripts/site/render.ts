import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { SystemError } from "../config/system.ts";
import type { Shell } from "./views.ts";

/** Pages to print. */
export interface Order {
  /** What all of them know. */
  readonly shell: Shell;
  /** A file with a page a line, see `lineOf`, in ASCII: a channel between processes is slow with megabytes. */
  readonly file: string;
}

/** A file that was written: its path in the site's folder, its bytes, and their SHA-256 in hexadecimal. */
export type Written = readonly [path: string, size: number, sha256: string];

/** What the printing process tells: how many pages of the order are printed so far, then what it wrote or what went wrong. */
export type Told =
  | { readonly printed: number }
  | { readonly written: readonly Written[] }
  | { readonly failed: string; readonly system: SystemError | null };

/** A process that has Eleventy loaded, or is loading it. */
export interface Printer {
  /** Prints pages; one order at a time. @throws What a template or Eleventy threw. */
  print(order: Order, onPage?: (printed: number) => void): Promise<readonly Written[]>;
  /** Ends the process. */
  close(): void;
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
      printing.ref();
      printing.channel?.ref();
      try {
        return await new Promise<readonly Written[]>((done, fail) => {
          printing.on("message", (said: Told) => {
            if ("printed" in said) onPage?.(said.printed);
            else if ("failed" in said) fail(Object.assign(new Error(said.failed), said.system));
            else done(said.written);
          });
          printing.on("error", fail);
          printing.on("exit", (code) =>
            fail(new Error(`Cannot print the pages: the printing process ended with ${code}`)),
          );
          printing.send(order);
        });
      } finally {
        for (const event of ["message", "error", "exit"]) printing.removeAllListeners(event);
        printing.unref();
        printing.channel?.unref();
      }
    },
    close() {
      if (printing.connected) printing.disconnect();
    },
  };
}
