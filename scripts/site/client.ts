import { basename } from "node:path";
import { build } from "esbuild";
import { root } from "./engine.ts";

/**
 * Scripts that pages name, in `scripts/client`, by what they share: that stands in files beside theirs, as what is loaded later
 * does. Search, the map and the worker that paints it share nothing with others, since a reader waits for every
 * file more.
 */
const bundles = [["page", "library"], ["search"], ["map"], ["painter"]] as const;
const entries = bundles.flat();

/** What pages load, by address: each name changes with what the file holds, so that it may be kept for ever. */
export type Loaded = Readonly<
  Record<`${(typeof entries)[number]}.js` | `${"style" | "pages" | "search" | "map" | "library"}.css`, string>
>;

/** What readers' browsers run, by output path, and the addresses of the entries. */
export interface Client {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly entries: Readonly<Record<`${(typeof entries)[number]}.js`, string>>;
}

/** Bundles the client scripts. */
export async function bundleClient(): Promise<Client> {
  const made = await Promise.all(bundles.map(bundled));
  const files = made.flatMap(({ outputFiles }) => outputFiles);
  const outputs = made.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  const urlOf = (name: string) => outputs.find(([, { entryPoint }]) => entryPoint === sourceOf(name))?.[0];
  return {
    files: new Map(files.map(({ path, contents }) => [`engine/${basename(path)}`, contents])),
    entries: Object.fromEntries(entries.map((name) => [`${name}.js`, `/${urlOf(name)}`])) as Client["entries"],
  };
}

const sourceOf = (name: string) => `scripts/client/${name}.ts`;

function bundled(names: readonly string[]) {
  return build({
    entryPoints: names.map(sourceOf),
    absWorkingDir: root,
    outdir: "engine",
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    write: false,
  });
}
