import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inAscii } from "../config/ascii.ts";
import type { Printer, Written } from "./render.ts";
import type { Shell } from "./views.ts";

/** Pages of one order, at most: what a printing process holds at a time. */
const slice = 2500;
/** Pages that are worth an order of their own where a process has nothing to do. */
const fewest = 100;
/** From so many changed pages on a second process is worth its start. */
const many = 20_000;

/** What printing is done with. */
export interface Press {
  readonly printer: Printer;
  /** Starts another process. */
  readonly another: () => Printer;
  /** Processes that may print at a time. */
  readonly most: number;
  readonly shell: Shell;
  /** A folder where pages wait to be printed; emptied in the end. */
  readonly spool: string;
  /** Told the paths of pages before they are printed. */
  readonly before: (paths: readonly string[]) => void;
  /** Told how many pages are printed so far. */
  readonly onPage: (printed: number) => void;
}

/** Pages as they come, to be printed in slices while others are still planned. What is printed does not depend on the slices. */
export interface Printing {
  /** Takes one page. Where a promise is returned, no other may be given before it is kept. */
  add(path: string, line: string): Promise<void> | undefined;
  /** Prints what is left. Returns what was written. @throws What a printer threw. */
  finish(): Promise<readonly Written[]>;
}

/** Starts to print. */
export function startPrinting({ printer, another, most, shell, spool, before, onPage }: Press): Printing {
  const idle = [printer];
  let printers = 1;
  const busy = new Map<Promise<void>, number>();
  const written: Written[] = [];
  let paths: string[] = [];
  let lines: string[] = [];
  let [taken, started, done] = [0, 0, 0];
  let failed: { readonly error: unknown } | null = null;
  const tell = () => onPage([...busy.values()].reduce((sum, printed) => sum + printed, done));
  const start = (on: Printer) => {
    const pages = lines.length;
    const file = join(spool, `${started++}.jsonl`);
    mkdirSync(spool, { recursive: true });
    writeFileSync(file, inAscii(lines.join("\n")), "latin1");
    before(paths);
    const work: Promise<void> = on
      .print({ shell, file }, (printed) => {
        busy.set(work, printed);
        tell();
      })
      .then(
        (files) => {
          written.push(...files);
        },
        (error) => {
          failed ??= { error };
        },
      )
      .finally(() => {
        rmSync(file, { force: true });
        busy.delete(work);
        done += pages;
        tell();
        idle.push(on);
      });
    busy.set(work, 0);
    [paths, lines] = [[], []];
  };
  const free = async () => {
    if (idle.length === 0 && taken >= many && printers < most) {
      printers++;
      return another();
    }
    while (idle.length === 0) await Promise.race(busy.keys());
    return idle.pop();
  };
  const give = async () => {
    const next = await free();
    if (failed) throw failed.error;
    if (next) start(next);
    // The order leaves this process when it waits for something.
    await new Promise((next) => setImmediate(next));
  };
  return {
    add(path, line) {
      taken++;
      paths.push(path);
      lines.push(line);
      if (lines.length >= slice || (busy.size === 0 && lines.length >= fewest)) return give();
      return undefined;
    },
    async finish() {
      if (lines.length > 0) await give();
      await Promise.all(busy.keys());
      for (const one of idle) one.close();
      rmSync(spool, { recursive: true, force: true });
      if (failed) throw failed.error;
      return written;
    },
  };
}
