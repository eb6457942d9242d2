import { join, relative } from "node:path";
import Eleventy from "@11ty/eleventy";
import configure from "../.eleventy.ts";
import { root } from "./site/engine.ts";
import type { Order, Told } from "./site/render.ts";
import { templates } from "./site/templates.ts";

/** The printing process: prints the pages of one order with Eleventy and tells how far it is. It ends when it is let go. */
process.once("message", ({ pages, output, base }: Order) => {
  const tell = (told: Told) => process.send?.(told);
  print({ pages, output, base }, (printed) => tell({ printed })).then(
    () => tell({ done: true }),
    (error: unknown) => tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

async function print({ pages, output, base }: Order, onPage: (printed: number) => void): Promise<void> {
  const eleventy = new Eleventy(fromHere(join(root, "templates/page.11ty.js")), fromHere(output), {
    quietMode: true,
    config: (config) => {
      // On a slow machine Eleventy would print its own times beside ours, whatever its logger is told.
      config.benchmarkManager.get("Configuration").setIsVerbose(false);
      config.addGlobalData("changed", pages);
      // The template language is called as it is: Eleventy would compile a template anew for every page.
      const library = templates(new URL(base).pathname);
      config.addGlobalData("print", () => library.render.bind(library));
      let printed = 0;
      config.addTransform("progress", (content) => {
        onPage(++printed);
        return content;
      });
      return configure(config);
    },
  });
  eleventy.disableLogger();
  const [, written] = await eleventy.write();
  if (written.length !== pages.length) {
    throw new Error(`Cannot print every page: ${pages.length} were planned and Eleventy wrote ${written.length}`);
  }
}

/** Eleventy takes paths from the working folder. */
function fromHere(path: string): string {
  return relative(process.cwd(), path);
}
