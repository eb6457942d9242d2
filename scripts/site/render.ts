import { join, relative } from "node:path";
import { root } from "./engine.ts";
import type { Page } from "./page.ts";

/** Prints pages into the output folder; `onPage` is told how many are printed so far. */
export type Print = (pages: readonly Page[], onPage?: (printed: number) => void) => Promise<void>;

/**
 * Loads Eleventy and the templates: only when there is something to print, since that takes longer than planning a small site.
 *
 * @param base The site's address; its path is what links on pages start with.
 * @returns A function that throws if a template failed, or Eleventy wrote another number of files than there are pages.
 */
export async function printer(output: string, base: string): Promise<Print> {
  const [{ default: Eleventy }, { templates }] = await Promise.all([
    import("@11ty/eleventy"),
    import("./templates.ts"),
  ]);
  return async (pages, onPage) => {
    const eleventy = new Eleventy(fromHere(join(root, "templates/page.njk")), fromHere(output), {
      configPath: fromHere(join(root, ".eleventy.ts")),
      quietMode: true,
      config: (config) => {
        config.addGlobalData("changed", pages);
        config.setLibrary("njk", templates(new URL(base).pathname));
        let printed = 0;
        if (!onPage) return;
        config.addTransform("progress", (content) => {
          onPage(++printed);
          return content;
        });
      },
    });
    eleventy.disableLogger();
    const [, written] = await eleventy.write();
    if (written.length !== pages.length)
      throw new Error(`Cannot print every page: ${pages.length} were planned and Eleventy wrote ${written.length}`);
  };
}

/** Eleventy takes paths from the working folder. */
function fromHere(path: string): string {
  return relative(process.cwd(), path);
}
