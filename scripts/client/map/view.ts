import { width } from "./points.ts";

/** What of the map is seen: the place in the middle of the sheet, and how large. */
export interface View {
  readonly x: number;
  readonly y: number;
  /** Pixels of the page for one step of the map. */
  readonly scale: number;
}

/** In pixels of the page. */
export interface Sheet {
  readonly wide: number;
  readonly high: number;
}

/** How much larger than at first it may be. */
const closest = 24;
/** Around the whole map, for names at its rim. */
const margin = 28;

/** The whole map. */
export function whole({ wide, high }: Sheet): View {
  const room = Math.max(40, Math.min(wide, high) - 2 * margin);
  return { x: width / 2, y: width / 2, scale: room / width };
}

/** 1 where the whole map is seen. */
export const zoomOf = (view: View, sheet: Sheet) => view.scale / whole(sheet).scale;

/** The same, with its middle on the map, and neither too small nor too large. */
export function held({ x, y, scale }: View, sheet: Sheet): View {
  const least = whole(sheet).scale;
  const kept = (place: number) => Math.min(width, Math.max(0, place));
  const bounded = Math.min(closest * least, Math.max(least, scale));
  return bounded <= least ? whole(sheet) : { x: kept(x), y: kept(y), scale: bounded };
}

/** Moved by pixels. */
export function moved({ x, y, scale }: View, dx: number, dy: number): View {
  return { x: x - dx / scale, y: y - dy / scale, scale };
}

/** Larger or smaller, with what is at a pixel staying there. */
export function zoomed(view: View, by: number, sheet: Sheet, at = { x: sheet.wide / 2, y: sheet.high / 2 }): View {
  const scale = held({ ...view, scale: view.scale * by }, sheet).scale;
  const stay = toMap(view, sheet, at);
  return { x: stay.x - (at.x - sheet.wide / 2) / scale, y: stay.y - (at.y - sheet.high / 2) / scale, scale };
}

export function toSheet(view: View, { wide, high }: Sheet, x: number, y: number) {
  return { x: (x - view.x) * view.scale + wide / 2, y: (y - view.y) * view.scale + high / 2 };
}

function toMap(view: View, { wide, high }: Sheet, at: { readonly x: number; readonly y: number }) {
  return { x: view.x + (at.x - wide / 2) / view.scale, y: view.y + (at.y - high / 2) / view.scale };
}

/** Part of the way from one view to another, `share` from 0 to 1; scales by their ratio. */
export function between(from: View, to: View, share: number): View {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const mix = (a: number, b: number) => a + (b - a) * share;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), scale };
}
