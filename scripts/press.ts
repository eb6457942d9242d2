import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import Eleventy from "@11ty/eleventy";
import configure from "../.eleventy.ts";
import { sha256Of } from "./config/hash.ts";
import { compact } from "./site/compact.ts";
import { root } from "./site/engine.ts";
import type { Place } from "./site/href.ts";
import type { Page } from "./site/page.ts";
import type { Order, Written } from "./site/render.ts";
import { templates } from "./site/templates.ts";

/** Prints the pages of an order, and tells how many are printed so far. Returns what it wrote. */
export type Press = (order: Order, onPage?: (printed: number) => void) => Promise<readonly Written[]>;

/** How often it is told how far the printing is. Unit: pages. */
const tellEvery = 100;

/**
 * Makes Eleventy and the templates ready to print to a folder. One order is printed at a time.
 *
 * @param beforePage Called before each page is written.
 */
export async function openPress(output: string, beforePage = () => {}): Promise<Press> {
  let pages: readonly Page[] = [];
  let place: Place = { prefix: "/", page: null };
  let written: Written[] = [];
  let onPage: Parameters<Press>[1];
  // The template language is called as it is: Eleventy would compile a template anew for every page.
  const library = templates(() => place);
  for (const folder of ["kinds", "includes"])
    for (const name of readdirSync(join(root, "templates", folder))) library.getTemplate(name, true);
  const open = async () => {
    const eleventy = new Eleventy(fromHere(join(root, "templates/page.11ty.js")), fromHere(output), {
      quietMode: true,
      config: (config) => {
        // On a slow machine Eleventy would print its own times beside ours, whatever its logger is told.
        config.benchmarkManager.get("Configuration").setIsVerbose(false);
        config.addGlobalData("changed", () => pages);
        config.addGlobalData("print", () => (template: string, context: { readonly entry: Page }) => {
          // A site may have 100,000 papers, whose pages must fit a free host: they are as short as can be.
          const { kind, url } = context.entry;
          place = { ...place, page: kind === "paper" ? url : null };
          return kind === "paper" ? compact(library.render(template, context)) : library.render(template, context);
        });
        config.addTransform("written", function (content) {
          beforePage();
          const path = relative(output, this.page.outputPath).replaceAll(sep, "/");
          const bytes = Buffer.from(content);
          written.push([path, bytes.length, sha256Of(bytes)]);
          if (written.length % tellEvery === 0) onPage?.(written.length);
          return content;
        });
        return configure(config);
      },
    });
    eleventy.disableLogger();
    await eleventy.init();
    return eleventy;
  };
  // Eleventy keeps every page that it printed: each order has one of its own, and the first is ready before it is asked for.
  let ready: Promise<Eleventy> | null = open();
  await ready;
  return async ({ shell, file }, tell) => {
    pages = readFileSync(file, "latin1")
      .split("\n")
      .map((line): Page => ({ ...JSON.parse(line), shell }));
    place = { prefix: new URL(shell.base).pathname, page: null };
    onPage = tell;
    written = [];
    const eleventy = await (ready ?? open());
    ready = null;
    const [, files] = await eleventy.write();
    if (files.length !== pages.length || written.length !== pages.length) {
      throw new Error(`Cannot print every page: ${pages.length} were planned and Eleventy wrote ${files.length}`);
    }
    pages = [];
    return written;
  };
}

/** Eleventy takes paths from the working folder. */
function fromHere(path: string): string {
  return relative(process.cwd(), path);
}
