import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../config/files.ts";
import type { Collection } from "../editions/collection.ts";
import type { Ranking } from "../ranking/rank.ts";
import { assets, type Own, type Prepared } from "./assets.ts";
import type { Drawn } from "./draw.ts";
import { engineVersion, pictureVersion } from "./engine.ts";
import { keptLayout, layoutFile } from "./keptlayout.ts";
import { clearWay, deleteOrphans, forget, freshIn, type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { modelOf } from "./model.ts";
import { outputPath, type Page, type Stamp, stampOf } from "./page.ts";
import { type Picture, planPictures } from "./pictures.ts";
import { planPages } from "./plan.ts";
import type { Printer } from "./render.ts";
import { indexFiles, type SearchRecord, searchRecords } from "./search.ts";

export interface Places {
  /** The content folder. */
  readonly content: string;
  /** Where the site is written. */
  readonly output: string;
  /** Where the manifest of the last build is kept; may be lost at any time. */
  readonly cache: string;
}

/** Every output with its stamp, and those that have to be made again. */
export interface Plan {
  readonly stamps: ReadonlyMap<string, Stamp>;
  readonly pages: readonly Page[];
  readonly copies: ReadonlyMap<string, Uint8Array>;
  /** What search holds; null when its files are those of the last build. */
  readonly records: readonly SearchRecord[] | null;
  readonly search: Stamp;
  readonly pictures: readonly Picture[];
  /** Places of the map that the cache doesn't have; null where it has them. */
  readonly layout: Uint8Array | null;
  readonly manifest: Manifest;
  readonly language: string;
  readonly base: string;
}

/**
 * Plans every output and finds those that changed since the last build. Writes nothing.
 *
 * @param style Whether the page of all components is one.
 */
export function plan(
  collection: Collection & { readonly own: Own },
  ranking: Ranking,
  { output, cache }: Places,
  prepared: Prepared,
  style = false,
): Plan {
  const { copies, loaded } = assets(collection.own, prepared);
  const engine = engineVersion();
  const { layout, found } = keptLayout(cache, engine);
  const model = modelOf(collection, ranking, loaded, layout);
  const { language, base } = model.shell;
  const manifest = readManifest(cache);
  const pages = planPages(model, style);
  const stamps = new Map(pages.map((page) => [outputPath(page.url), stampOf(page, engine)]));
  for (const [path, bytes] of copies) stamps.set(path, stampOf(Buffer.from(bytes).toString("base64"), engine));

  const pictures = planPictures(model);
  const drawing = pictures.length > 0 ? pictureVersion() : "";
  for (const { path, view } of pictures) stamps.set(path, stampOf(view, drawing));

  const isFresh = freshIn(manifest, output);
  const fresh = (path: string, stamp = stamps.get(path)) => stamp !== undefined && isFresh(path, stamp);
  const records = searchRecords(model);
  const search = stampOf({ records, language }, engine);
  const indexed = [...manifest.files.keys()].filter(isIndexed);
  const searchable = indexed.length > 0 && indexed.every((path) => fresh(path, search));
  if (searchable) for (const path of indexed) stamps.set(path, search);
  return {
    stamps,
    pages: pages.filter((page) => !fresh(outputPath(page.url))),
    copies: new Map([...copies].filter(([path]) => !fresh(path))),
    records: searchable ? null : records,
    search,
    pictures: pictures.filter(({ path }) => !fresh(path)),
    layout: found(),
    manifest,
    language,
    base,
  };
}

/** What a build did to the output. Counts of files. */
export interface Made {
  readonly written: number;
  readonly deleted: number;
  /** All files of the site now, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly pictures: { readonly drawn: number; readonly seconds: number };
}

/** What a build is given beside its plan. */
export interface Means {
  readonly printer: Printer;
  readonly draw: (pictures: readonly Picture[]) => Promise<Drawn>;
  /** Told how many pages are printed so far. */
  readonly onPage?: (printed: number) => void;
  /** What the manifest remembers of this build, so that the next one from the same inputs may be passed over. */
  readonly remember: Omit<Manifest, "files">;
}

/** Makes what the plan says has changed; deletes what is not planned. The manifest forgets a file before it is touched. */
export async function carryOut(
  plan: Plan,
  { output, cache }: Places,
  { printer, draw, onPage, remember }: Means,
): Promise<Made> {
  const stamps = new Map(plan.stamps);
  const indexed = plan.records ? [...plan.manifest.files.keys()].filter(isIndexed) : [];
  const planned = [
    ...plan.pages.map((page) => outputPath(page.url)),
    ...plan.copies.keys(),
    ...plan.pictures.map(({ path }) => path),
  ];
  const touched = [...planned, ...indexed];
  if (touched.length > 0 || plan.records) forget(cache, plan.manifest, touched);
  if (plan.layout) writeWhole(join(cache, layoutFile), plan.layout);

  let written = plan.pages.length + plan.pictures.length;
  mkdirSync(output, { recursive: true });
  let deleted = clearWay(output, planned);
  // Pages are printed in a process of their own, records indexed in another, pictures drawn in a thread; this one writes
  // what is ready.
  const printed = plan.pages.length > 0 ? printer.print({ pages: plan.pages, base: plan.base }, onPage) : undefined;
  const write = async () => {
    const index = plan.records ? indexFiles(plan.records, plan.language) : new Map<string, Uint8Array>();
    for (const [path, bytes] of plan.copies) {
      writeWhole(join(output, path), bytes);
      written++;
    }
    const search = [...(await index)].map(([name, bytes]) => [`pagefind/${name}`, bytes] as const);
    deleted += clearWay(
      output,
      search.map(([path]) => path),
    );
    for (const [path, bytes] of search) {
      stamps.set(path, plan.search);
      if (holds(join(output, path), bytes)) continue;
      writeWhole(join(output, path), bytes);
      written++;
    }
  };
  const [drawn] = await Promise.all([draw(plan.pictures), printed, write()]);
  deleted += deleteOrphans(output, new Set(stamps.keys())).length;
  const pictures = { drawn: plan.pictures.length, seconds: drawn.seconds };
  return { written, deleted, files: stamps.size, bytes: writeManifest(cache, output, stamps, remember), pictures };
}

/** Of the search index. */
const isIndexed = (path: string) => path.startsWith("pagefind/");

/** Pagefind names most files by their content, so most are there already. */
function holds(file: string, bytes: Uint8Array): boolean {
  return existsSync(file) && readFileSync(file).equals(bytes);
}
