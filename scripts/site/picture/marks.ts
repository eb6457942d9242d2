import { type Face, widthOf } from "./faces.ts";
import { fitted } from "./lines.ts";

/** Pixels: what those who show such pictures ask for. */
export const frame = { width: 1200, height: 630 } as const;

export type Colour = "ink" | "quiet" | "accent" | "rule";

/** Units of all: pixels. */
export type Mark =
  | {
      readonly line: string;
      readonly face: Face;
      readonly size: number;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly colour: Colour;
    }
  | {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: Colour;
    };

export const edge = 56;
export const inner = frame.width - 2 * edge;

/** The double rule of newspapers: one thick line, one thin. */
export function scotch(y: number): Mark[] {
  return [rule(edge, y, inner, 4, "ink"), rule(edge, y + 7, inner, 1, "ink")];
}

/** Line height, as a multiple of the size. */
const leading = 1.14;

/** How many lines of a size a height has. */
export const linesIn = (height: number) => (size: number) => Math.floor(height / (size * leading));

interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As wide as the picture allows. */
export const whole = { x: edge, width: inner } as const;

/** A text in its room, from the top and the left; nothing of an empty one. */
export function block(
  words: string,
  face: Face,
  { x, y, width, height }: Room,
  sizes: readonly number[],
  colour: Colour,
): Mark[] {
  if (words === "") return [];
  const { lines, size } = fitted(words, face, width, linesIn(height), sizes);
  // The first baseline: capitals rise to 0.66 of the size, what has accents higher.
  return lines.map((line, i) => text(line, face, size, x, y + size * (0.86 + i * leading), colour));
}

/** The lowest that any line of a block reaches. */
export function bottomOf(marks: readonly Mark[]): number {
  return Math.max(0, ...marks.map((mark) => ("line" in mark ? mark.y + mark.size * 0.24 : mark.y + mark.height)));
}

export function text(line: string, face: Face, size: number, x: number, y: number, colour: Colour): Mark {
  return { line, face, size, x, y, width: size * widthOf(line, face), colour };
}

export function centred(line: string, face: Face, size: number, y: number, colour: Colour): Mark {
  return text(line, face, size, (frame.width - size * widthOf(line, face)) / 2, y, colour);
}

export function rule(x: number, y: number, width: number, height: number, colour: Colour): Mark {
  return { x, y: Math.round(y), width, height, colour };
}
