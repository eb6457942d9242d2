import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import Eleventy from "@11ty/eleventy";
import configure from "../.eleventy.ts";
import { systemErrorIn } from "./config/system.ts";
import { compact } from "./site/compact.ts";
import { root } from "./site/engine.ts";
import type { Place } from "./site/href.ts";
import type { Page } from "./site/page.ts";
import type { Order, Told } from "./site/render.ts";
import { templates } from "./site/templates.ts";

/**
 * The printing process, given the folder to print to: makes Eleventy and the templates ready, prints the pages of one order
 * and tells how far it is. It ends when it is let go.
 */
const printer = prepare(process.argv[2] ?? "");
// Whoever orders is told.
printer.catch(() => {});
process.once("message", async (order: Order) => {
  const tell = (told: Told) => process.send?.(told);
  try {
    await (await printer)(order, (printed) => tell({ printed }));
    tell({ done: true });
  } catch (error) {
    const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell({ failed, system: systemErrorIn(error) });
  }
});

async function prepare(output: string) {
  let pages: readonly Page[] = [];
  let place: Place = { prefix: "/", page: null };
  let onPage = (_printed: number) => {};
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
      let printed = 0;
      config.addTransform("progress", (content) => {
        onPage(++printed);
        return content;
      });
      return configure(config);
    },
  });
  eleventy.disableLogger();
  await eleventy.init();
  return async (order: Order, tell: (printed: number) => void): Promise<void> => {
    pages = order.pages;
    place = { prefix: new URL(order.base).pathname, page: null };
    onPage = tell;
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
