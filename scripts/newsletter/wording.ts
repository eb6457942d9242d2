import { withoutForbidden } from "../config/forbidden.ts";
import { functionWords } from "../text/functionwords.ts";
import { texToUnicode } from "../text/tex.ts";

/** Marks that turn the direction of what follows: one left open in a title would turn the rest of the mail. */
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A title, an abstract or a name as one line that any mail program can show: TeX as Unicode, no control characters. */
export function inWords(text: string): string {
  return onOneLine(texToUnicode(text));
}

/** The same of text whose TeX has been converted before: a second time two prices would be taken for a formula. */
export function onOneLine(text: string): string {
  return withoutForbidden(
    text
      .replace(/\s+/gu, " ")
      .replace(/\p{Cc}/gu, "")
      .replace(turns, ""),
  ).trim();
}

/** The same for a mail's header, where the provider knows no way to write a brace that is only a brace. */
export function inHeader(text: string): string {
  return inWords(text).replace(/[{}]/g, "").replace(/\s+/gu, " ").trim();
}

/** Plain text in which a template language finds nothing to run. */
export function inert(text: string): string {
  return text.replace(/\{(?=[{%#])/g, "{ ").replace(/(?<=[}%#])\}/g, " }");
}

/**
 * A text cut between words to at most `room` UTF-16 units, with "…" where something is missing; a last word that only
 * joins ("of", "with") goes too. A single word that is too long is cut between characters.
 */
export function shortened(text: string, room: number): string {
  if (text.length <= room) return text;
  const words = text.slice(0, room).split(" ").slice(0, -1);
  while (words.length > 1 && functionWords.has((words.at(-1) ?? "").toLowerCase())) words.pop();
  const kept = words.join(" ").replace(/[\s\p{P}]+$/u, "");
  return `${kept === "" ? withoutForbidden(text.slice(0, room - 1)) : kept}…`;
}
