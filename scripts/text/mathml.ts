import { createRequire } from "node:module";
import type temmlTypes from "temml";
import type { MathSpan } from "./math.ts";
import { cleanMathml } from "./mathclean.ts";
import { macrosIn } from "./mathmacros.ts";
import { plainMath } from "./mathplain.ts";
import { sourceForTemml } from "./mathsource.ts";
import { escapeHtml } from "./textcommands.ts";

export interface Converted {
  readonly html: string;
  /** False when the formula stayed as its author wrote it, in `<code class="tex">`. */
  readonly whole: boolean;
}

let loaded: typeof temmlTypes | undefined;

/** Temml takes some 25 ms to load, and the papers of most days hold few formulas: it is loaded with the first. */
function temml(): typeof temmlTypes {
  if (loaded) return loaded;
  const library: typeof temmlTypes = createRequire(import.meta.url)("temml");
  loaded = library;
  return library;
}

/** One formula as HTML: plain text where that says the same, MathML, or its source when it can't be converted. Never throws. */
export function mathToHtml({ body, display }: MathSpan, source: string): Converted {
  try {
    return { html: plainMath(body) ?? mathml(body, display), whole: true };
  } catch {
    return { html: `<code class="tex">${escapeHtml(source)}</code>`, whole: false };
  }
}

/** @throws {Error} If the formula is broken, or uses a command that neither Temml nor we know. */
function mathml(body: string, display: boolean): string {
  const source = sourceForTemml(body);
  return cleanMathml(
    temml().renderToString(source, {
      displayMode: display,
      throwOnError: true,
      // No command may make a link, an id, a class or a style.
      trust: false,
      macros: macrosIn(source),
      maxExpand: 500,
      // em: `\rule{99999em}{99999em}` would cover the page.
      maxSize: [3, 3],
    }),
  );
}
