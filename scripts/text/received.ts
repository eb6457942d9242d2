import { withoutHidden } from "./hidden.ts";
import { mended } from "./mojibake.ts";
import { oneLine } from "./plain.ts";

/** A text from another's server as it is kept, empty where there is none: mended where it was mangled, nothing hidden in it, on one line. */
export function received(text = ""): string {
  // Mended first: no-break spaces and control characters are bytes of what was mangled, and would be trimmed.
  return oneLine(withoutHidden(mended(text)).replace(/[\u0085\u2028\u2029]/g, " "));
}
