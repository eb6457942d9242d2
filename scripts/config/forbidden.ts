/**
 * Characters that XML 1.0 forbids: most control characters, lone surrogates, U+FFFE and U+FFFF.
 * One of them anywhere makes a whole feed unreadable.
 */
const forbidden = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** The text without the characters that XML forbids. */
export function withoutForbidden(text: string): string {
  return text.replace(forbidden, "");
}
