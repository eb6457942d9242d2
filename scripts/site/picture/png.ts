import { Resvg } from "@resvg/resvg-js";
import { encode } from "fast-png";
import { outlineOf } from "./faces.ts";
import { marksOf, type PictureView } from "./layout.ts";
import { type Colour, frame, type Mark } from "./marks.ts";

/** The light scheme's, as the style sheet has them. */
const paper = "#fefdfa";
const colours: Readonly<Record<Colour, string>> = {
  ink: "#1c1a17",
  quiet: "#5b564d",
  accent: "#9a2116",
  rule: "#d8d2c5",
};

/** A picture as a PNG of 16 colours. The same view gives the same bytes. */
export function pngOf(view: PictureView): Uint8Array {
  const { pixels } = new Resvg(svgOf(marksOf(view)), { font: { loadSystemFonts: false } }).render();
  const { width, height } = frame;
  const image = { width, height, depth: 4, channels: 1, data: indexed(pixels), palette } as const;
  return encode(image, { zlib: { level: 6 } });
}

/** Letters are outlines here: no text is left that could be read as markup. */
function svgOf(marks: readonly Mark[]): string {
  const drawn = marks.map((mark) =>
    "line" in mark
      ? `<path fill="${colours[mark.colour]}" d="${outlineOf(mark.line, mark.face, mark.size, mark.x, mark.y)}"/>`
      : `<rect fill="${colours[mark.colour]}" x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"/>`,
  );
  const { width, height } = frame;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect fill="${paper}" width="${width}" height="${height}"/>${drawn.join("")}</svg>`;
}

const rgb = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** From the paper to a colour in even steps, the paper left out. */
const ramp = (colour: string, steps: number) =>
  Array.from({ length: steps }, (_, i) =>
    rgb(paper).map((from, c) => Math.round(from + (((rgb(colour)[c] ?? 0) - from) * (i + 1)) / steps)),
  );

/** The edges of letters are between the paper and a colour; those of the quieter ones are near enough to the ink's. */
const palette: number[][] = [rgb(paper), ...ramp(colours.ink, 11), ...ramp(colours.accent, 4)];

/** The place in the palette that is nearest to a colour. */
function nearest(colour: readonly number[]): number {
  const distance = (other: readonly number[]) =>
    colour.reduce((sum, value, c) => sum + (value - (other[c] ?? 0)) ** 2, 0);
  return palette.reduce((best, other, i) => (distance(other) < distance(palette[best] ?? []) ? i : best), 0);
}

const found = new Map<number, number>();

/**
 * The places in the palette of all pixels, two in a byte.
 *
 * @param pixels Red, green, blue and alpha of each, row by row.
 */
function indexed(pixels: Uint8Array): Uint8Array {
  const data = new Uint8Array(pixels.length / 8);
  let [before, place] = [-1, 0];
  for (let i = 0; i < pixels.length / 4; i++) {
    const [r = 0, g = 0, b = 0] = [pixels[i * 4], pixels[i * 4 + 1], pixels[i * 4 + 2]];
    const key = (r << 16) | (g << 8) | b;
    // Most pixels are like the one before.
    if (key !== before) {
      before = key;
      place = found.get(key) ?? nearest([r, g, b]);
      found.set(key, place);
    }
    data[i >> 1] = (data[i >> 1] ?? 0) | (i % 2 === 0 ? place << 4 : place);
  }
  return data;
}
