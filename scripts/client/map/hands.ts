import { moved, type Sheet, type View, zoomed } from "./view.ts";

/** What hands on the map ask for. */
export interface Asked {
  readonly view: () => View;
  readonly sheet: () => Sheet;
  /** Shows another view at once, or on the way. */
  show(view: View, isSmooth?: boolean): void;
  home(): void;
  /** The pointer is over this pixel, or has left. */
  over(at: Place | null): void;
  /** A press that moved nothing. `reach` is how far around it counts, in pixels. */
  press(at: Place, reach: number): void;
  /** A key that moves the map: what is in the middle is meant from now on. */
  aim(): void;
  enter(): void;
  escape(): void;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Pixels that a key moves the map by, and the ratio of one step of zooming. */
const stride = 60;
export const zoomStep = 1.5;
/** A pointer that moves less than this presses. */
const slack = 5;

/** Lets a canvas be moved by mouse, fingers, wheel and keys. */
export function listen(canvas: HTMLCanvasElement, asked: Asked): void {
  byPointers(canvas, asked);
  canvas.addEventListener(
    "wheel",
    (event) => {
      const by = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : event.ctrlKey ? 0.01 : 0.0018));
      const next = zoomed(asked.view(), by, asked.sheet(), placeOf(canvas, event));
      // Where the whole map is seen, a wheel that turns on scrolls the page on.
      if (next.scale === asked.view().scale && !event.ctrlKey) return;
      event.preventDefault();
      asked.show(next);
    },
    { passive: false },
  );
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !byKey(event.key, asked)) return;
    event.preventDefault();
  });
}

function byKey(key: string, asked: Asked): boolean {
  const view = asked.view();
  const to = (dx: number, dy: number) => () => asked.show(moved(view, dx * stride, dy * stride), true);
  const by = (ratio: number) => () => asked.show(zoomed(view, ratio, asked.sheet()), true);
  const aims: Readonly<Record<string, () => void>> = {
    ArrowLeft: to(1, 0),
    ArrowRight: to(-1, 0),
    ArrowUp: to(0, 1),
    ArrowDown: to(0, -1),
    "+": by(zoomStep),
    "=": by(zoomStep),
    "-": by(1 / zoomStep),
    "0": asked.home,
    Home: asked.home,
  };
  const act = aims[key] ?? { Enter: asked.enter, Escape: asked.escape }[key];
  if (!act) return false;
  if (aims[key]) asked.aim();
  act();
  return true;
}

/** One pointer moves the map, two also zoom it. */
function byPointers(canvas: HTMLCanvasElement, asked: Asked): void {
  const down = new Map<number, Place>();
  let way = 0;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) way = 0;
    down.set(event.pointerId, placeOf(canvas, event));
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const at = placeOf(canvas, event);
    const before = down.get(event.pointerId);
    if (!before) {
      if (event.pointerType === "mouse") asked.over(at);
      return;
    }
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, at);
    way += Math.abs(at.x - before.x) + Math.abs(at.y - before.y);
    if (way < slack) return;
    asked.over(null);
    const view = moved(asked.view(), (at.x - before.x) / down.size, (at.y - before.y) / down.size);
    if (!other) return asked.show(view);
    const apart = (place: Place) => Math.hypot(place.x - other.x, place.y - other.y);
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    asked.show(zoomed(view, apart(at) / Math.max(1, apart(before)), asked.sheet(), middle));
  });
  const up = (event: PointerEvent) => {
    const was = down.delete(event.pointerId);
    if (was && event.type === "pointerup" && way < slack)
      asked.press(placeOf(canvas, event), event.pointerType === "mouse" ? 14 : 26);
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => asked.over(null));
}

function placeOf(canvas: HTMLCanvasElement, { clientX, clientY }: MouseEvent): Place {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
