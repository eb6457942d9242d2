import { printable } from "../config/printable.ts";
import { withoutHidden } from "../text/hidden.ts";

/** A sentence with words of another's server in it, as a log and a page may show it. */
export function told(sentence: string): string {
  return printable(withoutHidden(sentence));
}
