import { withoutForbidden } from "../config/forbidden.ts";

/** One line: forbidden characters removed, every run of blanks, tabs and line ends one space, none at the ends. */
export function oneLine(text: string): string {
  // Form feeds are blanks, and forbidden: they have to be spaces before what is forbidden goes.
  return withoutForbidden(text.replace(/[\t\r\n\f\v]/g, " "))
    .replace(/ {2,}/g, " ")
    .trim();
}

/** What two writings of one title or abstract share: letters and digits in lower case, marks folded. */
export function normalised(text: string): string {
  return withoutMarks(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Accents and other marks off; letters in other forms, such as small capitals and ligatures, in their usual one. */
export function withoutMarks(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "");
}
