import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import Eleventy from "@11ty/eleventy";
import configure from "../.eleventy.ts";
import { compact } from "./site/compact.ts";
import { root } from "./site/engine.ts";
import type { Place } from "./site/href.ts";
import type { Page } from "./site/page.ts";
import type { Order } from "./site/render.ts";
import { templates } from "./site/templates.ts";

/** Prints the pages of an order, and tells how many are printed so far. */
export type Press = (order: Order, onPage?: (printed: number) => void) => Promise<void>;

/** Makes Eleventy and the templates ready to print to a folder. */
export async function openPress(output: string): Promise<Press> {
  let pages: readonly Page[] = [];
  let place: Place = { prefix: "/", page: null };
  let printed = 0;
  let onPage: Parameters<Press>[1];
  // The template language is called as it is: Eleventy would compile a template anew for every page.
  const library = templates(() => place);
  for (const folder of ["kinds", "includes"])
    for (const name of readdirSync(join(root, "templates", folder))) library.getTemplate(name, true);
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
      config.addTransform("progress", (content) => {
        onPage?.(++printed);
        return content;
      });
      return configure(config);
    },
  });
  eleventy.disableLogger();
  await eleventy.init();
  return async (order, tell) => {
    pages = order.pages;
    place = { prefix: new URL(order.base).pathname, page: null };
    onPage = tell;
    printed = 0;
    const [, written] = await eleventy.write();
    if (written.length !== pages.length) {
      throw new Error(`Cannot print every page: ${pages.length} were planned and Eleventy wrote ${written.length}`);
    }
  };
}

/** Eleventy takes paths from the working folder. */
function fromHere(path: string): string {
  return relative(process.cwd(), path);
}
