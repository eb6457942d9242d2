/**
 * Characters that XML 1.0 forbids: most control characters, lone surrogates, U+FFFE and U+FFFF.
 * One of them anywhere makes a whole feed unreadable.
 */
const forbidden = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** The text without the characters that XML forbids. */
export function withoutForbidden(text: string): string {
  return text.replace(forbidden, "");
}

/** One line: forbidden characters removed, every run of blanks, tabs and line ends one space, none at the ends. */
export function oneLine(text: string): string {
  // Form feeds are blanks, and forbidden: they have to be spaces before what is forbidden goes.
  return withoutForbidden(text.replace(/[\t\r\n\f\v]/g, " "))
    .replace(/ {2,}/g, " ")
    .trim();
}

/** What two writings of one title or abstract share: letters and digits in lower case, marks folded. */
export function normalised(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
