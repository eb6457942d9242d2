import { createRequire } from "node:module";
import type temmlTypes from "temml";
import { cleanMathml } from "./mathclean.ts";
import type { Definitions } from "./mathdefinitions.ts";
import { macrosIn } from "./mathmacros.ts";
import { isMisread, sourceForTemml } from "./mathsource.ts";

let loaded: typeof temmlTypes | undefined;

/** Temml takes some 25 ms to load, and the papers of most days hold few formulas: it is loaded with the first. */
function temml(): typeof temmlTypes {
  if (loaded) return loaded;
  const library: typeof temmlTypes = createRequire(import.meta.url)("temml");
  loaded = library;
  return library;
}

/**
 * A formula as MathML.
 *
 * @param defined Commands that the text around it defines, and what they stand for.
 * @throws {Error} If the formula is broken, or uses a command that neither Temml, its authors nor we define.
 */
export function mathml(body: string, display: boolean, defined: Definitions = new Map()): string {
  const source = sourceForTemml(body);
  if (isMisread(source, defined)) throw new TypeError(`Cannot print ${source}: expected no accents of text`);
  const own = Object.fromEntries([...defined].map(([name, meaning]) => [`\\${name}`, sourceForTemml(meaning)]));
  return cleanMathml(
    temml().renderToString(source, {
      displayMode: display,
      throwOnError: true,
      // No command may make a link, an id, a class or a style.
      trust: false,
      macros: { ...macrosIn([source, ...Object.values(own)].join(" ")), ...own },
      maxExpand: 500,
      // em: `\rule{99999em}{99999em}` would cover the page.
      maxSize: [3, 3],
    }),
  );
}
