/** As RFC 9110 has them: "Sun, 06 Nov 1994 08:49:37 GMT", and the two old forms, of which the second names no zone. */
const date = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w -]{5,12} [\d: ]{8,13}(?: GMT)?$/;

/**
 * What a `Retry-After` header asks us to wait.
 *
 * @param header Seconds, or the date of a day and time.
 * @param now Unit: milliseconds since 1970-01-01T00:00:00Z.
 * @returns 0 for a time that has passed; null for no such header, and for one that says neither. Unit: milliseconds.
 */
export function retryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  // What names no zone would be read in the machine's own.
  const at = date.test(header) ? Date.parse(header.endsWith("GMT") ? header : `${header} GMT`) : NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
