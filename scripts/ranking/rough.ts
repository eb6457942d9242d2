import type { Themes } from "./lsa.ts";
import { tenThousandths } from "./score.ts";
import type { TermIndex } from "./terms.ts";

/** Weights of words are whole numbers of this size here, of themes of that: both fit a byte. */
const wordUnit = 240;
const themeUnit = 127;

/** How far a rough likeness may be off, in ten-thousandths; four times what it is off in the middle. */
export const roughness = 100;

/**
 * Asks for one row's likeness to other rows, about, in ten-thousandths: in bytes, so that what is read of a paper takes a third
 * of the memory. Most pairs are told apart by it. A row's function is the asker's only until the next row is asked.
 */
export function roughLikenessFrom(
  { papers: { offsets, ids, values }, words }: TermIndex,
  themes: Themes | null,
): (row: number) => (other: number) => number {
  const share = themes?.share ?? 0;
  const perWord = ((1 - share) * tenThousandths) / (wordUnit * wordUnit);
  const perTheme = (share * tenThousandths) / (themeUnit * themeUnit);
  const dims = themes?.dims ?? 0;
  const vectors = themes?.vectors ?? new Float32Array();
  const places = new Int8Array(vectors.length);
  for (let at = 0; at < places.length; at++) places[at] = Math.round((vectors[at] ?? 0) * themeUnit);
  /** `term << 8 | weight`. */
  const entries = new Uint32Array(ids.length);
  for (let k = 0; k < ids.length; k++) entries[k] = ((ids[k] ?? 0) << 8) | Math.round((values[k] ?? 0) * wordUnit);
  /** Of the one row; all zeros but for its terms. */
  const weights = new Uint8Array(words.length);
  const own = new Int32Array(dims);
  let asked = 0;
  const likeness = (other: number) => {
    let shared = 0;
    for (let k = offsets[other] ?? 0, end = offsets[other + 1] ?? 0; k < end; k++) {
      const entry = entries[k] ?? 0;
      shared += (weights[entry >>> 8] ?? 0) * (entry & 0xff);
    }
    let near = 0;
    for (let d = 0, at = other * dims; d < dims; d += 4, at += 4)
      near +=
        (own[d] ?? 0) * (places[at] ?? 0) +
        (own[d + 1] ?? 0) * (places[at + 1] ?? 0) +
        (own[d + 2] ?? 0) * (places[at + 2] ?? 0) +
        (own[d + 3] ?? 0) * (places[at + 3] ?? 0);
    return shared * perWord + Math.max(0, near) * perTheme;
  };
  return (row) => {
    for (let k = offsets[asked] ?? 0, end = offsets[asked + 1] ?? 0; k < end; k++) weights[ids[k] ?? 0] = 0;
    for (let k = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; k < end; k++) {
      const entry = entries[k] ?? 0;
      weights[entry >>> 8] = entry & 0xff;
    }
    for (let d = 0; d < dims; d++) own[d] = places[row * dims + d] ?? 0;
    asked = row;
    return likeness;
  };
}
