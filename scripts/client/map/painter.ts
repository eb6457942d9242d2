import type { Frame } from "./draw.ts";
import type { Points } from "./points.ts";

/** What the painter is sent first. After it come frames. */
export interface Order {
  /** Handed over, with the message. */
  readonly canvas: OffscreenCanvas;
  readonly points: string;
  /** Of each topic in the legend; shapes as paths of SVG. */
  readonly names: readonly string[];
  readonly shapes: readonly string[];
}

/** The map is painted beside the page, which answers meanwhile, however many papers there are and however slow a phone is. */
export interface Painter {
  paint(frame: Frame): void;
}

/**
 * Sends a painter to work.
 *
 * @param script The address of `client/painter.ts`.
 * @returns With the points, once it has read them.
 * @throws {Error} If its script or the points can't be loaded.
 */
export function hire(script: string, order: Order): Promise<Painter & { readonly points: Points }> {
  const worker = new Worker(script, { type: "module" });
  worker.postMessage(order, [order.canvas]);
  const paint = (frame: Frame) => worker.postMessage(frame);
  return new Promise((done, fail) => {
    const failed = () => fail(new Error("Cannot paint the map"));
    worker.addEventListener("error", failed);
    worker.addEventListener("message", ({ data }: MessageEvent<Points | null>) => {
      if (data) done({ paint, points: data });
      else failed();
    });
  });
}
