import type { MathSpan } from "./math.ts";
import { type Definitions, withoutDefinitions } from "./mathdefinitions.ts";
import { plainMath } from "./mathplain.ts";
import { repaired } from "./mathrepair.ts";
import { mathml } from "./temml.ts";
import { escapeHtml } from "./textcommands.ts";

export interface Converted {
  readonly html: string;
  /** False when the formula stayed as its author wrote it, in `<code class="tex">`. */
  readonly whole: boolean;
}

/**
 * One formula as HTML: plain text where that says the same, MathML, or its source when it can't be converted. Never throws.
 *
 * @param defined What the text around it defines. A formula that only defines prints nothing.
 */
export function mathToHtml(span: MathSpan, source: string, defined?: Definitions): Converted {
  if (defined && defined.size > 0) return converted(span, source, defined);
  const key = `${span.display} ${source}`;
  const known = seen.get(key) ?? converted(span, source);
  if (seen.size >= mostSeen) seen.clear();
  seen.set(key, known);
  return known;
}

/** Most formulas are short, and stand in many papers: each is converted once. */
const seen = new Map<string, Converted>();
const mostSeen = 20_000;

function converted({ body, display }: MathSpan, source: string, defined?: Definitions): Converted {
  const { rest, definitions } = withoutDefinitions(body);
  if (rest.trim() === "") return { html: "", whole: true };
  const known = new Map([...(defined ?? []), ...definitions]);
  for (const attempt of new Set([rest, repaired(rest)])) {
    try {
      return { html: plainMath(attempt) ?? mathml(attempt, display, known), whole: true };
    } catch {
      // The next attempt, or its source.
    }
  }
  return { html: `<code class="tex">${escapeHtml(source)}</code>`, whole: false };
}
