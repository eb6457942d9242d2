import { type Face, widthOf } from "./faces.ts";

/** A text in lines, and the size at which they fit. Unit of the size: pixels. */
export interface Lines {
  readonly lines: readonly string[];
  readonly size: number;
}

/**
 * The largest of some sizes at which a drawable text fits its room; at the smallest it ends with an ellipsis where it does
 * not. The lines are made as even as their number allows.
 *
 * @param most How many lines the room has at a size.
 * @param sizes Largest first. Units of all: pixels.
 */
export function fitted(
  text: string,
  face: Face,
  width: number,
  most: (size: number) => number,
  sizes: readonly number[],
): Lines {
  for (const size of sizes) {
    const lines = wrapped(text, face, width / size);
    if (lines.length <= most(size)) return { lines: even(lines, face, width / size), size };
  }
  const size = sizes.at(-1) ?? 1;
  const lines = wrapped(text, face, width / size);
  const kept = Math.max(1, most(size)) - 1;
  return { lines: [...lines.slice(0, kept), shortened(lines.slice(kept).join(" "), face, width / size)], size };
}

/** Lines of words; a word that is wider than a line is cut. @param width A multiple of the size. */
function wrapped(text: string, face: Face, width: number): string[] {
  return filled(
    text.split(" ").flatMap((word) => cut(word, face, width)),
    face,
    width,
    " ",
  );
}

/** Parts put together in lines as full as they can be. */
function filled(parts: readonly string[], face: Face, width: number, between: "" | " "): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = `${lines.at(-1)}${between}${part}`;
    if (lines.length > 0 && widthOf(longer, face) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** A word in pieces that fit: after its hyphens and strokes where that helps, else anywhere. */
function cut(word: string, face: Face, width: number): string[] {
  const fits = (part: string) => widthOf(part, face) <= width;
  if (fits(word)) return [word];
  const parts = word.split(/(?<=[-/–—])/).flatMap((part) => (fits(part) ? [part] : [...part]));
  return filled(parts, face, width, "");
}

/** The same number of lines in the narrowest width that has it and cuts no further word. */
function even(lines: readonly string[], face: Face, width: number): readonly string[] {
  const words = lines.flatMap((line) => line.split(" "));
  const widest = Math.max(...words.map((word) => widthOf(word, face)));
  let best = lines;
  for (let narrower = width * 0.95; narrower > Math.max(widest, width / 2); narrower -= width * 0.05) {
    const evener = filled(words, face, narrower, " ");
    if (evener.length > lines.length) break;
    best = evener;
  }
  return best;
}

function shortened(text: string, face: Face, width: number): string {
  let kept = text;
  while (kept !== "" && widthOf(`${kept}…`, face) > width) kept = [...kept].slice(0, -1).join("");
  const words = kept.slice(0, kept.lastIndexOf(" "));
  // Between words, unless that would leave half of the line empty.
  const whole = text.startsWith(`${kept} `) || words.length < kept.length / 2 ? kept : words;
  return `${whole.replace(/[\s,;:.–-]+$/, "")}…`;
}
