import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import opentype, { type Font, type PathCommand } from "opentype.js";

/** STIX Two, a newspaper's letters. No font of the machine is used: a picture is the same bytes wherever it is made. */
export type Face = "bold" | "regular";

const text = (part: string, weight: number) => `stix-two-text/files/stix-two-text-${part}-${weight}-normal.woff`;
const math = "stix-two-math/files/stix-two-math-latin-400-normal.woff";
const parts = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"];

/** In the order in which a character is looked for. The last is large, and holds what formulas need. */
const files: Readonly<Record<Face, readonly string[]>> = {
  bold: [...parts.map((part) => text(part, 700)), math],
  regular: [...parts.map((part) => text(part, 400)), math],
};

const packages = createRequire(import.meta.url);
const fonts = new Map<string, Font>();

function fontOf(file: string): Font {
  const known = fonts.get(file);
  if (known) return known;
  const { buffer, byteOffset, byteLength } = readFileSync(packages.resolve(`@fontsource/${file}`));
  const font = opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  fonts.set(file, font);
  return font;
}

/** The font of a face that has a character; undefined where none has it. */
function fontFor(face: Face, character: string): Font | undefined {
  for (const file of files[face]) {
    const font = fontOf(file);
    if (font.charToGlyphIndex(character) > 0) return font;
  }
  return undefined;
}

/**
 * A text with what the fonts lack made good: a character in the plain form that Unicode has for it, or left out where it is no
 * letter and no digit (an emoji, a mark of direction). Null where a letter is missing: such a text is not shown at all.
 */
export function drawable(text: string, face: Face): string | null {
  let drawn = "";
  for (const character of text.normalize("NFC").replace(/\s+/g, " ").trim()) {
    if (/\p{C}/u.test(character)) continue;
    const shown = [character, character.normalize("NFKC")].find((one) => [...one].every((part) => fontFor(face, part)));
    if (shown === undefined && /[\p{L}\p{N}]/u.test(character)) return null;
    drawn += shown ?? "";
  }
  return drawn.replace(/ {2,}/g, " ").trim() || null;
}

/** Runs of a text that one font has. */
function runsOf(text: string, face: Face): { readonly font: Font; text: string }[] {
  const runs: { readonly font: Font; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    // A space goes with what is before it.
    if (last && (character === " " || last.font === fontFor(face, character))) last.text += character;
    else {
      const font = fontFor(face, character);
      if (!font) throw new RangeError(`Cannot draw ${JSON.stringify(character)}: no font has it`);
      runs.push({ font, text: character });
    }
  }
  return runs;
}

const widths: Readonly<Record<Face, Map<string, number>>> = { bold: new Map(), regular: new Map() };

/** How wide a drawable text is, as a multiple of its size. */
export function widthOf(text: string, face: Face): number {
  const known = widths[face].get(text);
  if (known !== undefined) return known;
  const width = runsOf(text, face).reduce((sum, run) => sum + run.font.getAdvanceWidth(run.text, 1), 0);
  widths[face].set(text, width);
  return width;
}

/** The outline of a drawable text as the data of an SVG path. @param y Of its baseline. Units: pixels. */
export function outlineOf(text: string, face: Face, size: number, x: number, y: number): string {
  let at = x;
  return runsOf(text, face)
    .map((run) => {
      const { commands } = run.font.getPath(run.text, at, y, size);
      at += run.font.getAdvanceWidth(run.text, size);
      return commands.map(printed).join("");
    })
    .join("");
}

/** To a tenth of a pixel. The package's own printer writes NaN for numbers near a whole one. */
function printed({ type, x1, y1, x2, y2, x, y }: PathCommand): string {
  const numbers = [x1, y1, x2, y2, x, y].flatMap((value) => (value === undefined ? [] : [Math.round(value * 10) / 10]));
  return `${type}${numbers.join(" ")}`;
}
