import { printable } from "../config/printable.ts";

/** Text that markdown takes for nothing but text, on one line. */
export function inert(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\\`*_{}[\]()#+!|<>@~:&-]|(?<=\bwww)\./gi, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Text as a span of markdown's code: a forge makes no link, image or formatting of it, and calls nobody by an @. It reads well
 * in a terminal too. What shows nothing, or reorders what stands around it, is written as its code point.
 */
export function inCode(text: string): string {
  const shown = printable(text.replace(/\p{Cf}/gu, escaped)).trim();
  const ticks = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(ticks + 1);
  // A blank beside a backtick keeps it apart from the fence, and is not shown.
  return ticks > 0 ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
