import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../config/files.ts";
import { sha256Of } from "../config/hash.ts";
import type { Collection } from "../editions/collection.ts";
import type { Ranking } from "../ranking/rank.ts";
import { assets, type Own, type Prepared } from "./assets.ts";
import type { Drawn } from "./draw.ts";
import { engineVersion, pictureVersion } from "./engine.ts";
import { keptLayout, layoutFile } from "./keptlayout.ts";
import { bytesIn, type Manifest } from "./manifest.ts";
import { type Model, modelOf } from "./model.ts";
import type { Output } from "./output.ts";
import { type Stamp, stampOf } from "./page.ts";
import { type Picture, planPictures } from "./pictures.ts";
import { startPrinting } from "./printing.ts";
import type { Printer } from "./render.ts";
import type { Search } from "./searchsite.ts";
import type { Tier } from "./searchtiers.ts";
import { type Stamped, stampedPages } from "./stamped.ts";
import { type Weight, weightOf, weightWarning } from "./weight.ts";

/** What a site is made from. */
export interface Plan {
  readonly model: Model;
  /** Files that are copied as they are, by output path. */
  readonly copies: ReadonlyMap<string, Uint8Array>;
  readonly pictures: readonly Picture[];
  /** Each output that comes from the model, planned when it is asked for. */
  readonly outputs: () => Iterable<Stamped>;
  /** Places of the map that the cache doesn't have; null where it has them. Known when the outputs are planned. */
  readonly layout: () => Uint8Array | null;
}

/**
 * Brings together what outputs are planned from. Writes nothing.
 *
 * @param style Whether the page of all components is one.
 */
export function plan(
  collection: Collection & { readonly own: Own },
  ranking: Ranking,
  tiers: readonly Tier[],
  cache: string,
  prepared: Prepared,
  style = false,
): Plan {
  const { copies: copied, loaded } = assets(collection.own, prepared);
  const copies = new Map(copied);
  const engine = engineVersion();
  const { layout, found } = keptLayout(cache, engine);
  const model = modelOf(collection, ranking, loaded, layout, tiers);
  return {
    model,
    copies,
    pictures: planPictures(model),
    outputs: () => stampedPages(model, engine, style),
    layout: found,
  };
}

/** What a build did to the output. Counts of files. */
export interface Made {
  readonly written: number;
  readonly deleted: number;
  /** All files of the site now, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly weight: Weight;
  /** What is to be said of a site that comes near what a host publishes; else null. */
  readonly heavy: string | null;
  readonly pictures: { readonly drawn: number; readonly seconds: number };
}

/** What a build is given beside its plan. */
export interface Means {
  readonly output: Output;
  readonly cache: string;
  readonly search: Search;
  readonly printer: Printer;
  /** Starts another printing process. */
  readonly another: () => Printer;
  /** Printing processes at a time. */
  readonly workers: number;
  readonly draw: (pictures: readonly Picture[]) => Promise<Drawn>;
  /** Told how many pages are printed so far, and how many are known to be. */
  readonly onPage?: (printed: number, of: number) => void;
  /** What the manifest remembers of this build, so that the next one from the same inputs may be passed over. */
  readonly remember: Omit<Manifest, "files">;
}

/** A build whose outputs are all planned, and some of them made. */
export interface Begun {
  readonly outputs: number;
  /** Those that have to be made. */
  readonly changed: number;
  finish(): Promise<Made>;
}

/** Plans every output, and meanwhile makes those that have changed since the last build. What is not planned is deleted in the end. */
export async function carryOut(plan: Plan, { output, cache, search, ...means }: Means): Promise<Begun> {
  const engine = engineVersion();
  const drawing = plan.pictures.length > 0 ? pictureVersion() : "";
  const pictures = plan.pictures.filter(({ path, view }) => !output.keep(path, stampOf(view, drawing)));
  output.prepare(pictures.map(({ path }) => path));
  const drawn = means.draw(pictures);
  for (const [path, bytes] of plan.copies) {
    const stamp = stampOf(sha256Of(bytes), engine);
    if (!output.keep(path, stamp)) output.write(path, stamp, bytes);
  }
  // Pages are printed in processes of their own, while this one plans.
  const pages = new Map<string, Stamp>();
  const printing = startPrinting({
    ...{ printer: means.printer, another: means.another, most: means.workers, shell: plan.model.shell },
    spool: join(cache, "pages"),
    before: output.prepare,
    onPage: (printed) => means.onPage?.(printed, pages.size),
  });
  let changed = 0;
  for (const one of plan.outputs()) {
    if (output.keep(one.path, one.stamp)) continue;
    changed++;
    if ("line" in one) {
      pages.set(one.path, one.stamp);
      await printing.add(one.path, one.line());
    } else output.write(one.path, one.stamp, one.bytes());
  }
  const places = plan.layout();
  if (places) writeWhole(join(cache, layoutFile), places);
  const finish = async (): Promise<Made> => {
    for (const file of await printing.finish()) {
      const stamp = pages.get(file[0]);
      if (stamp !== undefined) output.note(file, stamp);
    }
    await search.finish();
    const { seconds } = await drawn;
    for (const { path, view } of pictures) {
      const bytes = readFileSync(join(output.folder, path));
      output.note([path, bytes.length, sha256Of(bytes)], stampOf(view, drawing));
    }
    const { files } = output;
    const weight = weightOf(Array.from(files, ([path, [, size]]) => [path, size]));
    const heavy = weightWarning(weight);
    const warnings = [...means.remember.warnings, ...(heavy === null ? [] : [heavy])];
    const done = output.close({ ...means.remember, warnings });
    const drew = { drawn: pictures.length, seconds };
    return { ...done, files: files.size, bytes: bytesIn({ files }), weight, heavy, pictures: drew };
  };
  return { outputs: output.files.size + pages.size, changed, finish };
}
