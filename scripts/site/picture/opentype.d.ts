/** The part of opentype.js that pictures use; the package has no types of its own. */
declare module "opentype.js" {
  export interface Font {
    /** 0 where the font lacks the character. */
    charToGlyphIndex(character: string): number;
    /** Unit: that of `size`. */
    getAdvanceWidth(text: string, size: number): number;
    getPath(text: string, x: number, y: number, size: number): { readonly commands: readonly PathCommand[] };
  }
  /** With the coordinates that an SVG path has, named as there. */
  export interface PathCommand {
    readonly type: "M" | "L" | "Q" | "C" | "Z";
    readonly x1?: number;
    readonly y1?: number;
    readonly x2?: number;
    readonly y2?: number;
    readonly x?: number;
    readonly y?: number;
  }
  const opentype: { parse(file: ArrayBuffer): Font };
  export default opentype;
}
