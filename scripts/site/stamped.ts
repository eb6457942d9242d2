import type { Model } from "./model.ts";
import { isFile, lineOf, outputPath, type Stamp, stampOf } from "./page.ts";
import { plannedPages } from "./plan.ts";

/** One output of the plan, with the hash of all that it is made from. */
export type Stamped = StampedPage | StampedFile;

interface StampedPage {
  /** In the site's folder. */
  readonly path: string;
  readonly stamp: Stamp;
  /** The page as the printing process is told it. */
  line(): string;
}

/** What no template prints. */
interface StampedFile {
  readonly path: string;
  readonly stamp: Stamp;
  bytes(): Uint8Array;
}

/**
 * Every output that comes from the plan, one after the other. Nothing is kept of those before: a large site has a hundred
 * thousand.
 *
 * @param style Whether the page of all components is one.
 */
export function* stampedPages(model: Model, engine: string, style = false): Generator<Stamped> {
  const salt = stampOf(model.shell, engine);
  for (const planned of plannedPages(model, style)) {
    const path = outputPath(planned.url);
    if (isFile(planned)) {
      yield { path, stamp: stampOf(planned.inputs, engine), bytes: () => planned.bytes() };
    } else if ("make" in planned) {
      const stamp = stampOf(`${planned.kind} ${planned.inputs}`, salt);
      yield { path, stamp, line: () => lineOf(planned.make()) };
    } else {
      const line = lineOf(planned);
      yield { path, stamp: stampOf(line, salt), line: () => line };
    }
  }
}
