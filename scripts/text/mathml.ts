import type { MathSpan } from "./math.ts";
import { plainMath } from "./mathplain.ts";
import { mathml } from "./temml.ts";
import { escapeHtml } from "./textcommands.ts";

export interface Converted {
  readonly html: string;
  /** False when the formula stayed as its author wrote it, in `<code class="tex">`. */
  readonly whole: boolean;
}

/** One formula as HTML: plain text where that says the same, MathML, or its source when it can't be converted. Never throws. */
export function mathToHtml({ body, display }: MathSpan, source: string): Converted {
  try {
    return { html: plainMath(body) ?? mathml(body, display), whole: true };
  } catch {
    return { html: `<code class="tex">${escapeHtml(source)}</code>`, whole: false };
  }
}
